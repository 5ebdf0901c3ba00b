// How long leads take to become customers, those that have not yet counted in.
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import type { Lead } from '../model/marketing/lead.ts';
import { type AsOf, readAsOf } from '../period/asOf.ts';
import { type CalendarOptions, calendar as calendarOf } from '../period/calendar.ts';
import { type DateRange, readRange } from '../period/range.ts';
import { horizon } from '../period/window.ts';
import type { Counts, RejectedRow } from '../plan/plan.ts';
import { compareKeys } from '../query/join.ts';
import { type Dimension, segmentsAsked } from '../query/question.ts';
import { criticalValue } from '../stat/arguments.ts';
import { type ConversionCurve, curveOf } from './conversionCurve.ts';
import { leadWaits, type Wait } from './leadWaits.ts';

/** Which leads are looked at, and up to when. */
export interface ConversionQuestion<B extends string = string> {
  /** The moment up to which the leads are known: a day counts to its end. Those that are open wait until then. */
  readonly asOf: AsOf;
  /** When they were created: calendar dates, half-open; whenever they were, unless given. */
  readonly between?: DateRange | undefined;
  /** One curve a value of these fields. */
  readonly by?: readonly B[] | undefined;
  /** Time zone whose days count; UTC when not given. */
  readonly calendar?: CalendarOptions | undefined;
  /**
   * What a lead that was given up stands for. `leave` (unless given): it is followed until then, and the curve is that of leads which
   * nobody gives up. `stay`: it goes on waiting, and the curve is the share of all leads.
   */
  readonly disqualified?: 'leave' | 'stay' | undefined;
  /** How sure the intervals are, above 0 and below 1; 0.95 when not given. */
  readonly confidence?: number | undefined;
}

/** A curve for each segment. */
export interface ConversionCurves<B extends string = string> {
  /** The segments in order; one, also of no leads, where nothing is split. */
  readonly segments: readonly ConversionCurve<B>[];
  /** What became of the records: rowsIn = used + filtered + rejected. */
  readonly counts: Counts;
  /** The first records that could not be placed. */
  readonly rejected: readonly RejectedRow[];
}

/**
 * How long leads take to convert, with those that have not yet: the Kaplan–Meier curve of the leads created in some days. The median
 * of `timeToConvert` knows only leads that did convert, the quick ones of late, and is too short; here an open lead counts for as
 * long as it has waited.
 *
 * A conversion dated before its lead takes no time. A lead that was given up is followed until then, as if it might have converted
 * like the others; what is disqualified without a date is open. Leads that do not count (duplicates, merged, test and deleted ones)
 * and those of other days are filtered; one whose dates cannot be read, or are of two sorts, is refused and counted.
 * The median is the first day by which half have converted, a day on which some did: of leads that all converted it is the middle
 * one, or the earlier of two.
 *
 * @param leads  the leads, as rows
 * @throws {KpiError} bad-date — without an `asOf`; bad-argument, bad-range, bad-time-zone, unknown-option — for another question
 * @source Kaplan and Meier, Nonparametric estimation from incomplete observations, JASA 53 (1958)
 * @see timeToConvert, leadConversionWithin, kaplanMeier
 * @example
 * ```ts
 * import { timeToConvertCurve } from 'sales-kpi';
 * const leads = [
 *   { id: '1', createdAt: '2025-01-01', convertedAt: '2025-01-05' },
 *   { id: '2', createdAt: '2025-01-01', convertedAt: '2025-01-11' },
 *   { id: '3', createdAt: '2025-01-21' },
 *   { id: '4', createdAt: '2025-01-01' },
 * ];
 * const [all] = timeToConvertCurve(leads, { asOf: '2025-01-31', between: ['2025-01-01', '2025-02-01'] }).segments;
 * [all?.converted, all?.open, all?.median] // => [2,2,10]
 * all?.curve.map(({ days, share }) => [days, share]) // => [[4,0.25],[10,0.5]]
 * ```
 */
export function timeToConvertCurve<L extends Lead, const B extends Dimension<L | Lead> = never>(
  leads: readonly L[],
  question: ConversionQuestion<B>,
): ConversionCurves<B> {
  if (typeof question !== 'object' || question === null)
    throw new KpiError('bad-argument', `the question is ${excerpt(question)}`, "say up to when leads are known: { asOf: '2025-03-31' }");
  refuseUnknown(question, ['asOf', 'between', 'by', 'calendar', 'disqualified', 'confidence']);
  const { asOf, between, by = [], calendar, disqualified = 'leave', confidence = 0.95 } = question;
  if (disqualified !== 'leave' && disqualified !== 'stay')
    throw new KpiError('bad-argument', `disqualified is ${excerpt(disqualified)}`, "the words are 'leave' and 'stay'", ['disqualified']);
  criticalValue(confidence);
  const fields = fieldsIn(by);
  const zone = calendarOf(calendar);
  const point = readAsOf(asOf, zone);
  const everything = { from: Number.NEGATIVE_INFINITY, to: point.ms, fromDay: Number.NEGATIVE_INFINITY, toDay: point.day + 1 };
  const range = between === undefined ? null : readRange(between);
  const window = range === null ? everything : horizon(zone, asOf).window(range.from, range.to);
  const { waits, counts, rejected } = leadWaits(leads, {
    asOf: point,
    window,
    by: fields.map(({ node }) => node('leads')),
    stays: disqualified === 'stay',
  });
  const groups = new Map<string, Wait[]>(fields.length === 0 ? [['[]', []]] : []);
  for (const wait of waits) {
    const id = JSON.stringify(wait.keys);
    const group = groups.get(id);
    if (group) group.push(wait);
    else groups.set(id, [wait]);
  }
  const segments = [...groups.values()]
    .sort(([a], [b]) => compareKeys(a?.keys ?? [], b?.keys ?? []))
    .map((group) => curveOf(group, fields.map(({ id }) => id) as B[], confidence));
  return { segments, counts, rejected };
}

function fieldsIn(by: readonly string[]): ReturnType<typeof segmentsAsked> {
  if (!Array.isArray(by)) throw new KpiError('bad-argument', `by is ${excerpt(by)}`, "list fields: by: ['source']", ['by']);
  by.forEach((name, i) => {
    if (typeof name !== 'string')
      throw new KpiError('bad-argument', `by holds ${excerpt(name)}`, "name a field: by: ['source']", ['by', i]);
  });
  return segmentsAsked({ select: [], by });
}
