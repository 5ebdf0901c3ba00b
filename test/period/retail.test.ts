import { describe, expect, it } from 'vitest';
import { calendar, type RetailYear } from '../../src/period/calendar.ts';
import { formatDay, parseDay, weekdayOf } from '../../src/period/civil.ts';
import { type Grain, grainRule } from '../../src/period/grain.ts';
import { retailYears } from '../../src/period/retail.ts';

const nrf: RetailYear = { pattern: '4-5-4', endsOn: 'saturday', rule: 'nearest', month: 'january' };
const complete = (options: RetailYear): Required<RetailYear> => calendar({ retail: options }).retail as Required<RetailYear>;
const day = (text: string): number => parseDay(text) as number;

describe('the year of the National Retail Federation', () => {
  const rule = (grain: Grain) => grainRule(grain, calendar({ retail: nrf }));

  it.each([
    ['RY2006', '2006-01-29', 53],
    ['RY2007', '2007-02-04', 52],
    ['RY2012', '2012-01-29', 53],
    ['RY2017', '2017-01-29', 53],
    ['RY2018', '2018-02-04', 52],
    ['RY2022', '2022-01-30', 52],
    ['RY2023', '2023-01-29', 53],
    ['RY2024', '2024-02-04', 52],
    ['RY2025', '2025-02-02', 52],
  ])('%s starts on %s and has %d weeks', (label, start, weeks) => {
    const { floor, next, label: labelOf } = rule('year');
    expect(floor(day(start))).toBe(day(start));
    expect(labelOf(day(start))).toBe(label);
    expect((next(day(start), 1) - day(start)) / 7).toBe(weeks);
  });

  it('has a 53rd week five or six years after the one before', () => {
    const years = retailYears(complete(nrf));
    // Known inside by the calendar year in which they end: 2007 is the fiscal year 2006.
    const long = Array.from({ length: 40 }, (_, i) => 1991 + i).filter((year) => years.weeks(year) === 53);
    expect(long.map((year) => year - 1)).toEqual([1995, 2000, 2006, 2012, 2017, 2023, 2028]);
  });

  it.each<[Grain, string, string, string, string]>([
    ['week', '2025-02-02', '2025-02-02', '2025-02-09', 'RY2025-W01'],
    ['week', '2024-01-28', '2024-01-28', '2024-02-04', 'RY2023-W53'],
    ['week', '2024-02-03', '2024-01-28', '2024-02-04', 'RY2023-W53'],
    ['month', '2025-03-01', '2025-02-02', '2025-03-02', 'RY2025-P01'],
    ['month', '2025-03-02', '2025-03-02', '2025-04-06', 'RY2025-P02'],
    ['month', '2025-04-06', '2025-04-06', '2025-05-04', 'RY2025-P03'],
    ['month', '2024-02-03', '2023-12-31', '2024-02-04', 'RY2023-P12'],
    ['month', '2025-02-01', '2025-01-05', '2025-02-02', 'RY2024-P12'],
    ['quarter', '2025-05-03', '2025-02-02', '2025-05-04', 'RY2025-Q1'],
    ['quarter', '2024-02-03', '2023-10-29', '2024-02-04', 'RY2023-Q4'],
    ['half', '2024-02-03', '2023-07-30', '2024-02-04', 'RY2023-H2'],
    ['half', '2025-02-02', '2025-02-02', '2025-08-03', 'RY2025-H1'],
    ['year', '2024-02-03', '2023-01-29', '2024-02-04', 'RY2023'],
    ['day', '2024-02-03', '2024-02-03', '2024-02-04', '2024-02-03'],
  ])('%s: %s lies in %s to %s, called %s', (grain, text, from, to, label) => {
    const { floor, next, label: labelOf } = rule(grain);
    const start = floor(day(text));
    expect([formatDay(start), formatDay(next(start, 1)), labelOf(start)]).toEqual([from, to, label]);
  });

  it.each<[Grain, string, string | null]>([
    ['week', '2024-01-28', null],
    ['week', '2024-02-04', '2023-01-29'],
    ['week', '2025-01-26', '2024-01-21'],
    ['month', '2023-12-31', '2023-01-01'],
    ['quarter', '2024-02-04', '2023-01-29'],
    ['half', '2024-08-04', '2023-07-30'],
    ['year', '2024-02-04', '2023-01-29'],
  ])('%s: a year before the one of %s comes %s', (grain, start, expected) => {
    const before = rule(grain).yearBefore(day(start));
    expect(before === null ? null : formatDay(before)).toBe(expected);
  });
});

describe('other retail years', () => {
  it.each<[RetailYear, string, string, number]>([
    // A year that ends on the last Saturday of September is called after the calendar year in which it ends.
    [{ pattern: '4-4-5', endsOn: 'saturday', rule: 'last', month: 'september' }, '2024-09-28', 'RY2024', 52],
    [{ pattern: '4-4-5', endsOn: 'saturday', rule: 'last', month: 'september' }, '2023-09-30', 'RY2023', 53],
    // The Saturday nearest the end of December 2021 is 1 January 2022; the year is still 2021.
    [{ pattern: '5-4-4', endsOn: 'saturday', rule: 'nearest', month: 'december' }, '2022-01-01', 'RY2021', 52],
    [{ pattern: '5-4-4', endsOn: 'saturday', rule: 'nearest', month: 'december', named: 'start' }, '2022-01-01', 'RY2021', 52],
    [{ pattern: '4-4-5', endsOn: 'sunday', rule: 'nearest', month: 'june', named: 'start' }, '2025-06-29', 'RY2024', 52],
    [{ pattern: '4-4-5', endsOn: 'friday', rule: 'last', month: 'february', named: 'end' }, '2024-02-23', 'RY2024', 52],
  ])('%j: %s is the last day of %s, which has %d weeks', (options, lastDay, label, weeks) => {
    const rule = grainRule('year', calendar({ retail: options }));
    const start = rule.floor(day(lastDay));
    expect(rule.next(start, 1)).toBe(day(lastDay) + 1);
    expect(rule.label(start)).toBe(label);
    expect(day(lastDay) + 1 - start).toBe(weeks * 7);
  });

  it.each([
    ['4-4-5', [4, 4, 5]],
    ['4-5-4', [4, 5, 4]],
    ['5-4-4', [5, 4, 4]],
  ] as const)('%s gives the months of each quarter their weeks, and a 53rd week to the last month', (pattern, weeks) => {
    const rule = grainRule('month', calendar({ retail: { ...nrf, pattern } }));
    const lengths = (start: number): number[] => Array.from({ length: 12 }, (_, i) => (rule.next(start, i + 1) - rule.next(start, i)) / 7);
    const regular = [...weeks, ...weeks, ...weeks, ...weeks];
    expect(lengths(day('2024-02-04'))).toEqual(regular);
    expect(lengths(day('2023-01-29'))).toEqual(regular.map((n, i) => (i === 11 ? n + 1 : n)));
  });

  it('start each year and week on the day after the closing weekday', () => {
    const years = retailYears(complete({ pattern: '4-4-5', endsOn: 'thursday', rule: 'last', month: 'may' }));
    for (let year = 1900; year < 2200; year++) {
      expect(weekdayOf(years.start(year))).toBe(4);
      expect([52, 53]).toContain(years.weeks(year));
      expect(years.yearOf(years.start(year))).toBe(year);
      expect(years.yearOf(years.start(year + 1) - 1)).toBe(year);
    }
  });
});
