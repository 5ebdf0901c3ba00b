// How what draws writes numbers and dates in a language: d3's own form of a locale, asked of Intl.
import type { ChartObject } from './asChart.ts';

type Parts = readonly Intl.NumberFormatPart[];

const partOf = (parts: Parts, type: Intl.NumberFormatPart['type'], unlessThere: string): string =>
  parts.find((part) => part.type === type)?.value ?? unlessThere;

/** What stands before and behind the digits. */
export function around(parts: Parts): readonly [before: string, behind: string] {
  const isDigit = ({ type }: Intl.NumberFormatPart): boolean => ['integer', 'group', 'decimal', 'fraction'].includes(type);
  const first = parts.findIndex(isDigit);
  const last = parts.reduce((found, part, at) => (isDigit(part) ? at : found), -1);
  const text = (some: Parts): string => some.map(({ value }) => value).join('');
  return [text(parts.slice(0, first)), text(parts.slice(last + 1))];
}

/** The numbers of a language, for `config.locale.number`. */
export function numberFormats(tag: string, currency: string | null): ChartObject {
  const parts = new Intl.NumberFormat(tag).formatToParts(-1234567.8);
  const groups = parts.filter(({ type }) => type === 'integer').map(({ value }) => value.length);
  const money = new Intl.NumberFormat(tag, currency === null ? {} : { style: 'currency', currency }).formatToParts(1);
  const digits = new Intl.NumberFormat(tag, { useGrouping: false });
  return {
    decimal: partOf(parts, 'decimal', '.'),
    thousands: partOf(parts, 'group', ','),
    // The last group comes first; the one in front is cut and says nothing.
    grouping: groups.slice(1).reverse(),
    currency: [...around(money)],
    numerals: Array.from({ length: 10 }, (_, digit) => digits.format(digit)),
    percent: around(new Intl.NumberFormat(tag, { style: 'percent' }).formatToParts(1))[1],
    minus: partOf(parts, 'minusSign', '-'),
  };
}

/** The dates of a language, for `config.locale.time`: names through Intl. */
export function timeFormats(tag: string): ChartObject {
  const name = (options: Intl.DateTimeFormatOptions, ms: number): string =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).format(new Date(ms));
  const months = (month: 'long' | 'short'): string[] => Array.from({ length: 12 }, (_, at) => name({ month }, Date.UTC(2023, at, 1)));
  // 1 January 2023 was a Sunday.
  const days = (weekday: 'long' | 'short'): string[] => Array.from({ length: 7 }, (_, at) => name({ weekday }, Date.UTC(2023, 0, 1 + at)));
  const order = new Intl.DateTimeFormat(tag, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' })
    .formatToParts(new Date(Date.UTC(2023, 0, 1)))
    .map(({ type, value }) => ({ day: '%d', month: '%m', year: '%Y' })[type as 'day'] ?? value.replace(/%/g, '%%'))
    .join('');
  return {
    dateTime: `${order} %H:%M:%S`,
    date: order,
    time: '%H:%M:%S',
    periods: ['AM', 'PM'],
    days: days('long'),
    shortDays: days('short'),
    months: months('long'),
    shortMonths: months('short'),
  };
}
