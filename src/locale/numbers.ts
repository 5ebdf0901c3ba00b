// Numbers, keys and periods as a reader of some language writes them. Amounts go to Intl as exact text, never through a double.
import { Decimal } from '../decimal.ts';
import type { Key } from '../expr/key.ts';
import { DAY_MS, parseDay } from '../period/civil.ts';
import type { Unit } from '../plan/metric.ts';

/** A number, a decimal, or none. A decimal that went through JSON is its exact text, and is written all the same. */
export type Shown = Decimal | number | null;

/** Words that numbers are written with. */
export interface NumberWords {
  /** BCP 47 tag for Intl: `en`, `fr`. */
  readonly tag: string;
  /** What stands for a value that there is none of. */
  readonly none: string;
  /** What stands for a missing key. */
  readonly missing: string;
  /** Behind a number of percentage points: ` points`. */
  readonly points: string;
  /** Behind a number of days: ` days`. */
  readonly days: string;
  /** Behind a number of months: ` months`. */
  readonly months: string;
  /** A quarter: `Q{quarter} {year}`. */
  readonly quarter: string;
  /** A week: `week {week} of {year}`. */
  readonly week: string;
  /** From a day to another: `{from} to {to}`. */
  readonly range: string;
  /** The first day of a month where it is written in another way: `1er`. */
  readonly first?: string | undefined;
  /** Behind what is a singular, where that is another word: ` point`. */
  readonly one?: Readonly<Record<'points' | 'days' | 'months', string>> | undefined;
}

/** Writes values for readers. */
export interface Writing {
  /** A value of an indicator, with its unit. */
  value(value: Shown, unit: Unit, currency: string | null): string;
  /** The same with its sign: what was gained or lost. A difference of shares is in points. */
  signed(value: Shown, unit: Unit, currency: string | null): string;
  /** The same as `value`, with as many digits behind the point for each value of a column. */
  column(value: Shown, unit: Unit, currency: string | null): string;
  /** The same as `signed`, for a column. */
  columnChange(value: Shown, unit: Unit, currency: string | null): string;
  /** The same as `signedPercent`, for a column. */
  columnPercent(share: Shown): string;
  /** A share as percents. */
  percent(share: Shown): string;
  /** A share as percents, with its sign. */
  signedPercent(share: Shown): string;
  /** A plain number. */
  number(value: Shown, digits?: number): string;
  /** A p-value: small ones as `< 0.001`. */
  probability(p: number): string;
  /** The keys of a segment. */
  segment(keys: Readonly<Record<string, Key | null>> | null): string;
  /** A period or two days. */
  period(id: string | null): string;
}

/** Writes numbers with the words of a language. */
export function writing(words: NumberWords): Writing {
  const text = (value: Exclude<Shown, null>, options: Intl.NumberFormatOptions): string => {
    // Text with all its digits is taken exactly; its type is newer than the library's level of JavaScript.
    const exact = Decimal.isDecimal(value) ? (value.toFixed() as unknown as number) : value;
    return new Intl.NumberFormat(words.tag, options).format(exact);
  };
  const behind = (value: Exclude<Shown, null>, unit: Unit): string => {
    if (unit !== 'points' && unit !== 'days' && unit !== 'months') return '';
    const isOne = new Intl.PluralRules(words.tag, { maximumFractionDigits: 2 }).select(Number(value)) === 'one';
    return isOne ? (words.one?.[unit] ?? words[unit]) : words[unit];
  };
  const write = (value: Shown, unit: Unit, currency: string | null, signDisplay: 'auto' | 'exceptZero'): string => {
    if (value === null) return words.none;
    const isPoints = unit === 'points' || (unit === 'ratio' && signDisplay === 'exceptZero');
    if (isPoints) {
      const points = times100(value);
      return text(points, { maximumFractionDigits: 2, signDisplay }) + behind(points, 'points');
    }
    if (unit === 'ratio') return text(value, { style: 'percent', maximumFractionDigits: 2, signDisplay });
    if (unit === 'money' && currency !== null) return text(value, { style: 'currency', currency, signDisplay });
    return text(value, { maximumFractionDigits: unit === 'count' ? 0 : 2, signDisplay }) + behind(value, unit);
  };
  const columnChange = (value: Shown, unit: Unit, currency: string | null, signDisplay: 'auto' | 'exceptZero'): string => {
    const digits = columnDigits[unit];
    if (value === null || digits === undefined) return write(value, unit, currency, signDisplay);
    const isPoints = unit === 'points' || unit === 'ratio';
    const shown = isPoints ? times100(value) : value;
    return text(shown, { ...fixed(digits), signDisplay }) + behind(shown, isPoints ? 'points' : unit);
  };
  return {
    value: (value, unit, currency) => write(value, unit, currency, 'auto'),
    signed: (value, unit, currency) => write(value, unit, currency, 'exceptZero'),
    column: (value, unit, currency) => {
      const digits = columnDigits[unit];
      if (value === null || digits === undefined || unit === 'points') return columnChange(value, unit, currency, 'auto');
      return text(value, { ...(unit === 'ratio' ? percents : {}), ...fixed(digits) }) + behind(value, unit);
    },
    columnChange: (value, unit, currency) => columnChange(value, unit, currency, 'exceptZero'),
    columnPercent: (share) => (share === null ? words.none : text(share, { ...percents, ...fixed(1), signDisplay: 'exceptZero' })),
    percent: (share) => (share === null ? words.none : text(share, { style: 'percent', maximumFractionDigits: 1 })),
    signedPercent: (share) =>
      share === null ? words.none : text(share, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
    number: (value, digits = 2) => (value === null ? words.none : text(value, { maximumFractionDigits: digits })),
    probability: (p) => (p < 0.001 ? `< ${text(0.001, { maximumFractionDigits: 3 })}` : text(p, { maximumFractionDigits: 3 })),
    segment: (keys) =>
      Object.values(keys ?? {})
        .map((key) => (key === null ? words.missing : String(key)))
        .join(' · '),
    period: (id) => (id === null ? words.none : periodText(id, words)),
  };
}

function times100(value: Exclude<Shown, null>): Exclude<Shown, null> {
  return typeof value === 'number' ? Number((value * 100).toPrecision(15)) : new Decimal(value).times(100);
}

const percents = { style: 'percent' } as const;

const fixed = (digits: number): Intl.NumberFormatOptions => ({ minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Digits behind the point in a column; money has those of its currency, and counts none. */
const columnDigits: Readonly<Partial<Record<Unit, number>>> = { ratio: 1, points: 1, score: 1, number: 2, days: 1, months: 1 };

/** The name of a period in words; names of fiscal and retail periods stay as they are. */
function periodText(id: string, words: NumberWords): string {
  const date = (day: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(words.tag, { ...options, timeZone: 'UTC' })
      .formatToParts(new Date((parseDay(day) ?? 0) * DAY_MS))
      .map(({ type, value }) => (type === 'day' && value === '1' ? (words.first ?? value) : value))
      .join('');
  const full = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const fill = (pattern: string, values: Readonly<Record<string, string>>): string =>
    pattern.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  if (/^\d{4}-\d{2}-\d{2}$/.test(id)) return date(id, full);
  if (/^\d{4}-\d{2}$/.test(id)) return date(`${id}-01`, { month: 'long', year: 'numeric' });
  const [, year = '', letter, number = ''] = /^(\d{4})-([QW])(\d{1,2})$/.exec(id) ?? [];
  if (letter === 'Q') return fill(words.quarter, { quarter: number, year });
  if (letter === 'W') return fill(words.week, { week: String(Number(number)), year });
  const [from, to] = id.split('/');
  const end = to === undefined ? null : parseDay(to);
  if (from === undefined || to === undefined || end === null || parseDay(from) === null) return id;
  // Ranges are half-open: readers want the last day that is in.
  const last = new Date((end - 1) * DAY_MS).toISOString().slice(0, 10);
  const isMonth = from.slice(0, 7) === last.slice(0, 7) && from.endsWith('-01') && to.endsWith('-01');
  if (isMonth) return periodText(from.slice(0, 7), words);
  return from === last ? date(from, full) : fill(words.range, { from: date(from, full), to: date(last, full) });
}
