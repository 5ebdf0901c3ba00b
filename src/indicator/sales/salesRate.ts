// Shares of what was sold: given away as discounts, given back as returns.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { gt, lte } from '../../expr/condition.ts';
import { countDistinct, sum } from '../../expr/total.ts';
import { elapsed, minus, ratio, times } from '../../expr/value.ts';
import { sale } from '../../model/sale/saleFields.ts';
import { type SalesIndicator, salesIndicator } from './salesIndicator.ts';
import { codeDiscountsOf, grossOf, LADDER, ordersOf, returnedOf, soldOf } from './salesTotals.ts';

/**
 * Share of gross sales given away as discounts.
 *
 * discounts ÷ gross sales. Variants: `byCode`, of discounts that came by a code; `orders`, the share of orders with any discount.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  lower
 * @empty   null (`zero-denominator`) when nothing was sold
 * @alias   taux de remise
 * @source  Shopify sales reports, see `source`
 * @example
 * ```ts
 * import { discountRate } from 'sales-kpi';
 * discountRate([{ id: '1', date: '2025-01-31', amount: 90, discount: 10 }]) // => 0.1
 * ```
 */
export const discountRate: SalesIndicator<'discountRate', Decimal, 'byCode' | 'orders'> = /* @__PURE__ */ salesIndicator({
  id: 'discountRate',
  label: { en: 'Discount rate', fr: 'Taux de remise' },
  unit: 'ratio',
  better: 'lower',
  additivity: 'ratio',
  source: LADDER,
  formula: (parts) => ratio(minus(grossOf(parts), soldOf(parts)), grossOf(parts)),
  variants: {
    byCode: {
      label: { en: 'Discount rate by code', fr: 'Taux de remise par code promotionnel' },
      formula: (parts) => ratio(codeDiscountsOf(parts), grossOf(parts)),
    },
    orders: {
      label: { en: 'Share of discounted orders', fr: 'Part des commandes remisées' },
      source: 'WooCommerce Analytics, https://woocommerce.com/document/woocommerce-analytics/',
      formula: (parts) => ratio(countDistinct(sale.orderId, parts.also(parts.sold, gt(sale.discount, 0))), ordersOf(parts)),
    },
  },
});

/**
 * Share of sales given back, by value.
 *
 * returns ÷ (gross sales − discounts); returns count on their own date, so that a month can pass 1 — choose the policy
 * `{ refundDate: 'orderDate' }` to judge the quality of what was sold, or `returnRateWithin(days)`, which waits until the goods can no
 * longer come back. Variants: by `units`, by `orders` with a return.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  lower
 * @empty   null (`zero-denominator`) when nothing was sold
 * @alias   return rate, refund rate · taux de retour
 * @source  Shopify sales reports, see `source`
 * @example
 * ```ts
 * import { returnRate } from 'sales-kpi';
 * returnRate([{ id: '1', date: '2025-01-31', amount: 80 }, { id: '2', date: '2025-02-03', amount: -20 }]) // => 0.25
 * ```
 */
export const returnRate: SalesIndicator<'returnRate', Decimal, 'units' | 'orders'> = /* @__PURE__ */ salesIndicator({
  id: 'returnRate',
  label: { en: 'Return rate', fr: 'Taux de retour' },
  unit: 'ratio',
  better: 'lower',
  additivity: 'ratio',
  source: LADDER,
  formula: (parts) => ratio(returnedOf(parts), soldOf(parts)),
  variants: {
    units: {
      label: { en: 'Return rate by units', fr: 'Taux de retour en unités' },
      formula: ({ sold, returned }) => ratio(times(sum(sale.quantity, returned), -1), sum(sale.quantity, sold)),
    },
    orders: {
      label: { en: 'Return rate by orders', fr: 'Taux de retour en commandes' },
      formula: (parts) => ratio(countDistinct(sale.orderId, parts.returned), ordersOf(parts)),
    },
  },
});

const DAY = 86_400_000;

/**
 * Share of what was ordered in the period that came back within so many days, by value: the quality of what was sold.
 *
 * value returned within `days` days of the order ÷ (gross sales − discounts), both by the date of the order. While goods of the period
 * can still come back there is no answer (`immature-cohort`), as far as `asOf` says when that is.
 *
 * @param days  how long goods can be given back, in whole days from 0; dates of order and return are of one sort, days or instants
 * @throws {KpiError} bad-argument — for anything else
 * @example
 * ```ts
 * import { query, returnRateWithin } from 'sales-kpi';
 * const sales = [{ id: '1', date: '2025-01-31', amount: 80 }, { id: '2', date: '2025-02-10', orderDate: '2025-01-31', amount: -20 }];
 * const question = { select: [returnRateWithin(30)], between: ['2025-01-01', '2025-02-01'] } as const;
 * query(sales, { ...question, asOf: '2025-03-02' }).rows[0]?.returnRateWithin30Days // => 0.25
 * query(sales, { ...question, asOf: '2025-03-01' }).notes[0]?.code // => 'immature-cohort'
 * ```
 */
export function returnRateWithin<const N extends number>(days: N): SalesIndicator<`returnRateWithin${N}Days`, Decimal> {
  if (!Number.isSafeInteger(days) || days < 0)
    throw new KpiError('bad-argument', `returns within ${excerpt(days)} days`, 'give whole days from 0', ['days']);
  return salesIndicator({
    id: `returnRateWithin${days}Days`,
    label: { en: `Return rate within ${days} days`, fr: `Taux de retour sous ${days} jours` },
    unit: 'ratio',
    better: 'lower',
    additivity: 'ratio',
    source: 'https://support.geckoboard.com/en/articles/6055572-how-geckoboard-calculates-your-shopify-metrics',
    maturity: days,
    formula: ({ net, soldGoods, returned, also }) => {
      const inTime = also(returned, lte(elapsed(sale.orderDate, sale.date), days * DAY));
      return ratio(times(sum(net, { ...inTime, at: sale.orderDate }), -1), sum(net, { ...soldGoods, at: sale.orderDate }));
    },
  });
}
