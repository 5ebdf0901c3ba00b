// Windows that reach back behind their period: over the periods before it, or to the start of a longer one. The look-back is
// never cut by the range of the question, which chooses the periods to show and not the records to read.
import { excerpt, KpiError } from '../error.ts';
import type { AsOf } from './asOf.ts';
import type { Calendar } from './calendar.ts';
import { type Day, parseDay } from './civil.ts';
import { fills, type Grain, type GrainRule, grainRule } from './grain.ts';
import type { Period, Reach, Span } from './span.ts';
import { type Horizon, horizon, type Window } from './window.ts';

const MOST_PERIODS = 10_000;

/** Where the window of a period starts, and the window of the same kind before it. */
export interface LookBack {
  /** The first day of the window of the period that starts on a day. */
  from(start: Day): Day;
  /** The window just before that one. */
  previous(start: Day): Window;
}

/** The look-back of the periods of a grain. */
export function lookBack(reach: Reach | undefined, rule: GrainRule, calendar: Calendar, { isSkipped, window }: Horizon): LookBack {
  if (reach === undefined) {
    // A day that the zone skipped has no time, only calendar dates; they belong to the day behind it.
    const from = (start: Day): Day => {
      const before = rule.next(start, -1);
      return isSkipped(before, start) ? from(before) : start;
    };
    const previous = (start: Day): Window => {
      const before = rule.next(from(start), -1);
      return window(from(before), from(start));
    };
    return { from, previous };
  }
  if ('trailing' in reach) {
    const from = (start: Day): Day => rule.next(start, 1 - reach.trailing);
    return { from, previous: (start) => window(rule.next(start, 1 - 2 * reach.trailing), from(start)) };
  }
  const outer = grainRule(reach.toDate, calendar);
  return { from: outer.floor, previous: (start) => window(outer.next(outer.floor(start), -1), outer.floor(start)) };
}

/**
 * The same periods, each measured over its last `count` periods, itself included.
 *
 * `previous` becomes the `count` periods before those. A period that is still to come keeps its empty window.
 *
 * @throws {KpiError} bad-argument when `count` is not a whole number from 1 to 10 000
 */
export function trailing(spans: readonly Span[], count: number, grain: Grain, calendar: Calendar, asOf?: AsOf): Span[] {
  if (!Number.isInteger(count) || count < 1 || count > MOST_PERIODS) {
    throw new KpiError('bad-argument', `trailing is ${excerpt(count)}`, 'give a whole number of periods from 1 to 10000', [
      'stretch',
      'trailing',
    ]);
  }
  return count === 1 ? [...spans] : reachBack(spans, { trailing: count }, grain, calendar, asOf);
}

/**
 * The same periods, each measured from the start of the longer period that it lies in: month to date, year to date.
 *
 * `previous` becomes the whole longer period before. A period that is still to come keeps its empty window.
 *
 * @throws {KpiError} bad-argument when the periods do not fill the longer one (weeks and a month)
 */
export function toDateWindows(
  spans: readonly Span[],
  within: Exclude<Grain, 'day'>,
  grain: Grain,
  calendar: Calendar,
  asOf?: AsOf,
): Span[] {
  if (!fills(grain, within, calendar)) {
    throw new KpiError(
      'bad-argument',
      `${excerpt(within)} to date does not consist of whole periods of a ${grain}`,
      grain === 'week'
        ? "use every: 'day', or a retail calendar, whose months and years are whole weeks"
        : 'accumulate over a longer period than every',
      ['stretch', 'toDate'],
    );
  }
  return reachBack(spans, { toDate: within }, grain, calendar, asOf);
}

function reachBack(spans: readonly Span[], reach: Reach, grain: Grain, calendar: Calendar, asOf: AsOf | undefined): Span[] {
  const days = horizon(calendar, asOf);
  const look = lookBack(reach, grainRule(grain, calendar), calendar, days);
  return spans.map((span) => {
    const { period } = span;
    const start = parseDay(period.start) as Day;
    const previous = look.previous(start);
    if (period.state === 'future') return { period, window: span.window, previous, reach };
    const { toDay } = span.window;
    return {
      period: withoutFrontCut(period, toDay >= (parseDay(period.end) as Day)),
      window: days.window(look.from(start), toDay),
      previous,
      reach,
    };
  });
}

/** A range that cuts the front of a period off does not cut a window that reaches further back anyway. */
function withoutFrontCut(period: Period, isWholeBehind: boolean): Period {
  if (period.reason !== 'cut-by-range' || !isWholeBehind) return period;
  const { reason: _, ...rest } = period;
  return { ...rest, state: 'complete' };
}
