// Weekdays, months and other words of options: always names, never numbers whose first is a matter of taste.
import { excerpt, KpiError, type KpiErrorPath, nearest, refuseUnknown } from '../error.ts';

/** A day of the week, by name. */
export type WeekdayName = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** A month, by name. */
export type MonthName =
  | 'january'
  | 'february'
  | 'march'
  | 'april'
  | 'may'
  | 'june'
  | 'july'
  | 'august'
  | 'september'
  | 'october'
  | 'november'
  | 'december';

/** The days of the week, from Monday. */
export const weekdays: readonly WeekdayName[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** The months, from January. */
export const months: readonly MonthName[] = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Whether a year is called after the calendar year in which it starts or ends. */
export const yearNames = ['start', 'end'] as const;

/** The position of a weekday: 0 is Monday. */
export function weekdayIndex(name: WeekdayName): number {
  return weekdays.indexOf(name);
}

/** The number of a month, 1–12. */
export function monthNumber(name: MonthName): number {
  return months.indexOf(name) + 1;
}

/** An option of the object itself; what it inherits does not count. */
export function ownOption(options: object, name: string): unknown {
  return Object.hasOwn(options, name) ? (options as Record<string, unknown>)[name] : undefined;
}

/** Reads one word of an options object: one of `words`, or `fallback` where it is not given and has one. */
export type WordReader = <W extends string>(name: string, words: readonly W[], fallback?: W) => W;

/** A reader for the words of an options object that has these options and no others. */
export function wordReader(options: object, known: readonly string[], path: KpiErrorPath): WordReader {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new KpiError('bad-argument', `${excerpt(options)} is not a ${path.at(-1)}`, `give an object with ${known.join(', ')}`, path);
  }
  refuseUnknown(options, known, path);
  return (name, words, fallback) => {
    const own = ownOption(options, name);
    const given = own === undefined ? fallback : own;
    const word = words.find((candidate) => candidate === given);
    if (word !== undefined) return word;
    const near = typeof given === 'string' ? nearest(given, words) : undefined;
    const hint = near === undefined ? `the words are ${words.join(', ')}` : `did you mean ${near}?`;
    throw new KpiError('bad-argument', `${name} is ${excerpt(given)}`, hint, [...path, name]);
  };
}
