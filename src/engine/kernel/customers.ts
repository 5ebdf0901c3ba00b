// Totals over sets of customers. Slot by slot: the customers of the stretch before are marked (all of them, and those of
// each segment), then each customer of a group is looked at once. Linear in the rows.
//
// The history of a customer is the whole ledger that the total counts, whatever the question picks or splits by; so new
// customers add up over segments, and a picked segment shows the same figure as its row in a split table.
import type { CustomerSetName } from '../../expr/aggregate/name.ts';
import type { KeyColumn } from '../column.ts';
import type { Shape } from '../naming.ts';
import { countRows, orderRows } from './order.ts';

/** What the kernel reads. */
export interface CustomerRows {
  readonly customers: KeyColumn;
  /** The order of a row; null where each row is an order of its own. */
  readonly orders: ArrayLike<number> | null;
  readonly moments: Float64Array;
  readonly shape: Shape;
  /** Groups of the rows that are counted and picked, by slot. */
  readonly now: Uint32Array;
  /** Groups of the same rows by the stretch before each slot. */
  readonly before: Uint32Array;
  /** Rows the total counts, whatever the question picks, by the stretch before each slot. */
  readonly anyBefore: Uint32Array;
  readonly slots: number;
  /** First moment each customer ever has. */
  readonly first: Float64Array;
  /** Whether a moment lies before the slot, and before the stretch before it. */
  isBefore(moment: number, slot: number, side: 'window' | 'previous'): boolean;
}

/** The count of each group for every set. */
export type CustomerCounts = Readonly<Record<CustomerSetName, Uint32Array>>;

/** Counts all customer sets of each group in one pass. */
export function customersKernel(input: CustomerRows): CustomerCounts {
  const { now, before, customers, first, moments, shape } = input;
  const { size } = shape;
  const count = (): Uint32Array => new Uint32Array(size);
  const result = {
    new: count(),
    returning: count(),
    returningOrRepeating: count(),
    repeating: count(),
    retained: count(),
    previous: count(),
    reactivated: count(),
  };
  const current = orderRows(now, size, countRows(now, size));
  const earlier = orderRows(before, size, countRows(before, size));
  const ever = orderRows(input.anyBefore, input.slots, countRows(input.anyBefore, input.slots));
  const width = customers.keys.length;
  const seen = new Uint32Array(width);
  const seenNew = new Uint32Array(width);
  const inSegmentBefore = new Uint32Array(width);
  const anywhereBefore = new Uint32Array(width);
  const orderOf = new Int32Array(width);
  const repeated = new Uint32Array(width);
  let marked = -1;

  for (let group = 0; group < size; group++) {
    const stamp = group + 1;
    const slot = shape.slotOf(group);
    if (slot !== marked) {
      for (let at = ever.starts[slot] as number; at < (ever.starts[slot + 1] as number); at++)
        anywhereBefore[customers.codes[ever.rows[at] as number] as number] = slot + 1;
      marked = slot;
    }
    for (let at = earlier.starts[group] as number; at < (earlier.starts[group + 1] as number); at++) {
      const customer = customers.codes[earlier.rows[at] as number] as number;
      if (customer === 0 || inSegmentBefore[customer] === stamp) continue;
      inSegmentBefore[customer] = stamp;
      result.previous[group] = (result.previous[group] as number) + 1;
    }
    for (let at = current.starts[group] as number; at < (current.starts[group + 1] as number); at++) {
      const row = current.rows[at] as number;
      const customer = customers.codes[row] as number;
      if (customer === 0) continue;
      const beginning = first[customer] as number;
      if (moments[row] === beginning && seenNew[customer] !== stamp) {
        seenNew[customer] = stamp;
        result.new[group] = (result.new[group] as number) + 1;
      }
      const order = input.orders === null ? row : (input.orders[row] as number);
      if (seen[customer] === stamp) {
        if (order !== orderOf[customer] && repeated[customer] !== stamp) {
          repeated[customer] = stamp;
          result.repeating[group] = (result.repeating[group] as number) + 1;
          if (!input.isBefore(beginning, slot, 'window'))
            result.returningOrRepeating[group] = (result.returningOrRepeating[group] as number) + 1;
        }
        continue;
      }
      seen[customer] = stamp;
      orderOf[customer] = order;
      if (inSegmentBefore[customer] === stamp) result.retained[group] = (result.retained[group] as number) + 1;
      if (!input.isBefore(beginning, slot, 'window')) continue;
      result.returning[group] = (result.returning[group] as number) + 1;
      result.returningOrRepeating[group] = (result.returningOrRepeating[group] as number) + 1;
      if (anywhereBefore[customer] !== slot + 1 && input.isBefore(beginning, slot, 'previous'))
        result.reactivated[group] = (result.reactivated[group] as number) + 1;
    }
  }
  return result;
}
