// The two pure ends of a question: before the engines its plans, after the engines its table.

import { extentOf } from '../engine/extent.ts';
import type { Source } from '../engine/source.ts';
import { KpiError } from '../error.ts';
import { type Node, totalsOf } from '../expr/node.ts';
import { kindOf } from '../plan/currency.ts';
import type { Answer, Plan } from '../plan/plan.ts';
import { plansOf } from '../plan/plans.ts';
import { columnsOf } from './columns.ts';
import { dataNotes } from './dataNotes.ts';
import { type Joined, join } from './join.ts';
import { type AnyQuestion, segmentsAsked } from './question.ts';
import { buildRows } from './rows.ts';
import type { Table } from './table.ts';
import { type Timeline, timeline } from './timeline.ts';
import { totalsBehind } from './totalsBehind.ts';
import { whereNode } from './where.ts';

/** A question in the form that engines and the table need. */
export interface Planned {
  readonly plans: readonly Plan[];
  readonly time: Timeline;
}

/** Plans a question over the sources of the kinds that its indicators read. */
export function planQuestion(
  question: AnyQuestion,
  sources: ((kinds: readonly string[]) => (kind: string) => Source) | null,
): Planned & { readonly source: (kind: string) => Source } {
  const formulas = question.select.map((metric) => metric.formula as Node);
  const totals = [...new Map(formulas.flatMap((formula) => [...totalsOf(formula)])).values()];
  const source = (sources ?? (() => noSource))([...new Set(totals.map(kindOf))]);
  const time = timeline(question, (calendar) =>
    widest(totals.map((total) => extentOf(source(kindOf(total)), total.at, calendar.timeZone))),
  );
  const segments = segmentsAsked(question);
  const plans = plansOf(formulas, {
    by: (kind) => segments.map((segment) => segment.node(kind)),
    where: (kind) => whereNode(question.where, kind),
    slots: time.slots,
    timeZone: time.calendar.timeZone,
  });
  return { plans, time, source };
}

/** A question that is planned again has its range, and reads no records. */
function noSource(kind: string): Source {
  throw new KpiError('needs-range', `the range of ${kind} is not known`, 'add between: [from, to]');
}

type Ends = { readonly from: number; readonly to: number };

function widest(extents: readonly (Ends | null)[]): Ends | null {
  const known = extents.filter((extent) => extent !== null);
  return known.length === 0
    ? null
    : { from: Math.min(...known.map((extent) => extent.from)), to: Math.max(...known.map((extent) => extent.to)) };
}

/** Makes the table from the answers of the engines. */
export function finish(question: AnyQuestion, { plans, time }: Planned, answers: readonly Answer[]): Table {
  const ids = segmentsAsked(question).map(({ id }) => id);
  const joined = join(answers, ids.length > 0);
  const { rows, notes } = buildRows({
    metrics: question.select,
    plans,
    joined,
    time,
    ids,
    fill: question.gaps !== 'leave',
    numbers: question.numbers === true,
  });
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
  return spans.map(({ period }, at) =>
    period.state === 'complete' && joined.isEmpty(now[at] as number) ? { ...period, state: 'empty' } : period,
  );
}

/** The first answer of each kind; several plans of a kind read the same records. */
function byKind<T>(plans: readonly Plan[], answers: readonly Answer[], read: (answer: Answer) => T): Record<string, T> {
  return Object.fromEntries(plans.map((plan, p) => [plan.from, read(answers[p] as Answer)] as const).reverse());
}
