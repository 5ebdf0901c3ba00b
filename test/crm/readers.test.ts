// What the readers of mappings make of what sources write, raw or already typed: nothing is guessed, and nothing becomes 0.
import { amount, dateText, day, epochSeconds, flag, instant, percent, text, utc } from 'sales-kpi/crm';
import { expect, test } from 'vitest';
import { Fault } from '../../src/model/read/reader.ts';

const paris = { timeZone: 'Europe/Paris', currency: null };
const nowhere = { timeZone: null, currency: null };
const shown = (value: unknown): unknown => (value instanceof Fault ? value.code : value instanceof Date ? value.toISOString() : value);

test.each([
  [
    'amount',
    amount,
    [
      ['5000.10', 5000.1],
      [' 7 ', 7],
      [0, 0],
      ['', null],
      [null, null],
      ['1,500', 'bad-number'],
      [Number.NaN, 'bad-number'],
      [true, 'bad-number'],
    ],
  ],
  [
    'percent',
    percent,
    [
      [40, 0.4],
      ['1', 0.01],
      [0, 0],
      ['33.33', 0.3333],
      ['', null],
      ['40%', 'bad-number'],
    ],
  ],
  [
    'flag',
    flag,
    [
      ['TRUE', true],
      [0, false],
      ['1', true],
      [false, false],
      [' ', null],
      ['yes', 'bad-value'],
      [2, 'bad-value'],
    ],
  ],
  [
    'utc',
    utc,
    [
      ['2025-01-10 23:30:00', '2025-01-10T23:30:00.000Z'],
      ['2025-01-10T23:30:00+01:00', '2025-01-10T22:30:00.000Z'],
      ['1736499600000', '2025-01-10T09:00:00.000Z'],
      ['2025-01-10', '2025-01-10'],
      ['2025-02-30', 'bad-date'],
    ],
  ],
  [
    'instant',
    instant,
    [
      ['1736499600000', '2025-01-10T09:00:00.000Z'],
      [1_736_499_600_000, 1_736_499_600_000],
      [' 2025-01-10 ', '2025-01-10'],
      ['', null],
    ],
  ],
  [
    'epochSeconds',
    epochSeconds,
    [
      [1_736_499_600, '2025-01-10T09:00:00.000Z'],
      ['1736499600', '2025-01-10T09:00:00.000Z'],
      [1.5, 'bad-date'],
      [1_736_499_600_000, 'date-out-of-range'],
    ],
  ],
  [
    'text',
    text,
    [
      [' a ', 'a'],
      [5, '5'],
      [5n, '5'],
      ['', null],
      [1.5, 'bad-id'],
      [2 ** 60, 'bad-id'],
      [{}, 'bad-id'],
    ],
  ],
] as const)('%s', (_, read, cases) => {
  for (const [value, expected] of cases) expect([value, shown(read(value))]).toEqual([value, expected]);
});

test('a day is what is written; a moment is a day in a zone only, unless it is the beginning of one in UTC', () => {
  expect(day('2025-03-31T23:30:00-05:00')).toBe('2025-03-31');
  expect([new Date('2025-03-31'), Date.parse('2025-03-31')].map((value) => day(value))).toEqual(['2025-03-31', '2025-03-31']);
  const lateInParis = new Date('2025-03-30T22:30:00Z');
  expect(shown(day(lateInParis))).toBe('bad-date');
  expect(day(lateInParis, paris)).toBe('2025-03-31');
  expect([null, '', ' '].map((value) => day(value))).toEqual([null, null, null]);
});

test('a date as text: naive in the zone of the call, refused without one', () => {
  expect(dateText('2025-01-10 10:00:00', paris)).toBe('2025-01-10T09:00:00.000Z');
  expect(shown(dateText('2025-01-10 10:00:00', nowhere))).toBe('naive-date-time');
  expect(
    [new Date('2025-01-10T09:00:00Z'), 1_736_499_600_000, '1736499600000', '2025-01-10T09:00:00.000+0000'].map((value) =>
      dateText(value, nowhere),
    ),
  ).toEqual(Array.from({ length: 4 }, () => '2025-01-10T09:00:00.000Z'));
  expect(shown(dateText({}, nowhere))).toBe('bad-date');
});
