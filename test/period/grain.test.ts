import { describe, expect, it } from 'vitest';
import { type Calendar, type CalendarOptions, calendar } from '../../src/period/calendar.ts';
import { dayOf, formatDay, parseDay } from '../../src/period/civil.ts';
import { fills, type Grain, grainRule, grains } from '../../src/period/grain.ts';
import { months } from '../../src/period/words.ts';
import { caught } from './caught.ts';

const day = (text: string): number => parseDay(text) as number;
const plain = calendar();

describe('the period that holds a day', () => {
  const cases: [Grain, CalendarOptions, string, string, string, string][] = [
    // grain, calendar, day, first day, day behind the last, label
    ['day', {}, '2024-02-29', '2024-02-29', '2024-03-01', '2024-02-29'],
    ['week', {}, '2025-01-15', '2025-01-13', '2025-01-20', '2025-W03'],
    ['week', {}, '2020-12-31', '2020-12-28', '2021-01-04', '2020-W53'],
    ['week', {}, '2021-01-03', '2020-12-28', '2021-01-04', '2020-W53'],
    ['week', {}, '2021-01-04', '2021-01-04', '2021-01-11', '2021-W01'],
    ['week', {}, '2026-12-31', '2026-12-28', '2027-01-04', '2026-W53'],
    ['week', {}, '2024-12-30', '2024-12-30', '2025-01-06', '2025-W01'],
    ['week', {}, '2023-01-01', '2022-12-26', '2023-01-02', '2022-W52'],
    ['week', {}, '1969-12-31', '1969-12-29', '1970-01-05', '1970-W01'],
    ['week', { weekStart: 'sunday' }, '2025-01-01', '2024-12-29', '2025-01-05', '2024-12-29/P7D'],
    ['week', { weekStart: 'saturday' }, '2025-01-01', '2024-12-28', '2025-01-04', '2024-12-28/P7D'],
    ['week', { weekStart: 'wednesday' }, '2025-01-01', '2025-01-01', '2025-01-08', '2025-01-01/P7D'],
    ['week', { weekStart: 'sunday' }, '1969-12-27', '1969-12-21', '1969-12-28', '1969-12-21/P7D'],
    ['month', {}, '2025-03-31', '2025-03-01', '2025-04-01', '2025-03'],
    ['month', { fiscalStart: 'april' }, '2025-03-31', '2025-03-01', '2025-04-01', '2025-03'],
    ['quarter', {}, '2025-03-31', '2025-01-01', '2025-04-01', '2025-Q1'],
    ['quarter', {}, '2025-12-31', '2025-10-01', '2026-01-01', '2025-Q4'],
    ['half', {}, '2025-06-30', '2025-01-01', '2025-07-01', '2025-H1'],
    ['half', {}, '2025-07-01', '2025-07-01', '2026-01-01', '2025-H2'],
    ['year', {}, '2025-06-30', '2025-01-01', '2026-01-01', '2025'],
    ['year', {}, '1969-06-30', '1969-01-01', '1970-01-01', '1969'],
    ['quarter', { fiscalStart: 'april' }, '2025-04-01', '2025-04-01', '2025-07-01', 'FY2026-Q1'],
    ['quarter', { fiscalStart: 'april' }, '2025-03-31', '2025-01-01', '2025-04-01', 'FY2025-Q4'],
    ['half', { fiscalStart: 'april' }, '2025-10-01', '2025-10-01', '2026-04-01', 'FY2026-H2'],
    ['year', { fiscalStart: 'april' }, '2025-04-01', '2025-04-01', '2026-04-01', 'FY2026'],
    ['year', { fiscalStart: 'april', fiscalNamed: 'start' }, '2025-04-01', '2025-04-01', '2026-04-01', 'FY2025'],
    ['quarter', { fiscalStart: 'february' }, '2025-01-31', '2024-11-01', '2025-02-01', 'FY2025-Q4'],
    ['quarter', { fiscalStart: 'october', fiscalNamed: 'start' }, '2025-01-31', '2025-01-01', '2025-04-01', 'FY2024-Q2'],
    ['year', { fiscalStart: 'january', fiscalNamed: 'start' }, '2025-01-31', '2025-01-01', '2026-01-01', '2025'],
  ];
  it.each(cases)('%s, %j: %s lies in %s to %s, called %s', (grain, options, text, from, to, label) => {
    const rule = grainRule(grain, calendar(options));
    const start = rule.floor(day(text));
    expect([formatDay(start), formatDay(rule.next(start, 1)), rule.label(start)]).toEqual([from, to, label]);
  });

  it.each(months.map((name, i) => [name, i + 1] as const))(
    'of a fiscal year from %s starts and ends with that month',
    (fiscalStart, number) => {
      const rule = grainRule('year', calendar({ fiscalStart }));
      const quarters = grainRule('quarter', calendar({ fiscalStart }));
      const start = dayOf(2025, number, 1);
      expect(rule.floor(start)).toBe(start);
      expect(rule.floor(dayOf(2026, number, 1) - 1)).toBe(start);
      expect(rule.floor(start - 1)).toBe(dayOf(2024, number, 1));
      expect(rule.label(start)).toBe(number === 1 ? '2025' : 'FY2026');
      expect([0, 1, 2, 3].map((n) => quarters.label(quarters.next(start, n)))).toEqual(
        [1, 2, 3, 4].map((n) => `${number === 1 ? '2025' : 'FY2026'}-Q${n}`),
      );
      expect(quarters.next(start, 4)).toBe(rule.next(start, 1));
    },
  );

  it('follows ISO 8601: 2020 and 2026 have 53 weeks, the years between have 52', () => {
    const { floor, label, next } = grainRule('week', plain);
    const last = (year: number): string => label(next(floor(dayOf(year + 1, 1, 4)), -1));
    expect([2015, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2032].map(last)).toEqual([
      '2015-W53',
      '2020-W53',
      '2021-W52',
      '2022-W52',
      '2023-W52',
      '2024-W52',
      '2025-W52',
      '2026-W53',
      '2032-W53',
    ]);
  });
});

describe('the same period one year earlier', () => {
  const cases: [Grain, CalendarOptions, string, string | null][] = [
    ['day', {}, '2025-03-31', '2024-03-31'],
    ['day', {}, '2024-02-29', null],
    ['day', {}, '2025-02-28', '2024-02-28'],
    ['week', {}, '2025-01-13', '2024-01-15'],
    ['week', {}, '2021-01-04', '2019-12-30'],
    ['week', {}, '2020-12-28', null],
    ['week', {}, '2022-01-03', '2021-01-04'],
    ['week', { weekStart: 'sunday' }, '2025-01-05', '2024-01-07'],
    ['month', {}, '2025-02-01', '2024-02-01'],
    ['quarter', { fiscalStart: 'april' }, '2025-04-01', '2024-04-01'],
    ['half', {}, '2025-07-01', '2024-07-01'],
    ['year', { fiscalStart: 'july' }, '2025-07-01', '2024-07-01'],
  ];
  it.each(cases)('%s, %j: before %s comes %s', (grain, options, start, expected) => {
    const before = grainRule(grain, calendar(options)).yearBefore(day(start));
    expect(before === null ? null : formatDay(before)).toBe(expected);
  });
});

describe('a grain', () => {
  it.each(['days', 'Month', 'fortnight', '', '__proto__', 'constructor', null, undefined, 7, {}].map((word) => [word]))(
    'is not %j',
    (word) => {
      expect(caught(() => grainRule(word as Grain, plain))).toMatchObject({ code: 'bad-argument', path: ['every'] });
    },
  );

  it('that is mistyped is recognised', () => {
    expect(caught(() => grainRule('months' as Grain, plain)).message).toContain('did you mean month?');
  });

  const filled: [string, Calendar, Record<Grain, Grain[]>][] = [
    [
      'in calendar months',
      plain,
      {
        day: [...grains],
        week: ['week'],
        month: ['month', 'quarter', 'half', 'year'],
        quarter: ['quarter', 'half', 'year'],
        half: ['half', 'year'],
        year: ['year'],
      },
    ],
    [
      'in retail months',
      calendar({ retail: { pattern: '4-4-5', endsOn: 'sunday', rule: 'last', month: 'december' } }),
      {
        day: [...grains],
        week: ['week', 'month', 'quarter', 'half', 'year'],
        month: ['month', 'quarter', 'half', 'year'],
        quarter: ['quarter', 'half', 'year'],
        half: ['half', 'year'],
        year: ['year'],
      },
    ],
  ];
  it.each(filled)('fills others without a rest %s', (_, calendarValue, expected) => {
    for (const part of grains) expect(grains.filter((whole) => fills(part, whole, calendarValue))).toEqual(expected[part]);
  });
});
