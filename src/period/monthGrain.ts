// Months, and the quarters, halves and years made of them, with any first month of the year.
import type { Calendar } from './calendar.ts';
import { civilOf, type Day, dayOf, twoDigits, yearText } from './civil.ts';
import type { GrainSteps } from './grainSteps.ts';
import { monthNumber } from './words.ts';

const monthsIn = { month: 1, quarter: 3, half: 6, year: 12 } as const;

/** Calendar months and what they add up to. */
export function monthGrain(grain: keyof typeof monthsIn, calendar: Calendar): GrainSteps {
  const length = monthsIn[grain];
  // Months of the calendar year before the first of the fiscal year; months themselves are counted from January.
  const shift = length === 1 ? 0 : monthNumber(calendar.fiscalStart) - 1;
  const perYear = 12 / length;
  const index = (day: Day): number => {
    const { year, month } = civilOf(day);
    return Math.floor((year * 12 + month - 1 - shift) / length);
  };
  const start = (at: number): Day => dayOf(0, at * length + shift + 1, 1);
  return {
    index,
    start,
    yearBefore: (day) => start(index(day) - perYear),
    label(day) {
      const at = index(day);
      const startYear = Math.floor(at / perYear);
      const year = yearText(shift > 0 && calendar.fiscalNamed === 'end' ? startYear + 1 : startYear);
      const number = at - startYear * perYear + 1;
      return `${shift > 0 ? 'FY' : ''}${year}${partText(grain, number)}`;
    },
  };
}

function partText(grain: keyof typeof monthsIn, number: number): string {
  if (grain === 'year') return '';
  if (grain === 'month') return `-${twoDigits(number)}`;
  return `-${grain === 'quarter' ? 'Q' : 'H'}${number}`;
}
