// Years of whole weeks. A year ends on the last (or nearest) given weekday of a month, so it has 52 or 53 weeks; its months
// have 4 or 5 weeks by a pattern, and a 53rd week belongs to the last of them.
import { civilOf, type Day, dayOf, twoDigits, weekdayOf, yearText } from './civil.ts';
import type { GrainSteps } from './grainSteps.ts';
import type { RetailYear } from './retailYear.ts';
import { monthNumber, weekdayIndex } from './words.ts';

/** The years of a retail calendar. A year is known by the calendar year of the month about whose end it ends. */
export interface RetailYears {
  /** The first day of a year. */
  start(year: number): Day;
  /** The year that holds a day. */
  yearOf(day: Day): number;
  /** The number of weeks of a year: 52 or 53. */
  weeks(year: number): number;
}

/** The years of a retail calendar. */
export function retailYears({ endsOn, rule, month }: Required<RetailYear>): RetailYears {
  const lastWeekday = weekdayIndex(endsOn);
  const lastMonth = monthNumber(month);
  const start = (year: number): Day => {
    // The nearest such weekday is the last one that is at most three days behind the end of the month.
    const latest = dayOf(year - 1, lastMonth + 1, 0) + (rule === 'nearest' ? 3 : 0);
    return latest - ((weekdayOf(latest) - lastWeekday + 7) % 7) + 1;
  };
  const yearOf = (day: Day): number => {
    let { year } = civilOf(day);
    while (start(year) > day) year--;
    while (start(year + 1) <= day) year++;
    return year;
  };
  return { start, yearOf, weeks: (year) => (start(year + 1) - start(year)) / 7 };
}

/** Weeks before each period of a year. */
function weeksBefore(grain: 'month' | 'quarter' | 'half' | 'year', pattern: RetailYear['pattern']): readonly number[] {
  if (grain === 'year') return [0];
  if (grain === 'half') return [0, 26];
  const quarters = [0, 13, 26, 39];
  if (grain === 'quarter') return quarters;
  const [first, second] = pattern.split('-').map(Number) as [number, number];
  return quarters.flatMap((weeks) => [weeks, weeks + first, weeks + first + second]);
}

/** Weeks, months, quarters, halves and years of a retail calendar. */
export function retailGrain(grain: 'week' | 'month' | 'quarter' | 'half' | 'year', options: Required<RetailYear>): GrainSteps {
  const years = retailYears(options);
  const name = (year: number): string => `RY${yearText(options.named === 'start' && options.month !== 'december' ? year - 1 : year)}`;
  if (grain === 'week') return retailWeeks(years, name);
  const before = weeksBefore(grain, options.pattern);
  const perYear = before.length;
  const place = (day: Day): { year: number; part: number } => {
    const year = years.yearOf(day);
    const week = Math.floor((day - years.start(year)) / 7);
    return { year, part: before.filter((weeks) => weeks <= week).length - 1 };
  };
  const index = (day: Day): number => {
    const { year, part } = place(day);
    return year * perYear + part;
  };
  const start = (at: number): Day => {
    const year = Math.floor(at / perYear);
    return years.start(year) + 7 * (before[at - year * perYear] as number);
  };
  return {
    index,
    start,
    yearBefore: (day) => start(index(day) - perYear),
    label(day) {
      const { year, part } = place(day);
      if (grain === 'year') return name(year);
      return `${name(year)}-${grain === 'month' ? `P${twoDigits(part + 1)}` : `${grain === 'quarter' ? 'Q' : 'H'}${part + 1}`}`;
    },
  };
}

function retailWeeks(years: RetailYears, name: (year: number) => string): GrainSteps {
  const first = years.start(2000);
  const place = (day: Day): { year: number; week: number } => {
    const year = years.yearOf(day);
    return { year, week: Math.floor((day - years.start(year)) / 7) };
  };
  return {
    index: (day) => Math.floor((day - first) / 7),
    start: (index) => first + index * 7,
    label(day) {
      const { year, week } = place(day);
      return `${name(year)}-W${twoDigits(week + 1)}`;
    },
    yearBefore(day) {
      const { year, week } = place(day);
      return week < years.weeks(year - 1) ? years.start(year - 1) + week * 7 : null;
    },
  };
}
