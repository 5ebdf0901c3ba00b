import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilOf, dayOf, daysInMonth, formatDay, parseDay, shiftMonths, weekdayOf } from '../../src/period/civil.ts';

const day = (text: string): number => {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`${text} is not a date`);
  return parsed;
};

describe('civil dates', () => {
  it('count days from 1970-01-01', () => {
    expect(dayOf(1970, 1, 1)).toBe(0);
    expect(dayOf(1969, 12, 31)).toBe(-1);
    expect(dayOf(2025, 3, 31)).toBe(20_178);
  });

  it('run on behind the end of a year', () => {
    expect(dayOf(2025, 13, 1)).toBe(dayOf(2026, 1, 1));
    expect(dayOf(2025, 0, 1)).toBe(dayOf(2024, 12, 1));
    expect(dayOf(2025, -11, 1)).toBe(dayOf(2024, 1, 1));
    expect(dayOf(2025, 3, 0)).toBe(dayOf(2025, 2, 28));
  });

  it('agree with the calendar of Date on every day from year −1 to 3000', () => {
    const at = new Date(0);
    for (let n = dayOf(-1, 1, 1); n < dayOf(3000, 1, 1); n++) {
      at.setTime(n * 86_400_000);
      const { year, month, day: dayOfMonth } = civilOf(n);
      if (year !== at.getUTCFullYear() || month !== at.getUTCMonth() + 1 || dayOfMonth !== at.getUTCDate()) throw new Error(`${n}`);
      if (dayOf(year, month, dayOfMonth) !== n || weekdayOf(n) !== (at.getUTCDay() + 6) % 7) throw new Error(`${n}`);
    }
    expect(civilOf(dayOf(-1, 1, 1))).toEqual({ year: -1, month: 1, day: 1 });
  });

  it('are written and read as ISO text', () => {
    fc.assert(fc.property(fc.integer({ min: dayOf(0, 1, 1), max: dayOf(9999, 12, 31) }), (n) => parseDay(formatDay(n)) === n));
    expect(formatDay(dayOf(2025, 3, 31))).toBe('2025-03-31');
    expect(formatDay(dayOf(12_025, 3, 31))).toBe('+012025-03-31');
    expect(formatDay(dayOf(-5, 3, 31))).toBe('-000005-03-31');
  });

  it.each([
    '',
    '2025',
    '2025-3-31',
    '2025-02-30',
    '2023-02-29',
    '1900-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '0000-00-00',
    '25-01-01xx',
    ' 2025-01-01',
    '2025-01-01 ',
    '2025/01/01',
    '２０２５-01-01',
    '2025-01-01T00:00:00Z',
    '+275760-09-13',
    '2'.repeat(200_000),
  ])('refuse the text %j', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  it('know the length of each month', () => {
    expect(Array.from({ length: 12 }, (_, i) => daysInMonth(2025, i + 1))).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect([2000, 2024, 1900, 2100].map((year) => daysInMonth(year, 2))).toEqual([29, 29, 28, 28]);
  });

  it.each([
    ['2024-03-31', -1, '2024-02-29'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2024-02-29', -48, '2020-02-29'],
    ['2025-01-15', -1, '2024-12-15'],
    ['2025-12-31', 2, '2026-02-28'],
  ])('%s moved by %d months is %s', (from, months, expected) => {
    expect(formatDay(shiftMonths(day(from), months))).toBe(expected);
  });

  it('start the week on Monday: 2025-03-31 is one', () => {
    expect(weekdayOf(day('2025-03-31'))).toBe(0);
    expect(weekdayOf(day('2025-03-30'))).toBe(6);
    expect(weekdayOf(day('1969-12-29'))).toBe(0);
  });
});
