// The lines of a refund of WooCommerce, told by the lines that were sold.
import { addExact, type Exact, readExact } from '../../decimal.ts';
import { type At, atOf, given } from '../at.ts';
import { filled, idOf, isRecord, itemsOf, sizeOf } from '../shop/part.ts';
import { lastPart, splitLine } from './line.ts';
import { metaOf } from './meta.ts';
import { backParts, type PricedPart } from './unitPrice.ts';

/** The lines that an order sold, and how many units of each have come back so far. */
export interface SoldLines {
  readonly byId: ReadonlyMap<unknown, At>;
  /** The line of a product; null where there are several. */
  readonly byProduct: ReadonlyMap<string, unknown>;
  readonly back: Map<unknown, Exact>;
}

/** The lines of an order, nothing of them come back yet. */
export function soldLines(order: At): SoldLines {
  const byId = new Map<unknown, At>();
  const byProduct = new Map<string, unknown>();
  for (const at of (itemsOf(order('line_items')) ?? []).filter(isRecord).map(atOf)) {
    const id = idOf(at('id'));
    byId.set(id, at);
    byProduct.set(productOf(at), byProduct.has(productOf(at)) ? null : id);
  }
  return { byId, byProduct, back: new Map() };
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
  return found.flatMap(({ at, lineId }) => {
    const line = {
      lineId,
      quantity: sizeOf(given(at('quantity')) ?? 0),
      amount: sizeOf(given(at('total'))),
      tax: sizeOf(given(at('total_tax'))),
    };
    const own = sold.byId.get(lineId);
    const parts = own === undefined ? null : splitLine(own);
    return parts?.length === 2 ? inParts(line, parts as readonly [PricedPart, PricedPart], sold.back) : [filled(line)];
  });
}

/** A line given back of which two parts were sold. */
function inParts(
  line: Record<'lineId' | 'quantity' | 'amount' | 'tax', unknown>,
  parts: readonly [PricedPart, PricedPart],
  back: Map<unknown, Exact>,
): object[] {
  const { lineId } = line;
  const [units, amount] = [readExact(line.quantity), readExact(line.amount)];
  const tax = line.tax === null ? null : readExact(line.tax);
  if (typeof units === 'string' || typeof amount === 'string' || typeof tax === 'string') return [filled(line)];
  const before = back.get(lineId) ?? { units: 0n, scale: 0 };
  back.set(lineId, addExact(before, units));
  return backParts(parts, { units, amount, tax }, before).flatMap((part, place) =>
    part.quantity === '0' && part.amount === '0' ? [] : [{ lineId: place === 0 ? lineId : lastPart(lineId), ...filled(part) }],
  );
}

/** The line that was sold: the one named, or the only one of the product. */
function soldLine(at: At, { byProduct }: SoldLines): unknown {
  const named = metaOf(at, '_refunded_item_id');
  return named === null ? (byProduct.get(productOf(at)) ?? null) : idOf(named);
}
