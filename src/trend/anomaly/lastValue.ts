// Whether the last value is where chance would have it: against the interval of a model that has not seen it.

import type { Unit } from '../../plan/metric.ts';
import { fromUnits } from '../observed.ts';
import { FEW } from './fewCounts.ts';
import type { ExpectedBy, JudgedAs, Model } from './model.ts';
import type { Past } from './past.ts';

/** Where chance would have a value: in 95 of 100 cases, in 99 of 100, or farther off. */
export type AnomalyLevel = 'normal' | 'unusual' | 'anomalous';

/** The last value, and what it was expected to be. */
export interface LastValue {
  /** Its period. */
  readonly period: string;
  /** The value. */
  readonly value: number;
  /** What it was expected to be. */
  readonly expected: number;
  /** What the expectation rests on: seasons beside a straight line, the line, or the mean of all before. */
  readonly by: ExpectedBy;
  /** How it was judged: as so many of so many, as a few counts, or as a value with a spread. */
  readonly as: JudgedAs;
  /** The lower end of where it falls in 95 of 100 cases; null where the past leaves nothing to chance. */
  readonly low95: number | null;
  /** The upper end. */
  readonly high95: number | null;
  /** The lower end of where it falls in 99 of 100 cases. */
  readonly low99: number | null;
  /** The upper end. */
  readonly high99: number | null;
  /** The value less what was expected. */
  readonly deviation: number;
  /** The same as a share of what was expected; null where that is not above 0, or counts are too small for shares. */
  readonly relative: number | null;
  /** The probability of a value as far off, or farther; null where the past leaves nothing to chance. */
  readonly pValue: number | null;
  /** The verdict; null where there is none, see `reason`. */
  readonly level: AnomalyLevel | null;
}

/**
 * Why there is no verdict: no periods, or too few values before the last; the last period has no value; all values before were the same,
 * or in one line; it is so far below what was expected that the period may not be over; numbers too large.
 */
export type NoVerdict =
  | 'no-data'
  | 'small-sample'
  | 'missing-value'
  | 'mixed-currency'
  | 'no-spread'
  | 'possibly-incomplete'
  | 'number-out-of-range';

/** So many values must be known before the last. */
export const LAST_NEEDS = 6;
/** A value below this share of what was expected may be of a period that is not over. */
const POSSIBLY = 0.6;
/** What grows as a period goes on. */
const GROWING: readonly Unit[] = ['money', 'count', 'quantity', 'number'];

/** The verdict on the last value. */
export function lastValue(
  past: Past,
  model: Model,
  isKnownWhole: boolean,
): { readonly last: LastValue | null; readonly reason: NoVerdict | null } {
  const { series, course, divided } = past;
  const { unit } = course;
  const [period, value] = [series.periods.at(-1)?.id, series.values.at(-1)];
  if (period === undefined || value === undefined) return { last: null, reason: 'no-data' };
  if (value === null) return { last: null, reason: series.isMixed ? 'mixed-currency' : 'missing-value' };
  if (course.window.n < LAST_NEEDS) return { last: null, reason: 'small-sample' };
  const near = value / unit;
  const next = model.at(series.values.length - 1);
  const isBelow = series.values.some((one) => one !== null && one < 0);
  // What never was below 0 is not expected to be.
  const shown = (at: number): number | null => fromUnits(isBelow ? at : Math.max(0, at), unit);
  const expected = shown(next.expected?.value ?? next.plain);
  const deviation = expected === null ? null : fromUnits(value - expected, 1);
  const ends = next.expected === null ? [] : [0.95, 0.99].map(next.expected.within).flatMap(({ low, high }) => [shown(low), shown(high)]);
  if (expected === null || deviation === null || ends.includes(null)) return { last: null, reason: 'number-out-of-range' };
  const pValue = next.expected === null ? null : next.expected.probability(near);
  const isPossiblyPart =
    !isKnownWhole && divided === null && GROWING.includes(series.of.unit) && expected > 0 && value < POSSIBLY * expected;
  const isSame = Math.abs(near - next.plain) <= 1e-9;
  const found = pValue === null ? (isSame ? 'normal' : null) : pValue < 0.01 ? 'anomalous' : pValue < 0.05 ? 'unusual' : 'normal';
  const level = found !== 'normal' && isPossiblyPart ? null : found;
  const hasShares = expected > 0 && (series.of.unit !== 'count' || expected >= FEW);
  const [low95 = null, high95 = null, low99 = null, high99 = null] = ends;
  return {
    last: {
      period,
      value,
      expected,
      by: model.by,
      as: next.as,
      low95,
      high95,
      low99,
      high99,
      deviation,
      relative: hasShares ? fromUnits(deviation / expected, 1) : null,
      pValue,
      level,
    },
    reason: level !== null ? null : isPossiblyPart ? 'possibly-incomplete' : 'no-spread',
  };
}
