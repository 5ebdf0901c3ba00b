// What customers are charged beside the goods, and everything together.
import type { Decimal } from '../../decimal.ts';
import { sum } from '../../expr/total.ts';
import { plus } from '../../expr/value.ts';
import { sale } from '../../model/sale/saleFields.ts';
import { type SalesIndicator, salesIndicator } from './salesIndicator.ts';
import { LADDER } from './salesTotals.ts';

/**
 * Sales taxes charged, less those given back.
 *
 * Σ tax over all rows that count. Null (`missing-input`) when a row does not say its tax.
 *
 * @unit    money
 * @better  neutral
 * @empty   0 over a covered period without sales
 * @alias   taxes, TVA collectée
 * @source  Shopify and WooCommerce sales reports, see `source`
 * @example
 * ```ts
 * import { taxes } from 'sales-kpi';
 * taxes([{ id: '1', date: '2025-01-31', amount: 100, tax: 20 }]) // => 20
 * ```
 */
export const taxes: SalesIndicator<'taxes', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'taxes',
  label: { en: 'Taxes', fr: 'Taxes collectées' },
  unit: 'money',
  better: 'neutral',
  additivity: 'additive',
  source: LADDER,
  formula: ({ everything }) => sum(sale.tax, { ...everything, missing: 'refuse' }),
});

/**
 * Shipping charged to customers, less shipping given back, without tax.
 *
 * @unit    money
 * @better  neutral
 * @empty   0 over a covered period without shipping
 * @alias   frais de port facturés
 * @source  Shopify and WooCommerce sales reports, see `source`
 * @example
 * ```ts
 * import { shipping } from 'sales-kpi';
 * shipping([{ id: '1', date: '2025-01-31', amount: 100 }, { id: '2', date: '2025-01-31', amount: 4.9, kind: 'shipping', orderId: '1' }]) // => 4.9
 * ```
 */
export const shipping: SalesIndicator<'shipping', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'shipping',
  label: { en: 'Shipping charged', fr: 'Frais de port facturés' },
  unit: 'money',
  better: 'neutral',
  additivity: 'additive',
  source: LADDER,
  formula: ({ kind }) => sum(sale.amount, kind('shipping')),
});

/**
 * Everything customers were charged for: net sales, shipping, fees, duties and tips, with tax.
 *
 * Σ (amount + tax) over all rows that count. Null (`missing-input`) when a row does not say its tax.
 *
 * @unit    money
 * @better  higher
 * @empty   0 over a covered period without sales
 * @alias   total sales · ventes totales TTC
 * @source  Shopify and WooCommerce sales reports, see `source`
 * @example
 * ```ts
 * import { totalSales } from 'sales-kpi';
 * totalSales([{ id: '1', date: '2025-01-31', amount: 100, tax: 20 }, { id: '2', date: '2025-01-31', amount: 5, tax: 1, kind: 'shipping' }]) // => 126
 * ```
 */
export const totalSales: SalesIndicator<'totalSales', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'totalSales',
  label: { en: 'Total sales', fr: 'Ventes totales TTC' },
  unit: 'money',
  better: 'higher',
  additivity: 'additive',
  source: LADDER,
  formula: ({ everything }) => sum(plus(sale.amount, sale.tax), { ...everything, missing: 'refuse' }),
});
