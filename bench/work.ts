// One question put to several tools, printed as soon as all have answered.
import type { Answer } from './answer.ts';
import { type Job, measure } from './measure.ts';
import { type Measured, printWork } from './report.ts';

/** The same question twice: revenue and orders, then with distinct customers. */
export interface Pair {
  readonly without: Measured;
  readonly distinct: Measured;
}

/** The right answers to both. */
export interface RightPair {
  readonly without: Answer;
  readonly distinct: Answer;
}

/** Measures tools at the same work, and prints it. */
export async function work(title: string, jobs: readonly Job[], right: Answer): Promise<Measured> {
  const measured = { title, results: await measure(jobs, right) };
  printWork(measured);
  return measured;
}

/** Measures tools at month × channel, first without and then with distinct customers; `where` says where the sales lie. */
export async function workPair(where: string, jobs: (distinct: boolean) => readonly Job[], right: RightPair): Promise<Pair> {
  const title = (totals: string): string => `Month × channel, cancelled left out: ${totals} · ${where}`;
  const without = await work(title('revenue, orders'), jobs(false), right.without);
  const distinct = await work(title('revenue, orders, distinct customers'), jobs(true), right.distinct);
  return { without, distinct };
}

/** A number of rows as it is printed. */
export function count(size: number): string {
  return size.toLocaleString('en').replaceAll(',', ' ');
}
