// Times several tools at the same work in rounds, one run of each a round, so that a busy moment of the machine meets all.
import { type Answer, verdict } from './answer.ts';

/** One way to do some work. */
export interface Job {
  readonly tool: string;
  /** Does the work once; the answer is read outside of the timing. */
  run(): Promise<{ readonly ms: number; answer(): Answer }>;
}

/** What came out for one tool. */
export interface Result {
  readonly tool: string;
  readonly median: number;
  readonly runs: number;
  readonly right: boolean;
  readonly verdict: string;
}

/** Makes a job; `before` prepares each run and is not timed. */
export function job<T>(tool: string, work: () => T | Promise<T>, read: (result: T) => Answer, before?: () => Promise<unknown>): Job {
  return {
    tool,
    async run() {
      await before?.();
      globalThis.gc?.();
      const start = performance.now();
      const pending = work();
      const result = pending instanceof Promise ? await pending : pending;
      const ms = performance.now() - start;
      return { ms, answer: () => read(result) };
    },
  };
}

const ROUNDS = 7;
/** A tool that has used up this many milliseconds after its warm-up sits out the other rounds. */
const PATIENCE = 12_000;

/** One warm-up that is checked, then the rounds. */
export async function measure(jobs: readonly Job[], right: Answer): Promise<Result[]> {
  const entries: { job: Job; times: number[]; check: ReturnType<typeof verdict> }[] = [];
  for (const job of jobs) {
    const { answer } = await job.run();
    entries.push({ job, times: [], check: verdict(answer(), right) });
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const { job, times } of entries) {
      const slowest = Math.max(0, ...times);
      if (times.length > 0 && sum(times) + slowest > PATIENCE) continue;
      times.push((await job.run()).ms);
    }
  }
  return entries.map(({ job, times, check }) => ({
    tool: job.tool,
    median: median(times),
    runs: times.length,
    right: check.right,
    verdict: check.text,
  }));
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
