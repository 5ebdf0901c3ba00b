// Binds the customer kernel to a layer: the history of each customer comes from all rows that the total counts.
import { type AggregateNode, conjuncts, keyOf } from '../expr/node.ts';
import type { Slot } from '../plan/plan.ts';
import type { KeyColumn } from './column.ts';
import { entitiesOf, keyColumn } from './entity.ts';
import type { Group } from './group.ts';
import { instantsOf } from './instants.ts';
import { type CustomerCounts, customersKernel } from './kernel/customers.ts';
import { allNames } from './kernel/kernel.ts';
import { every, type Mask, passes } from './mask.ts';
import { placer } from './place.ts';

/** The customer sets of each group, counted when first read; totals over the same customers, orders and rows share one pass. */
export function customerCounts(total: AggregateNode, group: Group): () => CustomerCounts {
  const id = [total.of, total.each, total.where].map((node) => (node ? keyOf(node) : '')).join(';');
  const now = group.rowsOf(total.where).names();
  return () => group.once(`customers ${id}`, () => compute(total, group, now));
}

function compute(total: AggregateNode, group: Group, now: Uint32Array): CustomerCounts {
  const { run, shape } = group;
  const slots = group.layer.map((i) => run.plan.slots[i] as Slot);
  const customers = keyColumn(total.of, run.evaluate, run.length);
  const orders = total.each ? entitiesOf(total.each, run.evaluate, run.length) : null;
  const moments = instantsOf(run.dates, run.plan.timeZone);
  const counted = every([run.readable, ...conjuncts(total.where).map(run.decide)]);
  const before = placer(run.dates, run.plan.timeZone, counted, { slots, side: 'previous', coded: null, width: 1, none: slots.length });
  return customersKernel({
    customers,
    orders: orders?.codes ?? null,
    moments,
    shape,
    now,
    before: group.earlierOf(total.where),
    anyBefore: allNames(before, run.length),
    slots: slots.length,
    first: firstMoments(customers, moments, counted),
    isBefore: (moment, slot, side) => {
      const window = (slots[slot] as Slot)[side];
      return window !== null && moment < window.from;
    },
  });
}

/** The first moment of each customer among the counted rows. */
function firstMoments({ codes, keys }: KeyColumn, moments: Float64Array, counted: Mask): Float64Array {
  const first = new Float64Array(keys.length).fill(Number.POSITIVE_INFINITY);
  const isCounted = passes(counted);
  for (let row = 0; row < moments.length; row++) {
    const code = codes[row] as number;
    const moment = moments[row] as number;
    if (moment < (first[code] as number) && isCounted(row)) first[code] = moment;
  }
  return first;
}
