// The mergeable states behind customer sets: who bought in each group, and what each customer did before.

import { bought, type Customers, type History } from '../expr/aggregate/customers.ts';
import type { Key } from '../expr/key.ts';
import { type AggregateNode, conjuncts } from '../expr/node.ts';
import { layers } from '../plan/layers.ts';
import type { Slot } from '../plan/plan.ts';
import { entityParts, keyColumn } from './entity.ts';
import type { Group } from './group.ts';
import { instantsOf } from './instants.ts';
import { allNames } from './kernel/kernel.ts';
import { every, passes } from './mask.ts';
import { placer } from './place.ts';
import type { Run } from './run.ts';
import { NOWHERE } from './stretches.ts';

/** The customers of a group, while they are booked. */
export interface CustomerState {
  known: number;
  readonly missing: 0;
  readonly of: Customers;
}

/** Books the customers of each group of a layer during its walk; the state of a group is made when it is first seen. */
export function bookCustomers(total: AggregateNode, group: Group, states: (CustomerState | undefined)[]): void {
  const { run, shape } = group;
  const customers = keyColumn(total.of, run.evaluate, run.length);
  const orders = total.each ? entityParts(total.each, run.evaluate, run.length) : { keys: null, own: true };
  const stateOf = (name: number): CustomerState => {
    states[name] ??= { known: 0, missing: 0, of: { now: new Map(), before: new Set() } };
    return states[name];
  };
  const moments = instantsOf(run.dates, run.plan.timeZone);
  const customerAt = (row: number): Key | null => customers.keys[customers.codes[row] as number] ?? null;
  const bookAt = (row: number, name: number): void => {
    const state = stateOf(name);
    state.known++;
    const customer = customerAt(row);
    if (customer === null) return;
    const order = orders.keys ? (orders.keys.keys[orders.keys.codes[row] as number] ?? null) : null;
    const one = { first: moments[row] as number, orders: order === null ? [] : [order], own: order === null && orders.own ? 1 : 0 };
    state.of.now.set(customer, bought(state.of.now.get(customer), one));
  };
  group.rowsOf(total.where).add({
    take(names, from, to) {
      for (let row = from; row < to; row++) if (names[row - from] !== shape.none) bookAt(row, names[row - from] as number);
    },
  });
  group.earlierOf(total.where).forEach((name, row) => {
    const customer = customerAt(row);
    if (name !== shape.none && customer !== null) stateOf(name).of.before.add(customer);
  });
}

/** What each customer did beyond the groups, over all rows that a total counts. */
export function historyOf(run: Run, total: AggregateNode): History {
  const customers = keyColumn(total.of, run.evaluate, run.length);
  const counted = every([run.readable, ...conjuncts(total.where).map(run.decide)]);
  const isCounted = passes(counted);
  const moments = instantsOf(run.dates, run.plan.timeZone);
  const first = new Map<Key, number>();
  const before = new Map<number, Set<Key>>();
  for (const layer of layers(run.plan.slots)) {
    const slots = layer.map((i) => run.plan.slots[i] as Slot);
    const places = allNames(
      placer(run.dates, run.plan.timeZone, counted, { slots, side: 'previous', coded: null, width: 1, none: NOWHERE }),
      run.length,
    );
    for (let row = 0; row < run.length; row++) {
      const customer = customers.keys[customers.codes[row] as number] ?? null;
      if (customer === null || !isCounted(row)) continue;
      const moment = moments[row] as number;
      first.set(customer, Math.min(first.get(customer) ?? moment, moment));
      if (places[row] === NOWHERE) continue;
      const slot = layer[places[row] as number] as number;
      const known = before.get(slot) ?? new Set<Key>();
      before.set(slot, known.add(customer));
    }
  }
  return { first, before };
}
