// The engine in memory, the mergeable way: each group keeps the states of its totals instead of their ends. Slower than the
// column kernels and held against them by tests; what it gives can be stored, sent, merged and settled later.
import { aggregates } from '../expr/aggregate/aggregates.ts';
import type { Input, Key, ValueTotalName } from '../expr/aggregate/aggregate.ts';
import { bought, type Customers, type History } from '../expr/aggregate/customers.ts';
import { type AggregateNode, conjuncts } from '../expr/node.ts';
import type { Plan, Slot } from '../plan/plan.ts';
import { type GroupState, historyKey, isCustomerSet, isEmptyState, type State, type States } from '../plan/states.ts';
import { asKeys } from './asKeys.ts';
import { unitsAt } from './units.ts';
import { entityParts, keyColumn } from './entity.ts';
import { type Group, groupLayer } from './group.ts';
import { segmentsOf } from './naming.ts';
import { layers, NOWHERE, place } from './place.ts';
import { every, passes } from './mask.ts';
import { countsOf, prepare, type Run } from './run.ts';
import { earliest, unreadOf, usedRows } from './account.ts';
import type { Source } from './source.ts';

/** The states of a plan's totals over the records of a source. */
export function foldStates(plan: Plan, source: Source): States {
  const run = prepare(plan, source);
  const segments = segmentsOf(plan.by.map(run.evaluate), run.length);
  const history = plan.totals.some((total) => isCustomerSet(total.fn));
  const folded = layers(plan.slots).map((layer) => groupLayer(run, layer, segments, history));
  return {
    groups: folded.flatMap((group) => groupStates(group, plan)),
    histories: Object.fromEntries(plan.totals.filter((total) => isCustomerSet(total.fn)).map((total) => [historyKey(total), historyOf(run, total)])),
    counts: countsOf(run, usedRows(run, folded)),
    rejected: run.rejectedRows,
    unread: unreadOf(plan, source),
    since: history ? earliest(run) : null,
  };
}

function groupStates(group: Group, plan: Plan): GroupState[] {
  const columns = plan.totals.map((total) => statesOf(total, group));
  const result: GroupState[] = [];
  for (let at = 0; at < group.shape.size; at++) {
    const states = columns.map((column) => column[at] as State);
    if (states.every(isEmptyState)) continue;
    result.push({ slot: group.layer[group.shape.slotOf(at)] as number, keys: group.shape.keysOf(at), states });
  }
  return result;
}

function statesOf(total: AggregateNode, group: Group): State[] {
  if (isCustomerSet(total.fn)) return customerStates(total, group);
  const aggregate = aggregates[total.fn as ValueTotalName];
  const { names } = group.rowsOf(total.where);
  const input = inputsOf(total, group.run);
  const states = Array.from({ length: group.shape.size + 1 }, () => ({ known: 0, missing: 0, of: aggregate.init() }));
  for (let row = 0; row < names.length; row++) {
    const state = states[names[row] as number] as { known: number; missing: number; of: unknown };
    if (state === states[group.shape.none]) continue;
    const { lacks, ...value } = input(row);
    if (lacks) state.missing++;
    else state.known++;
    state.of = aggregate.add(state.of, value);
  }
  return states.slice(0, -1);
}

const NUMBERS: ReadonlySet<string> = new Set(['sum', 'mean', 'min', 'max', 'last', 'quantile']);

/** What an aggregate sees of a row, and whether the row lacks the value. */
function inputsOf(total: AggregateNode, run: Run): (row: number) => Input & { readonly lacks: boolean } {
  const { evaluate, length, dates } = run;
  const numbers = NUMBERS.has(total.fn);
  const column = numbers || total.fn === 'count' ? evaluate(total.of) : null;
  const entity = total.fn === 'countDistinct' ? entityParts(total.of, evaluate, length) : total.each ? entityParts(total.each, evaluate, length) : { keys: null, own: total.fn === 'quantile' };
  const shared = total.fn === 'only' ? asKeys(evaluate(total.of), length) : null;
  return (row) => {
    const date = dates.moments[row] as number;
    if (shared) return { number: null, key: shared.type === 'key' ? (shared.keys[shared.codes[row] as number] ?? null) : shared.value, own: false, date, lacks: false };
    const key = entity.keys ? (entity.keys.keys[entity.keys.codes[row] as number] ?? null) : null;
    const own = key === null && entity.own;
    if (!numbers && column) {
      const lacks = column.type === 'constant' ? column.value === null : column.type === 'key' ? column.codes[row] === 0 : Number.isNaN((column.type === 'number' ? column.units : column.moments)[row] as number);
      return { number: null, key: null, own: !lacks, date, lacks };
    }
    if (!column) return { number: null, key, own, date, lacks: key === null && !own };
    const units = column.type === 'number' ? unitsAt(column, row) : null;
    return { number: units === null || column.type !== 'number' ? null : { units, scale: column.scale }, key, own, date, lacks: units === null };
  };
}

function customerStates(total: AggregateNode, group: Group): State[] {
  const { run, shape } = group;
  const customers = keyColumn(total.of, run.evaluate, run.length);
  const orders = total.each ? entityParts(total.each, run.evaluate, run.length) : { keys: null, own: true };
  const states = Array.from({ length: shape.size + 1 }, () => ({ known: 0, missing: 0, of: { now: new Map(), before: new Set() } as Customers }));
  const now = group.rowsOf(total.where).names;
  const before = group.earlierOf(total.where);
  for (let row = 0; row < run.length; row++) {
    const customer = customers.keys[customers.codes[row] as number] ?? null;
    if (now[row] !== shape.none) {
      const state = states[now[row] as number] as (typeof states)[number];
      state.known++;
      const order = orders.keys ? (orders.keys.keys[orders.keys.codes[row] as number] ?? null) : null;
      if (customer !== null) state.of.now.set(customer, bought(state.of.now.get(customer), { first: run.dates.moments[row] as number, orders: order === null ? [] : [order], own: order === null && orders.own ? 1 : 0 }));
    }
    if (before[row] !== shape.none && customer !== null) {
      const state = states[before[row] as number] as (typeof states)[number];
      state.of.before.add(customer);
    }
  }
  return states.slice(0, -1);
}

function historyOf(run: Run, total: AggregateNode): History {
  const customers = keyColumn(total.of, run.evaluate, run.length);
  const counted = every([run.readable, ...conjuncts(total.where).map(run.decide)]);
  const isCounted = passes(counted);
  const first = new Map<Key, number>();
  const before = new Map<number, Set<Key>>();
  for (const layer of layers(run.plan.slots)) {
    const places = place(run.dates, counted, { slots: layer.map((i) => run.plan.slots[i] as Slot), side: 'previous', codes: null, width: 1, none: NOWHERE });
    for (let row = 0; row < run.length; row++) {
      const customer = customers.keys[customers.codes[row] as number] ?? null;
      if (customer === null || !isCounted(row)) continue;
      const moment = run.dates.moments[row] as number;
      first.set(customer, Math.min(first.get(customer) ?? moment, moment));
      if (places[row] === NOWHERE) continue;
      const slot = layer[places[row] as number] as number;
      const known = before.get(slot) ?? new Set<Key>();
      before.set(slot, known.add(customer));
    }
  }
  return { first, before };
}
