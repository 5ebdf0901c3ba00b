// Revenue: the ladder from gross sales over discounts and returns to net sales.
import type { Decimal } from '../../decimal.ts';
import { sum } from '../../expr/total.ts';
import { minus, plus, times } from '../../expr/value.ts';
import { sale } from '../../model/sale/saleFields.ts';
import { type SalesIndicator, salesIndicator } from './salesIndicator.ts';
import { codeDiscountsOf, grossOf, LADDER, netOf, returnedOf, soldOf } from './salesTotals.ts';

/**
 * Value of the goods sold, before discounts and returns.
 *
 * Σ amount before discount over sold goods, by sale date; tax by the policy, shipping and gift cards left out.
 *
 * @unit    money
 * @better  higher
 * @empty   0 over a covered period without sales
 * @alias   ventes brutes
 * @source  Shopify and WooCommerce sales reports, see `source`
 * @example
 * ```ts
 * import { grossSales } from 'sales-kpi';
 * grossSales([{ id: '1', date: '2025-01-31', amount: 90, discount: 10 }, { id: '2', date: '2025-02-03', amount: -90, discount: -10 }]) // => 100
 * ```
 */
export const grossSales: SalesIndicator<'grossSales', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'grossSales',
  label: { en: 'Gross sales', fr: 'Ventes brutes' },
  unit: 'money',
  better: 'higher',
  additivity: 'additive',
  source: LADDER,
  formula: grossOf,
});

/**
 * Reductions granted on sold goods, positive.
 *
 * Σ (amount before discount − amount) over sold goods; order-level discounts are allocated to lines before. The variant `byCode` is the
 * part that came by a code: null (`missing-input`) when a row does not say its `codeDiscount`, as those of `post` do.
 *
 * @unit    money
 * @better  lower
 * @empty   0 over a covered period without sales
 * @alias   remises accordées
 * @source  Shopify and WooCommerce sales reports, see `source`
 * @example
 * ```ts
 * import { discounts } from 'sales-kpi';
 * discounts([{ id: '1', date: '2025-01-31', amount: 90, gross: 100 }]) // => 10
 * ```
 */
export const discounts: SalesIndicator<'discounts', Decimal, 'byCode'> = /* @__PURE__ */ salesIndicator({
  id: 'discounts',
  label: { en: 'Discounts', fr: 'Remises accordées' },
  unit: 'money',
  better: 'lower',
  additivity: 'additive',
  source: LADDER,
  formula: (parts) => minus(grossOf(parts), soldOf(parts)),
  variants: { byCode: { label: { en: 'Discounts by code', fr: 'Remises par code promotionnel' }, formula: codeDiscountsOf } },
});

/**
 * Value of the goods given back, positive: net of the discount they carried, without tax and shipping.
 *
 * −Σ amount over returned goods, by the date of the return (or of the order, by the policy). The variant `money` is what was paid
 * back: goods, shipping and fees, with tax.
 *
 * @unit    money
 * @better  lower
 * @empty   0 over a covered period without returns
 * @alias   retours et avoirs
 * @source  Shopify and WooCommerce sales reports, see `source`
 * @see     returnRate
 * @example
 * ```ts
 * import { returns } from 'sales-kpi';
 * returns([{ id: '1', date: '2025-01-31', amount: 90 }, { id: '2', date: '2025-02-03', amount: -30 }]) // => 30
 * ```
 */
export const returns: SalesIndicator<'returns', Decimal, 'money'> = /* @__PURE__ */ salesIndicator({
  id: 'returns',
  label: { en: 'Returns', fr: 'Retours et avoirs' },
  unit: 'money',
  better: 'lower',
  additivity: 'additive',
  source: LADDER,
  formula: returnedOf,
  variants: {
    money: {
      label: { en: 'Money refunded', fr: 'Montant remboursé' },
      formula: ({ givenBack }) => times(sum(plus(sale.amount, sale.tax), { ...givenBack, missing: 'refuse' }), -1),
    },
  },
});

/**
 * What was sold less what was given back: the library's revenue.
 *
 * gross sales − discounts − returns, without tax; may be negative when more of earlier sales comes back than is sold.
 *
 * @unit    money
 * @better  higher
 * @counts  goods by sale date, returns by return date; shipping, tax, gift cards, cancelled, draft and test rows left out
 * @empty   0 over a covered period without sales
 * @alias   net sales, revenue, turnover · chiffre d'affaires net HT
 * @source  Shopify and WooCommerce sales reports, see `source`
 * @example
 * ```ts
 * import { netSales } from 'sales-kpi';
 * netSales([{ id: '1', date: '2025-01-31', amount: 90.1 }, { id: '2', date: '2025-02-03', amount: -30 }]) // => 60.1
 * ```
 */
export const netSales: SalesIndicator<'netSales', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'netSales',
  label: { en: 'Net sales', fr: 'Chiffre d’affaires net HT' },
  unit: 'money',
  better: 'higher',
  additivity: 'additive',
  source: LADDER,
  formula: netOf,
});

/**
 * Net sales under the name most teams use for it.
 *
 * @unit    money
 * @better  higher
 * @empty   0 over a covered period without sales
 * @alias   net sales, turnover · chiffre d'affaires net HT
 * @source  Shopify and WooCommerce sales reports, see `source`
 * @see     netSales
 * @example
 * ```ts
 * import { revenue } from 'sales-kpi';
 * revenue([{ id: '1', date: '2025-01-31', amount: 0.1 }, { id: '2', date: '2025-02-03', amount: 0.2 }]) // => 0.3
 * ```
 */
export const revenue: SalesIndicator<'revenue', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'revenue',
  label: { en: 'Revenue', fr: 'Chiffre d’affaires' },
  unit: 'money',
  better: 'higher',
  additivity: 'additive',
  source: LADDER,
  formula: netOf,
});
