// One order, from its lines to its rows.
import { minorUnits } from '../../money/currency.ts';
import { Fault } from '../../read/reader.ts';
import type { Order } from '../order.ts';
import { postCharges } from './charge.ts';
import { namedLines, postLines } from './line.ts';
import { missingTax } from './missingTax.ts';
import { type Posting, part, type Remark } from './posting.ts';
import { reconcileDates, reconcileTotals } from './reconcile.ts';
import { postRefunds } from './refund.ts';
import { reverseAll } from './reverse.ts';
import { type Row, rowsOf } from './row.ts';
import { type ListPrice, nothing } from './values.ts';

/** The rows of an order and what is odd about it, or why it is refused. */
export function postOrder(order: Order, listPrice: ListPrice = 'unitPrice'): { rows: Row[]; remarks: readonly Remark[] } | Fault {
  const { currency, taxesIncluded, cancelledAt } = order;
  if (currency === null || currency === undefined) return new Fault('missing-required', currency, 'currency');
  const lines = namedLines(order);
  if (lines instanceof Fault) return lines;
  const basis = { taxesIncluded: taxesIncluded === true, scale: minorUnits(currency), listPrice, missingTax: missingTax(order) };
  const posting: Posting = { order, basis, lines: new Map(), charges: [], loose: nothing, entries: [], remarks: [] };
  postLines(posting, lines);
  postCharges(posting);
  reconcileTotals(posting);
  reconcileDates(posting);
  const fault = postRefunds(posting);
  if (fault !== null) return fault;
  if (cancelledAt !== null && cancelledAt !== undefined) reverseAll(posting, cancelledAt, [part.cancelled], null);
  const rows = rowsOf(order, posting.entries);
  return rows instanceof Fault ? rows : { rows, remarks: posting.remarks };
}
