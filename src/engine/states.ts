// The engine in memory, the mergeable way: each group keeps the states of its totals instead of their ends. Slower than the
// column kernels and held against them by tests; what it gives can be stored, sent, merged and settled later.

import type { Input, ValueTotalName } from '../expr/aggregate/aggregate.ts';
import { aggregates } from '../expr/aggregate/aggregates.ts';
import type { AggregateNode } from '../expr/node.ts';
import type { Plan } from '../plan/plan.ts';
import { type GroupState, historyKey, isCustomerSet, isEmptyState, type State, type States } from '../plan/states.ts';
import { earliest, unreadOf, usedRows } from './account.ts';
import { asKeys } from './asKeys.ts';
import { customerStates, historyOf } from './customerStates.ts';
import { entityParts } from './entity.ts';
import { type Group, groupLayer } from './group.ts';
import { segmentsOf } from './naming.ts';
import { layers } from './place.ts';
import { countsOf, prepare, type Run } from './run.ts';
import type { Source } from './source.ts';
import { unitsAt } from './units.ts';

/** The states of a plan's totals over the records of a source. */
export function foldStates(plan: Plan, source: Source): States {
  const run = prepare(plan, source);
  const segments = segmentsOf(plan.by.map(run.evaluate), run.length);
  const history = plan.totals.some((total) => isCustomerSet(total.fn));
  const folded = layers(plan.slots).map((layer) => groupLayer(run, layer, segments, history));
  return {
    groups: folded.flatMap((group) => groupStates(group, plan)),
    histories: Object.fromEntries(
      plan.totals.filter((total) => isCustomerSet(total.fn)).map((total) => [historyKey(total), historyOf(run, total)]),
    ),
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
  const entity =
    total.fn === 'countDistinct'
      ? entityParts(total.of, evaluate, length)
      : total.each
        ? entityParts(total.each, evaluate, length)
        : { keys: null, own: total.fn === 'quantile' };
  const shared = total.fn === 'only' ? asKeys(evaluate(total.of), length) : null;
  return (row) => {
    const date = dates.moments[row] as number;
    if (shared)
      return {
        number: null,
        key: shared.type === 'key' ? (shared.keys[shared.codes[row] as number] ?? null) : shared.value,
        own: false,
        date,
        lacks: false,
      };
    const key = entity.keys ? (entity.keys.keys[entity.keys.codes[row] as number] ?? null) : null;
    const own = key === null && entity.own;
    if (!numbers && column) {
      const lacks =
        column.type === 'constant'
          ? column.value === null
          : column.type === 'key'
            ? column.codes[row] === 0
            : Number.isNaN((column.type === 'number' ? column.units : column.moments)[row] as number);
      return { number: null, key: null, own: !lacks, date, lacks };
    }
    if (!column) return { number: null, key, own, date, lacks: key === null && !own };
    const units = column.type === 'number' ? unitsAt(column, row) : null;
    return {
      number: units === null || column.type !== 'number' ? null : { units, scale: column.scale },
      key,
      own,
      date,
      lacks: units === null,
    };
  };
}
