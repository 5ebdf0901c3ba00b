// Orders as Shopify gives them, REST and GraphQL, made for the tests from the shapes that its documentation describes.

/** A line: what it costs and what came off it. */
export interface LineOf {
  readonly id: number;
  readonly quantity: number;
  readonly price: string;
  readonly tax?: string;
  readonly discounts?: readonly { readonly amount: string; readonly code?: string }[];
  readonly giftCard?: boolean;
  readonly duty?: { readonly price: string; readonly tax?: string };
}

/** An order as its shop knows it; both APIs write the same. */
export interface OrderOf {
  readonly id: number | string;
  readonly placedAt?: string;
  readonly currency?: string;
  /** Units of the presentment currency for one of the shop. */
  readonly rate?: number;
  readonly presentment?: string;
  readonly taxesIncluded?: boolean;
  readonly lines: readonly LineOf[];
  readonly shipping?: { readonly price: string; readonly tax?: string; readonly discount?: string; readonly code?: string };
  readonly subtotal: string;
  readonly tax: string;
  readonly total: string;
  readonly customerId?: number | null;
  readonly email?: string | null;
  readonly test?: boolean;
  readonly cancelledAt?: string | null;
  readonly status?: string;
  readonly refunds?: readonly RefundOf[];
  /** A tip: REST has it as a line, and as a total. */
  readonly tip?: { readonly id: number; readonly amount: string };
  readonly duties?: string;
  readonly fees?: string;
}

/** What went back. */
export interface RefundOf {
  readonly id: number;
  readonly at: string;
  readonly lines?: readonly {
    readonly lineId: number;
    readonly quantity: number;
    readonly subtotal: string;
    readonly tax: string;
    readonly restock?: string;
  }[];
  readonly shipping?: { readonly amount: string; readonly tax: string };
  readonly duties?: string;
  readonly paid?: string;
}

const usual = { placedAt: '2025-03-31T10:00:00-05:00', currency: 'EUR', taxesIncluded: false, customerId: 501, status: 'paid' };

/** The order as the REST Admin API writes it. */
export function restOrder(given: OrderOf): Record<string, unknown> {
  const order = { ...usual, ...given };
  const presentment = order.presentment ?? order.currency;
  const set = (amount: string): object => ({
    shop_money: { amount, currency_code: order.currency },
    presentment_money: { amount: (Number(amount) * (order.rate ?? 1)).toFixed(2), currency_code: presentment },
  });
  const money = (name: string, amount: string): object => ({ [name]: amount, [`${name}_set`]: set(amount) });
  const codes = [...new Set([...order.lines.flatMap(({ discounts = [] }) => discounts.map(({ code }) => code)), order.shipping?.code])];
  const applications = [
    ...codes.filter((code) => code !== undefined).map((code) => ({ type: 'discount_code', code })),
    { type: 'automatic' },
  ];
  const allocation = (amount: string, code: string | undefined): object => ({
    ...money('amount', amount),
    discount_application_index: applications.findIndex((application) => ('code' in application ? application.code : undefined) === code),
  });
  const taxLines = (tax: string | undefined): object[] => (tax === undefined ? [] : [{ title: 'VAT', rate: 0.2, ...money('price', tax) }]);
  const { shipping } = order;
  return {
    id: order.id,
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    name: `#${order.id}`,
    created_at: '2025-06-01T00:00:00-05:00',
    processed_at: order.placedAt,
    cancelled_at: order.cancelledAt ?? null,
    currency: order.currency,
    presentment_currency: presentment,
    financial_status: order.status,
    fulfillment_status: null,
    source_name: 'web',
    test: order.test ?? false,
    taxes_included: order.taxesIncluded,
    email: order.email ?? null,
    customer: order.customerId === null ? null : { id: order.customerId, orders_count: 3, total_spent: '10.00' },
    shipping_address: { country_code: 'FR', province_code: null },
    discount_applications: applications,
    discount_codes: [],
    ...money('subtotal_price', order.subtotal),
    ...money('total_tax', order.tax),
    ...money('total_price', order.total),
    current_total_price: '1.23',
    current_subtotal_price: '1.23',
    total_tip_received: order.tip?.amount ?? '0.0',
    original_total_duties_set: order.duties === undefined ? null : set(order.duties),
    original_total_additional_fees_set: order.fees === undefined ? null : set(order.fees),
    line_items: [
      ...order.lines.map(({ id, quantity, price, tax, discounts = [], giftCard = false, duty }) => ({
        id,
        quantity,
        current_quantity: 0,
        ...money('price', price),
        total_discount: '0.00',
        product_id: id * 10,
        variant_id: id * 100,
        sku: `SKU-${id}`,
        title: `Product ${id}`,
        gift_card: giftCard,
        tax_lines: taxLines(tax),
        discount_allocations: discounts.map(({ amount, code }) => allocation(amount, code)),
        ...(duty && { duties: [{ id: '2', ...money('price', duty.price), tax_lines: taxLines(duty.tax) }] }),
      })),
      ...(order.tip
        ? [
            {
              id: order.tip.id,
              title: 'Tip',
              quantity: 1,
              ...money('price', order.tip.amount),
              product_id: null,
              tip: { payment_gateway: null },
              tax_lines: [],
              discount_allocations: [],
            },
          ]
        : []),
    ],
    shipping_lines: shipping
      ? [
          {
            id: 1,
            ...money('price', shipping.price),
            tax_lines: taxLines(shipping.tax),
            discount_allocations: shipping.discount === undefined ? [] : [allocation(shipping.discount, shipping.code)],
          },
        ]
      : [],
    refunds: (order.refunds ?? []).map((refund) => ({
      id: refund.id,
      created_at: refund.at,
      processed_at: refund.at,
      refund_line_items: (refund.lines ?? []).map(({ lineId, quantity, subtotal, tax, restock = 'return' }) => ({
        line_item_id: lineId,
        quantity,
        ...money('subtotal', subtotal),
        ...money('total_tax', tax),
        restock_type: restock,
      })),
      duties: refund.duties === undefined ? [] : [{ duty_id: 2, amount_set: set(refund.duties) }],
      order_adjustments: refund.shipping
        ? [{ kind: 'shipping_refund', ...money('amount', `-${refund.shipping.amount}`), ...money('tax_amount', `-${refund.shipping.tax}`) }]
        : [],
      transactions:
        refund.paid === undefined
          ? []
          : [
              { kind: 'refund', status: 'failure', amount: '999.00', currency: order.currency },
              { kind: 'refund', status: 'success', amount: refund.paid, amount_set: set(refund.paid), currency: presentment },
            ],
    })),
  };
}

const gid = (kind: string, id: number | string): string => `gid://shopify/${kind}/${id}`;

/** As Decimal scalars of GraphQL are written: `10.00` as `10.0`. */
const scalar = (amount: string): string => amount.replace(/(\.\d+?)0+$/, '$1');

const edges = (nodes: readonly object[], more = false): object => ({
  edges: nodes.map((node) => ({ node })),
  pageInfo: { hasNextPage: more },
});

/** The order as the GraphQL Admin API writes it. */
export function graphOrder(given: OrderOf): Record<string, unknown> {
  const order = { ...usual, ...given };
  const presentment = order.presentment ?? order.currency;
  const bag = (amount: string): object => ({
    shopMoney: { amount: scalar(amount), currencyCode: order.currency },
    presentmentMoney: { amount: scalar((Number(amount) * (order.rate ?? 1)).toFixed(2)), currencyCode: presentment },
  });
  const allocation = (amount: string, code: string | undefined): object => ({
    allocatedAmountSet: bag(amount),
    discountApplication:
      code === undefined ? { __typename: 'AutomaticDiscountApplication' } : { __typename: 'DiscountCodeApplication', code },
  });
  const taxLines = (tax: string | undefined): object[] => (tax === undefined ? [] : [{ title: 'VAT', rate: 0.2, priceSet: bag(tax) }]);
  const { shipping } = order;
  return {
    id: gid('Order', order.id),
    name: `#${order.id}`,
    createdAt: '2025-06-01T05:00:00Z',
    processedAt: order.placedAt,
    cancelledAt: order.cancelledAt ?? null,
    currencyCode: order.currency,
    presentmentCurrencyCode: presentment,
    displayFinancialStatus: order.status.toUpperCase(),
    displayFulfillmentStatus: 'UNFULFILLED',
    sourceName: 'web',
    test: order.test ?? false,
    taxesIncluded: order.taxesIncluded,
    email: order.email ?? null,
    customer: order.customerId === null ? null : { id: gid('Customer', order.customerId) },
    shippingAddress: { countryCodeV2: 'FR', provinceCode: null },
    subtotalPriceSet: bag(order.subtotal),
    totalTaxSet: bag(order.tax),
    totalPriceSet: bag(order.total),
    currentTotalPriceSet: bag('1.23'),
    totalTipReceivedSet: bag(order.tip?.amount ?? '0.00'),
    originalTotalDutiesSet: order.duties === undefined ? null : bag(order.duties),
    originalTotalAdditionalFeesSet: order.fees === undefined ? null : bag(order.fees),
    additionalFees: order.fees === undefined ? [] : [{ name: 'Border', price: bag(order.fees), taxLines: [] }],
    lineItems: edges(
      order.lines.map(({ id, quantity, price, tax, discounts = [], giftCard = false, duty }) => ({
        id: gid('LineItem', id),
        quantity,
        currentQuantity: 0,
        originalUnitPriceSet: bag(price),
        product: { id: gid('Product', id * 10) },
        variant: { id: gid('ProductVariant', id * 100) },
        sku: `SKU-${id}`,
        title: `Product ${id}`,
        isGiftCard: giftCard,
        taxLines: taxLines(tax),
        discountAllocations: discounts.map(({ amount, code }) => allocation(amount, code)),
        ...(duty && { duties: [{ id: gid('Duty', 2), price: bag(duty.price), taxLines: taxLines(duty.tax) }] }),
      })),
    ),
    shippingLines: {
      nodes: shipping
        ? [
            {
              originalPriceSet: bag(shipping.price),
              taxLines: taxLines(shipping.tax),
              discountAllocations: shipping.discount === undefined ? [] : [allocation(shipping.discount, shipping.code)],
            },
          ]
        : [],
    },
    refunds: (order.refunds ?? []).map((refund) => ({
      id: gid('Refund', refund.id),
      createdAt: refund.at,
      totalRefundedSet: bag(refund.paid ?? '0.00'),
      refundLineItems: edges(
        (refund.lines ?? []).map(({ lineId, quantity, subtotal, tax, restock = 'return' }) => ({
          lineItem: { id: gid('LineItem', lineId) },
          quantity,
          subtotalSet: bag(subtotal),
          totalTaxSet: bag(tax),
          restockType: restock.toUpperCase(),
        })),
      ),
      duties: refund.duties === undefined ? [] : [{ amountSet: bag(refund.duties), originalDuty: { id: gid('Duty', 2) } }],
      refundShippingLines: edges(
        refund.shipping ? [{ subtotalAmountSet: bag(refund.shipping.amount), taxAmountSet: bag(refund.shipping.tax) }] : [],
      ),
    })),
  };
}

/** A page of GraphQL. */
export function graphPage(orders: readonly OrderOf[], more = false): object {
  return { data: { orders: edges(orders.map(graphOrder), more) }, extensions: { cost: {} } };
}
