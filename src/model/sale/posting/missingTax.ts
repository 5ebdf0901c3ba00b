// What the tax of a part is that does not say its own. It is 0 where the taxes that are told come to all the taxes that the source
// states, and unknown otherwise: never 0 because nobody said anything.
import type { Amount, Exact } from '../../../decimal.ts';
import type { Order } from '../order.ts';
import { exactOf, exactOrNull, isSame, subtract, sum, zero } from './arithmetic.ts';
import { priceOf } from './linePrice.ts';

/** A part of an order: what it is worth, and its tax where it says one. */
interface Part {
  readonly worth: Exact;
  readonly tax: Exact | null;
}

/** Zero where the stated total of taxes proves that parts without a tax have none; null where it does not. */
export function missingTax(order: Order): Exact | null {
  const stated = exactOrNull(order.totals?.tax);
  if (stated === null) return null;
  const parts = partsOf(order);
  const unknown = parts.filter(({ tax }) => tax === null).map(({ worth }) => worth.units);
  // Taxes have the sign of what they are on: of parts of both signs, two that are not told could make up for each other.
  if (unknown.some((units) => units > 0n) && unknown.some((units) => units < 0n)) return null;
  const told = [...parts.map(({ tax }) => tax ?? zero), ...(order.taxes ?? []).map(({ amount }) => exactOf(amount))];
  return isSame(stated, sum(told)) ? zero : null;
}

function partsOf({ lines, taxes, shipping, fees, duties, dutiesTax, tips, tipsTax }: Order): Part[] {
  const areGoodsTaxed = (taxes ?? []).length > 0;
  const part = (worth: Exact, tax: Amount | null | undefined): Part => ({ worth, tax: exactOrNull(tax) });
  return [
    ...(lines ?? []).map((line) => part(less(priceOf(line), line.discount), line.tax ?? (areGoodsTaxed ? 0 : null))),
    ...(shipping ? [part(less(exactOf(shipping.charged), shipping.discount), shipping.tax)] : []),
    ...(fees ?? []).map(({ amount, tax }) => part(exactOf(amount), tax)),
    part(exactOrNull(duties) ?? zero, dutiesTax),
    part(exactOrNull(tips) ?? zero, tipsTax),
  ];
}

function less(price: Exact, discount: Amount | null | undefined): Exact {
  return subtract(price, exactOrNull(discount) ?? zero);
}
