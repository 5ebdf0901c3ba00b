// The series of the M3 competition and what others reached on them: Makridakis and Hibon, International Journal of Forecasting 16 (2000).
// Test data, beside the repository and no part of it.
import { readFileSync } from 'node:fs';

/** The groups of series, and all of them. */
export const groups = ['yearly', 'quarterly', 'monthly', 'other', 'all'] as const;
export type Group = (typeof groups)[number];

/** A series: what was known, and what came. */
export interface BenchSeries {
  readonly id: string;
  readonly period: number;
  readonly group: Exclude<Group, 'all'>;
  readonly h: number;
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/** What someone reached in each group. */
export interface Reached {
  readonly symmetricShare: Readonly<Record<Group, number>>;
  readonly scaledError: Readonly<Record<Group, number>>;
}

const folder = new URL('../../shared/fixtures/stats/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/** Every so many-th of the 3003 series. */
export function benchSeries(every: number): BenchSeries[] {
  return (read('bench-m3.json') as { series: BenchSeries[] }).series.filter((_, i) => i % every === 0);
}

type Figures = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What others reached: published, and computed anew with R. Shares in percent. */
export function othersReached(): Readonly<Record<'naive2' | 'theta' | 'thetaAndEts', Reached>> {
  const targets = read('bench-targets.json') as { publishedM3: Figures; recomputedR: { M3: Readonly<Record<'sMAPE' | 'MASE', Figures>> } };
  const { sMAPE, MASE } = targets.recomputedR.M3;
  const each = (of: (group: Group) => number | undefined): Record<Group, number> =>
    Object.fromEntries(groups.map((group) => [group, of(group) ?? Number.NaN])) as Record<Group, number>;
  const recomputed = (name: string): Reached => {
    const of = (figures: Figures) => each((group) => figures[name]?.[group === 'all' ? 'ALL' : group]);
    return { symmetricShare: of(sMAPE), scaledError: of(MASE) };
  };
  const published = targets.publishedM3['THETA'];
  return {
    naive2: recomputed('naive2'),
    theta: { symmetricShare: each((group) => published?.[group]), scaledError: each((group) => published?.[`mase.${group}`]) },
    thetaAndEts: recomputed('theta+ets'),
  };
}
