// Lines of an order to stocks: what was sold, at what value, after the line's part of discounts and taxes of the order.
import { addExact, type Exact, exactText, multiplyExact } from '../../../decimal.ts';
import { Fault } from '../../read/reader.ts';
import type { Order } from '../order.ts';
import type { OrderLine } from '../orderLine.ts';
import { absolute, compare, exactOf, exactOrNull, negative, subtract, zero } from './arithmetic.ts';
import { adjust, type Entry, type Posting, part, pathPart, remark, sell } from './posting.ts';
import { type Shared, shareAmong } from './share.ts';
import { type Basis, nothing, valuesOf } from './values.ts';

interface Priced {
  readonly lineId: string;
  readonly line: OrderLine;
  readonly quantity: Exact;
  readonly price: Exact;
  readonly discount: Exact;
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
  const priced = [...named].map(([lineId, line]) => pricedLine(lineId, line));
  const discounts = shareAmong(
    order.discounts ?? [],
    priced.map((line) => ({ ...line, worth: subtract(line.price, line.discount) })),
    basis.scale,
  );
  const discounted = priced.map((line, at) => ({ ...line, discount: addExact(line.discount, discounts.parts[at] as Exact) }));
  const taxes = shareAmong(
    order.taxes ?? [],
    discounted.map((line) => ({ ...line, worth: subtract(line.price, line.discount) })),
    basis.scale,
  );
  remarkUnknown(posting, 'discounts', discounts);
  remarkUnknown(posting, 'taxes', taxes);
  if (basis.taxesIncluded && isTaxUnknown(order)) remark(posting, 'unknown-tax', 'taxesIncluded', true);
  for (const [at, line] of discounted.entries()) {
    if (compare(absolute(line.discount), absolute(line.price)) > 0)
      remark(posting, 'discount-above-line', `lines[${at}].discount`, exactText(line.discount));
    const tax = taxOf(line.line, order, taxes.parts[at] as Exact);
    posting.lines.set(line.lineId, sell(posting, entryOf(order, line, tax, basis)));
  }
  postRest(posting, discounts.rest, taxes.rest);
}

function pricedLine(lineId: string, line: OrderLine): Priced {
  const quantity = exactOf(line.quantity);
  const price = multiplyExact(quantity, exactOf(line.unitPrice));
  return {
    lineId,
    line,
    quantity,
    price,
    discount: exactOrNull(line.discount) ?? zero,
    usual: line.giftCard !== true && quantity.units >= 0n,
  };
}

/** Unknown only where neither the line nor the order says anything of tax. */
function taxOf(line: OrderLine, order: Order, part: Exact): Exact | null {
  const own = exactOrNull(line.tax);
  return own === null && !order.taxes?.length ? null : addExact(own ?? zero, part);
}

function isTaxUnknown({ lines, taxes }: Order): boolean {
  return !taxes?.length && (lines ?? []).length > 0 && (lines ?? []).every(({ tax }) => tax === null || tax === undefined);
}

function entryOf(order: Order, { lineId, line, quantity, price, discount }: Priced, tax: Exact | null, basis: Basis): Entry {
  const unitCost = exactOrNull(line.unitCost);
  const cost = unitCost && multiplyExact(quantity, unitCost);
  return {
    path: [pathPart(lineId)],
    kind: line.giftCard === true ? 'gift-card' : 'product',
    type: quantity.units < 0n ? 'return' : 'sale',
    date: order.placedAt,
    values: { ...valuesOf(price, discount, tax, basis), quantity, cost },
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
    adjust(posting, { ...row, path: [part.discount, String(at + 1)], values: { ...nothing, discount, amount: negative(discount) } });
  });
  taxes.forEach((tax, at) => {
    adjust(posting, { ...row, path: [part.tax, String(at + 1)], values: { ...nothing, tax } });
  });
}
