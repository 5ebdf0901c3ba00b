// Binds the customer kernel to a layer: the history of each customer comes from all rows that the total counts.
import type { AggregateNode, Node } from '../expr/node.ts';
import { conjuncts, keyOf } from '../expr/node.ts';
import type { Slot } from '../plan/plan.ts';
import { isCalendarDate } from '../period/moment.ts';
import { asKeys } from './asKeys.ts';
import type { KeyColumn } from './column.ts';
import type { Group } from './group.ts';
import { type CustomerCounts, customersKernel } from './kernel/customers.ts';
import { NOWHERE, place } from './place.ts';
import { leaveOut, passing } from './run.ts';

const DAY = 86_400_000;

type EntityOf = (node: Node, group: Group) => { readonly node: Node; readonly unique: boolean };

/** The customer sets of each group; totals over the same customers, orders and rows share one pass. */
export function customerCounts(total: AggregateNode, group: Group, entityOf: EntityOf): CustomerCounts {
  const id = [total.of, total.each, total.where].map((node) => (node ? keyOf(node) : '')).join(';');
  return group.once(`customers ${id}`, () => compute(total, group, entityOf));
}

function compute(total: AggregateNode, group: Group, entityOf: EntityOf): CustomerCounts {
  const { run, shape } = group;
  const slots = group.layer.map((i) => run.plan.slots[i] as Slot);
  const customers = keyColumn(total.of, group);
  const entity = total.each ? entityOf(total.each, group) : { node: total.of, unique: true };
  const counted = passing(run.length, run.rejected, conjuncts(total.where).map(run.decide));
  const anyBefore = place(run.dates, slots, 'previous');
  leaveOut(anyBefore, counted);
  for (let row = 0; row < anyBefore.length; row++) if (anyBefore[row] === NOWHERE) anyBefore[row] = slots.length;
  return customersKernel({
    customers,
    orders: entity.unique ? null : keyColumn(entity.node, group).codes,
    moments: run.dates.moments,
    shape,
    now: group.rowsOf(total.where).names,
    before: group.earlierOf(total.where),
    anyBefore,
    slots: slots.length,
    first: firstMoments(customers, run.dates.moments, counted),
    isBefore: (moment, slot, side) => {
      const window = (slots[slot] as Slot)[side];
      return window !== null && (isCalendarDate(moment) ? moment < window.fromDay * DAY : moment < window.from);
    },
  });
}

function keyColumn(node: Node, group: Group): KeyColumn {
  const keys = asKeys(group.run.evaluate(node), group.run.length);
  if (keys.type === 'key') return keys;
  return { type: 'key', keys: [null, keys.value], codes: new Uint8Array(group.run.length).fill(keys.value === null ? 0 : 1) };
}

/** The first moment of each customer among the counted rows. */
function firstMoments({ codes, keys }: KeyColumn, moments: Float64Array, counted: Uint8Array | null): Float64Array {
  const first = new Float64Array(keys.length).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < moments.length; row++) {
    if (counted !== null && counted[row] !== 1) continue;
    const code = codes[row] as number;
    const moment = moments[row] as number;
    if (moment < (first[code] as number)) first[code] = moment;
  }
  return first;
}
