// Which period a regular report is about: the last one that is over, and the one before.
import type { AsOf } from '../period/asOf.ts';
import { type CalendarOptions, calendar as calendarOf } from '../period/calendar.ts';
import { parseDay } from '../period/civil.ts';
import { type Grain, grainRule } from '../period/grain.ts';
import { type DateRange, lastPeriods } from '../period/range.ts';

/** A period of a report. */
export interface ReportPeriod {
  /** Its length. */
  readonly every: Grain;
  /** Its name: `2025-10`. */
  readonly id: string;
  /** Its days, half-open. */
  readonly between: DateRange;
  /** The period before. */
  readonly before: {
    /** Its name. */
    readonly id: string;
    /** Its days, half-open. */
    readonly between: DateRange;
  };
}

/**
 * The period that a weekly, monthly or quarterly report is about: the last one that is over at `asOf`, and the one before. Nothing else
 * is needed to write the same report again later: whatever starts it (a cron job, a workflow, a person) says only what day it is.
 *
 * @param every     how often the report is written: `week`, `month`, `quarter` or any other grain
 * @param asOf      up to when records are known; a day means its end
 * @param calendar  the calendar, as in a question
 * @throws {KpiError} bad-date; bad-argument — for a grain or a calendar that is not known
 * @see report
 * @example
 * ```ts
 * import { reportPeriod } from 'sales-kpi';
 *
 * const { id, between, before } = reportPeriod('month', '2025-11-02');
 * [id, between, before.id]; // => [ '2025-10', [ '2025-10-01', '2025-11-01' ], '2025-09' ]
 * reportPeriod('week', '2025-11-02').id; // => '2025-W44'
 * ```
 */
export function reportPeriod(every: Grain, asOf: AsOf, calendar: CalendarOptions = {}): ReportPeriod {
  const rule = grainRule(every, calendarOf(calendar));
  const [start] = lastPeriods(2, every, asOf, calendar);
  const between = lastPeriods(1, every, asOf, calendar);
  const idOf = (day: string): string => rule.label(parseDay(day) ?? 0);
  return { every, id: idOf(between[0]), between, before: { id: idOf(start), between: [start, between[0]] } };
}
