// How the periods of a goal make its value: those that are known as they are, the others as they are forecast.
import { decimalOf } from '../expr/fraction.ts';
import type { Grain } from '../period/grain.ts';
import { normalCdf } from '../stat/normal.ts';
import { normalQuantile } from '../stat/normalQuantile.ts';
import { forecastOf } from '../trend/forecast/forecast.ts';
import type { ForecastPoint } from '../trend/forecast/points.ts';
import type { GoalPeriod, GoalPeriods, PeriodsReason } from './goalPeriods.ts';
import type { Goal } from './goalShape.ts';
import { amountOf, signOf } from './wanted.ts';

/** The forecast of each period ahead, by its name. */
export type Ahead = ReadonlyMap<string, ForecastPoint>;

/** The value at the end of a goal. */
export interface Outcome {
  readonly mean: number;
  readonly deviation: number | null;
  readonly isNonNegative: boolean;
  /** How probable the goal is, where the value at its end does not tell. */
  readonly probability?: number | null;
  /** Whether that is certain already. */
  readonly isSure?: boolean;
  /** What is there already, of what adds up. */
  readonly there?: number;
}

/** A value and how far off it may be. */
interface Expected {
  readonly mean: number;
  readonly deviation: number | null;
}

const Z95 = /* @__PURE__ */ normalQuantile(0.975);

function expectedOf({ id, value }: Pick<GoalPeriod, 'id' | 'value'>, ahead: Ahead | null): Expected {
  const point = ahead?.get(id);
  if (value !== null || point === undefined) return { mean: value ?? 0, deviation: 0 };
  return { mean: point.mean, deviation: point.high95 === null ? null : (point.high95 - point.mean) / Z95 };
}

/**
 * How much the errors of two periods ahead go together. Measured on the M3 series: with it, intervals of sums hold as often as they say;
 * with errors that are independent, those for 80 of 100 yearly sums of months held in 52, with errors that are one in 94.
 */
const togetherBy = (grain: Grain): number => (grain === 'day' || grain === 'week' || grain === 'month' ? 0.4 : 0.5);

/** The deviation of a sum of periods. */
function ofSum(deviations: readonly (number | null)[], grain: Grain): number | null {
  if (deviations.includes(null)) return null;
  const [together, known] = [togetherBy(grain), deviations as readonly number[]];
  const sum = known.reduce((all, one) => all + one, 0);
  const squares = known.reduce((all, one) => all + one * one, 0);
  return Math.sqrt((1 - together) * squares + together * sum * sum);
}

const isNonNegative = ({ series }: GoalPeriods): boolean => series.values.every((value) => value === null || value >= 0);

/** What is there, and the rest; of a running period, the rest is as much of it as its days have left. */
export function summed(read: GoalPeriods, ahead: Ahead | null): Outcome | PeriodsReason {
  const parts = read.periods.map((period): Expected => {
    const { mean, deviation } = expectedOf(period, ahead);
    if (period.toDate === null) return { mean, deviation };
    const left = 1 - period.toDate.elapsed;
    return { mean: period.toDate.value + mean * left, deviation: deviation === null ? null : deviation * Math.sqrt(left) };
  });
  const deviation = ofSum(
    parts.map((part) => part.deviation),
    read.series.grain,
  );
  const there = read.periods.reduce((all, { value, toDate }) => all + (value ?? toDate?.value ?? 0), 0);
  return { mean: parts.reduce((all, { mean }) => all + mean, 0), deviation, isNonNegative: isNonNegative(read), there };
}

/** The mean of the periods. */
export function meanOf(read: GoalPeriods, ahead: Ahead | null): Outcome | PeriodsReason {
  // A stock or a number of customers so far is no part of one.
  const periods = read.isAdditive ? read.periods : read.periods.map((period) => ({ ...period, toDate: null }));
  const sum = summed({ ...read, periods }, ahead);
  if (typeof sum === 'string') return sum;
  const count = periods.length;
  const { there: _, ...rest } = sum;
  return { ...rest, mean: sum.mean / count, deviation: sum.deviation === null ? null : sum.deviation / count };
}

/** The value of the last period. */
export function atEnd(read: GoalPeriods, ahead: Ahead | null): Outcome | PeriodsReason {
  const last = read.periods.at(-1) as GoalPeriod;
  return { ...expectedOf(last, ahead), isNonNegative: isNonNegative(read) };
}

/** The rate over all days: each period weighs as much as what it is divided by. */
export function rateOver(read: GoalPeriods, ahead: Ahead | null): Outcome | PeriodsReason {
  const { rate, series, periods, steps } = read;
  if (rate === null) return 'needs-parts';
  const place = new Map(series.periods.map(({ id }, at) => [id, at]));
  const below = ahead === null ? [] : forecastOf({ ...series, values: rate.denominators }, null, { horizon: steps, origins: 0 }).points;
  const expected = new Map(below.map(({ period, mean }) => [period, mean]));
  // A rate is scale × numerator ÷ denominator + offset.
  const offset = rate.of(0, 1);
  const parts = periods.map((period) => {
    const at = place.get(period.id);
    const { mean, deviation } = expectedOf(period, ahead);
    const [above, weight] = [at === undefined ? null : rate.numerators[at], at === undefined ? null : rate.denominators[at]];
    if (period.value !== null && above != null && weight != null)
      return { weight, sum: rate.of(above, 1) + (weight - 1) * offset, deviation: 0 };
    const share = expected.get(period.id) ?? 0;
    return { weight: share, sum: mean * share, deviation };
  });
  const whole = parts.reduce((all, { weight }) => all + weight, 0);
  if (whole <= 0) return 'zero-denominator';
  const mean = parts.reduce((all, { sum }) => all + sum, 0) / whole;
  const weighted = parts.map(({ deviation, weight }) => (deviation === null ? null : (deviation * weight) / whole));
  return { mean, deviation: ofSum(weighted, series.grain), isNonNegative: isNonNegative(read) };
}

/** Whether all periods stay where they should: none may be on the wrong side. The value is that of the last one. */
export function allKept(goal: Goal, read: GoalPeriods, ahead: Ahead | null): Outcome | PeriodsReason {
  const number = (text: string): number => decimalOf(amountOf(text)).toNumber();
  const [target, upTo] = [number(goal.target), goal.upTo === null ? null : number(goal.upTo)];
  const sign = signOf(goal);
  const shares = read.periods.map((period): number | null => {
    const { mean, deviation } = expectedOf(period, ahead);
    if (deviation === null) return null;
    const above = (bound: number, way: 1 | -1): number =>
      deviation === 0 ? Number(way * (mean - bound) >= 0) : normalCdf((way * (mean - bound)) / deviation);
    return upTo === null ? above(target, sign) : Math.max(0, above(target, 1) + above(upTo, -1) - 1);
  });
  const last = atEnd(read, ahead) as Outcome;
  // What was on the wrong side once has not stayed.
  if (read.periods.some(({ value }, i) => value !== null && shares[i] === 0)) return { ...last, probability: 0, isSure: true };
  if (shares.includes(null)) return { ...last, probability: null };
  const known = shares as readonly number[];
  const apart = known.reduce((all, one) => all * one, 1);
  // Between periods that know nothing of one another and periods that all do alike.
  const together = togetherBy(read.series.grain);
  return { ...last, probability: together * Math.min(...known) + (1 - together) * apart };
}
