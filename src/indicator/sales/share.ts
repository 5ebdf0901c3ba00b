// Shares of the whole: what a segment brings, and how much hangs on a few customers.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { isNull, not } from '../../expr/condition.ts';
import { across } from '../../expr/shift.ts';
import { each, largest, sum } from '../../expr/total.ts';
import { type Formula, ratio } from '../../expr/value.ts';
import { sale } from '../../model/sale/saleFields.ts';
import type { SalesData, SalesParts } from './policy.ts';
import { type SalesIndicator, salesIndicator } from './salesIndicator.ts';
import { LADDER, netOf } from './salesTotals.ts';

/**
 * Share of a segment in the net sales of all segments: split by something (`by`) to have any.
 *
 * net sales of the segment ÷ net sales of all segments of the period. Shares add up to 1. Where the net sales of a segment are
 * below zero those of the others pass 1 together: the table says so (`negative-parts`). `top` ranks segments.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  neutral
 * @empty   null (`zero-denominator`) when nothing was sold
 * @alias   sales mix, contribution · part du CA, mix produit
 * @source  Shopify sales reports, see `source`
 * @see     netSales, topCustomerShare
 * @example
 * ```ts
 * import { query, salesShare } from 'sales-kpi';
 * const sales = [{ id: '1', date: '2025-01-31', amount: 75, channel: 'web' }, { id: '2', date: '2025-01-31', amount: 25, channel: 'shop' }];
 * query(sales, { select: [salesShare], by: ['channel'] }).rows.map((row) => row.salesShare) // => [ 0.25, 0.75 ]
 * ```
 */
export const salesShare: SalesIndicator<'salesShare', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'salesShare',
  label: { en: 'Share of sales', fr: 'Part du CA' },
  unit: 'ratio',
  better: 'neutral',
  additivity: 'ratio',
  source: LADDER,
  formula: (parts) => ratio(netOf(parts), across(netOf(parts))),
});

const CONCENTRATION =
  'Concentration ratio of the n largest: OECD, Glossary of Industrial Organisation Economics and Competition Law (1993); here of customers';

/** The share of the largest customers; those who gave back more than they bought are on neither side. */
const shareOf = (parts: SalesParts, n: number): Formula<SalesData> => {
  const perCustomer = each(sale.customerId, sum(parts.net, parts.also(parts.goods, not(isNull(sale.customerId)))));
  return ratio(largest(perCustomer, n), largest(perCustomer));
};

/**
 * Share of the ten largest customers in the net sales to all customers: how much hangs on a few.
 *
 * net sales to the ten customers who bought most in the period ÷ net sales to all customers. Customers whose net sales are zero or
 * below (they gave back more than they bought) are left out on both sides; the table says so (`negative-parts`). For another number
 * of customers, `topCustomersShare(n)`.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  lower
 * @counts  rows of known customers
 * @empty   null — `no-data` without known customers, `zero-denominator` when none bought more than was given back
 * @alias   customer concentration · concentration du CA
 * @source  see `source`
 * @see     salesShare
 * @example
 * ```ts
 * import { topCustomerShare } from 'sales-kpi';
 * const sales = Array.from({ length: 20 }, (_, i) => ({ id: `${i}`, date: '2025-01-31', amount: i < 10 ? 30 : 10, customerId: `c${i}` }));
 * topCustomerShare(sales) // => 0.75
 * ```
 */
export const topCustomerShare: SalesIndicator<'topCustomerShare', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'topCustomerShare',
  label: { en: 'Revenue concentration', fr: 'Concentration du CA' },
  unit: 'ratio',
  better: 'lower',
  additivity: 'order-stat',
  source: CONCENTRATION,
  formula: (parts) => shareOf(parts, 10),
});

/**
 * Share of the `n` largest customers: see `topCustomerShare`.
 *
 * @param n  how many customers, whole and from 1
 * @throws {KpiError} bad-argument — for anything else
 * @example
 * ```ts
 * import { topCustomersShare } from 'sales-kpi';
 * const sales = [{ id: '1', date: '2025-01-31', amount: 80, customerId: 'ana' }, { id: '2', date: '2025-01-31', amount: 20, customerId: 'bob' }];
 * topCustomersShare(1)(sales) // => 0.8
 * ```
 */
export function topCustomersShare<const N extends number>(n: N): SalesIndicator<`topCustomersShare${N}`, Decimal> {
  if (!Number.isSafeInteger(n) || n < 1)
    throw new KpiError('bad-argument', `the ${excerpt(n)} largest customers`, 'give a whole number from 1', ['n']);
  return salesIndicator({
    id: `topCustomersShare${n}`,
    label:
      n === 1
        ? { en: 'Share of the largest customer', fr: 'Part du premier client' }
        : { en: `Share of the ${n} largest customers`, fr: `Part des ${n} premiers clients` },
    unit: 'ratio',
    better: 'lower',
    additivity: 'order-stat',
    source: CONCENTRATION,
    formula: (parts) => shareOf(parts, n),
  });
}
