// What comes back.
import type { RawLine } from './order.ts';
import type { Random } from './random.ts';

/** A refund as the shop writes it. */
export interface RawRefund {
  readonly id: string;
  readonly date: string;
  readonly kind: 'return' | 'goodwill';
  readonly lines?: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly amount?: number;
}

/** The refunds of an order that are known by now: goods within four weeks, or a small sum for the trouble. */
export function refundsOf(lines: readonly RawLine[], at: Date, now: Date, random: Random): RawRefund[] {
  const isReturn = random.chance(62);
  if (!isReturn && !random.chance(8)) return [];
  const date = new Date(at.getTime() + (3 + random.below(25)) * 86_400_000);
  if (date > now) return [];
  if (!isReturn) return [{ id: 'R1', date: date.toISOString(), kind: 'goodwill', amount: 5 }];
  const { lineId, quantity } = random.pick(lines);
  return [{ id: 'R1', date: date.toISOString(), kind: 'return', lines: [{ lineId, quantity: 1 + random.below(quantity) }] }];
}
