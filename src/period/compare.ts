// What each period is compared with. Whole periods are matched, never single records: a month goes with a month, and where
// the period is not over (or cut by the range) its counterpart is cut at the same point.
import { KpiError } from '../error.ts';
import type { AsOf } from './asOf.ts';
import type { Calendar } from './calendar.ts';
import { DAY_MS, type Day, formatDay, parseDay } from './civil.ts';
import { type ComparisonPolicy, type Counterpart, counterparts } from './counterpart.ts';
import type { Grain } from './grain.ts';
import type { Span } from './span.ts';
import { type Horizon, horizon, type Window } from './window.ts';
import { instantOf } from './zone.ts';

export type { ComparisonPolicy } from './counterpart.ts';

/** A comparison. */
export interface Comparison {
  /** What each period is compared with. */
  readonly to: ComparisonPolicy;
  /**
   * What a partial period is compared with: `sameElapsed` (unless given) cuts the other period at the same point, `whole`
   * takes all of it, `withhold` takes none.
   */
  readonly partial?: 'sameElapsed' | 'whole' | 'withhold';
}

/** A period and what it is compared with. */
export interface Pair {
  /** The id of the period. */
  readonly period: string;
  /** The id of the period it is compared with, of which `window` may be a part; null when there is none. */
  readonly prior: string | null;
  /** Where the records of the comparison lie; null when nothing is compared. */
  readonly window: Window | null;
  /** The first day compared; null when nothing is. */
  readonly start: string | null;
  /** The day behind the last one compared (of which a part may count); null when nothing is. */
  readonly end: string | null;
  /** Whether only a part of the other period is compared. */
  readonly cut: boolean;
  /** Why nothing is compared: there is no counterpart, or the period is partial and the comparison withheld; null otherwise. */
  readonly reason: 'not-comparable' | 'partial-period' | null;
  /** The window of the same kind before `window`, for customers who are retained. */
  readonly previous: Window | null;
}

/**
 * What each of some periods is compared with, in their order.
 *
 * A running period is cut after as many whole local days as have passed since its start, and at the same clock time where
 * `asOf` is an instant, but never behind the end of the other period. Windows that reach back are compared with windows
 * that reach back as far from the other period.
 *
 * @param grain  the grain of the periods; null for a whole range
 * @throws {KpiError} needs-range when the whole of time is compared; bad-argument when 364 days do not lead from one such
 * period to another
 */
export function pairs(spans: readonly Span[], comparison: Comparison, grain: Grain | null, calendar: Calendar, asOf?: AsOf): Pair[] {
  const days = horizon(calendar, asOf);
  const match = counterparts(comparison.to, grain, calendar, days);
  return spans.map((span) => {
    if (span.period.id === 'all') throw new KpiError('needs-range', 'compare needs a range', 'add between: [from, to]', ['compare']);
    const start = parseDay(span.period.start) as Day;
    const other = match({ from: start, to: parseDay(span.period.end) as Day }, span.reach);
    return other === null ? unmatched(span, null, 'not-comparable') : pairOf(span, start, other, comparison, calendar, days);
  });
}

function unmatched({ period }: Span, prior: string | null, reason: 'not-comparable' | 'partial-period'): Pair {
  return { period: period.id, prior, window: null, start: null, end: null, cut: false, reason, previous: null };
}

function pairOf(
  span: Span,
  start: Day,
  other: Counterpart,
  { partial = 'sameElapsed' }: Comparison,
  calendar: Calendar,
  days: Horizon,
): Pair {
  const { period } = span;
  const isWhole = partial === 'whole' || period.state === 'complete' || period.state === 'empty';
  if (!isWhole && (partial === 'withhold' || period.state === 'future')) return unmatched(span, other.id, 'partial-period');
  const shift = other.start - start;
  const front = isWhole ? 0 : Math.max(0, span.window.fromDay - start);
  const { toDay, until } = isWhole
    ? { toDay: other.end, until: days.start(other.end) }
    : sameElapsed(span, shift, other.end, calendar, days);
  const fromDay = span.reach === undefined ? other.start + front : other.from;
  if (fromDay >= toDay) return unmatched(span, other.id, 'not-comparable');
  return {
    period: period.id,
    prior: other.id,
    window: days.window(front === 0 ? other.from : fromDay, toDay, until),
    start: formatDay(fromDay),
    end: formatDay(toDay),
    cut: front > 0 || until < days.start(other.end),
    reason: null,
    previous: other.previous,
  };
}

/** Where the counterpart of a partial period is cut: after as many days, and at the same time of the clock. */
function sameElapsed(
  { period, window }: Span,
  shift: number,
  end: Day,
  { timeZone }: Calendar,
  { asOf, start }: Horizon,
): { toDay: Day; until: number } {
  const isRunning = period.reason === 'running' && asOf !== null;
  const day = (isRunning ? asOf.open : Math.min(window.toDay, parseDay(period.end) as Day)) + shift;
  if (day >= end) return { toDay: end, until: start(end) };
  if (!isRunning || asOf.part === 0) return { toDay: day, until: start(day) };
  const until = instantOf(timeZone, day * DAY_MS + asOf.clock);
  return { toDay: day + 1, until: Math.min(Math.max(until, start(day)), start(day + 1)) };
}
