// The lines of a refund of WooCommerce, told by the lines that were sold.
import { type At, atOf, given } from '../at.ts';
import { filled, idOf, isRecord, itemsOf, opposite, signIn, sizeOf } from '../shop/part.ts';
import { metaOf } from './meta.ts';

/** The line that an order sold of each product; null where there are several. */
export type SoldLines = ReadonlyMap<string, unknown>;

/** The lines of an order by what they sold. */
export function soldLines(order: At): SoldLines {
  const byProduct = new Map<string, unknown>();
  for (const at of (itemsOf(order('line_items')) ?? []).filter(isRecord).map(atOf)) {
    byProduct.set(productOf(at), byProduct.has(productOf(at)) ? null : idOf(at('id')));
  }
  return byProduct;
}

function productOf(at: At): string {
  return JSON.stringify([idOf(at('product_id')), idOf(at('variation_id'))].map((id) => (typeof id === 'string' ? id : null)));
}

/** The lines given back; null where one of them cannot be told, so that the money alone counts. */
export function refundLines(refund: At, sold: SoldLines): object[] | null {
  const items = (itemsOf(refund('line_items')) ?? []).filter(isRecord).map(atOf);
  if (items.length === 0) return null;
  const found = items.map((at) => ({ at, lineId: soldLine(at, sold) }));
  if (found.some(({ lineId }) => lineId === null)) return null;
  return found.map(({ at, lineId }) => ({
    lineId,
    quantity: sizeOf(given(at('quantity')) ?? 0),
    ...filled({ amount: sizeOf(given(at('total'))), tax: sizeOf(given(at('total_tax'))) }),
  }));
}

/** The line that was sold: the one named, or the only one of the product. */
function soldLine(at: At, sold: SoldLines): unknown {
  const named = metaOf(at, '_refunded_item_id');
  return named === null ? (sold.get(productOf(at)) ?? null) : idOf(named);
}

/** Fees given back, with the other sign than they were charged; null where there are none. */
export function refundFees(refund: At): object[] | null {
  const fees = (itemsOf(refund('fee_lines')) ?? []).filter(isRecord).map(atOf);
  const back = fees.filter((at) => signIn(at('total')) !== 0 || signIn(at('total_tax') ?? 0) !== 0);
  const charges = back.map((at) => ({ kind: 'fee', amount: opposite(at('total')), ...filled({ tax: opposite(at('total_tax')) }) }));
  return charges.length === 0 ? null : charges;
}
