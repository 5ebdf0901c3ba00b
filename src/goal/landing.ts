// Where a goal will land: what is there, what is expected of the rest, and how far off that may be.
import { refuseUnknown } from '../error.ts';
import { decimalOf } from '../expr/fraction.ts';
import type { AsOf } from '../period/asOf.ts';
import { normalCdf } from '../stat/normal.ts';
import { normalQuantile } from '../stat/normalQuantile.ts';
import type { ForecastMethod } from '../trend/forecast/ahead.ts';
import type { ForecastReason } from '../trend/forecast/findings.ts';
import { forecastOf } from '../trend/forecast/forecast.ts';
import { seasonLength } from '../trend/forecast/past.ts';
import { neededFor } from '../trend/seasons.ts';
import type { SeriesInput } from '../trend/seriesShape.ts';
import { type GoalPeriods, goalPeriods, type PeriodsReason } from './goalPeriods.ts';
import type { Goal } from './goalShape.ts';
import { type Ahead, allKept, atEnd, meanOf, type Outcome, rateOver, summed } from './outcome.ts';
import { amountOf, isKept, signOf } from './wanted.ts';

/** How a landing is looked for. */
export interface LandingOptions {
  /** Up to when records are known; what the series says unless given. */
  readonly asOf?: AsOf | undefined;
  /**
   * Whether the periods of what is counted once (orders, customers) add up: nobody is in two of them. `progress` finds that out from
   * records; of a series nobody knows it, and unless it is said, there is no landing. Other indicators tell it themselves.
   */
  readonly addsUp?: boolean | undefined;
}

/**
 * Why a landing is not known: as for forecasts; the periods do not fill the days of the goal (weeks in a month), one of them has no value,
 * or nobody said how much of the running one has passed; a rate is given without what it is divided by; amounts in another currency than
 * the goal's; too few values for an interval; customers and the like, who are counted
 * once, where it is not said that their periods add up; milestones, which are no values.
 */
export type LandingReason = ForecastReason | PeriodsReason | 'no-interval' | 'not-additive';

/** What the value of a goal will be at its end. Each interval should hold so often in 100 cases. */
export interface Landing {
  /** What to expect; null with a reason. */
  readonly mean: number | null;
  /** The standard deviation of what may come; 0 where everything is known. */
  readonly deviation: number | null;
  /** The lower end of the interval for 80 of 100 cases. */
  readonly low80: number | null;
  /** The upper end. */
  readonly high80: number | null;
  /** The lower end of the interval for 95 of 100 cases. */
  readonly low95: number | null;
  /** The upper end. */
  readonly high95: number | null;
  /** How probable it is that the target is reached (of what is to stay: that it stays there), 0 to 1. */
  readonly probability: number | null;
  /** How the periods ahead were forecast; null where none was. */
  readonly method: ForecastMethod | null;
  /** How many periods of the goal were forecast, a running one included. */
  readonly ahead: number;
  /** How many periods of the past have a value, those of the goal included. */
  readonly n: number;
  /** Why something is not known; null where all is. */
  readonly reason: LandingReason | null;
}

/** Fewer values tell no probability: nothing is made up. */
const LEAST = 8;

/**
 * Where a goal will land, from the past of its indicator alone: what is there already, and the forecast of the rest. Of a running period,
 * the rest is expected in step with its days. A rate is projected by its parts. With fewer than 8 values there is no answer.
 *
 * Errors of a sum are taken to err together by two fifths (months and shorter) or half (longer periods): measured on the M3 series, where
 * intervals meant for 80 of 100 yearly sums held in 82, and those for 95 in 94.
 *
 * @param input  a column of a table by period, that reaches back before the goal, or `{ points, grain }`
 * @throws {KpiError} bad-argument, bad-date, unknown-field — as for `series`; unknown-option
 * @see    forecast, progress
 * @example
 * ```ts
 * import { goal, landing, revenue } from 'sales-kpi';
 * const points = Array.from({ length: 18 }, (_, i) => ({ period: `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`, value: 100 + (i % 3) }));
 * const year = goal({ id: 'y', of: revenue, target: 1000, between: ['2025-01-01', '2026-01-01'] });
 * const { mean, probability, ahead } = landing(year, { points, grain: 'month' });
 * [mean?.toFixed(0), probability?.toFixed(2), ahead] // => ["1213","0.97",6]
 * ```
 */
export function landing<R extends object>(goal: Goal, input: SeriesInput<R>, options: LandingOptions = {}): Landing {
  refuseUnknown(options, ['asOf', 'addsUp']);
  if (goal.aggregation === 'cumulative' && goal.of.additivity === 'distinct' && options.addsUp !== true)
    return without('not-additive', 0, 0);
  const read = goalPeriods(goal, input, options.asOf);
  if ('reason' in read) return without(read.reason, 0, 0);
  const { series, rate, periods, steps } = read;
  const n = series.values.filter((value) => value !== null).length;
  const open = periods.filter(({ value }) => value === null).length;
  if (open === 0) return landed(goal, outcomeOf(goal, read, null), { method: null, ahead: 0, n });
  if (n < LEAST) return without('small-sample', open, n);
  // Whether the season before comes nearer is only tried where seasons cannot be tested: two years that end in a high December.
  const origins = series.values.length < neededFor(seasonLength(series)) ? 4 : 0;
  const { points, method, reason } = forecastOf(series, rate, { horizon: steps, origins });
  if (reason !== null) return without(reason, open, n);
  const found: Ahead = new Map(points.map((point) => [point.period, point]));
  const outcome = outcomeOf(goal, read, found);
  if (typeof outcome === 'string') return without(outcome, open, n);
  return landed(goal, outcome, { method, ahead: open, n });
}

/** How the periods make the value that counts. */
function outcomeOf(goal: Goal, read: GoalPeriods, ahead: Ahead | null): Outcome | LandingReason {
  if (isKept(goal.kind)) return allKept(goal, read, ahead);
  if (goal.of.additivity === 'ratio') return rateOver(read, ahead);
  if (goal.aggregation === 'latest') return atEnd(read, ahead);
  return goal.aggregation === 'average' ? meanOf(read, ahead) : summed(read, ahead);
}

function without(reason: LandingReason, ahead: number, n: number): Landing {
  const none = { mean: null, deviation: null, low80: null, high80: null, low95: null, high95: null, probability: null, method: null };
  return { ...none, ahead, n, reason };
}

function landed(goal: Goal, outcome: Outcome | LandingReason, about: Pick<Landing, 'method' | 'ahead' | 'n'>): Landing {
  if (typeof outcome === 'string') return without(outcome, about.ahead, about.n);
  const { mean, deviation } = outcome;
  const end = (share: number): number | null => {
    if (deviation === null) return null;
    const value = mean + deviation * normalQuantile(share);
    return (outcome.isNonNegative ? Math.max(0, value) : value) + 0;
  };
  const [low80, high80, low95, high95] = [end(0.1), end(0.9), end(0.025), end(0.975)];
  const probability = bounded(goal, outcome, about);
  const reason = probability === null ? 'no-interval' : null;
  return { mean: mean + 0, deviation, low80, high80, low95, high95, probability, ...about, reason };
}

/** Nothing ahead is certain, and so many periods tell no more: 1 in twice as many is left for what never happened. */
function bounded(goal: Goal, outcome: Outcome, { ahead, n }: Pick<Landing, 'ahead' | 'n'>): number | null {
  const found = outcome.probability === undefined ? probabilityOf(goal, outcome) : outcome.probability;
  if (found === null || ahead === 0 || outcome.isSure) return found;
  const target = decimalOf(amountOf(goal.target)).toNumber();
  const [sign, least] = [signOf(goal), 0.5 / (n + 1)];
  // What only grows and is there, is there.
  if (outcome.isNonNegative && outcome.there !== undefined && (sign > 0 ? outcome.there >= target : outcome.there > target))
    return sign > 0 ? 1 : 0;
  return Math.min(1 - least, Math.max(least, found));
}

/** How probable it is that the value is on the right side of the target; on it is right. */
function probabilityOf(goal: Goal, { mean, deviation }: Outcome): number | null {
  if (deviation === null) return null;
  const over = signOf(goal) * (mean - decimalOf(amountOf(goal.target)).toNumber());
  return deviation === 0 ? Number(over >= 0) : normalCdf(over / deviation);
}
