// What a line costs before discount: what the source states of the whole line, or else quantity × price of a unit.
import { type Exact, exactText, multiplyExact } from '../../../decimal.ts';
import type { OrderLine } from '../orderLine.ts';
import { absolute, compare, exactOf, exactOrNull, subtract, zero } from './arithmetic.ts';
import { type Posting, remark } from './posting.ts';

/** The price of the whole line. */
export function priceOf(line: OrderLine): Exact {
  return exactOrNull(line.linePrice) ?? unitsPrice(line);
}

function unitsPrice({ quantity, unitPrice }: OrderLine): Exact {
  return multiplyExact(exactOf(quantity), exactOrNull(unitPrice) ?? zero);
}

/** Remarks on a price of the line that the rounding of the price of a unit does not explain. */
export function reconcilePrice(posting: Posting, { line }: { readonly line: OrderLine }, at: number): void {
  const [whole, unit] = [exactOrNull(line.linePrice), exactOrNull(line.unitPrice)];
  if (whole === null || unit === null) return;
  const units = absolute(exactOf(line.quantity));
  // Many digits are those of a conversion: what was rounded before it, they do not say.
  const { scale } = posting.basis;
  const lastDigit: Exact = { units: 1n, scale: unit.scale > scale + 2 ? scale : Math.max(unit.scale, scale) };
  const expected = unitsPrice(line);
  if (compare(absolute(subtract(whole, expected)), multiplyExact(units, lastDigit)) <= 0) return;
  remark(posting, 'total-mismatch', `lines[${at}].linePrice`, line.linePrice, exactText(expected));
}
