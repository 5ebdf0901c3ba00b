// The two pure ends of a question: before the engines its plans, after the engines its table.
import { KpiError } from '../error.ts';
import { fractionText } from '../expr/fraction.ts';
import { keyOf, type Node, totalsOf } from '../expr/node.ts';
import { extentOf } from '../engine/extent.ts';
import type { Source } from '../engine/source.ts';
import { formatDay } from '../period/civil.ts';
import { isCalendarDate, momentText } from '../period/moment.ts';
import { dayAt } from '../period/zone.ts';
import type { Metric } from '../plan/metric.ts';
import type { Answer, Group, Plan } from '../plan/plan.ts';
import { kindOf, plansOf } from '../plan/plans.ts';
import { columnsOf } from './columns.ts';
import { join, type Joined } from './join.ts';
import { type AnyQuestion, segmentsAsked } from './question.ts';
import { buildRows, type BuiltRow } from './rows.ts';
import type { Note, Table, TableTotals, TotalText } from './table.ts';
import { timeline, type Timeline } from './timeline.ts';
import { whereNode } from './where.ts';

/** A question in the form that engines and the table need. */
export interface Planned {
  readonly plans: readonly Plan[];
  readonly time: Timeline;
}

/** Plans a question over the sources of the kinds that its indicators read. */
export function planQuestion(question: AnyQuestion, sources: ((kinds: readonly string[]) => (kind: string) => Source) | null): Planned & { readonly source: (kind: string) => Source } {
  const formulas = question.select.map((metric) => metric.formula as Node);
  const totals = [...new Map(formulas.flatMap((formula) => [...totalsOf(formula)])).values()];
  const source = (sources ?? (() => noSource))([...new Set(totals.map(kindOf))]);
  const time = timeline(question, (calendar) => widest(totals.map((total) => extentOf(source(kindOf(total)), total.at, calendar.timeZone))));
  const segments = segmentsAsked(question);
  const plans = plansOf(formulas, { by: (kind) => segments.map((segment) => segment.node(kind)), where: (kind) => whereNode(question.where, kind), slots: time.slots });
  return { plans, time, source };
}

/** A question that is planned again has its range, and reads no records. */
function noSource(kind: string): Source {
  throw new KpiError('needs-range', `the range of ${kind} is not known`, 'add between: [from, to]');
}

type Ends = { readonly from: number; readonly to: number };

function widest(extents: readonly (Ends | null)[]): Ends | null {
  const known = extents.filter((extent) => extent !== null);
  return known.length === 0 ? null : { from: Math.min(...known.map((extent) => extent.from)), to: Math.max(...known.map((extent) => extent.to)) };
}

/** Makes the table from the answers of the engines. */
export function finish(question: AnyQuestion, { plans, time }: Planned, answers: readonly Answer[]): Table {
  const ids = segmentsAsked(question).map(({ id }) => id);
  const joined = join(answers, ids.length > 0);
  const { rows, notes } = buildRows({ metrics: question.select, plans, joined, time, ids, fill: question.gaps !== 'leave', numbers: question.numbers === true });
  return {
    rows: rows.map(({ row }) => row),
    columns: columnsOf(question, ids, rows),
    periods: periodsOf(time, joined),
    pairs: time.pairs,
    notes: [...notes, ...dataNotes(question.select, plans, answers, time)],
    counts: byKind(plans, answers, (answer) => answer.counts),
    rejected: byKind(plans, answers, (answer) => answer.rejected),
    calendar: time.calendar,
    totals: totalsBehind(plans, rows, time.pairs.length > 0),
  };
}

/** A past period without any record is empty. */
function periodsOf({ spans, now }: Timeline, joined: Joined): Table['periods'] {
  return spans.map(({ period }, at) => (period.state === 'complete' && joined.isEmpty(now[at] as number) ? { ...period, state: 'empty' } : period));
}

/** The first answer of each kind; several plans of a kind read the same records. */
function byKind<T>(plans: readonly Plan[], answers: readonly Answer[], read: (answer: Answer) => T): Record<string, T> {
  return Object.fromEntries(plans.map((plan, p) => [plan.from, read(answers[p] as Answer)] as const).reverse());
}

function dataNotes(metrics: readonly Metric[], plans: readonly Plan[], answers: readonly Answer[], time: Timeline): Note[] {
  return [
    ...answers.flatMap((answer) => Object.entries(answer.unread).map(([id, count]): Note => ({ code: 'unread-values', row: null, column: id, detail: count }))),
    ...plans.flatMap((_, p) => historyNotes(answers[p] as Answer, metrics, time)),
    ...metrics.flatMap((metric) => coverageNotes(metric, plans, answers)),
  ];
}

/** Customers look new when the records do not go back before the first period. */
function historyNotes({ since }: Answer, metrics: readonly Metric[], { spans, calendar }: Timeline): Note[] {
  const [first] = spans;
  if (since === null || !first) return [];
  const day = isCalendarDate(since) ? null : dayAt(calendar.timeZone, since);
  const date = day === null ? momentText(since) : formatDay(day);
  if (date < first.period.start) return [];
  return metrics.filter(usesHistory).map((metric) => ({ code: 'history-starts', row: null, column: metric.id, detail: date }));
}

function usesHistory(metric: Metric): boolean {
  return [...totalsOf(metric.formula).values()].some((total) => ['new', 'returning', 'returningOrRepeating', 'reactivated'].includes(total.fn));
}

/** A value known for some records only: how many lack it. */
function coverageNotes(metric: Metric, plans: readonly Plan[], answers: readonly Answer[]): Note[] {
  const wanted = totalsOf(metric.formula);
  let missing = 0;
  plans.forEach((plan, p) => {
    plan.totals.forEach((total, i) => {
      if (!wanted.has(keyOf(total)) || !['sum', 'mean', 'min', 'max', 'last', 'quantile'].includes(total.fn)) return;
      missing = Math.max(missing, (answers[p] as Answer).groups.reduce((sum, group) => sum + (group.totals[i]?.missing ?? 0), 0));
    });
  });
  return missing === 0 ? [] : [{ code: 'partial-coverage', row: null, column: metric.id, detail: missing }];
}

function totalsBehind(plans: readonly Plan[], rows: readonly BuiltRow[], compared: boolean): TableTotals {
  const text = (groups: readonly (Group | null)[]): readonly TotalText[] =>
    plans.flatMap((plan, p) =>
      plan.totals.map((_, i): TotalText => {
        const outcome = groups[p]?.totals[i];
        if (!outcome) return [null, 0, 0];
        return [outcome.value !== null && typeof outcome.value === 'object' ? fractionText(outcome.value) : outcome.value, outcome.known, outcome.missing];
      }),
    );
  return {
    ids: plans.flatMap((plan) => plan.totals.map(keyOf)),
    now: rows.map(({ now }) => text(now)),
    prior: compared ? rows.map(({ prior }) => prior && text(prior)) : [],
  };
}
