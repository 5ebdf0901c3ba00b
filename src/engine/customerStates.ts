// The mergeable states behind customer sets: who bought in each group, and what each customer did before.

import { bought, type Customers, type History } from '../expr/aggregate/customers.ts';
import type { Key } from '../expr/key.ts';
import { type AggregateNode, conjuncts } from '../expr/node.ts';
import type { Slot } from '../plan/plan.ts';
import type { State } from '../plan/states.ts';
import { entityParts, keyColumn } from './entity.ts';
import type { Group } from './group.ts';
import { instantsOf } from './instants.ts';
import { every, passes } from './mask.ts';
import { layers, NOWHERE, place } from './place.ts';
import type { Run } from './run.ts';

/** The customers of each group of a layer. */
export function customerStates(total: AggregateNode, group: Group): State[] {
  const { run, shape } = group;
  const customers = keyColumn(total.of, run.evaluate, run.length);
  const orders = total.each ? entityParts(total.each, run.evaluate, run.length) : { keys: null, own: true };
  const states = Array.from({ length: shape.size + 1 }, () => ({
    known: 0,
    missing: 0,
    of: { now: new Map(), before: new Set() } as Customers,
  }));
  const moments = instantsOf(run.dates, run.plan.timeZone);
  const now = group.rowsOf(total.where).names;
  const before = group.earlierOf(total.where);
  for (let row = 0; row < run.length; row++) {
    const customer = customers.keys[customers.codes[row] as number] ?? null;
    if (now[row] !== shape.none) {
      const state = states[now[row] as number] as (typeof states)[number];
      state.known++;
      const order = orders.keys ? (orders.keys.keys[orders.keys.codes[row] as number] ?? null) : null;
      if (customer !== null)
        state.of.now.set(
          customer,
          bought(state.of.now.get(customer), {
            first: moments[row] as number,
            orders: order === null ? [] : [order],
            own: order === null && orders.own ? 1 : 0,
          }),
        );
    }
    if (before[row] !== shape.none && customer !== null) {
      const state = states[before[row] as number] as (typeof states)[number];
      state.of.before.add(customer);
    }
  }
  return states.slice(0, -1);
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
    const places = place(run.dates, counted, {
      slots: layer.map((i) => run.plan.slots[i] as Slot),
      side: 'previous',
      codes: null,
      width: 1,
      none: NOWHERE,
    });
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
