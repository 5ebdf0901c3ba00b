// How states travel: plain JSON, the same for the same records in any order.

import type { Json } from '../expr/aggregate/aggregate.ts';
import type { Customers } from '../expr/aggregate/customers.ts';
import type { AggregateName, ValueTotalName } from '../expr/aggregate/name.ts';
import { codecs } from '../expr/aggregate/saved.ts';
import { loadCustomers, loadHistory, saveCustomers, saveHistory } from '../expr/aggregate/savedCustomers.ts';
import type { Key } from '../expr/key.ts';
import type { AggregateNode } from '../expr/node.ts';
import type { Plan } from './plan.ts';
import { isCustomerSet, type States } from './states.ts';

/** States as JSON, the same for the same records in any order. */
export function saveStates(plan: Plan, states: States): Json {
  const groups = states.groups.map(
    (group) =>
      [
        group.slot,
        group.keys,
        group.states.map(({ known, missing, of }, i) => [known, missing, saveState((plan.totals[i] as AggregateNode).fn, of)]),
      ] as const,
  );
  const sorted = groups
    .map((group) => [JSON.stringify(group.slice(0, 2)), group] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group);
  return {
    groups: sorted,
    histories: Object.fromEntries(Object.entries(states.histories).map(([id, history]) => [id, saveHistory(history)])),
    counts: states.counts,
    rejected: states.rejected,
    unread: states.unread,
    present: states.present,
    since: states.since,
  } as unknown as Json;
}

/** The state of a total as JSON. */
export function saveState(fn: AggregateName, of: unknown): Json {
  return isCustomerSet(fn) ? saveCustomers(of as Customers) : codecs[fn as ValueTotalName].save(of as never);
}

/** States back from JSON. */
export function loadStates(plan: Plan, json: Json): States {
  const saved = json as unknown as Omit<States, 'groups' | 'histories'> & {
    readonly groups: readonly (readonly [number, readonly (Key | null)[], readonly (readonly [number, number, Json])[]])[];
    readonly histories: Readonly<Record<string, Json>>;
  };
  const load = (fn: AggregateName, of: Json): unknown => (isCustomerSet(fn) ? loadCustomers(of) : codecs[fn as ValueTotalName].load(of));
  return {
    ...saved,
    groups: saved.groups.map(([slot, keys, states]) => ({
      slot,
      keys,
      states: states.map(([known, missing, of], i) => ({ known, missing, of: load((plan.totals[i] as AggregateNode).fn, of) })),
    })),
    histories: Object.fromEntries(Object.entries(saved.histories).map(([id, history]) => [id, loadHistory(history)])),
  };
}
