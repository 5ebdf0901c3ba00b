// Weeks that start on any weekday. As in ISO 8601, a week belongs to the year that holds its fourth day, and is numbered there.
import { civilOf, type Day, dayOf, formatDay, twoDigits, weekdayOf, yearText } from './civil.ts';
import type { GrainSteps } from './grainSteps.ts';
import { type WeekdayName, weekdayIndex } from './words.ts';

/** Weeks from a weekday; those from Monday have ISO names (`2025-W03`), others are named by their first day (`2024-12-29/P7D`). */
export function weekGrain(weekStart: WeekdayName): GrainSteps {
  // The day numbers of all starts of weeks have this rest.
  const first = weekdayIndex(weekStart) - weekdayOf(0);
  const index = (day: Day): number => Math.floor((day - first) / 7);
  const start = (at: number): Day => at * 7 + first;
  const floor = (day: Day): Day => start(index(day));
  return {
    index,
    start,
    label(day) {
      if (weekStart !== 'monday') return `${formatDay(day)}/P7D`;
      const { year, number } = weekOfYear(day);
      return `${yearText(year)}-W${twoDigits(number)}`;
    },
    yearBefore(day) {
      const { year, number } = weekOfYear(day);
      const before = floor(dayOf(year - 1, 1, 4)) + (number - 1) * 7;
      return weekOfYear(before).year === year - 1 ? before : null;
    },
  };
}

function weekOfYear(start: Day): { year: number; number: number } {
  const fourth = start + 3;
  const { year } = civilOf(fourth);
  return { year, number: Math.floor((fourth - dayOf(year, 1, 1)) / 7) + 1 };
}
