// Parts into a whole: states are taken in one after another, each at the cost of the groups and customers that it holds and
// not of all that were met before. Merging is associative and commutative.

import { KpiError } from '../error.ts';
import { type Customers, mergeCustomers, mergeHistory } from '../expr/aggregate/customers.ts';
import { mergeable } from '../expr/aggregate/mergeable.ts';
import type { AggregateName, ValueTotalName } from '../expr/aggregate/name.ts';
import type { AggregateNode } from '../expr/node.ts';
import { type Counts, inOrder, MAX_GROUPS, type Plan, type RejectedRow } from './plan.ts';
import { type GroupState, groupKey, isCustomerSet, type State, type States } from './states.ts';

/** So many records that could not be read are kept with their values. */
const KEPT = 100;

/** The states of all parts so far. */
export interface Merger {
  /** Takes in the states of a part; they are the merger's from then on. */
  add(part: States): void;
  /** The states of all parts. */
  end(): States;
}

/** Merges states into those of a first part, which grow. */
export function merger(plan: Plan, first: States): Merger {
  const groups = new Map<string, GroupState>();
  let rest: Omit<States, 'groups'> = first;
  const take = (part: readonly GroupState[]): void => {
    for (const group of part) {
      const key = groupKey(group);
      const known = groups.get(key);
      groups.set(key, known ? { ...known, states: mergeEach(plan, known.states, group.states) } : group);
    }
    if (groups.size > MAX_GROUPS)
      throw new KpiError('group-too-many', `${groups.size} groups`, `split by fewer or coarser fields: the limit is ${MAX_GROUPS}`);
  };
  take(first.groups);
  return {
    add(part) {
      take(part.groups);
      rest = mergeRest(plan, rest, part);
    },
    end: () => ({ ...rest, groups: [...groups.values()] }),
  };
}

function mergeEach({ totals }: Plan, a: readonly State[], b: readonly State[]): State[] {
  return a.map((state, i) => mergeState((totals[i] as AggregateNode).fn, state, b[i] as State));
}

function mergeState(fn: AggregateName, a: State, b: State): State {
  const of = isCustomerSet(fn) ? mergeCustomers(a.of as Customers, b.of as Customers) : mergeable[fn as ValueTotalName].merge(a.of, b.of);
  return { known: a.known + b.known, missing: a.missing + b.missing, of };
}

function mergeRest(plan: Plan, a: Omit<States, 'groups'>, b: States): Omit<States, 'groups'> {
  for (const [id, history] of Object.entries(a.histories)) mergeHistory(history, b.histories[id] as typeof history);
  return {
    histories: a.histories,
    counts: mergeCounts(a.counts, b.counts),
    rejected: firstRejected(plan, a.rejected, b.rejected),
    unread: addAll(a.unread, b.unread),
    present: a.present.map((count, i) => count + (b.present[i] as number)),
    since: a.since === null || b.since === null ? (a.since ?? b.since) : Math.min(a.since, b.since),
  };
}

function mergeCounts(a: Counts, b: Counts): Counts {
  const filtered = {
    range: a.filtered.range + b.filtered.range,
    where: a.filtered.where + b.filtered.where,
    kind: a.filtered.kind + b.filtered.kind,
  };
  return { rowsIn: a.rowsIn + b.rowsIn, used: a.used + b.used, filtered, rejected: addAll(a.rejected, b.rejected) };
}

/** The first of both in the order of an engine that reads all at once: by field, then by position. */
function firstRejected({ required }: Plan, a: readonly RejectedRow[], b: readonly RejectedRow[]): readonly RejectedRow[] {
  if (b.length === 0) return a;
  const rank = (name: string): number => required.findIndex((field) => field.name === name);
  const text = ({ value, code }: RejectedRow): string => JSON.stringify([value, code]);
  const order = (one: RejectedRow, other: RejectedRow): number =>
    rank(one.field) - rank(other.field) || one.row - other.row || (text(one) < text(other) ? -1 : 1);
  return [...a, ...b].sort(order).slice(0, KEPT);
}

function addAll(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const sum: Record<string, number> = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return inOrder(sum);
}
