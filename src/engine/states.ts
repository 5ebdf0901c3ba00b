// The engine in memory, the mergeable way: each group keeps the states of its totals instead of their ends; what it gives can be
// stored, sent, merged and settled later. The kernels of columns give most states, the others take in record after record.

import { guarded } from '../expr/access.ts';
import type { MutableInput } from '../expr/aggregate/aggregate.ts';
import { mergeable } from '../expr/aggregate/mergeable.ts';
import type { ValueTotalName } from '../expr/aggregate/name.ts';
import type { AggregateNode } from '../expr/node.ts';
import type { Records } from '../expr/records.ts';
import { layersOf } from '../plan/layers.ts';
import type { Plan } from '../plan/plan.ts';
import { emptyState, type GroupState, historyKey, isCustomerSet, type State, type States } from '../plan/states.ts';
import { countsOf, earliest, presentOf, unreadOf, usedRows } from './account.ts';
import { bookCustomers, type CustomerState, historyOf } from './customerStates.ts';
import { type Group, groupLayer } from './group.ts';
import { segmentsOf } from './naming.ts';
import { prepare, splitBy } from './run.ts';
import type { Source } from './source.ts';
import { kernelStates, type StateOf } from './totalStates.ts';

/** The states of a plan's totals over the records of a source. */
export function foldStates(plan: Plan, source: Source): States {
  const run = prepare(plan, source);
  const segments = segmentsOf(splitBy(run), run.length);
  const history = plan.totals.some((total) => isCustomerSet(total.fn));
  const folded = layersOf(plan).map((layer) => groupLayer(run, layer, segments, history));
  const used = usedRows(run, folded);
  const asked = folded.map((group) => ({ group, columns: plan.totals.map((total) => statesOf(total, group, source.records)) }));
  for (const group of folded) group.walk();
  return {
    groups: asked.flatMap(({ group, columns }) => groupStates(plan, group, columns)),
    histories: Object.fromEntries(
      plan.totals.filter((total) => isCustomerSet(total.fn)).map((total) => [historyKey(total), historyOf(run, total)]),
    ),
    counts: countsOf(run, used()),
    rejected: run.rejectedRows,
    unread: unreadOf(plan, source),
    present: presentOf(plan, source),
    since: history ? earliest(run) : null,
  };
}

function groupStates(plan: Plan, group: Group, columns: readonly StateOf[]): GroupState[] {
  const result: GroupState[] = [];
  for (let at = 0; at < group.shape.size; at++) {
    const found = columns.map((column) => column(at));
    // A small batch meets few of the groups there could be.
    if (found.every((state) => state === undefined)) continue;
    const states = found.map((state, i) => state ?? emptyState((plan.totals[i] as AggregateNode).fn));
    result.push({ slot: group.layer[group.shape.slotOf(at)] as number, keys: group.shape.keysOf(at), states });
  }
  return result;
}

/** The states of a total for each group of a layer, once it was walked. */
function statesOf(total: AggregateNode, group: Group, records: Records): StateOf {
  const states = kernelStates(total, group);
  if (states !== null) return states;
  const byRecord = recordStates(total, group, records);
  return (at) => byRecord[at];
}

/** States made when first seen. */
type Column = ({ -readonly [N in keyof State]: State[N] } | undefined)[];

/** The states of a total for each group of a layer, filled by its walk, one record after another. */
function recordStates(total: AggregateNode, group: Group, records: Records): Column {
  const states: Column = new Array<undefined>(group.shape.size).fill(undefined);
  if (isCustomerSet(total.fn)) {
    bookCustomers(total, group, states as (CustomerState | undefined)[]);
    return states;
  }
  const aggregate = mergeable[total.fn as ValueTotalName];
  const { moments } = group.dates;
  // What cannot be read counts as missing; `unread` of the answer says how much that is.
  const read = aggregate.read(total, { access: (name) => guarded(records.access(name)), fault: () => undefined });
  const input: MutableInput = { number: null, key: null, own: false, customer: null, date: 0 };
  group.rowsOf(total.where).add({
    take(names, from, to) {
      for (let row = from; row < to; row++) {
        const name = names[row - from] as number;
        if (name === group.shape.none) continue;
        states[name] ??= { known: 0, missing: 0, of: aggregate.init() };
        const state = states[name];
        if (read(records.at(row), input)) state.missing++;
        else state.known++;
        input.date = moments[row] as number;
        state.of = aggregate.add(state.of, input);
      }
    },
  });
  return states;
}
