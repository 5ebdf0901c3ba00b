// Notes on the data as a whole: values that could not be read, a history that begins too late, values known in part.
import { ofCustomers, ofNumbers } from '../expr/aggregate/name.ts';
import { type AggregateNode, keyOf, totalsOf } from '../expr/node.ts';
import { STANDARD_ERROR } from '../expr/sketch/standardError.ts';
import { formatDay } from '../period/civil.ts';
import { isCalendarDate, momentText } from '../period/moment.ts';
import { dayAt } from '../period/zone.ts';
import type { Metric } from '../plan/metric.ts';
import type { Answer, Plan } from '../plan/plan.ts';
import { negativeNotes } from './negativeNotes.ts';
import type { Note } from './table.ts';
import type { Timeline } from './timeline.ts';

/** What has to be known about the records behind a table. */
export function dataNotes(metrics: readonly Metric[], plans: readonly Plan[], answers: readonly Answer[], time: Timeline): Note[] {
  return [
    ...answers.flatMap((answer) => Object.entries(answer.unread).map(unreadNote)),
    ...answers.flatMap((answer) => answer.absent.map((field): Note => ({ code: 'absent-field', row: null, column: field, detail: null }))),
    ...time.spans
      .filter(({ window }) => time.covers(window) && !time.covers(window, true))
      .map(({ period }): Note => ({ code: 'partly-covered', row: null, column: null, detail: period.id })),
    ...metrics.flatMap((metric) => historyNotes(metric, plans, answers, time)),
    ...metrics.flatMap((metric) => [
      ...coverageNotes(metric, plans, answers),
      ...negativeNotes(metric, plans, answers),
      ...approximateNotes(metric),
    ]),
  ];
}

/** Values of a field that could not be read: the fault and how often. */
function unreadNote([id, count]: [string, number]): Note {
  const [field = '', code = ''] = id.split(' ');
  return { code: 'unread-values', row: null, column: field, detail: `${code}: ${count}` };
}

/** Customers look new when the records do not go back before the first period. */
function historyNotes(metric: Metric, plans: readonly Plan[], answers: readonly Answer[], { spans, calendar }: Timeline): Note[] {
  const wanted = totalsOf(metric.formula);
  const looksBack = (total: AggregateNode): boolean => ofCustomers.has(total.fn) && total.fn !== 'repeating' && wanted.has(keyOf(total));
  const p = plans.findIndex(({ totals }) => totals.some(looksBack));
  const since = answers[p]?.since ?? null;
  const [first] = spans;
  if (since === null || !first) return [];
  const day = isCalendarDate(since) ? null : dayAt(calendar.timeZone, since);
  const date = day === null ? momentText(since) : formatDay(day);
  return date < first.period.start ? [] : [{ code: 'history-starts', row: null, column: metric.id, detail: date }];
}

/** A value known for some records only: how many lack it. */
function coverageNotes(metric: Metric, plans: readonly Plan[], answers: readonly Answer[]): Note[] {
  const wanted = totalsOf(metric.formula);
  let missing = 0;
  plans.forEach((plan, p) => {
    plan.totals.forEach((total, i) => {
      if (!wanted.has(keyOf(total)) || !ofNumbers.has(total.fn)) return;
      missing = Math.max(
        missing,
        (answers[p] as Answer).groups.reduce((sum, group) => sum + (group.totals[i]?.missing ?? 0), 0),
      );
    });
  });
  return missing === 0 ? [] : [{ code: 'partial-coverage', row: null, column: metric.id, detail: missing }];
}

/** The relative standard error of counts that are not exact. */
function approximateNotes({ id, formula }: Metric): Note[] {
  const isApproximate = [...totalsOf(formula).values()].some(({ fn }) => fn === 'countDistinctApproximate');
  return isApproximate ? [{ code: 'approximate', row: null, column: id, detail: STANDARD_ERROR }] : [];
}
