// Orders as shops keep them, before they are posted to the ledger: how many of them come to nothing.
import type { Decimal } from '../../decimal.ts';
import { and, eq, isNull, not, oneOf, or } from '../../expr/condition.ts';
import { count, sum } from '../../expr/total.ts';
import { ratio, type Value } from '../../expr/value.ts';
import { fieldNode } from '../../model/field.ts';
import { type OrderData, order } from '../../model/sale/orderFields.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';

/** Orders that were placed, whatever became of them; trials, drafts and failed payments never were. */
const placed = /* @__PURE__ */ (() =>
  and(
    not(oneOf(order.status, ['draft', 'failed', 'test', 'deleted'])),
    not(or(oneOf(order.test, [true]), oneOf(order.deleted, [true]))),
  ))();

const isCancelled = /* @__PURE__ */ (() => or(eq(order.status, 'cancelled'), not(isNull(order.cancelledAt))))();

/** What an order was worth when it was placed: only the rows of `orderValues` say it. */
const value: Value<number, OrderData> = /* @__PURE__ */ fieldNode('orders', 'value', 'money', 'placedAt');

/**
 * Share of placed orders that were cancelled, by the date on which they were placed.
 *
 * cancelled orders ÷ orders placed, cancelled ones included; drafts, failed, test and deleted orders left out. The rate of a
 * recent period still grows. The variant `value` weighs orders by what their goods were worth: ask it of the rows that `orderValues`
 * makes of orders.
 *
 * @unit    ratio
 * @better  lower
 * @empty   null (`zero-denominator`) without orders
 * @alias   taux d'annulation
 * @source  Shopify and WooCommerce count cancelled orders among those placed
 * @example
 * ```ts
 * import { cancellationRate } from 'sales-kpi';
 * cancellationRate([
 *   { id: 'A', placedAt: '2025-01-30' },
 *   { id: 'B', placedAt: '2025-01-31', status: 'cancelled' },
 *   { id: 'C', placedAt: '2025-01-31', cancelledAt: '2025-02-02' },
 *   { id: 'D', placedAt: '2025-01-31', status: 'test' },
 * ])?.toFixed(4) // => "0.6667"
 * ```
 */
export const cancellationRate: Indicator<'cancellationRate', OrderData, Decimal, 'value'> = /* @__PURE__ */ ownIndicator({
  id: 'cancellationRate',
  label: { en: 'Cancellation rate', fr: 'Taux d’annulation' },
  unit: 'ratio',
  better: 'lower',
  additivity: 'ratio',
  source: 'https://woocommerce.com/document/woocommerce-analytics/',
  formula: /* @__PURE__ */ (() => ratio(count(order.id, { where: and(placed, isCancelled) }), count(order.id, { where: placed })))(),
  variants: {
    value: {
      label: { en: 'Cancellation rate by value', fr: 'Taux d’annulation en valeur' },
      formula: /* @__PURE__ */ (() => ratio(sum(value, { where: and(placed, isCancelled) }), sum(value, { where: placed })))(),
    },
  },
});
