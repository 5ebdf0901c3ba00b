// The options of a retail year. How its weeks and months fall is in retail.ts.
import type { KpiErrorPath } from '../error.ts';
import { type MonthName, monthNumber, months, type WeekdayName, weekdays, wordReader, yearNames } from './words.ts';

const patterns = ['4-4-5', '4-5-4', '5-4-4'] as const;
const rules = ['last', 'nearest'] as const;

/**
 * A year of whole weeks, 52 or 53 of them. The calendar of the National Retail Federation is
 * `{ pattern: '4-5-4', endsOn: 'saturday', rule: 'nearest', month: 'january' }`.
 */
export interface RetailYear {
  /** Weeks of the three months of a quarter. A 53rd week belongs to the last month of the year. */
  readonly pattern: '4-4-5' | '4-5-4' | '5-4-4';
  /** The weekday on which weeks, and with them years, end. */
  readonly endsOn: WeekdayName;
  /** Whether the year ends on the last such weekday of `month`, or on the one nearest the end of `month`. */
  readonly rule: 'last' | 'nearest';
  /** The month about whose end the year ends. */
  readonly month: MonthName;
  /**
   * Whether a year is called after the calendar year in which it starts or ends. Unless given, after the one that holds
   * more of it: `start` for years that end from January to May, `end` for the others.
   */
  readonly named?: 'start' | 'end';
}

/**
 * A complete retail year.
 *
 * @throws {KpiError} unknown-option, or bad-argument for a word that is missing or not known
 */
export function readRetailYear(options: RetailYear, path: KpiErrorPath): Required<RetailYear> {
  const read = wordReader(options, ['pattern', 'endsOn', 'rule', 'month', 'named'], path);
  const month = read('month', months);
  return {
    pattern: read('pattern', patterns),
    endsOn: read('endsOn', weekdays),
    rule: read('rule', rules),
    month,
    named: read('named', yearNames, monthNumber(month) <= 5 ? 'start' : 'end'),
  };
}
