// The series to forecast: those of the M3 competition, with what others reached on them (Makridakis and Hibon, International Journal of
// Forecasting 16 (2000)), or those of a file that publicSeries.py or publicSeries.R wrote. Test data, and no part of the repository.
import { readFileSync } from 'node:fs';

/** A series: what was known, and what came. */
export interface BenchSeries {
  readonly id: string;
  readonly period: number;
  /** `yearly`, `quarterly`, `monthly`, … */
  readonly group: string;
  readonly h: number;
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/** A set of series. */
export interface BenchSet {
  readonly name: string;
  readonly series: readonly BenchSeries[];
}

/** What someone reached in each group, and in `all`. Shares in percent. */
export interface Reached {
  readonly symmetricShare: Readonly<Record<string, number>>;
  readonly scaledError: Readonly<Record<string, number>>;
}

const folder = new URL('../../shared/fixtures/stats/', import.meta.url);
const read = (file: string | URL): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The 3003 series of the M3 competition. */
export function competition(): BenchSet {
  return { name: 'M3', series: (read(new URL('bench-m3.json', folder)) as { series: BenchSeries[] }).series };
}

/** The series of a file. */
export function seriesIn(file: string): BenchSet {
  const { set, series } = read(file) as { set: string; series: BenchSeries[] };
  return { name: set, series };
}

/** Every so many-th series of a set. */
export const everyOf = (set: BenchSet, every: number): BenchSet => ({ ...set, series: set.series.filter((_, i) => i % every === 0) });

/** The groups of a set, from long periods to short ones, and `all`. */
export function groupsOf({ series }: BenchSet): string[] {
  const known = ['yearly', 'quarterly', 'monthly', 'weekly', 'daily', 'other'];
  const given = new Set(series.map(({ group }) => group));
  return [...known.filter((group) => given.has(group)), ...[...given].filter((group) => !known.includes(group)), 'all'];
}

type Figures = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What others reached on the M3 series: published, and computed anew with R. */
export function othersReached(groups: readonly string[]): Readonly<Record<'naive2' | 'theta' | 'thetaAndEts', Reached>> {
  const targets = read(new URL('bench-targets.json', folder)) as {
    publishedM3: Figures;
    recomputedR: { M3: Readonly<Record<'sMAPE' | 'MASE', Figures>> };
  };
  const { sMAPE, MASE } = targets.recomputedR.M3;
  const each = (of: (group: string) => number | undefined): Record<string, number> =>
    Object.fromEntries(groups.map((group) => [group, of(group) ?? Number.NaN]));
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
