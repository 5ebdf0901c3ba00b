// The periods of a question: boundaries first, records after.
import { KpiError } from '../error.ts';
import type { AsOf } from './asOf.ts';
import type { Calendar } from './calendar.ts';
import { dayOf, formatDay } from './civil.ts';
import { dateLimits, FIRST_INSTANT, LAST_INSTANT } from './dateText.ts';
import { type DayRange, rangeBefore } from './dayRange.ts';
import { type Grain, type GrainRule, grainRule, grains } from './grain.ts';
import { lookBack } from './reach.ts';
import { type PeriodDays, periodOf, rangeId, type Span } from './span.ts';
import { type Horizon, horizon } from './window.ts';

export { type AsOf, type AsOfPoint, readAsOf } from './asOf.ts';
export { toDateWindows, trailing } from './reach.ts';
export type { Period, Reach, Span } from './span.ts';

const MOST_PERIODS = 10_000;

/**
 * The periods that tile a range, in order. The first and last are cut by the range where it starts or ends inside them.
 *
 * Windows end at `asOf` at the latest: what is dated later is not counted. A day that the time zone skipped (Apia,
 * 2011-12-30) is no period; records dated on it belong to the day behind it.
 *
 * @throws {KpiError} period-too-many, before any is made, when the range holds more than 10 000 periods; bad-date when
 * `asOf` cannot be read
 */
export function periodsIn(range: DayRange, grain: Grain, calendar: Calendar, asOf?: AsOf): Span[] {
  const rule = grainRule(grain, calendar);
  refuseTooMany(range, rule, calendar);
  const days = horizon(calendar, asOf);
  const { previous } = lookBack(undefined, rule, calendar, days);
  return measured(range, rule, days).map((part) => ({
    period: periodOf(rule.label(part.start), grain, part, days),
    window: days.window(part.fromDay, part.toDay),
    previous: previous(part.start),
  }));
}

function countIn({ from, to }: DayRange, { index }: GrainRule): number {
  return from < to ? index(to - 1) - index(from) + 1 : 0;
}

function refuseTooMany(range: DayRange, rule: GrainRule, calendar: Calendar): void {
  const count = countIn(range, rule);
  if (count <= MOST_PERIODS) return;
  const coarser = grains.find((grain) => countIn(range, grainRule(grain, calendar)) <= MOST_PERIODS);
  const hint = coarser === undefined ? 'narrow the range' : `use every: '${coarser}', or narrow the range`;
  throw new KpiError('period-too-many', `${count} periods of a ${rule.grain}, more than ${MOST_PERIODS}`, hint, ['every']);
}

/** The periods of a range with the days of each that are measured; together these are the days of the range. */
function measured({ from, to }: DayRange, rule: GrainRule, { isSkipped }: Horizon): PeriodDays[] {
  const parts: PeriodDays[] = [];
  let fromDay = from;
  for (let start = rule.floor(from); start < to; ) {
    const end = rule.next(start, 1);
    const toDay = Math.min(end, to);
    if (!isSkipped(fromDay, toDay)) {
      parts.push({ start, end, fromDay, toDay });
      fromDay = toDay;
    } else if (toDay === to && parts.length > 0) {
      parts.push({ ...(parts.pop() as PeriodDays), toDay });
    }
    start = end;
  }
  return parts;
}

/**
 * One span for a question without `every`: the range, or the whole of time.
 *
 * The whole of time has the id `all`, no window before it, and is complete whatever `asOf` says.
 *
 * @throws {KpiError} bad-date when `asOf` cannot be read
 */
export function wholeRange(range: DayRange | null, calendar: Calendar, asOf?: AsOf): Span {
  const days = horizon(calendar, asOf);
  if (range === null) return wholeOfTime(days);
  const { from, to } = range;
  const before = rangeBefore(range, calendar);
  return {
    period: periodOf(rangeId(from, to), 'range', { start: from, end: to, fromDay: from, toDay: to }, days),
    window: days.window(from, to),
    previous: days.window(before.from, before.to),
  };
}

/** All dates that can be read; in every zone, since the limits of instants are those of UTC. */
function wholeOfTime({ asOf }: Horizon): Span {
  const fromDay = dayOf(dateLimits.firstYear, 1, 1);
  const lastDay = dayOf(dateLimits.lastYear + 1, 1, 1);
  const toDay = asOf === null ? lastDay : Math.min(lastDay, asOf.day + 1);
  const to = asOf === null ? LAST_INSTANT : Math.min(LAST_INSTANT, asOf.ms);
  return {
    period: { id: 'all', grain: 'range', start: formatDay(fromDay), end: formatDay(lastDay), state: 'complete', elapsed: 1 },
    window: { from: FIRST_INSTANT, to, fromDay, toDay },
    previous: null,
  };
}
