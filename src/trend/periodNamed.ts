// A period by its name, in whatever calendar: the names of the years about it are made, and the one that is the same is it.
import { type Day, dayOf, parseDay } from '../period/civil.ts';
import type { GrainRule } from '../period/grain.ts';

const LONGEST_NAME = 32;

/** Finds the first day of the period of a name, or of the one that holds a day; null for what is neither. */
export function periodFinder(rule: GrainRule): (name: unknown) => Day | null {
  const years = new Map<number, ReadonlyMap<string, Day>>();
  const namesAbout = (year: number): ReadonlyMap<string, Day> => {
    const known = years.get(year);
    if (known !== undefined) return known;
    const names = new Map<string, Day>();
    // A year is called after the calendar year in which it starts or ends.
    const end = dayOf(year + 2, 1, 1);
    for (let start = rule.floor(dayOf(year - 1, 1, 1)); start < end; start = rule.next(start, 1)) names.set(rule.label(start), start);
    years.set(year, names);
    return names;
  };
  return (name) => {
    if (typeof name !== 'string' || name.length > LONGEST_NAME) return null;
    const day = parseDay(name);
    if (day !== null) return rule.floor(day);
    const year = /\d{4}/.exec(name)?.[0];
    return year === undefined ? null : (namesAbout(Number(year)).get(name) ?? null);
  };
}
