// Orders of Shopify, of REST and of GraphQL, to orders of ours.
import { Order } from '../../model/sale/order.ts';
import { type At, firstAt, given } from '../at.ts';
import type { Mapped } from '../mapped.ts';
import { type MappedRecord, mapping } from '../mapping.ts';
import { guestOf, idAt, idOf, saysYes } from '../shop/part.ts';
import { campaignOf } from './campaign.ts';
import { dutiesOf, dutiesTaxOf, feesOf } from './charge.ts';
import { lineItems, linesOf, orderDiscounts } from './line.ts';
import { currencyAt, type MoneyAt, moneyReader } from './money.ts';
import { type ShopifyChoice, type ShopifyOptions, shopifyOptions } from './options.ts';
import { pageOf, withWindow } from './page.ts';
import { refundsOf } from './refund.ts';
import { shippingOf } from './shipping.ts';
import { isDraft, isTest, statusOf } from './status.ts';
import { orderTaxes } from './tax.ts';
import { tipIds, tipsOf, tipsTaxOf } from './tip.ts';
import { orderWarnings } from './warn.ts';

/** Why orders of Shopify are left out. */
export type ShopifyExclusion = 'test' | 'draft';

/** An order of Shopify, mapped: fields of ours and what stands beside them. */
export type ShopifyOrder = MappedRecord<typeof Order, 'orderName' | 'presentmentCurrency' | 'financialStatus' | 'cancelReason' | 'tags'>;

/** Names of the schema under which an order is found. */
function orderFields(choice: ShopifyChoice) {
  const moneyAt = (at: At): MoneyAt => moneyReader(at, choice.money);
  return {
    id: (at: At) => idAt(at),
    placedAt: ['processed_at', 'processedAt', 'created_at', 'createdAt'],
    currency: (at: At) => currencyAt(at, choice.money),
    status: statusOf,
    cancelledAt: ['cancelled_at', 'cancelledAt'],
    customerId: (at: At) => given(idAt(at, 'customer.')) ?? guestOf(firstAt(at, ['email', 'contact_email']), choice.guests),
    channel: ['source_name', 'sourceName'],
    region: ['shipping_address.province_code', 'shippingAddress.provinceCode'],
    country: [
      'shipping_address.country_code',
      'shippingAddress.countryCodeV2',
      'billing_address.country_code',
      'billingAddress.countryCodeV2',
    ],
    storeId: (at: At) => idOf(firstAt(at, ['location_id', 'retailLocation.id'])),
    salesperson: (at: At) => idOf(firstAt(at, ['user_id', 'staffMember.id'])),
    campaign: campaignOf,
    taxesIncluded: ['taxes_included', 'taxesIncluded'],
    lines: (at: At) => linesOf(at, moneyAt(at), choice),
    discounts: (at: At) => orderDiscounts(at, moneyAt(at)),
    shipping: (at: At) => shippingOf(at, moneyAt(at)),
    taxes: (at: At) => orderTaxes(at, lineItems(at), moneyAt(at), shippingOf(at, moneyAt(at))?.['tax']),
    fees: (at: At) => feesOf(at, moneyAt(at)),
    duties: (at: At) => dutiesOf(at, moneyAt(at)),
    dutiesTax: (at: At) => dutiesTaxOf(at, moneyAt(at)),
    tips: (at: At) => tipsOf(at, moneyAt(at)),
    tipsTax: (at: At) => tipsTaxOf(at, moneyAt(at)),
    refunds: (at: At) =>
      refundsOf(at, {
        money: moneyAt(at),
        side: choice.money,
        currency: currencyAt(at, choice.money),
        taxesIncluded: saysYes(firstAt(at, ['taxes_included', 'taxesIncluded'])),
        tips: tipIds(at),
      }),
    totals: (at: At) => totalsOf(at, moneyAt(at)),
    orderName: 'name',
    presentmentCurrency: ['presentment_currency', 'presentmentCurrencyCode'],
    financialStatus: ['financial_status', 'displayFinancialStatus'],
    cancelReason: ['cancel_reason', 'cancelReason'],
    tags: 'tags',
  } as const;
}

/** Totals when the order was placed. Those called `current` are after returns, which stand in the refunds: they are not read. */
function totalsOf(at: At, money: MoneyAt): object {
  return {
    subtotal: lineItems(at) === null ? null : money(at, 'subtotal_price', 'subtotalPrice'),
    tax: money(at, 'total_tax', 'totalTax'),
    total: money(at, 'total_price', 'totalPrice'),
  };
}

/**
 * Orders of Shopify as orders of ours, for `post`: lines with their parts of discounts and taxes, codes, shipping, gift cards,
 * tips, duties, refunds and cancellations. REST and GraphQL payloads, lists and pages.
 *
 * Amounts are those of the shop's currency, the date is `processed_at`, quantities and totals are those of the placing of the
 * order: returns are taken off once, by its refunds. Test and draft orders are left out and counted. What the order states
 * of its totals is held against its parts by `post` (`total-mismatch`).
 *
 * @param payload - an order, a list of orders, a page (`{ orders }`, `{ data: { orders } }`) or a list of pages
 * @param options - see `ShopifyOptions`; by its `Link` header or its `pageInfo` a payload says whether there is more
 * @throws KpiError `unknown-option` or `bad-argument`: an option is wrong. No payload throws.
 * @source  https://shopify.dev/docs/api/admin-rest/latest/resources/order; https://shopify.dev/docs/api/admin-graphql/latest/objects/Order
 * @see     post
 * @example
 * ```ts
 * import { netSales, post } from 'sales-kpi';
 * import { shopifyOrders } from 'sales-kpi/crm/shopify';
 *
 * const { rows, isComplete } = shopifyOrders(
 *   { orders: [{ id: 1001, processed_at: '2025-03-31T23:30:00-05:00', currency: 'EUR', total_price: '18.00', taxes_included: false,
 *     line_items: [{ id: 11, quantity: 2, price: '10.00', tax_lines: [], discount_allocations: [{ amount: '2.00' }] }] }] },
 *   { link: null },
 * );
 * isComplete; // => true
 * netSales(post(rows).sales); // => 18
 * ```
 */
export function shopifyOrders(payload: unknown, options: ShopifyOptions = {}): Mapped<ShopifyOrder, ShopifyExclusion> {
  const { choice, general } = shopifyOptions(options);
  const map = mapping({
    record: Order,
    fields: orderFields(choice),
    exclude: { test: isTest, draft: isDraft },
    version: ['updated_at', 'updatedAt'],
    page: pageOf('orders', 'draft_orders', 'draftOrders'),
    warn: orderWarnings,
  });
  return withWindow(map(payload, general));
}
