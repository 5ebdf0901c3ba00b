// The mergeable middle between records and totals: states instead of ends. States of halves merge into the states of the
// whole, and end in the same totals.

import { aggregates } from '../expr/aggregate/aggregates.ts';
import { type Customers, customerSet, type History, type IsBefore, mergeCustomers, mergeHistory } from '../expr/aggregate/customers.ts';
import type { AggregateName, CustomerSetName, ValueTotalName } from '../expr/aggregate/name.ts';
import { whole } from '../expr/fraction.ts';
import type { Key } from '../expr/key.ts';
import { type AggregateNode, keyOf } from '../expr/node.ts';
import { type Answer, type Counts, inOrder, type Outcome, type Plan, type RejectedRow, type Slot } from './plan.ts';

/** The state of one total of a group. */
export interface State {
  readonly known: number;
  readonly missing: number;
  readonly of: unknown;
}

/** The states of one slot and combination of keys. */
export interface GroupState {
  readonly slot: number;
  readonly keys: readonly (Key | null)[];
  readonly states: readonly State[];
}

/** The states of a plan. */
export interface States {
  readonly groups: readonly GroupState[];
  /** What customers did before, by what the totals count. */
  readonly histories: Readonly<Record<string, History>>;
  readonly counts: Counts;
  readonly rejected: readonly RejectedRow[];
  readonly unread: Readonly<Record<string, number>>;
  readonly since: number | null;
}

const SETS: ReadonlySet<AggregateName> = new Set<CustomerSetName>([
  'new',
  'returning',
  'returningOrRepeating',
  'repeating',
  'retained',
  'previous',
  'reactivated',
]);

/** Whether a total is over sets of customers. */
export function isCustomerSet(name: AggregateName): name is CustomerSetName {
  return SETS.has(name);
}

/** Whether a state saw no records. */
export function isEmptyState({ known, missing, of }: State): boolean {
  return known === 0 && missing === 0 && !(typeof of === 'object' && of !== null && 'before' in of && (of as Customers).before.size > 0);
}

/** Customer sets over the same customers and rows share their history. */
export function historyKey(total: AggregateNode): string {
  return [total.of, total.where].map((node) => (node ? keyOf(node) : '')).join(';');
}

const KEPT = 100;

/** The states of both. */
export function mergeStates(plan: Plan, a: States, b: States): States {
  const groups = new Map(a.groups.map((group) => [groupKey(group), group]));
  for (const group of b.groups) {
    const known = groups.get(groupKey(group));
    groups.set(
      groupKey(group),
      known
        ? {
            ...known,
            states: known.states.map((state, i) => mergeState((plan.totals[i] as AggregateNode).fn, state, group.states[i] as State)),
          }
        : group,
    );
  }
  return {
    groups: [...groups.values()],
    histories: Object.fromEntries(
      Object.keys(a.histories).map((id) => [id, mergeHistory(a.histories[id] as History, b.histories[id] as History)]),
    ),
    counts: mergeCounts(a.counts, b.counts),
    rejected: [...a.rejected, ...b.rejected].slice(0, KEPT),
    unread: addAll(a.unread, b.unread),
    since: a.since === null || b.since === null ? (a.since ?? b.since) : Math.min(a.since, b.since),
  };
}

function groupKey({ slot, keys }: GroupState): string {
  return JSON.stringify([slot, keys]);
}

function mergeState(fn: AggregateName, a: State, b: State): State {
  const of = isCustomerSet(fn) ? mergeCustomers(a.of as Customers, b.of as Customers) : aggregates[fn as ValueTotalName].merge(a.of, b.of);
  return { known: a.known + b.known, missing: a.missing + b.missing, of };
}

function mergeCounts(a: Counts, b: Counts): Counts {
  const filtered = {
    range: a.filtered.range + b.filtered.range,
    where: a.filtered.where + b.filtered.where,
    kind: a.filtered.kind + b.filtered.kind,
  };
  return { rowsIn: a.rowsIn + b.rowsIn, used: a.used + b.used, filtered, rejected: addAll(a.rejected, b.rejected) };
}

function addAll(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return inOrder(sum);
}

/** The totals that states end in. */
export function endStates(plan: Plan, states: States): Answer {
  const groups = states.groups.map(({ slot, keys, states: list }) => ({
    slot,
    keys,
    totals: list.map((state, i): Outcome => endState(plan, plan.totals[i] as AggregateNode, state, states, slot)),
  }));
  return { groups, counts: states.counts, rejected: states.rejected, unread: states.unread, absent: [], since: states.since };
}

function endState(plan: Plan, total: AggregateNode, state: State, states: States, slot: number): Outcome {
  const { missing } = state;
  if (!isCustomerSet(total.fn))
    return { value: aggregates[total.fn as ValueTotalName].end(state.of, total.q ?? 0.5), known: state.known, missing };
  const customers = state.of as Customers;
  const size = customerSet(total.fn, customers, states.histories[historyKey(total)] as History, slot, isBefore(plan.slots[slot] as Slot));
  return { value: whole(size), known: state.known + customers.before.size, missing };
}

function isBefore(slot: Slot): IsBefore {
  return (moment, side) => {
    const window = slot[side];
    return window !== null && moment < window.from;
  };
}
