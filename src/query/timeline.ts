// From the words about time to the slots that engines measure: periods, what they are compared with, and each window once.

import { KpiError } from '../error.ts';
import { type Calendar, calendar as calendarOf } from '../period/calendar.ts';
import type { Day } from '../period/civil.ts';
import { type Comparison, type Pair, pairs } from '../period/compare.ts';
import { grainRule } from '../period/grain.ts';
import { type AsOf, periodsIn, readAsOf, type Span, toDateWindows, trailing, wholeRange } from '../period/period.ts';
import { readRange } from '../period/range.ts';
import type { Window } from '../period/window.ts';
import type { Maturity } from '../plan/metric.ts';
import type { Slot } from '../plan/plan.ts';
import { type AnyQuestion, ranges } from './question.ts';

/** Time as a question sees it. */
export interface Timeline {
  readonly calendar: Calendar;
  readonly spans: readonly Span[];
  readonly pairs: readonly Pair[];
  /** What engines measure; each window once. */
  readonly slots: readonly Slot[];
  /** The slot of each span, and of the stretch it is compared with. */
  readonly now: readonly number[];
  readonly prior: readonly (number | null)[];
  /** Whether records exist for any of the dates of a stretch, or for all of them. */
  covers(window: Window | null, wholly?: boolean): boolean;
  /** Whether so much time has passed since a stretch, as far as it was said up to when records are known. */
  isMature(window: Window, maturity: Maturity): boolean;
}

/** The first and last day on which there are records; null when there are none. */
export type Extent = (calendar: Calendar) => { readonly from: Day; readonly to: Day } | null;

/** Lays out the time of a question; the extent of the records serves where no range is given. */
export function timeline(question: AnyQuestion, extent: Extent, looksBack: boolean): Timeline {
  const calendar = calendarOf(question.calendar);
  const given = question.between === undefined ? null : readRange(question.between);
  const spans = spansOf(question, calendar, given, extent);
  const matched = question.compare === undefined ? [] : compared(question, spans, calendar, given !== null);
  const before = looksBack ? stretchesBefore(question, spans, calendar) : null;
  const slots: Slot[] = [];
  const known = new Map<string, number>();
  const slotOf = (slot: Slot): number => {
    const id = JSON.stringify(slot);
    const found = known.get(id) ?? slots.push(slot) - 1;
    known.set(id, found);
    return found;
  };
  return {
    calendar,
    spans,
    pairs: matched,
    now: spans.map(({ window, previous }, at) => slotOf({ window, previous, ...(before && { before: before[at] ?? null }) })),
    prior: matched.map(({ window, previous, cut }) =>
      // What a cut stretch would be compared with is not laid out.
      window ? slotOf({ window, previous, ...(before && { before: cut ? null : previous }) }) : null,
    ),
    covers: coverOf(question),
    isMature: maturityOf(question, calendar),
    slots,
  };
}

function spansOf(question: AnyQuestion, calendar: Calendar, given: { from: Day; to: Day } | null, extent: Extent): Span[] {
  const { every, asOf, stretch, [ranges]: several } = question;
  if (several !== undefined) return several.map((one) => wholeRange(readRange(one), calendar, asOf));
  if (every === undefined) return [wholeRange(given, calendar, asOf)];
  const range = given ?? rangeOf(extent(calendar), every, calendar, asOf);
  if (range === null) return [];
  const spans = periodsIn(range, every, calendar, asOf);
  if (stretch === undefined) return spans;
  return 'trailing' in stretch
    ? trailing(spans, stretch.trailing, every, calendar, asOf)
    : toDateWindows(spans, stretch.toDate, every, calendar, asOf);
}

/** Whole periods around the records, up to the period of `asOf`. */
function rangeOf(
  extent: { readonly from: Day; readonly to: Day } | null,
  every: NonNullable<AnyQuestion['every']>,
  calendar: Calendar,
  asOf: AsOf | undefined,
): { from: Day; to: Day } | null {
  if (extent === null) return null;
  const rule = grainRule(every, calendar);
  const last = asOf === undefined ? extent.to : readAsOf(asOf, calendar).day;
  const from = rule.floor(extent.from);
  return last < extent.from ? { from, to: rule.next(from, 1) } : { from, to: rule.next(rule.floor(last), 1) };
}

function compared(question: AnyQuestion, spans: readonly Span[], calendar: Calendar, ranged: boolean): Pair[] {
  const comparison: Comparison = typeof question.compare === 'string' ? { to: question.compare } : (question.compare as Comparison);
  if (question.every === undefined && !ranged)
    throw new KpiError('needs-range', 'compare needs a range', 'add between: [from, to], or every', ['compare']);
  return pairs([...spans], comparison, question.every ?? null, calendar, question.asOf);
}

/** The stretch before each span, as long as the part of it that has passed; null where there is none. */
function stretchesBefore({ every, asOf, stretch }: AnyQuestion, spans: readonly Span[], calendar: Calendar): (Window | null)[] {
  if (spans.some(({ period }) => period.id === 'all')) return spans.map(() => null);
  // The stretch before a whole one is as long; before one that still grows there is none as long.
  const reachesBack = stretch !== undefined && !('trailing' in stretch && stretch.trailing === 1);
  if (reachesBack) return spans.map(({ period, previous }) => ('trailing' in stretch && period.state === 'complete' ? previous : null));
  return pairs([...spans], { to: 'previousPeriod' }, every ?? null, calendar, asOf).map(({ window }) => window);
}

/** Nothing is said without `asOf`: there is no hidden clock. */
function maturityOf({ asOf }: AnyQuestion, calendar: Calendar): Timeline['isMature'] {
  const open = asOf === undefined ? Number.POSITIVE_INFINITY : readAsOf(asOf, calendar).open;
  return ({ toDay }, maturity) => {
    if (typeof maturity === 'number') return toDay + maturity <= open;
    const rule = grainRule(maturity.every, calendar);
    return rule.next(rule.floor(toDay - 1), maturity.periods + 1) <= open;
  };
}

/** Without declared coverage records exist for all dates. */
function coverOf({ coverage }: AnyQuestion): Timeline['covers'] {
  if (coverage === undefined) return (window) => window !== null;
  const { from, to } = readRange(coverage, ['coverage']);
  return (window, wholly = false) =>
    window !== null && (wholly ? window.fromDay >= from && window.toDay <= to : window.toDay > from && window.fromDay < to);
}
