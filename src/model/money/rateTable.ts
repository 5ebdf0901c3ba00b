// Exchange rates ready to be searched by day.
import { addExact, type Exact } from '../../decimal.ts';
import { KpiError } from '../../error.ts';
import { civilOf, type Day } from '../../period/civil.ts';
import { share, zero } from '../sale/posting/arithmetic.ts';
import type { CheckedRate } from './rate.ts';

/** Digits behind the point of a rate that is worked out (a reciprocal, an average): amounts of four more stay exact. */
const DERIVED = 14;
const one: Exact = { units: 1n, scale: 0 };

/** The rates of one currency by day; `inverse`: the table states the rate the other way round. */
interface Series {
  readonly days: Day[];
  readonly rates: Exact[];
  readonly inverse: boolean;
}

/** A rate that was found. */
export interface Found {
  /** Units of the target currency for one unit. */
  readonly rate: Exact;
  /** The day of the rate; of an average, the first day on which there was one. */
  readonly day: Day;
  /** Whether the table states the rate itself, or its reciprocal. */
  readonly inverse: boolean;
}

/** Finds rates into one currency. */
export interface RateTable {
  /** The latest rate on the day or up to `maxAge` days before. */
  on(from: string, day: Day, maxAge: number): Found | null;
  /** The average of the rates dated in the month of the day. */
  inMonthOf(from: string, day: Day): Found | null;
}

/**
 * The rates into `to`. A currency for which the table states rates the other way round only is converted by the reciprocal,
 * rounded to 14 digits behind the point; two rates are never chained.
 */
export function rateTable(rates: readonly CheckedRate[], to: string): RateTable {
  const sorted = [...rates].sort((a, b) => a.day - b.day);
  const series = new Map<string, Series>();
  for (const { from, to: target, day, rate, at } of sorted) {
    if (target === to && from !== to) append(series, from, day, rate, false, at);
  }
  const direct = new Set(series.keys());
  for (const { from, to: target, day, rate, at } of sorted) {
    if (from === to && target !== to && !direct.has(target)) append(series, target, day, rate, true, at);
  }
  return {
    on(from, day, maxAge) {
      const known = series.get(from);
      const at = known ? lastUpTo(known.days, day) : -1;
      const found = known?.days[at];
      return known && found !== undefined && day - found <= maxAge ? foundIn(known, known.rates[at] as Exact, found) : null;
    },
    inMonthOf(from, day) {
      const known = series.get(from);
      const month = monthOf(day);
      const inside = known?.days.flatMap((other, at) => (monthOf(other) === month ? [at] : [])) ?? [];
      if (!known || inside[0] === undefined) return null;
      const total = inside.map((at) => known.rates[at] as Exact).reduce(addExact, zero);
      const mean = inside.length === 1 ? total : share(total, one, { units: BigInt(inside.length), scale: 0 }, DERIVED);
      return foundIn(known, mean, known.days[inside[0]] as Day);
    },
  };
}

/** A reciprocal of which nothing is left after rounding is no rate. */
function foundIn({ inverse }: Series, rate: Exact, day: Day): Found | null {
  const found = inverse ? share(one, one, rate, DERIVED) : rate;
  return found.units === 0n ? null : { rate: found, day, inverse };
}

/** A month as one number. */
export function monthOf(day: Day): number {
  const { year, month } = civilOf(day);
  return year * 12 + month;
}

function append(series: Map<string, Series>, from: string, day: Day, rate: Exact, inverse: boolean, at: number): void {
  const known = series.get(from) ?? { days: [], rates: [], inverse };
  series.set(from, known);
  if (known.days.at(-1) === day) {
    const before = known.rates.at(-1) as Exact;
    if (before.units === rate.units && before.scale === rate.scale) return;
    throw new KpiError('bad-data', `two different rates of ${from} on one day`, 'keep one rate a day', ['rates', at]);
  }
  known.days.push(day);
  known.rates.push(rate);
}

function lastUpTo(days: readonly Day[], day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as Day) <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
