// Working days: all days but weekends and holidays.
import { excerpt, KpiError, type KpiErrorPath, refuseUnknown } from '../error.ts';
import { type Day, formatDay, parseDay, weekdayOf } from './civil.ts';
import { type WeekdayName, weekdayIndex, weekdays } from './words.ts';

/** Which days are worked. */
export interface WorkingDays {
  /** The days of the week that are never worked; Saturday and Sunday unless given. */
  readonly weekend?: readonly WeekdayName[] | undefined;
  /** Calendar dates that are not worked, `YYYY-MM-DD`; none unless given. */
  readonly holidays?: readonly string[] | undefined;
}

const MOST_HOLIDAYS = 10_000;

/** Counts working days; whole weeks are not walked through. */
export interface WorkingDayCounter {
  /** How many of the days are worked; the last one is not among them. */
  between(from: Day, to: Day): number;
}

/**
 * Reads which days are worked.
 *
 * @throws {KpiError} bad-argument — for a word that is no weekday, or a week without a working day; bad-date; unknown-option
 */
export function workingDayCounter(options: WorkingDays, path: KpiErrorPath = ['workingDays']): WorkingDayCounter {
  refuseUnknown(options, ['weekend', 'holidays'], path);
  const { weekend = ['saturday', 'sunday'], holidays = [] } = options;
  for (const [name, list] of Object.entries({ weekend, holidays }))
    if (!Array.isArray(list) || list.length > MOST_HOLIDAYS)
      throw new KpiError('bad-argument', `${name} is ${excerpt(list)}`, `give a list of at most ${MOST_HOLIDAYS}`, [...path, name]);
  const free = new Set(weekend.map((name, i) => dayOfWeek(name, [...path, 'weekend', i])));
  if (free.size === 7)
    throw new KpiError('bad-argument', 'a week without a working day', 'leave a day out of weekend', [...path, 'weekend']);
  const off = new Set(holidays.map((date, i) => dayOf(date, [...path, 'holidays', i])).filter((day) => !free.has(weekdayOf(day))));
  return {
    between(from, to) {
      if (to <= from) return 0;
      const weeks = Math.floor((to - from) / 7);
      let worked = weeks * (7 - free.size);
      for (let day = from + weeks * 7; day < to; day++) if (!free.has(weekdayOf(day))) worked++;
      for (const day of off) if (day >= from && day < to) worked--;
      return worked;
    },
  };
}

function dayOfWeek(name: unknown, path: KpiErrorPath): number {
  if (!weekdays.includes(name as WeekdayName))
    throw new KpiError('bad-argument', `${excerpt(name)} is no weekday`, `the weekdays are ${weekdays.join(', ')}`, path);
  return weekdayIndex(name as WeekdayName);
}

function dayOf(date: unknown, path: KpiErrorPath): Day {
  const day = typeof date === 'string' ? parseDay(date) : null;
  if (day !== null && formatDay(day) === date) return day;
  throw new KpiError('bad-date', `a holiday is ${excerpt(date)}`, 'give a calendar date, YYYY-MM-DD', path);
}
