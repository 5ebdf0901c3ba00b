// Months of 28 to 31 days, or of 19 to 23 working days, put on one number of days: what is left is what customers did.
import { excerpt, KpiError } from '../error.ts';
import { parseDay } from '../period/civil.ts';
import type { Grain } from '../period/grain.ts';
import { type WorkingDays, workingDayCounter } from '../period/workingDays.ts';
import type { Entry } from './seriesShape.ts';

/** The days that values were put on the same number of. */
export interface DayBasis {
  /** Which days. */
  readonly of: 'calendar-days' | 'working-days';
  /** How many days the average period has: values are stated for a period of so many. */
  readonly days: number;
}

/**
 * Values as they would be in periods of the average number of days. A period without such days has no value.
 *
 * @throws {KpiError} bad-argument — for days and weeks of calendar days, which do not differ, and values that do not add up over time;
 * as for `workingDayCounter`
 */
export function perAverageDay(
  entries: readonly Entry[],
  perDay: 'calendar-days' | WorkingDays,
  grain: Grain,
  isAdditive: boolean | null,
): { readonly basis: DayBasis | null; readonly values: readonly (number | null)[] } {
  const isCalendar = perDay === 'calendar-days';
  if (!isCalendar && (typeof perDay !== 'object' || perDay === null))
    throw new KpiError('bad-argument', `perDay is ${excerpt(perDay)}`, "give 'calendar-days', or working days such as {}", ['perDay']);
  const counter = isCalendar ? null : workingDayCounter(perDay, ['perDay']);
  if (grain === 'day' || (grain === 'week' && isCalendar))
    throw new KpiError('bad-argument', `perDay with a series by ${grain}`, 'such periods have the same days', ['perDay']);
  if (isAdditive === false)
    throw new KpiError('bad-argument', 'perDay for an indicator that does not add up over time', 'leave perDay out', ['perDay']);
  const days = entries.map(({ start, end }) => {
    const [from, to] = [parseDay(start) as number, parseDay(end) as number];
    return counter === null ? to - from : counter.between(from, to);
  });
  const total = days.reduce((sum, count) => sum + count, 0);
  if (total === 0) return { basis: null, values: entries.map(() => null) };
  const average = total / days.length;
  return {
    basis: { of: isCalendar ? 'calendar-days' : 'working-days', days: average },
    values: entries.map(({ value }, i) => (value === null || days[i] === 0 ? null : (value / (days[i] as number)) * average)),
  };
}
