// The engine in memory: plan and source to groups of totals. Slots that overlap are folded in layers, one pass each.
import { KpiError } from '../error.ts';
import { layersOf } from '../plan/layers.ts';
import { type Answer, type Group as GroupOfTotals, MAX_GROUPS, type Outcome, type Plan } from '../plan/plan.ts';
import { isCustomerSet } from '../plan/states.ts';
import { absentOf, countsOf, earliest, unreadOf, usedRows } from './account.ts';
import { type Group, groupLayer, type OutcomeOf } from './group.ts';
import { segmentsOf } from './naming.ts';
import { prepare, splitBy } from './run.ts';
import type { Source } from './source.ts';
import { outcomes } from './totals.ts';

/** Computes the totals of a plan from the records of a source. */
export function fold(plan: Plan, source: Source): Answer {
  const run = prepare(plan, source);
  const segments = segmentsOf(splitBy(run), run.length);
  const history = plan.totals.some((total) => isCustomerSet(total.fn));
  const folded = layersOf(plan).map((layer) => groupLayer(run, layer, segments, history));
  const used = usedRows(run, folded);
  const asked = folded.map((group) => ({ group, answers: plan.totals.map((total) => outcomes(total, group)) }));
  for (const group of folded) group.walk();
  const groups = asked.flatMap(({ group, answers }) => totalsOf(group, answers));
  if (groups.length > MAX_GROUPS)
    throw new KpiError('group-too-many', `${groups.length} groups`, `split by fewer or coarser fields: the limit is ${MAX_GROUPS}`);
  return {
    groups,
    counts: countsOf(run, used()),
    rejected: run.rejectedRows,
    unread: unreadOf(plan, source),
    absent: absentOf(plan, source),
    since: history ? earliest(run) : null,
  };
}

function totalsOf(group: Group, answers: readonly OutcomeOf[]): GroupOfTotals[] {
  const result: GroupOfTotals[] = [];
  for (let at = 0; at < group.shape.size; at++) {
    const totals: Outcome[] = answers.map((answer) => answer(at));
    if (totals.every((total) => total.known === 0 && total.missing === 0)) continue;
    result.push({ slot: group.layer[group.shape.slotOf(at)] as number, keys: group.shape.keysOf(at), totals });
  }
  return result;
}
