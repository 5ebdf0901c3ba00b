// A price per interval as an amount per year. Amounts are kept per year and divided by 12 when asked for per month: a year
// is 12 months, 52 weeks and 365 days, all whole numbers, so that 2000 a year stays 2000 and is never 166.67.
import { type Amount, type Exact, numberLimits, readExact } from '../../decimal.ts';
import type { Fraction } from '../../expr/fraction.ts';
import { writtenAmount } from '../written.ts';

/** The unit of the interval at which a subscription is charged. */
export type BillingInterval = 'day' | 'week' | 'month' | 'year';

/** How many intervals a year has. */
const aYear: Readonly<Record<BillingInterval, number>> = { day: 365, week: 52, month: 12, year: 1 };

/** The units of intervals. */
export const billingIntervals: readonly BillingInterval[] = ['day', 'week', 'month', 'year'];

/** An amount charged every so many intervals, per year. */
export function perYear({ units, scale }: Exact, interval: BillingInterval, intervalCount: number): Fraction {
  return { n: units * BigInt(aYear[interval]), d: 10n ** BigInt(scale) * BigInt(intervalCount) };
}

/** The digits behind the point of an amount of a record at most. */
const DIGITS = numberLimits.scale;

/** A fraction as an amount: exact where its digits end within 18 behind the point, rounded half-even to the 18th otherwise. */
export function nearestAmount({ n, d }: Fraction): Exact {
  const above = n * 10n ** BigInt(DIGITS);
  const units = above / d;
  const rest = above < 0n ? -(above % d) : above % d;
  const isUp = rest * 2n > d || (rest * 2n === d && units % 2n !== 0n);
  return { units: isUp ? units + (above < 0n ? -1n : 1n) : units, scale: DIGITS };
}

/**
 * What a price per interval comes to per year, the `annualAmount` of a subscription period: 12 months, 52 weeks or 365 days.
 *
 * Exact wherever the digits of a year end; a price every 7 weeks or 18 months is rounded at the 18th digit behind the point.
 *
 * @param amount         the price of one interval, without tax
 * @param interval       `day`, `week`, `month` or `year`
 * @param intervalCount  how many of them one price pays; 3 months are a quarter
 * @returns null where the amount cannot be read, or the interval is none
 * @source  https://docs.stripe.com/billing/subscriptions/analytics/glossary
 * @example
 * ```ts
 * import { annualAmount } from 'sales-kpi';
 * annualAmount(50, 'month'); // => 600
 * annualAmount('9.99', 'week'); // => 519.48
 * annualAmount(300, 'month', 3); // => 1200
 * ```
 */
export function annualAmount(amount: Amount, interval: BillingInterval, intervalCount: number = 1): number | string | null {
  const exact = readExact(amount);
  if (typeof exact === 'string' || !billingIntervals.includes(interval) || !Number.isSafeInteger(intervalCount) || intervalCount < 1)
    return null;
  return writtenAmount(nearestAmount(perYear(exact, interval, intervalCount)));
}
