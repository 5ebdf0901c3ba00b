// Exchange rates as they are given.
import * as z from 'zod/mini';
import { type Amount, type Exact, readExact } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { type Day, parseDay } from '../../period/civil.ts';
import type { RecordSchema } from '../dimension.ts';
import { readAmount, readCurrency } from '../read/amount.ts';
import { readDay } from '../read/day.ts';
import { readLabel } from '../read/identifier.ts';
import { Fault, optional, optionalOrBlank, required } from '../read/reader.ts';
import { readWord } from '../read/word.ts';
import { signOf } from '../rule.ts';
import { isCurrency } from './currency.ts';

/** Whether a rate was quoted on its day, is an average, or closes a month. */
export type FxRateType = 'spot' | 'average' | 'month-end';

/** An exchange rate: one unit of `from` is worth `rate` units of `to` on that day. */
export interface FxRate {
  /** Calendar date of the rate, `YYYY-MM-DD`. */
  readonly date: string;
  /** ISO 4217 code. */
  readonly from: string;
  /** ISO 4217 code. */
  readonly to: string;
  /** Units of `to` for one unit of `from`, above zero. */
  readonly rate: Amount;
  /** Who published it. */
  readonly source?: string | null | undefined;
  /** What kind of rate it is. Conversion does not look at it: give it rates of one kind. */
  readonly type?: FxRateType | null | undefined;
}

function readRate(value: unknown): number | string | Fault {
  const rate = readAmount(value);
  return rate instanceof Fault || signOf(rate) > 0 ? rate : new Fault('bad-value', value, '', 'a rate above zero');
}

const rateSchema = (): RecordSchema<FxRate> =>
  z.looseObject({
    date: required<string>(readDay),
    from: required<string>(readCurrency),
    to: required<string>(readCurrency),
    rate: required<Amount>(readRate),
    source: optional<string>(readLabel),
    type: optionalOrBlank<FxRateType>(readWord(['spot', 'average', 'month-end'])),
  });

/**
 * The zod schema of an exchange rate. Rates of zero or below are refused.
 *
 * @example
 * ```ts
 * import { FxRate, parse } from 'sales-kpi';
 *
 * const { rows, rejected } = parse(FxRate, [
 *   { date: '2025-03-28', from: 'usd', to: 'EUR', rate: '0.9245', type: 'spot' },
 *   { date: '2025-03-28', from: 'GBP', to: 'EUR', rate: 0 },
 * ]);
 * rows; // => [ { date: '2025-03-28', from: 'USD', to: 'EUR', rate: 0.9245, type: 'spot' } ]
 * rejected.map(({ field, code }) => `${field}: ${code}`); // => [ 'rate: bad-value' ]
 * ```
 */
export const FxRate: RecordSchema<FxRate> = /* @__PURE__ */ rateSchema();

/** An exchange rate that was checked; `at` is its position. */
export interface CheckedRate {
  readonly from: string;
  readonly to: string;
  readonly day: Day;
  readonly rate: Exact;
  readonly at: number;
}

/**
 * The rates, checked: a table of rates is an option of the caller, so that what is wrong with it throws.
 *
 * @throws KpiError `bad-argument`, `bad-date`, `bad-number`, `unknown-currency`.
 */
export function checkedRates(rates: readonly FxRate[]): CheckedRate[] {
  if (!Array.isArray(rates))
    throw new KpiError('bad-argument', `rates is ${excerpt(rates)}`, 'give a list of { date, from, to, rate }', ['rates']);
  return (rates as readonly FxRate[]).map(({ date, from, to, rate }, at) => {
    for (const [name, code] of [
      ['from', from],
      ['to', to],
    ] as const) {
      if (!isCurrency(code))
        throw new KpiError('unknown-currency', `unknown currency ${excerpt(code)}`, 'give an ISO 4217 code such as EUR', [
          'rates',
          at,
          name,
        ]);
    }
    const exact = readExact(rate);
    if (typeof exact === 'string')
      throw new KpiError(exact, `the rate is ${excerpt(rate)}`, 'give a plain decimal such as 1.0812', ['rates', at, 'rate']);
    if (exact.units <= 0n)
      throw new KpiError('bad-argument', `the rate is ${excerpt(rate)}`, 'give a rate above zero', ['rates', at, 'rate']);
    return { from, to, day: dayOrThrow(date, ['rates', at, 'date']), rate: exact, at };
  });
}

/** The day of a calendar date given as an option. */
export function dayOrThrow(date: unknown, path: readonly (string | number)[]): Day {
  const day = typeof date === 'string' ? parseDay(date) : null;
  if (day === null) throw new KpiError('bad-date', `the date is ${excerpt(date)}`, 'give a calendar date, YYYY-MM-DD', path);
  return day;
}
