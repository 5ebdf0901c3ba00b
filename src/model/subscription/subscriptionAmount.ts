// What the items of a subscription come to in a year: without tax, without usage, after discounts.
import { type Amount, type Exact, multiplyExact } from '../../decimal.ts';
import { add, divide, type Fraction, multiply, negate, whole } from '../../expr/fraction.ts';
import { Fault } from '../read/reader.ts';
import { exactOf, exactOrNull, subtract } from '../sale/posting/arithmetic.ts';
import { writtenAmount } from '../written.ts';
import { nearestAmount, perYear } from './recurringAmount.ts';
import type { SubscriptionDiscount, SubscriptionItem } from './subscriptionPart.ts';
import type { Stretch } from './subscriptionStretches.ts';

/** An item that is paid for. */
export interface PaidItem {
  /** Its place in the list, from 1. */
  readonly place: number;
  readonly item: SubscriptionItem;
  readonly annualAmount: number | string;
}

interface Priced {
  readonly place: number;
  readonly item: SubscriptionItem;
  readonly price: Fraction;
}

const one: Exact = { units: 1n, scale: 0 };

/** The items of a stretch that are paid for, with what they come to in a year; free and metered ones are not among them. */
export function paidItems({ items, discounts }: Stretch, taxesIncluded: boolean): PaidItem[] | Fault {
  const priced: Priced[] = [];
  for (const [at, item] of items.entries()) {
    if (item.usageType === 'metered') continue;
    const price = priceOf(item, taxesIncluded);
    if (price instanceof Fault) return price.under(`items[${at}]`);
    priced.push({ place: at + 1, item, price });
  }
  const full = priced.reduce((sum, { price }) => add(sum, price), whole(0));
  if (full.n === 0n) return [];
  const left = discounted(full, discounts, priced);
  return left instanceof Fault ? left : shared(priced, divide(left, full));
}

/** What an item comes to in a year without tax. */
function priceOf({ unitAmount, quantity, tax, interval, intervalCount }: SubscriptionItem, taxesIncluded: boolean): Fraction | Fault {
  const unit = exactOrNull(unitAmount);
  if (unit === null) return new Fault('missing-required', unitAmount, 'unitAmount');
  const gross = multiplyExact(unit, exactOrNull(quantity) ?? one);
  if (!taxesIncluded) return perYear(gross, interval, intervalCount ?? 1);
  const contained = exactOrNull(tax);
  if (contained === null) return new Fault('missing-required', tax, 'tax');
  const net = subtract(gross, contained);
  return net.units < 0n ? new Fault('wrong-sign', tax, 'tax') : perYear(net, interval, intervalCount ?? 1);
}

/** What is left after all discounts, one after the other: never below nothing. */
function discounted(full: Fraction, discounts: readonly SubscriptionDiscount[], priced: readonly Priced[]): Fraction | Fault {
  let left = full;
  for (const { rate, amount } of discounts) {
    if (amount === null || amount === undefined) {
      left = multiply(left, fractionLeft(rate as Amount));
      continue;
    }
    const [first, ...others] = priced.map(({ item }) => item) as [SubscriptionItem, ...SubscriptionItem[]];
    const isOdd = others.some((other) => other.interval !== first.interval || (other.intervalCount ?? 1) !== (first.intervalCount ?? 1));
    // Which of two intervals an amount is taken off each of, nobody says.
    if (isOdd) return new Fault('bad-value', amount, 'discounts', 'a rate, where items have different intervals');
    left = add(left, negate(perYear(exactOf(amount), first.interval, first.intervalCount ?? 1)));
    if (left.n < 0n) left = whole(0);
  }
  return left;
}

function fractionLeft(rate: Amount): Fraction {
  const { units, scale } = subtract(one, exactOf(rate));
  return { n: units, d: 10n ** BigInt(scale) };
}

/** The share of each item; running sums are rounded and not the shares, so that these add up to the whole. */
function shared(priced: readonly Priced[], factor: Fraction): PaidItem[] | Fault {
  const paid: PaidItem[] = [];
  let running = whole(0);
  let before: Exact = { units: 0n, scale: 0 };
  for (const { place, item, price } of priced) {
    running = add(running, price);
    const upTo = nearestAmount(multiply(running, factor));
    const own = subtract(upTo, before);
    before = upTo;
    if (own.units === 0n) continue;
    const annualAmount = writtenAmount(own);
    if (annualAmount === null) return new Fault('number-out-of-range', item.unitAmount, `items[${place - 1}].unitAmount`);
    paid.push({ place, item, annualAmount });
  }
  return paid;
}
