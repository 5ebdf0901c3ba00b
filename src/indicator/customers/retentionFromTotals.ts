// Retention where only totals are known.
import { Decimal } from '../../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';

/** Customers at both ends of a period, and those acquired in it. */
export interface CustomerTotals {
  /** Customers at the start. */
  readonly start: number;
  /** Customers at the end. */
  readonly end: number;
  /** Customers acquired in between. */
  readonly acquired: number;
}

/** A retention of totals, and what speaks against it. */
export interface TotalsRetention {
  /** (end − acquired) ÷ start; null where there is no answer. */
  readonly value: Decimal | null;
  /** Why there is none. */
  readonly reason: 'zero-denominator' | null;
  /**
   * What shows that the totals hide something: `above-one`, customers came back who are neither new nor were there at the start;
   * `below-zero`, customers were acquired who left again.
   */
  readonly warning: 'above-one' | 'below-zero' | null;
}

/**
 * Share of customers kept, from totals: (customers at the end − acquired) ÷ customers at the start.
 *
 * For those who know nothing but totals. It is right as long as nobody comes back: a customer who was away at the start and bought
 * before is neither new nor among those at the start, and counts as kept, be the result above 1 or not. `customerRetentionRate`
 * compares the customers themselves.
 *
 * @throws {KpiError} bad-argument — for totals that are no whole numbers from 0; unknown-option
 * @source  https://www.exprimere.net/en/faq-items/retention-rate/
 * @see     customerRetentionRate
 * @example
 * ```ts
 * import { retentionFromTotals } from 'sales-kpi';
 * retentionFromTotals({ start: 200, end: 190, acquired: 40 }) // => { value: 0.75, reason: null, warning: null }
 * retentionFromTotals({ start: 100, end: 130, acquired: 10 }).warning // => 'above-one'
 * retentionFromTotals({ start: 0, end: 10, acquired: 10 }).reason // => 'zero-denominator'
 * ```
 */
export function retentionFromTotals(totals: CustomerTotals): TotalsRetention {
  if (typeof totals !== 'object' || totals === null)
    throw new KpiError('bad-argument', `totals are ${excerpt(totals)}`, 'give { start, end, acquired }', ['totals']);
  const names = ['start', 'end', 'acquired'] as const;
  refuseUnknown(totals, names);
  for (const name of names) {
    const count: unknown = totals[name];
    if (!Number.isSafeInteger(count) || (count as number) < 0)
      throw new KpiError('bad-argument', `${name} is ${excerpt(count)}`, 'give a whole number from 0', [name]);
  }
  const { start, end, acquired } = totals;
  const kept = end - acquired;
  const warning = kept > start ? 'above-one' : kept < 0 ? 'below-zero' : null;
  if (start === 0) return { value: null, reason: 'zero-denominator', warning };
  return { value: new Decimal(kept).div(start), reason: null, warning };
}
