// The engine in memory: plan and source to groups of totals. Slots that overlap are folded in layers, one pass each.
import { KpiError } from '../error.ts';
import { type AggregateNode, fieldsOf } from '../expr/node.ts';
import { type Answer, type Group as GroupOfTotals, MAX_GROUPS, type Outcome, type Plan } from '../plan/plan.ts';
import { type Group, groupLayer } from './group.ts';
import { segmentsOf } from './naming.ts';
import { layers } from './place.ts';
import { countsOf, prepare, type Run } from './run.ts';
import type { Source } from './source.ts';
import { outcomes } from './totals.ts';

const HISTORY: ReadonlySet<AggregateNode['fn']> = new Set(['new', 'returning', 'returningOrRepeating', 'repeating', 'retained', 'previous', 'reactivated']);

/** Computes the totals of a plan from the records of a source. */
export function fold(plan: Plan, source: Source): Answer {
  const run = prepare(plan, source);
  const segments = segmentsOf(plan.by.map(run.evaluate), run.length);
  const history = plan.totals.some((total) => HISTORY.has(total.fn));
  const folded = layers(plan.slots).map((layer) => groupLayer(run, layer, segments, history));
  const groups = folded.flatMap((group) => totalsOf(group, plan));
  if (groups.length > MAX_GROUPS) throw new KpiError('group-too-many', `${groups.length} groups`, `split by fewer or coarser fields: the limit is ${MAX_GROUPS}`);
  return { groups, counts: countsOf(run, usedRows(run, folded)), rejected: run.rejectedRows, unread: unreadOf(plan, source), since: history ? earliest(run) : null };
}

function totalsOf(group: Group, plan: Plan): GroupOfTotals[] {
  const answers = plan.totals.map((total) => outcomes(total, group));
  const result: GroupOfTotals[] = [];
  for (let at = 0; at < group.shape.size; at++) {
    const totals: Outcome[] = answers.map((answer) => answer(at));
    if (totals.every((total) => total.known === 0 && total.missing === 0)) continue;
    result.push({ slot: group.layer[group.shape.slotOf(at)] as number, keys: group.shape.keysOf(at), totals });
  }
  return result;
}

/** How many rows fall in a slot; a row of several slots counts once. */
function usedRows(run: Run, folded: readonly Group[]): number {
  const [only, ...others] = folded.map((group) => ({ ...group.rowsOf(undefined), none: group.shape.none }));
  if (only === undefined) return 0;
  if (others.length === 0) return only.counts.subarray(0, only.none).reduce((a, b) => a + b, 0);
  let total = 0;
  const all = [only, ...others];
  for (let row = 0; row < run.length; row++) if (all.some(({ names, none }) => names[row] !== none)) total++;
  return total;
}

/** The earliest date of any record that can be read. */
function earliest({ dates: { moments }, rejected }: Run): number | null {
  let first = Number.POSITIVE_INFINITY;
  for (let row = 0; row < moments.length; row++) {
    const moment = moments[row] as number;
    if (moment < first && rejected?.[row] !== 1) first = moment;
  }
  return first === Number.POSITIVE_INFINITY ? null : first;
}

/** Values of optional fields that could not be read, by field and code. */
function unreadOf(plan: Plan, source: Source): Record<string, number> {
  const required = new Set(plan.required.map((field) => field.name));
  const fields = new Map(plan.totals.flatMap((total) => [...fieldsOf(total)]));
  for (const node of [...plan.by, ...(plan.where ? [plan.where] : [])]) fieldsOf(node, fields);
  const unread: Record<string, number> = {};
  for (const field of fields.values()) {
    if (required.has(field.name) || field.unique) continue;
    for (const { code } of source.column(field).faults) {
      const id = `${field.name} ${code}`;
      unread[id] = (unread[id] ?? 0) + 1;
    }
  }
  return unread;
}
