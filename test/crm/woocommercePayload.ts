// Orders as the REST API of WooCommerce gives them, made for the tests from the shapes that its documentation describes.

/** A line of an order. */
export interface WooLineOf {
  readonly id: number;
  readonly quantity: number;
  readonly subtotal: string;
  readonly total?: string;
  readonly tax?: string;
  readonly productId?: number;
}

/** An order as its shop knows it. */
export interface WooOrderOf {
  readonly id?: number;
  readonly status?: string;
  readonly customerId?: number;
  readonly email?: string;
  readonly lines: readonly WooLineOf[];
  readonly coupons?: readonly string[];
  readonly shipping?: readonly [total: string, tax: string];
  readonly fees?: readonly (readonly [total: string, tax: string])[];
  readonly discount?: string;
  readonly tax: string;
  readonly total: string;
  readonly refunds?: readonly { readonly id: number; readonly total: string }[];
  readonly gmt?: string;
}

/** The order. */
export function wooOrder(order: WooOrderOf): Record<string, unknown> {
  const [shipping, shippingTax] = order.shipping ?? ['0.00', '0.00'];
  const gmt = order.gmt ?? '2025-03-31T22:30:00';
  return {
    id: order.id ?? 727,
    parent_id: 0,
    number: String(order.id ?? 727),
    status: order.status ?? 'processing',
    currency: 'EUR',
    created_via: 'checkout',
    prices_include_tax: true,
    date_created: '2025-04-01T00:30:00',
    date_created_gmt: gmt,
    date_modified: '2025-04-20T10:00:00',
    date_modified_gmt: '2025-04-20T08:00:00',
    date_paid_gmt: gmt,
    date_completed_gmt: null,
    discount_total: order.discount ?? '0.00',
    shipping_total: shipping,
    shipping_tax: shippingTax,
    total: order.total,
    total_tax: order.tax,
    customer_id: order.customerId ?? 26,
    billing: { email: order.email ?? '', country: 'FR', state: '' },
    shipping: { country: '', state: '' },
    line_items: order.lines.map(({ id, quantity, subtotal, total = subtotal, tax = '0.00', productId = id * 10 }) => ({
      id,
      name: `Product ${id}`,
      product_id: productId,
      variation_id: 0,
      quantity,
      subtotal,
      subtotal_tax: tax,
      total,
      total_tax: tax,
      sku: '',
      price: Number(total) / quantity,
    })),
    tax_lines: [{ id: 75, rate_code: 'FR-TVA', tax_total: order.tax }],
    shipping_lines: order.shipping ? [{ id: 74, method_title: 'Flat rate', total: shipping, total_tax: shippingTax }] : [],
    fee_lines: (order.fees ?? []).map(([total, tax], at) => ({ id: 80 + at, name: 'Wrapping', total, total_tax: tax })),
    coupon_lines: (order.coupons ?? []).map((code, at) => ({ id: 90 + at, code, discount: '1.00', discount_tax: '0.00' })),
    refunds: (order.refunds ?? []).map(({ id, total }) => ({ id, refund: '', total })),
    meta_data: [{ id: 1, key: '_wc_order_attribution_utm_campaign', value: 'spring' }],
  };
}

/** A refund as its own list gives it: amounts of lines and their units below zero, the amount of all above. */
export function wooRefund(
  id: number,
  parentId: number,
  amount: string,
  lines: readonly (readonly [lineId: number, quantity: number, total: string, tax: string])[],
  shipping?: readonly [total: string, tax: string],
): Record<string, unknown> {
  return {
    id,
    parent_id: parentId,
    date_created: '2025-04-05T10:00:00',
    date_created_gmt: '2025-04-05T08:00:00',
    amount,
    reason: '',
    line_items: lines.map(([lineId, quantity, total, tax]) => ({
      id: id * 100 + lineId,
      product_id: lineId * 10,
      variation_id: 0,
      quantity: -quantity,
      total: `-${total}`,
      total_tax: `-${tax}`,
      meta_data: [{ id: 2, key: '_refunded_item_id', value: String(lineId) }],
    })),
    shipping_lines: shipping ? [{ id: 1, total: `-${shipping[0]}`, total_tax: `-${shipping[1]}` }] : [],
    fee_lines: [],
  };
}
