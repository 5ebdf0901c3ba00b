// Forecasts one series after the other, and gathers how far they were off, how often intervals held and how long it took.
import { forecastErrors } from '../src/trend/forecast/forecastErrors.ts';
import { type BenchSeries, type BenchSet, groupsOf, type Reached } from './forecastSeries.ts';

/** The forecast of one series. */
export interface Forecasted {
  readonly mean: readonly number[];
  readonly low80: readonly number[];
  readonly high80: readonly number[];
  readonly low95: readonly number[];
  readonly high95: readonly number[];
  /** Milliseconds of computing. */
  readonly ms: number;
  /** Whether it is the naive one. */
  readonly isReplaced?: boolean;
}

/** Forecasts a series; null where it cannot. */
export type Forecaster = (series: BenchSeries) => Forecasted | null;

/** What one group of series came to. */
export interface Scores {
  readonly series: number;
  /** Means over series; shares in percent. */
  readonly symmetricShare: number;
  readonly scaledError: number;
  readonly intervalScore: number;
  /** Shares of all points. */
  readonly coverage80: number;
  readonly coverage95: number;
  /** Milliseconds of computing: half of the series took less. */
  readonly medianTime: number;
}

/** What a run came to. */
export interface Run extends Reached {
  readonly scores: ReadonlyMap<string, Scores>;
  /** Milliseconds of computing for each monthly series, ascending. */
  readonly monthly: readonly number[];
  /** Series without a forecast, or with one that is no number. */
  readonly failed: readonly string[];
  readonly replaced: number;
}

interface Scored {
  readonly group: string;
  readonly points: number;
  readonly scores: Omit<Scores, 'series' | 'medianTime'>;
  readonly isReplaced: boolean;
  readonly ms: number;
}

/** Forecasts all series in one way. */
export function runOver(set: BenchSet, forecaster: Forecaster): Run {
  const failed: string[] = [];
  const scored = set.series.flatMap((one) => {
    const found = scoreOf(one, forecaster(one));
    if (found === null) failed.push(one.id);
    return found ?? [];
  });
  const timesOf = (of: readonly Scored[]): number[] => of.map(({ ms }) => ms).sort((a, b) => a - b);
  const gather = (group: string): [string, Scores] => {
    const of = scored.filter((one) => group === 'all' || one.group === group);
    const mean = (name: keyof Scored['scores'], weight: (one: Scored) => number): number => {
      // A level that never changed has no scale: such a series says nothing of scaled errors.
      const told = of.filter((one) => Number.isFinite(one.scores[name]));
      return told.reduce((sum, one) => sum + weight(one) * one.scores[name], 0) / told.reduce((sum, one) => sum + weight(one), 0);
    };
    const [once, points] = [() => 1, (one: Scored) => one.points];
    const times = timesOf(of);
    return [
      group,
      {
        series: of.length,
        symmetricShare: mean('symmetricShare', once),
        scaledError: mean('scaledError', once),
        intervalScore: mean('intervalScore', once),
        coverage80: mean('coverage80', points),
        coverage95: mean('coverage95', points),
        medianTime: times[Math.floor((times.length - 1) / 2)] ?? Number.NaN,
      },
    ];
  };
  const scores = new Map(groupsOf(set).map(gather));
  const perGroup = (name: 'symmetricShare' | 'scaledError'): Record<string, number> =>
    Object.fromEntries([...scores].map(([group, of]) => [group, of[name]]));
  return {
    scores,
    symmetricShare: perGroup('symmetricShare'),
    scaledError: perGroup('scaledError'),
    monthly: timesOf(scored.filter(({ group }) => group === 'monthly')),
    failed,
    replaced: scored.filter(({ isReplaced }) => isReplaced).length,
  };
}

function scoreOf({ group, train, test, period, h }: BenchSeries, found: Forecasted | null): Scored | null {
  if (found === null) return null;
  const { mean: forecast, low80, high80, low95: low, high95: high, ms, isReplaced = false } = found;
  if (![forecast, low80, high80, low, high].every((list) => list.length === h && list.every(Number.isFinite))) return null;
  const errors = forecastErrors({ actual: test, forecast, low, high, history: train, period });
  const { coverage } = forecastErrors({ actual: test, forecast, low: low80, high: high80, level: 0.8 });
  const scores = {
    symmetricShare: 100 * (errors.symmetricShare ?? Number.NaN),
    scaledError: errors.scaledError ?? Number.NaN,
    intervalScore: errors.intervalScore ?? Number.NaN,
    coverage80: coverage ?? Number.NaN,
    coverage95: errors.coverage ?? Number.NaN,
  };
  return { group, points: h, scores, isReplaced, ms };
}

/** The mean of both errors over those of another forecast, as the M4 competition has it. */
export function weighted(reached: Reached, other: Reached, group: string): number {
  const share = (of: Reached['scaledError'], under: Reached['scaledError']): number =>
    (of[group] ?? Number.NaN) / (under[group] ?? Number.NaN);
  return (share(reached.symmetricShare, other.symmetricShare) + share(reached.scaledError, other.scaledError)) / 2;
}
