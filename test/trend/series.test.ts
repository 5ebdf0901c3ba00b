// What is read as a series: every grain and calendar, gaps, and periods that are not whole.
import { type CalendarOptions, Decimal, type Grain, orderCount, query, revenue, series, tableFromJson, winRate } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { codeOf, errorOf } from '../query/ask.ts';
import { seriesOf } from './seriesOf.ts';

const sale = (id: number, date: string, amount: number, channel = 'web') => ({ id: String(id), date, amount, currency: 'EUR', channel });

describe('a series of points', () => {
  const retail: CalendarOptions = { retail: { endsOn: 'saturday', rule: 'last', month: 'january', pattern: '4-5-4' } };

  test.each<[grain: Grain, options: CalendarOptions, first: string, last: string]>([
    ['day', {}, '2025-01-30', '2025-02-02'],
    ['week', {}, '2024-W52', '2025-W03'],
    ['week', { weekStart: 'sunday' }, '2024-12-22/P7D', '2025-01-12/P7D'],
    ['month', {}, '2024-11', '2025-02'],
    ['quarter', { fiscalStart: 'april' }, 'FY2025-Q2', 'FY2026-Q1'],
    ['half', {}, '2024-H1', '2025-H2'],
    ['year', { fiscalStart: 'july', fiscalNamed: 'start' }, 'FY2022', 'FY2025'],
    ['week', retail, 'RY2022-W51', 'RY2023-W02'],
    ['month', retail, 'RY2023-P11', 'RY2024-P02'],
    ['quarter', retail, 'RY2023-Q3', 'RY2024-Q2'],
  ])('by %s knows the names of its calendar: %j', (grain, calendar, first, last) => {
    const found = series({
      grain,
      calendar,
      points: [
        { period: last, value: 4 },
        { period: first, value: new Decimal('1.5') },
      ],
    });
    expect(found.periods.map(({ id }) => id)).toHaveLength(4);
    expect([found.periods[0]?.id, found.periods.at(-1)?.id]).toEqual([first, last]);
    expect([found.values, found.missing]).toEqual([[1.5, null, null, 4], 2]);
  });

  test('takes a day as the period that holds it, and keeps what is missing apart from zero', () => {
    const points = [
      { period: '2025-02-14', value: 0 },
      { period: '2025-01', value: null },
      { period: '2025-04', value: -1 },
    ];
    const found = series({ grain: 'month', points });
    expect(found).toMatchObject({ values: [null, 0, null, -1], missing: 2, segment: null, toDate: null });
    expect(found.periods[3]).toEqual({ id: '2025-04', start: '2025-04-01', end: '2025-05-01' });
  });

  test('leaves out a period that is not over, tells it apart, and forgets the future', () => {
    const input = { ...seriesOf([1, 2, 3, 4], 'month', '2025-01-01'), asOf: '2025-03-16' };
    expect(series(input)).toMatchObject({
      values: [1, 2],
      excludedIncompleteLast: true,
      toDate: { period: '2025-03', value: 3, elapsed: 16 / 31 },
    });
    expect(series(input, { includePartial: true })).toMatchObject({ values: [1, 2, 3], excludedIncompleteLast: false, toDate: null });
    expect(series({ ...input, asOf: '2025-04-30' })).toMatchObject({ values: [1, 2, 3, 4], excludedIncompleteLast: false });
  });

  test('of nothing is empty', () => {
    expect(series({ grain: 'day', points: [] })).toMatchObject({ periods: [], values: [], missing: 0, excludedIncompleteLast: false });
  });

  test.each<[fault: string, code: string, input: unknown]>([
    ['no series at all', 'bad-argument', 7],
    ['points that are no list', 'bad-argument', { grain: 'month', points: 'x' }],
    ['a point that is none', 'bad-argument', { grain: 'month', points: [null] }],
    ['an unknown grain', 'bad-argument', { grain: 'months', points: [] }],
    ['a name of another grain', 'bad-argument', { grain: 'month', points: [{ period: '2025-Q1', value: 1 }] }],
    ['a period that does not exist', 'bad-argument', { grain: 'week', points: [{ period: '2025-W54', value: 1 }] }],
    [
      'a period that stands twice',
      'bad-argument',
      { grain: 'month', points: ['2025-01', '2025-01-31'].map((period) => ({ period, value: 1 })) },
    ],
    ['a value that is no number', 'bad-argument', { grain: 'month', points: [{ period: '2025-01', value: Number.NaN }] }],
    ['a value that is text', 'bad-argument', { grain: 'month', points: [{ period: '2025-01', value: '1' }] }],
    [
      'periods too far apart',
      'period-too-many',
      { grain: 'day', points: ['1990-01-01', '2025-01-01'].map((period) => ({ period, value: 1 })) },
    ],
    ['an unknown word', 'unknown-option', { grain: 'month', points: [], asof: '2025-01-01' }],
    ['an unknown word about the values', 'unknown-option', { grain: 'month', points: [], of: { name: 'x' } }],
    ['another date', 'bad-date', { grain: 'month', points: [], asOf: 'today' }],
  ])('refuses %s', (_, code, input) => {
    expect(codeOf(() => series(input as never))).toBe(code);
  });

  test('says where the fault is', () => {
    const input = { grain: 'month' as const, points: [{ period: '2025-13', value: 1 }] };
    expect(errorOf(() => series(input))).toMatchObject({ path: ['points', 0, 'period'], hint: 'write 1970-01, or a day in it' });
  });
});

describe('a series of a table', () => {
  const rows = [sale(1, '2025-01-10', 10), sale(2, '2025-02-03', 20), sale(3, '2025-02-28', 5, 'shop'), sale(4, '2025-04-02', 7)];

  test('has the values of its column, with what they are', () => {
    const table = query(rows, { select: [revenue, orderCount], every: 'month', between: ['2025-01-01', '2025-05-01'], asOf: '2025-04-10' });
    const found = series({ table, column: 'revenue' });
    expect(found).toMatchObject({ values: [10, 25, 0], excludedIncompleteLast: true, toDate: { period: '2025-04', value: 7 } });
    expect(found.of).toMatchObject({ id: 'revenue', unit: 'money', better: 'higher', currency: 'EUR' });
    expect(series({ table, column: 'orderCount' }, { includePartial: true }).values).toEqual([1, 2, 0, 1]);
  });

  test('is the same after JSON, whether or not it was read back', () => {
    const table = query(rows, { select: [revenue], every: 'month' });
    const json = JSON.stringify(table);
    const wanted = series({ table, column: 'revenue' });
    expect(series({ table: tableFromJson<typeof table>(json), column: 'revenue' })).toEqual(wanted);
    expect(series({ table: JSON.parse(json), column: 'revenue' })).toEqual(wanted);
  });

  test('leaves out a first and last period of which only some days were asked for', () => {
    const table = query(rows, { select: [revenue], every: 'month', between: ['2025-01-05', '2025-04-20'] });
    const found = series({ table, column: 'revenue' });
    expect(found).toMatchObject({ values: [25, 0], excludedIncompleteFirst: true, excludedIncompleteLast: true });
    expect(found.toDate).toMatchObject({ period: '2025-04', elapsed: null });
  });

  test.each<[coverage: [string, string], values: (number | null)[], isCut: [boolean, boolean]]>([
    [
      ['2025-01-08', '2025-05-01'],
      [25, 0, 7, null],
      [true, false],
    ],
    [
      ['2025-01-01', '2025-04-20'],
      [10, 25, 0],
      [false, true],
    ],
    [
      ['2025-02-01', '2025-05-01'],
      [null, 25, 0, 7, null],
      [false, false],
    ],
  ])('leaves out a first or last period of which only some days are covered: %j', (coverage, values, [first, last]) => {
    const table = query(rows, { select: [revenue], every: 'month', between: ['2025-01-01', '2025-06-01'], coverage });
    expect(series({ table, column: 'revenue' })).toMatchObject({ values, excludedIncompleteFirst: first, excludedIncompleteLast: last });
  });

  test('of a split table is that of one segment', () => {
    const table = query(rows, { select: [revenue], every: 'month', by: ['channel'] });
    expect(series({ table, column: 'revenue', segment: { channel: 'shop' } })).toMatchObject({
      values: [0, 5, 0, 0],
      segment: { channel: 'shop' },
    });
    expect(errorOf(() => series({ table, column: 'revenue' })).hint).toContain('segment: { channel');
    expect(codeOf(() => series({ table, column: 'revenue', segment: { channel: 'fax' } }))).toBe('bad-argument');
    expect(codeOf(() => series({ table, column: 'revenue', segment: { channel: 'web', region: 'north' } }))).toBe('bad-argument');
  });

  test('keeps apart two currencies, which have no sum', () => {
    const mixed = [...rows, { ...sale(5, '2025-02-05', 9), currency: 'USD' }];
    const table = query(mixed, { select: [revenue], every: 'month' });
    expect(series({ table, column: 'revenue' })).toMatchObject({ values: [10, null, 0, 7], missing: 1, isMixed: true });
  });

  test('refuses a table without periods, and a column that it does not have', () => {
    const whole = query(rows, { select: [revenue] });
    expect(codeOf(() => series({ table: whole, column: 'revenue' }))).toBe('bad-argument');
    const table = query(rows, { select: [revenue], every: 'month' });
    expect(errorOf(() => series({ table, column: 'revenu' } as never))).toMatchObject({
      code: 'unknown-field',
      hint: 'did you mean revenue?',
    });
    expect(codeOf(() => series({ table, column: 'period' }))).toBe('unknown-field');
  });

  test('of nothing is empty', () => {
    const table = query([] as typeof rows, { select: [revenue], every: 'month' });
    expect(series({ table, column: 'revenue' })).toMatchObject({ periods: [], values: [] });
  });
});

describe('values on the same number of days', () => {
  const daily = (start: string, end: string): number => (Date.parse(end) - Date.parse(start)) / 86_400_000;

  test('months of 10 a day are all alike by calendar days', () => {
    const plain = series(seriesOf(new Array(12).fill(1), 'month', '2025-01-01'));
    const values = plain.periods.map(({ start, end }) => 10 * daily(start, end));
    const found = series(seriesOf(values, 'month', '2025-01-01'), { perDay: 'calendar-days' });
    expect(found.perDay).toEqual({ of: 'calendar-days', days: 365 / 12 });
    for (const value of found.values) expect(value).toBeCloseTo(3650 / 12, 9);
  });

  test('working days leave out weekends and holidays', () => {
    // January to March 2025 have 23, 20 and 21 days from Monday to Friday; with New Year, 22.
    const input = seriesOf([220, 200, 210], 'month', '2025-01-01');
    expect(series(input, { perDay: { holidays: ['2025-01-01'] } })).toMatchObject({
      values: [210, 210, 210],
      perDay: { of: 'working-days', days: 21 },
    });
  });

  test('a period without working days has no value', () => {
    const closed = Array.from({ length: 31 }, (_, i) => `2025-01-${String(i + 1).padStart(2, '0')}`);
    expect(series(seriesOf([5, 200], 'month', '2025-01-01'), { perDay: { holidays: closed } })).toMatchObject({
      values: [null, 100],
      missing: 1,
    });
  });

  test.each<[fault: string, call: () => unknown]>([
    ['days', () => series(seriesOf([1, 2], 'day'), { perDay: {} })],
    ['weeks of calendar days', () => series(seriesOf([1, 2], 'week'), { perDay: 'calendar-days' })],
    ['other words', () => series(seriesOf([1, 2]), { perDay: 'days' as never })],
    [
      'a week without a working day',
      () =>
        series(seriesOf([1, 2]), { perDay: { weekend: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] } }),
    ],
    ['partial periods', () => series(seriesOf([1, 2]), { perDay: {}, includePartial: true })],
    [
      'an indicator that does not add up over time',
      () => series({ table: query({ deals: [] }, { select: [winRate], every: 'month' }), column: 'winRate' }, { perDay: {} }),
    ],
  ])('are refused for %s', (_, call) => {
    expect(codeOf(call)).toBe('bad-argument');
  });
});
