// WooCommerce says what a line comes to, our lines say what a unit costs: the amount is divided by the units. Where the digits
// of the quotient do not end (10.00 for 3), the line becomes two, the last unit at what the others leave, so that nothing is lost.
import { addExact, type Exact, exactText, multiplyExact, readExact } from '../../decimal.ts';
import { compare, share, subtract, zero } from '../../model/sale/posting/arithmetic.ts';

/** Amounts of a line before and after coupons, its units and its tax. */
export interface LineAmounts {
  readonly before: Exact;
  readonly after: Exact;
  readonly units: Exact;
  readonly tax: Exact | null;
}

/** A line, or a part of one, as ours has it. */
export interface PricedPart {
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discount: string | null;
  readonly tax: string | null;
}

/** Reads the amounts of a line; null where one of them is no number. */
export function amountsOf(before: unknown, after: unknown, quantity: unknown, tax: unknown): LineAmounts | null {
  const [whole, net, units] = [readExact(before), readExact(after), readExact(quantity)];
  const taxed = tax === null ? null : readExact(tax);
  if (typeof whole === 'string' || typeof net === 'string' || typeof units === 'string' || typeof taxed === 'string') return null;
  // A line that was raised by hand has no price from before.
  return { before: compare(net, whole) > 0 ? net : whole, after: net, units, tax: taxed };
}

/** The line; two parts of it where it has no price of a unit, and null where it has none at all. */
export function pricedParts({ before, after, units, tax }: LineAmounts): readonly PricedPart[] | null {
  const discount = subtract(before, after);
  const price = quotient(before, units);
  if (price !== null) return [partOf(units, price, discount, tax)];
  if (units.units <= 1n || before.units <= 0n) return null;
  const last: Exact = { units: 1n, scale: units.scale };
  const others = subtract(units, last);
  const most = rounded(before, units);
  const worth = multiplyExact(others, most);
  const onOthers = compare(discount, worth) > 0 ? worth : discount;
  const taxOfLast = tax && share(tax, last, units, tax.scale);
  const rest = subtract(before, worth);
  return [
    partOf(others, most, onOthers, tax && subtract(tax, taxOfLast ?? zero)),
    partOf(last, { units: rest.units * 10n ** BigInt(last.scale), scale: rest.scale }, subtract(discount, onOthers), taxOfLast),
  ];
}

function partOf(units: Exact, price: Exact, discount: Exact, tax: Exact | null): PricedPart {
  return {
    quantity: exactText(units),
    unitPrice: exactText(price),
    discount: discount.units === 0n ? null : exactText(discount),
    tax: tax && exactText(tax),
  };
}

const DIGITS = 18;

/** The exact quotient; null where its digits do not end, or there are no units. */
function quotient(whole: Exact, part: Exact): Exact | null {
  if (part.units === 0n) return null;
  const above = whole.units * 10n ** BigInt(DIGITS + part.scale);
  const below = part.units * 10n ** BigInt(whole.scale);
  if (above % below !== 0n) return null;
  let [units, scale] = [above / below, DIGITS];
  for (; scale > 0 && units % 10n === 0n; scale--) units /= 10n;
  return { units, scale };
}

/** The quotient, two digits finer than the amount and never above it. */
function rounded(whole: Exact, part: Exact): Exact {
  const scale = Math.max(whole.scale, 2) + 2;
  return { units: (whole.units * 10n ** BigInt(scale + part.scale)) / (part.units * 10n ** BigInt(whole.scale)), scale };
}

/** What of a line given back is of its first part and what of its second, where `before` of its units were given back already. */
export function backParts(
  [first, last]: readonly [PricedPart, PricedPart],
  back: { readonly units: Exact; readonly amount: Exact; readonly tax: Exact | null },
  before: Exact,
): readonly { readonly quantity: string; readonly amount: string; readonly tax: string | null }[] {
  const free = subtract(readExact(first.quantity) as Exact, before);
  const left = free.units < 0n ? zero : free;
  const onFirst = compare(back.units, left) <= 0 ? back.units : left;
  const onLast = subtract(back.units, onFirst);
  const write = (quantity: Exact, amount: Exact, tax: Exact | null) => ({
    quantity: exactText(quantity),
    amount: exactText(amount),
    tax: tax && exactText(tax),
  });
  const nothing = { quantity: '0', amount: '0', tax: back.tax && '0' };
  if (onLast.units === 0n) return [write(back.units, back.amount, back.tax), nothing];
  if (onFirst.units === 0n) return [nothing, write(back.units, back.amount, back.tax)];
  const worth = worthOf(last);
  const amountOfLast = compare(back.amount, worth) > 0 ? worth : back.amount;
  const taxOfLast = back.tax && share(back.tax, onLast, back.units, back.tax.scale);
  return [
    write(onFirst, subtract(back.amount, amountOfLast), back.tax && subtract(back.tax, taxOfLast ?? zero)),
    write(onLast, amountOfLast, taxOfLast),
  ];
}

/** What a part costs after its discount. */
function worthOf({ quantity, unitPrice, discount }: PricedPart): Exact {
  const price = multiplyExact(readExact(quantity) as Exact, readExact(unitPrice) as Exact);
  return addExact(price, subtract(zero, readExact(discount ?? '0') as Exact));
}
