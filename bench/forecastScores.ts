// Forecasts one series after the other, and gathers how far they were off, how often intervals held and how long it took.
import { ahead } from '../src/trend/forecast/ahead.ts';
import { forecastErrors } from '../src/trend/forecast/forecastErrors.ts';
import { judged } from '../src/trend/forecast/judged.ts';
import { pointsOf } from '../src/trend/forecast/points.ts';
import { inUnits } from '../src/trend/observed.ts';
import type { BenchSeries, Group } from './forecastSeries.ts';

/** How a run forecasts. */
export interface Way {
  readonly name: string;
  readonly isLight: boolean;
  /** From how many places of the past each is tried, and given up for the naive one where it loses from all. */
  readonly origins: number;
}

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
}

/** What a run came to. */
export interface Run {
  readonly way: Way;
  readonly scores: ReadonlyMap<Group, Scores>;
  /** Milliseconds of computing for each monthly series, ascending. */
  readonly monthly: readonly number[];
  /** Series without a forecast, or with one that is no number. */
  readonly failed: readonly string[];
  readonly replaced: number;
}

interface Scored {
  readonly group: Group;
  readonly points: number;
  readonly scores: Omit<Scores, 'series'>;
  readonly isReplaced: boolean;
  readonly ms: number;
}

/** Forecasts all series in one way. */
export function runOver(series: readonly BenchSeries[], way: Way): Run {
  const failed: string[] = [];
  const scored = series.flatMap((one) => {
    const found = scoreOf(one, way);
    if (found === null) failed.push(one.id);
    return found ?? [];
  });
  const gather = (group: Group): [Group, Scores] => {
    const of = scored.filter((one) => group === 'all' || one.group === group);
    const mean = (name: keyof Scored['scores'], weight: (one: Scored) => number): number =>
      of.reduce((sum, one) => sum + weight(one) * one.scores[name], 0) / of.reduce((sum, one) => sum + weight(one), 0);
    const [once, points] = [() => 1, (one: Scored) => one.points];
    return [
      group,
      {
        series: of.length,
        symmetricShare: mean('symmetricShare', once),
        scaledError: mean('scaledError', once),
        intervalScore: mean('intervalScore', once),
        coverage80: mean('coverage80', points),
        coverage95: mean('coverage95', points),
      },
    ];
  };
  return {
    way,
    scores: new Map((['yearly', 'quarterly', 'monthly', 'other', 'all'] as const).map(gather)),
    monthly: scored.flatMap(({ group, ms }) => (group === 'monthly' ? ms : [])).sort((a, b) => a - b),
    failed,
    replaced: scored.filter(({ isReplaced }) => isReplaced).length,
  };
}

function scoreOf({ group, train, test, period, h }: BenchSeries, { isLight, origins }: Way): Scored | null {
  // The time of the processor: others may be at work on this machine.
  const start = process.cpuUsage();
  const { unit, values } = inUnits(train);
  const y = values as number[];
  const how = { period, isLight, isNonNegative: true };
  const found = judged(y, (cut, steps) => ahead(y.slice(0, y.length - cut), steps, how), h, period, origins);
  const periods = Array.from({ length: h }, (_, i) => ({ id: '', step: i + 1 }));
  const points = found && pointsOf(found, unit, periods, true)?.points;
  const { user, system } = process.cpuUsage(start);
  const lists = (['mean', 'low80', 'high80', 'low95', 'high95'] as const).map((name) => points?.map((point) => point[name] ?? Number.NaN));
  const [forecast, low80, high80, low, high] = lists;
  if (found === null || !lists.flat().every(Number.isFinite) || forecast === undefined) return null;
  const errors = forecastErrors({ actual: test, forecast, low, high, history: train, period });
  const { coverage } = forecastErrors({ actual: test, forecast, low: low80, high: high80, level: 0.8 });
  const scores = {
    symmetricShare: 100 * (errors.symmetricShare ?? Number.NaN),
    scaledError: errors.scaledError ?? Number.NaN,
    intervalScore: errors.intervalScore ?? Number.NaN,
    coverage80: coverage ?? Number.NaN,
    coverage95: errors.coverage ?? Number.NaN,
  };
  return { group, points: h, scores, isReplaced: found.isReplaced, ms: (user + system) / 1000 };
}
