// The two pure ends of a question: before the engines its plans, after the engines its table.
import { type AggregateNode, type Node, totalsOf } from '../expr/node.ts';
import type { DayEnds } from '../plan/engine.ts';
import type { Metric } from '../plan/metric.ts';
import type { Answer, Plan } from '../plan/plan.ts';
import { plansOf } from '../plan/plans.ts';
import { columnsOf } from './columns.ts';
import { dataNotes } from './dataNotes.ts';
import { shown } from './display/shown.ts';
import { type Joined, join } from './join.ts';
import { binder, boundMetric } from './knownAt.ts';
import { type AnyQuestion, segmentsAsked } from './question.ts';
import { buildRows } from './rows.ts';
import type { Table } from './table.ts';
import { type Extent, type Timeline, timeline } from './timeline.ts';
import { totalsBehind } from './totalsBehind.ts';
import { whereNode } from './where.ts';

/** A question in the form that engines and the table need. */
export interface Planned {
  readonly plans: readonly Plan[];
  readonly time: Timeline;
  /** The indicators, with the moment up to which records are known put in. */
  readonly metrics: readonly Metric[];
}

/** The totals of a question, each once. */
export function totalsAsked(question: AnyQuestion): AggregateNode[] {
  const totals = new Map<string, AggregateNode>();
  for (const metric of question.select) totalsOf(metric.formula as Node, totals);
  return [...totals.values()];
}

/** Plans a question; the extent of the records serves where no range is given. */
export function planQuestion(question: AnyQuestion, extent: Extent): Planned {
  const time = timeline(
    question,
    extent,
    totalsAsked(question).some(({ shift }) => shift !== undefined),
  );
  const bind = binder(question, time.calendar);
  const metrics = question.select.map((metric) => boundMetric(metric, bind));
  const segments = segmentsAsked(question);
  const plans = plansOf(
    metrics.map((metric) => metric.formula as Node),
    {
      by: (kind) => segments.map((segment) => bind(segment.node(kind))),
      where(kind) {
        const where = whereNode(question.where, kind);
        return where && bind(where);
      },
      slots: time.slots,
      timeZone: time.calendar.timeZone,
    },
  );
  return { plans, time, metrics };
}

/** From the first to the last day of several extents. */
export function widest(extents: readonly DayEnds[]): DayEnds {
  const known = extents.filter((extent) => extent !== null);
  return known.length === 0
    ? null
    : { from: Math.min(...known.map((extent) => extent.from)), to: Math.max(...known.map((extent) => extent.to)) };
}

/** Makes the table from the answers of the engines. */
export function finish(question: AnyQuestion, { plans, time, metrics }: Planned, answers: readonly Answer[]): Table {
  const ids = segmentsAsked(question).map(({ id }) => id);
  const joined = join(plans, answers, ids.length > 0);
  const { rows, notes } = buildRows({
    metrics,
    plans,
    joined,
    time,
    ids,
    fill: question.gaps !== 'leave',
    numbers: question.numbers === true,
  });
  return shown({
    rows: rows.map(({ row }) => row),
    columns: columnsOf(question, metrics, ids, rows),
    periods: periodsOf(time, joined),
    pairs: time.pairs,
    notes: [...notes, ...dataNotes(metrics, plans, answers, time)],
    counts: byKind(plans, answers, (answer) => answer.counts),
    rejected: byKind(plans, answers, (answer) => answer.rejected),
    calendar: time.calendar,
    totals: totalsBehind(plans, rows, time.pairs.length > 0),
  });
}

/** A past period without any record is empty. */
function periodsOf({ spans, now }: Timeline, joined: Joined): Table['periods'] {
  return spans.map(({ period }, at) =>
    period.state === 'complete' && joined.isEmpty(now[at] as number) ? { ...period, state: 'empty' } : period,
  );
}

/** The first answer of each kind; several plans of a kind read the same records. */
function byKind<T>(plans: readonly Plan[], answers: readonly Answer[], read: (answer: Answer) => T): Record<string, T> {
  return Object.fromEntries(plans.map((plan, p) => [plan.from, read(answers[p] as Answer)] as const).reverse());
}
