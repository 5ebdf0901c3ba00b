// Where each period stands in a cycle of its calendar: months in the year, days in the week. Years have 365 or 366 days, and 52 or 53 weeks:
// the one too many shares the place of the one before it, so that Christmas does not wander.
import type { Calendar } from '../period/calendar.ts';
import { civilOf, type Day, dayOf, parseDay, twoDigits, weekdayOf } from '../period/civil.ts';
import { type Grain, grainRule } from '../period/grain.ts';
import { retailYears } from '../period/retail.ts';
import { months, weekdays } from '../period/words.ts';
import type { Label } from '../plan/metric.ts';

/** A cycle of the calendar. */
export interface Cycle {
  /** What comes round. */
  readonly of: 'week' | 'year';
  /** How many seasons it has. */
  readonly length: number;
}

const cyclesBy: Readonly<Record<Grain, readonly Cycle[]>> = {
  day: [
    { of: 'week', length: 7 },
    { of: 'year', length: 365 },
  ],
  week: [{ of: 'year', length: 52 }],
  month: [{ of: 'year', length: 12 }],
  quarter: [{ of: 'year', length: 4 }],
  half: [{ of: 'year', length: 2 }],
  year: [],
};

/** The cycles that periods of a grain may have, the shortest first. */
export const cyclesOf = (grain: Grain): readonly Cycle[] => cyclesBy[grain];

/** How many periods are needed to tell the seasons of a cycle from chance. */
export const neededFor = (length: number): number => 2 * length + 3;

/** The place of a period that starts on a day: one place a season, so that `place % length` is its season. */
export type PlaceOf = (start: string) => number;

/** The places of the periods of a grain in a cycle. */
export function placesIn({ of }: Cycle, grain: Grain, calendar: Calendar): PlaceOf {
  const place = of === 'week' ? placeInWeek : grain === 'day' ? placeInYear : grain === 'week' ? weekPlace(calendar) : null;
  // Months are counted from January, quarters and halves from the first of their year.
  const { index } = grainRule(grain, calendar);
  return (start) => (place ?? index)(parseDay(start) as Day);
}

/** Monday is 0: so is the fourth day before 1970. */
const placeInWeek = (day: Day): number => day + weekdayOf(0);

function placeInYear(day: Day): number {
  const { year } = civilOf(day);
  const at = day - dayOf(year, 1, 1);
  const isLeap = dayOf(year + 1, 1, 1) - dayOf(year, 1, 1) === 366;
  return year * 365 + (isLeap && at > 58 ? at - 1 : at);
}

function weekPlace({ retail }: Calendar): (day: Day) => number {
  if (retail !== null) {
    const years = retailYears(retail);
    return (day) => {
      const year = years.yearOf(day);
      return year * 52 + Math.min(51, Math.floor((day - years.start(year)) / 7));
    };
  }
  return (day) => {
    const { year } = civilOf(day + 3);
    return year * 52 + Math.min(51, Math.floor((day + 3 - dayOf(year, 1, 1)) / 7));
  };
}

const enWord = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const frMonths = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const frWeekdays = 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' ');

/** The name of a season, from 0. */
export function seasonName({ of }: Cycle, grain: Grain, calendar: Calendar, season: number): Label {
  const number = season + 1;
  if (of === 'week') return { en: enWord(weekdays[season] as string), fr: frWeekdays[season] as string };
  if (grain === 'week') return { en: `week ${number}`, fr: `semaine ${number}` };
  if (grain === 'quarter') return { en: `Q${number}`, fr: `T${number}` };
  if (grain === 'half') return { en: `H${number}`, fr: `S${number}` };
  if (grain === 'month' && calendar.retail !== null) return { en: `P${twoDigits(number)}`, fr: `P${twoDigits(number)}` };
  // Of days, that of a year without a 29 February.
  const { month, day } = grain === 'day' ? civilOf(dayOf(2001, 1, number)) : { month: number, day: 0 };
  const ahead = day === 0 ? '' : `${day} `;
  return { en: `${ahead}${enWord(months[month - 1] as string)}`, fr: `${day === 1 ? '1er ' : ahead}${frMonths[month - 1]}` };
}
