// Periods along an axis: short names in the language, and which of them are written.
import type { Locale } from '../locale/locale.ts';
import { DAY_MS, parseDay } from '../period/civil.ts';
import type { Grain } from '../period/grain.ts';
import { filled, plainText } from './plainText.ts';

/** The short name of a period: `Nov 2025`, `W14 2025`; names of fiscal and retail periods stay as they are. */
export function shortPeriod(id: string, { words, charts }: Locale): string {
  const date = (day: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(words.tag, { ...options, timeZone: 'UTC' }).format(new Date((parseDay(day) ?? 0) * DAY_MS));
  if (/^\d{4}-\d{2}-\d{2}$/.test(id) && parseDay(id) !== null) return date(id, { day: 'numeric', month: 'short', year: 'numeric' });
  if (/^\d{4}-\d{2}$/.test(id) && parseDay(`${id}-01`) !== null) return date(`${id}-01`, { month: 'short', year: 'numeric' });
  const [, year = '', letter, number = ''] = /^(\d{4})-([QW])(\d{1,2})$/.exec(id) ?? [];
  if (letter === 'Q') return filled(words.quarter, { quarter: number, year });
  if (letter === 'W') return filled(charts.week, { week: Number(number), year });
  return plainText(id);
}

/** A period on an axis. */
export interface Placed {
  readonly id: string;
  /** Its name on the axis, none twice. */
  readonly name: string;
  /** Its first day. */
  readonly start: string;
}

/** So many names fit. */
const MOST = 9;

/** The names that are written: whole years, quarters or months where they fit, otherwise every so many. */
export function writtenNames(periods: readonly Placed[], grain: Grain | 'range'): string[] {
  if (periods.length <= MOST) return periods.map(({ name }) => name);
  const days = periods.map(({ start }) => parseDay(start));
  const date = days.map((day) => (day === null ? null : new Date(day * DAY_MS)));
  const isMonth = (every: number) => (at: number) => {
    const found = date[at];
    return found != null && found.getUTCDate() === 1 && found.getUTCMonth() % every === 0;
  };
  const isYear = (every: number) => (at: number) => isMonth(12)(at) && (date[at]?.getUTCFullYear() ?? 1) % every === 0;
  const isMonday = (at: number): boolean => date[at]?.getUTCDay() === 1;
  const rules =
    grain === 'week' || grain === 'range'
      ? []
      : [...(grain === 'day' ? [isMonday] : []), isMonth(1), isMonth(3), isMonth(6), isYear(1), isYear(2), isYear(5), isYear(10)];
  for (const rule of rules) {
    const found = periods.filter((_, at) => rule(at));
    if (found.length >= 3 && found.length <= MOST) return found.map(({ name }) => name);
  }
  const step = Math.ceil(periods.length / MOST);
  return periods.filter((_, at) => at % step === 0).map(({ name }) => name);
}
