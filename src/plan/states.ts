// The mergeable middle between records and totals: states instead of ends. States of halves merge into the states of the
// whole (mergeStates), and end in the same totals.

import { type Customers, customerSet, type History, type IsBefore } from '../expr/aggregate/customers.ts';
import { mergeable } from '../expr/aggregate/mergeable.ts';
import { type AggregateName, type CustomerSetName, ofCustomers, type ValueTotalName } from '../expr/aggregate/name.ts';
import { whole } from '../expr/fraction.ts';
import type { Key } from '../expr/key.ts';
import { type AggregateNode, keyOf } from '../expr/node.ts';
import { type Answer, type Counts, fieldsAsked, type Outcome, type Plan, type RejectedRow, type Slot } from './plan.ts';

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
  /** How many records have each of `fieldsAsked`. */
  readonly present: readonly number[];
  readonly since: number | null;
}

/** Whether a total is over sets of customers. */
export function isCustomerSet(name: AggregateName): name is CustomerSetName {
  return ofCustomers.has(name);
}

/** The state of a total before any record. */
export function emptyState(fn: AggregateName): State {
  const of = isCustomerSet(fn) ? { now: new Map(), before: new Set() } : mergeable[fn as ValueTotalName].init();
  return { known: 0, missing: 0, of };
}

/** Whether a state saw no records. */
export function isEmptyState({ known, missing, of }: State): boolean {
  return known === 0 && missing === 0 && !(typeof of === 'object' && of !== null && 'before' in of && (of as Customers).before.size > 0);
}

/** Names a group: its slot and keys. */
export function groupKey({ slot, keys }: Pick<GroupState, 'slot' | 'keys'>): string {
  return JSON.stringify([slot, keys]);
}

/** Customer sets over the same customers and rows share their history. */
export function historyKey(total: AggregateNode): string {
  return [total.of, total.where].map((node) => (node ? keyOf(node) : '')).join(';');
}

/** The totals that states end in. */
export function endStates(plan: Plan, states: States): Answer {
  const groups = states.groups.map(({ slot, keys, states: list }) => ({
    slot,
    keys,
    totals: list.map((state, i): Outcome => endState(plan, plan.totals[i] as AggregateNode, state, states, slot)),
  }));
  const { counts, rejected, unread, since } = states;
  const absent = fieldsAsked(plan).filter((_, i) => counts.rowsIn > 0 && states.present[i] === 0);
  return { groups, counts, rejected, unread, absent: absent.map(({ name }) => name), since };
}

function endState(plan: Plan, total: AggregateNode, state: State, states: States, slot: number): Outcome {
  const { missing } = state;
  if (!isCustomerSet(total.fn)) return { value: mergeable[total.fn as ValueTotalName].end(state.of, total), known: state.known, missing };
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
