// One order of the sample shop, as its API would give it. Cents are whole numbers until they are written.
import { giftCard, type Item, priceIn, shelves } from './catalogue.ts';
import type { Buyer } from './customers.ts';
import { type Channel, campaignOn, salespersonOf, taxPercent } from './market.ts';
import type { Random } from './random.ts';
import { type RawRefund, refundsOf } from './refunds.ts';

/** A line as the shop writes it. */
export interface RawLine {
  readonly lineId: string;
  readonly productId: string;
  readonly category: string;
  readonly quantity: number;
  readonly unitPrice: number | string;
  readonly unitCost: number;
  readonly discount?: number;
  readonly giftCard?: true;
}

/** An order as the shop writes it. */
export interface RawOrder extends Buyer {
  readonly id: string;
  readonly placedAt: string;
  readonly currency: string;
  readonly status: 'paid' | 'fulfilled' | 'cancelled' | 'draft';
  readonly channel: Channel;
  readonly salesperson: string | null;
  readonly campaign: string | null;
  readonly lines: readonly RawLine[];
  readonly discounts: readonly { readonly amount: number }[];
  readonly shipping: { readonly charged: number; readonly tax: number } | null;
  readonly taxes: readonly { readonly amount: number }[];
  readonly refunds: readonly RawRefund[];
  readonly cancelledAt?: string;
  readonly test?: true;
}

/** When, by whom and how an order is placed. */
export interface Occasion {
  readonly id: string;
  readonly at: Date;
  readonly channel: Channel;
  readonly buyer: Buyer;
  /** Nothing later than this has happened yet. */
  readonly now: Date;
}

/** Places an order. */
export function placeOrder({ id, at, channel, buyer, now }: Occasion, random: Random): RawOrder {
  const campaign = campaignOn(at, channel, random);
  const lines = basket(at, buyer, random);
  const goods = lines.filter((line) => !line.giftCard).reduce((sum, line) => sum + worth(line), 0);
  const coupon = campaign !== null && goods > 0 ? percentOf(goods, campaign === 'newsletter' ? 10 : 15) : 0;
  const rate = taxPercent[buyer.country] ?? 0;
  const charged = channel === 'shop' || goods === 0 || goods - coupon >= 6000 ? 0 : buyer.country === 'FR' ? 490 : 790;
  return {
    id,
    placedAt: at.toISOString(),
    currency: 'EUR',
    channel,
    ...buyer,
    salesperson: salespersonOf(channel, random),
    campaign,
    lines,
    discounts: coupon > 0 ? [{ amount: coupon / 100 }] : [],
    shipping: charged > 0 ? { charged: charged / 100, tax: percentOf(charged, rate) / 100 } : null,
    taxes: [{ amount: percentOf(goods - coupon, rate) / 100 }],
    refunds: refundsOf(lines, at, now, random),
    ...fate(at, now, random),
  };
}

function basket(at: Date, { segment }: Buyer, random: Random): RawLine[] {
  const size = random.weighted([
    [1, 40],
    [2, 32],
    [3, 18],
    [4, 10],
  ]);
  const chosen = Array.from({ length: size }, () => random.pick(random.weighted(shelves(at.getUTCMonth() + 1))));
  const items = random.chance(12) ? [...chosen, giftCard] : chosen;
  return items.map((item, i) => line(String(i + 1), item, segment === 'business' ? 2 + random.below(3) : 1 + random.below(2), at, random));
}

function line(lineId: string, item: Item, quantity: number, at: Date, random: Random): RawLine {
  const { productId, category, cost } = item;
  const price = item.giftCard ? item.price : priceIn(at.getUTCFullYear(), item);
  const plain = { lineId, productId, category, quantity, unitPrice: price / 100, unitCost: cost / 100 };
  if (item.giftCard) return { ...plain, giftCard: true };
  return random.chance(70) ? { ...plain, discount: percentOf(price * quantity, 20) / 100 } : plain;
}

/** Most orders leave the house; a few are cancelled, are drafts, or were only a trial of the shop. */
function fate(at: Date, now: Date, random: Random): Pick<RawOrder, 'status' | 'cancelledAt' | 'test'> {
  if (random.chance(4)) return { status: 'paid', test: true };
  if (random.chance(4)) return { status: 'draft' };
  const cancelledAt = new Date(at.getTime() + (4 + random.below(40)) * 3_600_000);
  if (random.chance(12))
    return random.chance(250) || cancelledAt > now
      ? { status: 'cancelled' }
      : { status: 'cancelled', cancelledAt: cancelledAt.toISOString() };
  return { status: now.getTime() - at.getTime() < 2 * 86_400_000 ? 'paid' : 'fulfilled' };
}

/** What a line costs, in cents. */
function worth({ quantity, unitPrice, discount = 0 }: RawLine): number {
  return Math.round(Number(unitPrice) * 100) * quantity - Math.round(discount * 100);
}

function percentOf(cents: number, percent: number): number {
  return Math.round((cents * percent) / 100);
}
