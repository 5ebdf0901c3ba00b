// What an average customer buys. Rows without a customer are left out of numerator and denominator alike.
import type { Decimal } from '../../decimal.ts';
import { isNull, not } from '../../expr/condition.ts';
import { countDistinct, sum } from '../../expr/total.ts';
import { plus, ratio } from '../../expr/value.ts';
import { sale } from '../../model/sale/saleFields.ts';
import { type SalesIndicator, salesIndicator } from '../sales/salesIndicator.ts';
import { customersOf, netOf } from '../sales/salesTotals.ts';

/**
 * Orders of an average customer.
 *
 * orders of known customers ÷ different customers.
 *
 * @unit    number — orders per customer
 * @better  higher
 * @empty   null (`zero-denominator`) without known customers
 * @alias   orders per customer · nombre de ventes par client
 * @source  CDNOW 1997: 56 902 orders of 23 570 customers
 * @example
 * ```ts
 * import { purchaseFrequency } from 'sales-kpi';
 * purchaseFrequency([{ id: '1', date: '2025-01-31', amount: 10, customerId: 'ana' }, { id: '2', date: '2025-02-03', amount: 10, customerId: 'ana' }, { id: '3', date: '2025-02-03', amount: 10, customerId: 'bob' }]) // => 1.5
 * ```
 */
export const purchaseFrequency: SalesIndicator<'purchaseFrequency', Decimal> = /* @__PURE__ */ salesIndicator({
  id: 'purchaseFrequency',
  label: { en: 'Purchase frequency', fr: 'Nombre de ventes par client' },
  unit: 'number',
  better: 'higher',
  additivity: 'ratio',
  formula: (parts) => ratio(countDistinct(sale.orderId, parts.also(parts.sold, not(isNull(sale.customerId)))), customersOf(parts)),
});

/**
 * Net sales of an average customer.
 *
 * net sales to known customers ÷ different customers who bought. The variant `withGuests` takes each order without a customer for a
 * customer more, on both sides.
 *
 * @unit    money
 * @better  higher
 * @empty   null (`zero-denominator`) without known customers
 * @alias   revenue per customer · CA par client
 * @source  Shopify sales reports, see `source` of netSales
 * @example
 * ```ts
 * import { salesPerCustomer } from 'sales-kpi';
 * salesPerCustomer([{ id: '1', date: '2025-01-31', amount: 10, customerId: 'ana' }, { id: '2', date: '2025-02-03', amount: 30, customerId: 'bob' }, { id: '3', date: '2025-02-03', amount: 99 }]) // => 20
 * ```
 */
export const salesPerCustomer: SalesIndicator<'salesPerCustomer', Decimal, 'withGuests'> = /* @__PURE__ */ salesIndicator({
  id: 'salesPerCustomer',
  label: { en: 'Sales per customer', fr: 'CA par client' },
  unit: 'money',
  better: 'higher',
  additivity: 'ratio',
  formula: (parts) => ratio(sum(parts.net, parts.also(parts.goods, not(isNull(sale.customerId)))), customersOf(parts)),
  variants: {
    withGuests: {
      label: { en: 'Sales per customer, guests by order', fr: 'CA par client, invités par commande' },
      formula: (parts) =>
        ratio(netOf(parts), plus(customersOf(parts), countDistinct(sale.orderId, parts.also(parts.sold, isNull(sale.customerId))))),
    },
  },
});
