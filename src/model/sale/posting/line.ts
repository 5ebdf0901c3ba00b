// Lines of an order to stocks: what was sold, at what value, after the line's part of discounts and taxes of the order.
import { addExact, type Exact, exactText, multiplyExact } from '../../../decimal.ts';
import { Fault } from '../../read/reader.ts';
import type { Order } from '../order.ts';
import type { OrderLine } from '../orderLine.ts';
import type { OrderDiscount } from '../orderPart.ts';
import { absolute, compare, exactOf, exactOrNull, negative, subtract, zero } from './arithmetic.ts';
import { priceOf, reconcilePrice } from './linePrice.ts';
import { adjust, type Entry, type Posting, part, pathPart, remark, sell } from './posting.ts';
import { isCode, type Share, type Shared, shareAmong } from './share.ts';
import { type Basis, nothing, valuesOf } from './values.ts';

interface Priced {
  readonly lineId: string;
  readonly line: OrderLine;
  readonly quantity: Exact;
  readonly price: Exact;
  readonly discount: Exact;
  readonly codeDiscount: Exact;
  /** What the price was lowered by before. */
  readonly lowered: Exact;
  readonly usual: boolean;
}

/** Lines under their identifiers, missing ones replaced by the position; a fault where two lines share one. */
export function namedLines(order: Order): Map<string, OrderLine> | Fault {
  const lines = new Map<string, OrderLine>();
  for (const [at, line] of (order.lines ?? []).entries()) {
    const lineId = line.lineId ?? String(at + 1);
    if (lines.has(lineId)) return new Fault('duplicate-id', lineId, `lines[${at}].lineId`);
    lines.set(lineId, line);
  }
  return lines;
}

/** Posts the lines, with their parts of the discounts and taxes of the order. */
export function postLines(posting: Posting, named: ReadonlyMap<string, OrderLine>): void {
  const { order, basis } = posting;
  const priced = [...named].map(([lineId, line]) => pricedLine(lineId, line, basis));
  const discounts = shareAmong(order.discounts ?? [], worthOf(priced), basis.scale);
  const byCode = shareAmong((order.discounts ?? []).filter(isByCode), worthOf(priced), basis.scale);
  const discounted = priced.map((line, at) => ({
    ...line,
    discount: addExact(line.discount, discounts.parts[at] as Exact),
    codeDiscount: addExact(line.codeDiscount, byCode.parts[at] as Exact),
  }));
  const taxes = shareAmong(order.taxes ?? [], worthOf(discounted), basis.scale);
  remarkUnknown(posting, 'discounts', discounts);
  remarkUnknown(posting, 'taxes', taxes);
  if (basis.taxesIncluded && basis.missingTax === null && isTaxUnknown(order)) remark(posting, 'unknown-tax', 'taxesIncluded', true);
  for (const [at, line] of discounted.entries()) {
    if (compare(absolute(line.discount), absolute(line.price)) > 0)
      remark(posting, 'discount-above-line', `lines[${at}].discount`, exactText(line.discount));
    reconcilePrice(posting, line, at);
    const tax = taxOf(line.line, order, taxes.parts[at] as Exact) ?? basis.missingTax;
    posting.lines.set(line.lineId, sell(posting, entryOf(order, line, tax, basis)));
  }
  postRest(posting, discounts.rest, taxes.rest);
}

/** The lines with what they are worth after discount. */
function worthOf(lines: readonly Priced[]): Share[] {
  return lines.map((line) => ({ ...line, worth: subtract(line.price, line.discount) }));
}

const isByCode = ({ code }: OrderDiscount): boolean => isCode(code);

function pricedLine(lineId: string, line: OrderLine, { listPrice }: Basis): Priced {
  const quantity = exactOf(line.quantity);
  const price = priceOf(line);
  const discount = exactOrNull(line.discount) ?? zero;
  return {
    lineId,
    line,
    quantity,
    price,
    discount,
    codeDiscount: isCode(line.discountCode) ? discount : zero,
    lowered: listPrice === 'compareAtPrice' ? loweredBy(line, quantity, price) : zero,
    usual: line.giftCard !== true && quantity.units >= 0n,
  };
}

/** What a price was lowered by: nothing where the price before is missing or not above it. */
function loweredBy({ compareAtPrice }: OrderLine, quantity: Exact, price: Exact): Exact {
  const unit = exactOrNull(compareAtPrice);
  const isBelowZero = price.units < 0n !== quantity.units < 0n && price.units !== 0n;
  if (unit === null || isBelowZero) return zero;
  const before = multiplyExact(quantity, unit);
  return compare(absolute(before), absolute(price)) > 0 ? subtract(before, price) : zero;
}

/** Unknown only where neither the line nor the order says anything of tax. */
function taxOf(line: OrderLine, order: Order, part: Exact): Exact | null {
  const own = exactOrNull(line.tax);
  return own === null && !order.taxes?.length ? null : addExact(own ?? zero, part);
}

function isTaxUnknown({ lines, taxes }: Order): boolean {
  return !taxes?.length && (lines ?? []).length > 0 && (lines ?? []).every(({ tax }) => tax === null || tax === undefined);
}

function entryOf(order: Order, priced: Priced, tax: Exact | null, basis: Basis): Entry {
  const { lineId, line, quantity, price, lowered } = priced;
  const unitCost = exactOrNull(line.unitCost);
  const cost = unitCost && multiplyExact(quantity, unitCost);
  return {
    path: [pathPart(lineId)],
    kind: line.giftCard === true ? 'gift-card' : 'product',
    type: quantity.units < 0n ? 'return' : 'sale',
    date: order.placedAt,
    values: { ...valuesOf(price, priced, tax, basis, lowered), quantity, cost },
    line: { ...line, lineId },
    refund: null,
  };
}

function remarkUnknown(posting: Posting, field: string, { unknown }: Shared): void {
  for (const { at, lineId } of unknown) remark(posting, 'unknown-line', `${field}[${at}].lineIds`, lineId);
}

/** An order without lines still gives its discounts and taxes to the ledger, as adjustments. */
function postRest(posting: Posting, discounts: readonly Exact[], taxes: readonly Exact[]): void {
  const row = { kind: 'adjustment', type: 'sale', date: posting.order.placedAt, line: null, refund: null } as const;
  discounts.forEach((discount, at) => {
    const codeDiscount = isCode(posting.order.discounts?.[at]?.code) ? discount : zero;
    const values = { ...nothing, discount, codeDiscount, amount: negative(discount) };
    adjust(posting, { ...row, path: [part.discount, String(at + 1)], values });
  });
  taxes.forEach((tax, at) => {
    adjust(posting, { ...row, path: [part.tax, String(at + 1)], values: { ...nothing, tax } });
  });
}
