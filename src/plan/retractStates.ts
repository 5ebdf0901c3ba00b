// A part out of a whole again: exactly the states of what is left, or an error that says why they cannot be told.

import { KpiError } from '../error.ts';
import type { Customers } from '../expr/aggregate/customers.ts';
import type { AggregateName, ValueTotalName } from '../expr/aggregate/name.ts';
import { type NoWayBack, retractions } from '../expr/aggregate/retract.ts';
import { type AggregateNode, fieldsOf } from '../expr/node.ts';
import type { Counts, Plan, RejectedRow } from './plan.ts';
import { saveState } from './saveStates.ts';
import { emptyState, type GroupState, groupKey, historyKey, isCustomerSet, isEmptyState, type State, type States } from './states.ts';

/** The states of what is left of a whole without a part. */
export function retractStates(plan: Plan, whole: States, part: States): States {
  const groups = new Map(whole.groups.map((group) => [groupKey(group), group]));
  for (const { keys, slot, states } of part.groups) {
    const key = groupKey({ keys, slot });
    const known = groups.get(key);
    if (!known) throw foreign();
    const left = known.states.map((state, i) => retractState(plan.totals[i] as AggregateNode, state, states[i] as State));
    if (left.every(isEmptyState)) groups.delete(key);
    else groups.set(key, { ...known, states: left } satisfies GroupState);
  }
  for (const total of plan.totals) {
    if (isCustomerSet(total.fn) && (part.histories[historyKey(total)]?.first.size ?? 0) > 0) throw untold(total);
  }
  const counts = retractCounts(whole.counts, part.counts);
  return {
    groups: [...groups.values()],
    histories: whole.histories,
    counts,
    rejected: stillRejected(whole, part),
    unread: subtract(whole.unread, part.unread),
    present: whole.present.map((count, i) => less(count, part.present[i] as number)),
    since: sinceOf(plan, whole.since, part.since),
  };
}

function retractState(total: AggregateNode, whole: State, part: State): State {
  const known = less(whole.known, part.known);
  const missing = less(whole.missing, part.missing);
  if (isCustomerSet(total.fn)) {
    const { now, before } = part.of as Customers;
    if (now.size + before.size > 0) throw untold(total);
    return { known, missing, of: whole.of };
  }
  const none = emptyState(total.fn).of;
  const of = retractions[total.fn as ValueTotalName](whole.of, part.of);
  if (of === ('foreign' satisfies NoWayBack)) throw foreign();
  if (known > 0 && of === ('unknown' satisfies NoWayBack)) throw untold(total);
  // Nothing is left of no records: anything else was never in the whole.
  if (known === 0 && of !== 'unknown' && text(total.fn, of) !== text(total.fn, none)) throw foreign();
  return { known, missing, of: known === 0 ? none : of };
}

function text(fn: AggregateName, of: unknown): string {
  return JSON.stringify(saveState(fn, of));
}

function retractCounts(whole: Counts, part: Counts): Counts {
  const filtered = {
    range: less(whole.filtered.range, part.filtered.range),
    where: less(whole.filtered.where, part.filtered.where),
    kind: less(whole.filtered.kind, part.filtered.kind),
  };
  return {
    rowsIn: less(whole.rowsIn, part.rowsIn),
    used: less(whole.used, part.used),
    filtered,
    rejected: subtract(whole.rejected, part.rejected),
  };
}

/**
 * What is still listed; a list that was cut has lost what it did not hold. The place of a row is that within the part that it
 * was merged with: a record that is taken out by itself stands elsewhere in its own, and one with the same fault goes for it.
 */
function stillRejected(whole: States, part: States): RejectedRow[] {
  const cut = whole.rejected.length < Object.values(whole.counts.rejected).reduce((a, b) => a + b, 0);
  const left = [...whole.rejected];
  const elsewhere: RejectedRow[] = [];
  const take = (row: RejectedRow, id: (one: RejectedRow) => string): boolean => {
    const at = left.findIndex((one) => id(one) === id(row));
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  };
  const fault = ({ field, value, code }: RejectedRow): string => JSON.stringify([field, value, code]);
  for (const row of part.rejected) if (!take(row, (one) => `${one.row} ${fault(one)}`)) elsewhere.push(row);
  for (const row of elsewhere) if (!take(row, fault) && !cut) throw foreign();
  return left;
}

/** The earliest date is kept only where customers are looked at. */
function sinceOf({ totals }: Plan, whole: number | null, part: number | null): number | null {
  if (part === null) return whole;
  if (whole === null || part < whole) throw foreign();
  if (part === whole) throw untold(totals.find(({ fn }) => isCustomerSet(fn)) as AggregateNode);
  return whole;
}

function less(whole: number, part: number): number {
  if (part > whole) throw foreign();
  return whole - part;
}

function subtract(whole: Readonly<Record<string, number>>, part: Readonly<Record<string, number>>): Record<string, number> {
  for (const name of Object.keys(part)) if (!Object.hasOwn(whole, name)) throw foreign();
  const left = Object.entries(whole).map(([name, count]) => [name, less(count, part[name] ?? 0)] as const);
  return Object.fromEntries(left.filter(([, count]) => count > 0));
}

function foreign(): KpiError {
  return new KpiError('bad-partial', 'a part that is not in the whole', 'retract only what was merged before');
}

function untold({ fn, of }: AggregateNode): KpiError {
  const names = [...fieldsOf(of).values()].map(({ name }) => name).join(', ');
  return new KpiError(
    'not-additive',
    `the total "${fn}" of ${names} cannot be told without the part`,
    'take the rest again from its records, or keep the parts and merge those that are left',
    [fn],
  );
}
