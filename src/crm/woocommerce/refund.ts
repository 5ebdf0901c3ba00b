// Refunds of WooCommerce stand in two places: orders name them with an amount below zero and no date, their own list has them
// with lines, dates and an amount above zero. They are matched by identifier, so that none is taken off twice.
import { type At, atOf, firstAt, given } from '../at.ts';
import { filled, idOf, isRecord, itemsOf, lessOf, signIn, sizeOf, sumOf } from '../shop/part.ts';
import { dateAt } from './date.ts';
import { pagesIn } from './page.ts';
import { refundFees, refundLines, type SoldLines, soldLines } from './refundLine.ts';

/** Refunds with their details, by identifier and by order. */
export interface RefundBook {
  readonly byId: ReadonlyMap<string, At>;
  readonly byOrder: ReadonlyMap<string, readonly string[]>;
  /** Identifiers of those that an order took. */
  readonly taken: Set<string>;
}

/** Reads a list of refunds, or pages of them. What is no refund is passed over: the amount in the order stays. */
export function refundBook(payload: unknown): RefundBook {
  const byId = new Map<string, At>();
  const byOrder = new Map<string, string[]>();
  const list = pagesIn(payload);
  const take = (item: unknown): void => {
    const at = atOf(item);
    const id = idOf(at('id'));
    if (!isRecord(item) || typeof id !== 'string') return;
    byId.set(id, at);
    const parent = idOf(at('parent_id'));
    if (typeof parent === 'string' && parent !== '0') add(byOrder, parent, id);
  };
  try {
    if (Array.isArray(list)) for (const item of list) take(item);
  } catch {
    return { byId, byOrder, taken: new Set() };
  }
  return { byId, byOrder, taken: new Set() };
}

function add(lists: Map<string, string[]>, key: string, id: string): void {
  const own = lists.get(key);
  if (own === undefined) lists.set(key, [id]);
  else own.push(id);
}

/** A refund of an order: what the order says of it, and its details where they are known. */
interface Found {
  readonly id: unknown;
  readonly at: At;
  readonly hasDetails: boolean;
}

function foundIn(order: At, { byId, byOrder }: RefundBook): Found[] {
  const named = (itemsOf(order('refunds')) ?? []).map(atOf);
  const found = new Map<unknown, Found>();
  for (const [place, at] of named.entries()) {
    const id = idOf(at('id')) ?? String(place + 1);
    const details = typeof id === 'string' ? byId.get(id) : undefined;
    found.set(id, {
      id,
      at: details ?? at,
      hasDetails: details !== undefined || firstAt(at, ['date_created', 'date_created_gmt']) !== null,
    });
  }
  for (const id of byOrder.get(String(idOf(order('id')))) ?? []) {
    const at = byId.get(id);
    if (at !== undefined && !found.has(id)) found.set(id, { id, at, hasDetails: true });
  }
  return [...found.values()];
}

/** Refunds in our form. An order that says to be refunded, and names no refund, gave back all. */
export function refundsOf(order: At, book: RefundBook): unknown[] | null {
  const found = foundIn(order, book);
  for (const { id } of found) if (typeof id === 'string') book.taken.add(id);
  if (found.length === 0 && order('status') === 'refunded') return [{ id: 'status', date: lastChange(order), kind: 'cancellation' }];
  const sold = soldLines(order);
  const [only] = found;
  if (only !== undefined && found.length === 1 && !only.hasDetails && isAll(only.at, order))
    return [{ id: only.id, date: lastChange(order), kind: 'cancellation' }];
  return found.length === 0 ? null : found.map((refund) => refundOf(refund, order, sold));
}

/** Whether the day of a refund is not told. */
export function isUndated(order: At, book: RefundBook): boolean {
  const found = foundIn(order, book);
  return found.length === 0 ? order('status') === 'refunded' : found.some(({ hasDetails }) => !hasDetails);
}

/** Whether as much came back as was paid. */
function isAll(refund: At, order: At): boolean {
  return signIn(lessOf(given(order('total')), [sizeOf(firstAt(refund, ['amount', 'total']))])) === 0;
}

/** When the order last changed: its refunds are not later. */
function lastChange(order: At): unknown {
  return dateAt(order, 'date_modified') ?? dateAt(order, 'date_created');
}

function refundOf({ id, at, hasDetails }: Found, order: At, sold: SoldLines): object {
  const amount = sizeOf(firstAt(at, ['amount', 'total']));
  const lines = refundLines(at, sold);
  const shipping = shippingOf(at);
  const charges = refundFees(at);
  const isMoneyOnly = lines === null && shipping === null && charges === null;
  return {
    id,
    date: hasDetails ? (dateAt(at, 'date_created') ?? lastChange(order)) : lastChange(order),
    amount,
    ...filled({ kind: isMoneyOnly ? 'goodwill' : null, lines, shipping, charges }),
  };
}

function shippingOf(refund: At): object | null {
  const lines = (itemsOf(refund('shipping_lines')) ?? []).map(atOf);
  if (lines.length === 0) return null;
  const size = (name: string): unknown => sizeOf(sumOf(lines.map((at) => at(name))));
  return { amount: size('total'), ...filled({ tax: size('total_tax') }) };
}
