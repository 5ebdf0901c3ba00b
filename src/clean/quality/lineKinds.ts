// Codes of lines that are no products: postage, fees, entries by hand, gift vouchers.
import type { SaleKind } from '../../model/sale/sale.ts';

/** What the codes of lines stand for; a code that ends in `*` stands for all that begin with it. */
export type LineKinds = Readonly<Record<string, SaleKind>>;

/** Codes that are usual in exports of shops; give your own in their place, or `{ ...lineKinds, … }`. */
export const lineKinds: LineKinds = /* @__PURE__ */ Object.freeze({
  POST: 'shipping',
  POSTAGE: 'shipping',
  DOT: 'shipping',
  C2: 'shipping',
  CARRIAGE: 'shipping',
  SHIPPING: 'shipping',
  LIVRAISON: 'shipping',
  M: 'adjustment',
  MANUAL: 'adjustment',
  D: 'adjustment',
  DISCOUNT: 'adjustment',
  REMISE: 'adjustment',
  B: 'adjustment',
  S: 'adjustment',
  SAMPLES: 'adjustment',
  CRUK: 'fee',
  'BANK CHARGES': 'fee',
  AMAZONFEE: 'fee',
  'GIFT_*': 'gift-card',
  'GIFT VOUCHER*': 'gift-card',
  'GIFT CARD*': 'gift-card',
  'CARTE CADEAU*': 'gift-card',
} satisfies LineKinds);

/** Tells what a code stands for, in any casing; null for a product. */
export function kindReader(kinds: LineKinds): (code: string) => SaleKind | null {
  const whole = new Map<string, SaleKind>();
  const beginnings: (readonly [string, SaleKind])[] = [];
  for (const [code, kind] of Object.entries(kinds)) {
    if (code.endsWith('*')) beginnings.push([code.slice(0, -1).toUpperCase(), kind]);
    else whole.set(code.toUpperCase(), kind);
  }
  return (code) => {
    const text = code.toUpperCase();
    return whole.get(text) ?? beginnings.find(([beginning]) => text.startsWith(beginning))?.[1] ?? null;
  };
}
