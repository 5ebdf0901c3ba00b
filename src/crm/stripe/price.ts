// Prices of Stripe and, in older versions, plans: of a unit, or of all units by tiers.
import { addExact, type Exact, exactAmount, multiplyExact, readExact } from '../../decimal.ts';
import { recordLimits } from '../../model/recordLimits.ts';
import { type At, atOf, firstAt, given } from '../at.ts';
import { isRecord } from '../shop/part.ts';
import { listed } from './list.ts';
import { minorAmount } from './minor.ts';

/** The price or the plan of an item; of one that is not expanded nothing is known. */
export function priceIn(item: At): At {
  return atOf(firstAt(item, ['price', 'plan']));
}

/** The amounts that a price has in a currency, of which it may have several; null where it says none in this one. */
export function amountsIn(price: At, currency: unknown): At | null {
  const own = given(price('currency'));
  if (own === null || given(currency) === null || own === currency) return price;
  const option = price(`currency_options.${String(currency)}`);
  return isRecord(option) ? atOf(option) : null;
}

/** The price of a unit: fractions of a minor unit stand in the text beside the number, alone. */
export function unitAmount(amounts: At, currency: unknown): unknown {
  return minorAmount(firstAt(amounts, ['unit_amount', 'unit_amount_decimal', 'amount', 'amount_decimal']), currency);
}

/** Priced by tiers: there is no price of a unit. */
export function isTiered(price: At): boolean {
  return price('billing_scheme') === 'tiered';
}

/** A number of units, as a number or as text; null for what is none. */
export function wholeNumber(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

/** What a number of units cost together by the tiers of a price; null where these were not given, or do not say it. */
export function tieredAmount(price: At, quantity: unknown, currency: unknown): unknown {
  const tiers = listed(amountsIn(price, currency)?.('tiers')) ?? [];
  const units = given(quantity) === null ? 1 : wholeNumber(quantity);
  if (units === null || units === 0 || tiers.length > recordLimits.items) return null;
  const isVolume = price('tiers_mode') === 'volume';
  if (!isVolume && price('tiers_mode') !== 'graduated') return null;
  const ends = endsOf(tiers);
  if (ends === null) return null;
  let sum: Exact = { units: 0n, scale: 0 };
  let below = 0;
  for (const [at, upTo] of ends.entries()) {
    const tier = atOf(tiers[at]);
    const isLast = units <= upTo;
    const own = isVolume ? (isLast ? units : 0) : Math.min(units, upTo) - below;
    const cost = own === 0 ? { units: 0n, scale: 0 } : costOf(tier, own);
    if (cost === null) return null;
    sum = addExact(sum, cost);
    if (isLast) return minorAmount(exactAmount(sum), currency);
    below = upTo;
  }
  return null;
}

/** Up to how many units each tier goes; null where one does not go further than the one before it. */
function endsOf(tiers: readonly unknown[]): readonly number[] | null {
  const ends = tiers.map((tier) => given(atOf(tier)('up_to')) ?? Number.POSITIVE_INFINITY);
  const isRising = (end: unknown, at: number): boolean => typeof end === 'number' && end > Number(ends[at - 1] ?? 0);
  return ends.every(isRising) ? (ends as number[]) : null;
}

/** What units cost in a tier: so much each, and so much for the tier as a whole. */
function costOf(tier: At, units: number): Exact | null {
  const each = firstAt(tier, ['unit_amount', 'unit_amount_decimal', 'amount']);
  const flat = firstAt(tier, ['flat_amount', 'flat_amount_decimal']);
  if (each === null && flat === null) return null;
  const [one, all] = [readExact(each ?? 0), readExact(flat ?? 0)];
  if (typeof one === 'string' || typeof all === 'string') return null;
  return addExact(multiplyExact(one, { units: BigInt(units), scale: 0 }), all);
}
