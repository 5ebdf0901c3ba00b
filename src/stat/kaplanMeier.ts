// How long something takes when some have not come to it yet: the product-limit estimate. Its shares are products of fractions; they
// are told as numbers, and held against one half exactly where a number is too near to tell. Sorting decides: n log n.
import { excerpt, KpiError } from '../error.ts';
import { criticalValue } from './arguments.ts';

/** How long one was watched, and what ended it. */
export interface Observation {
  /** How long, from 0. */
  readonly time: number;
  /** Whether it happened then; otherwise it had not, and no more is known. */
  readonly event: boolean;
}

/** A time at which it happened to some. */
export interface SurvivalStep {
  /** When. */
  readonly time: number;
  /** How many were still watched, and had not come to it before. */
  readonly atRisk: number;
  /** To how many it happened. */
  readonly events: number;
  /** The share to which it has not happened by then, that moment included. */
  readonly survival: number;
  /** The lower end of an interval about the share; null where it is 0. */
  readonly low: number | null;
  /** The upper end; null where the share is 0. */
  readonly high: number | null;
}

/** The product-limit estimate. */
export interface Survival {
  /** The times at which it happened, in order. */
  readonly steps: readonly SurvivalStep[];
  /** The first time by which it has happened to half or more; null where it never has. */
  readonly median: number | null;
}

/**
 * The Kaplan–Meier estimate of how long something takes, when some are watched for a shorter time than it took: those count as long
 * as they are watched. It holds as far as one who is no longer watched is like the others.
 *
 * Π over the times of events: (at risk − events) ÷ at risk. Whoever is watched up to the time of an event was at risk then.
 * The interval is Greenwood's, on the scale of log(−log), so that it stays within 0 and 1.
 *
 * @param confidence  above 0 and below 1; 0.95 when not given
 * @throws {KpiError} bad-argument — for a time below 0 or that is no number, an event that is no flag, another confidence
 * @source Kaplan and Meier, Nonparametric estimation from incomplete observations, JASA 53 (1958); Greenwood, Reports on Public Health
 * and Medical Subjects 33 (1926); Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data (1980)
 * @see timeToConvertCurve
 * @example
 * ```ts
 * import { kaplanMeier } from 'sales-kpi';
 * const { steps, median } = kaplanMeier([{ time: 2, event: true }, { time: 3, event: false }, { time: 5, event: true }, { time: 9, event: false }]);
 * steps.map(({ time, survival }) => [time, survival]) // => [[2,0.75],[5,0.375]]
 * median // => 5
 * ```
 */
export function kaplanMeier(observations: readonly Observation[], confidence = 0.95): Survival {
  const z = criticalValue(confidence);
  const sorted = [...checked(observations)].sort((a, b) => a.time - b.time);
  const steps: SurvivalStep[] = [];
  const runs: Run[] = [];
  let [before, spread] = [1, 0];
  let median: number | null = null;
  for (let at = 0; at < sorted.length; ) {
    // A time of −0 is 0.
    const time = (sorted[at] as Observation).time + 0;
    const atRisk = sorted.length - at;
    let events = 0;
    for (; sorted[at]?.time === time; at++) if (sorted[at]?.event) events++;
    if (events === 0) continue;
    const last = runs.at(-1);
    const left = atRisk - events;
    // Nobody was lost since the event before: the factors cut down to one fraction.
    if (last?.left === atRisk) last.left = left;
    else {
      if (last !== undefined) before *= last.left / last.of;
      runs.push({ left, of: atRisk });
    }
    const survival = (before * left) / (runs.at(-1) as Run).of;
    spread += events / (atRisk * left);
    steps.push({ time, atRisk, events, survival, ...boundsOf(survival, spread, z) });
    if (median === null && isHalfOrLess(survival, runs)) median = time;
  }
  return { steps, median };
}

/** Events without losses between them: so many are left of so many. */
interface Run {
  left: number;
  readonly of: number;
}

/** Each run is rounded a few times; a share further from one half than that is on the side where it looks. */
function isHalfOrLess(survival: number, runs: readonly Run[]): boolean {
  if (Math.abs(survival - 0.5) > 2 * (runs.length + 1) * Number.EPSILON) return survival < 0.5;
  return 2n * product(runs.map(({ left }) => BigInt(left))) <= product(runs.map(({ of }) => BigInt(of)));
}

/** Halves first, so that large factors meet large ones. */
function product(factors: readonly bigint[]): bigint {
  if (factors.length < 2) return factors[0] ?? 1n;
  const middle = factors.length >> 1;
  return product(factors.slice(0, middle)) * product(factors.slice(middle));
}

function boundsOf(survival: number, spread: number, z: number): Pick<SurvivalStep, 'low' | 'high'> {
  if (survival === 0) return { low: null, high: null };
  const power = Math.exp((z * Math.sqrt(spread)) / -Math.log(survival));
  return { low: survival ** power, high: survival ** (1 / power) };
}

function checked(observations: readonly Observation[]): readonly Observation[] {
  if (!Array.isArray(observations))
    throw new KpiError('bad-argument', `the observations are ${excerpt(observations)}`, 'give a list of { time, event }', ['observations']);
  observations.forEach((one: Partial<Observation> | null, at) => {
    if (typeof one?.time !== 'number' || !Number.isFinite(one.time) || one.time < 0)
      throw new KpiError('bad-argument', `time ${at} is ${excerpt(one?.time)}`, 'give numbers from 0', ['observations', at, 'time']);
    if (typeof one.event !== 'boolean')
      throw new KpiError('bad-argument', `event ${at} is ${excerpt(one.event)}`, 'give true or false', ['observations', at, 'event']);
  });
  return observations;
}
