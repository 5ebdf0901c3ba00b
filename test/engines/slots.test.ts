// Where records fall, whichever way a database is asked for it: slots of equal length, of any length, with gaps, cut short,
// few and many, in zones whose clocks change. Records lie on each day's ends in several zones.
import { duckdb, revenue, sqlSource, toSql } from 'sales-kpi';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GivenRow } from '../oracle/oracle.ts';
import { expectSameAnswer } from './agree.ts';
import { type Database, databases } from './databases.ts';
import { type DateForm, load } from './warehouse.ts';

const DAY = 86_400_000;
const first = Date.parse('2024-11-25');
const times = ['00:00:00.000', '13:29:59.999', '13:30:00.000', '21:59:59.999', '22:00:00.000', '22:59:59.999', '23:00:00.000'];

/** Amounts that tell which records were added. */
const rows: readonly GivenRow[] = Array.from({ length: 425 }, (_, day) => new Date(first + day * DAY).toISOString().slice(0, 10)).flatMap(
  (date, day) => times.map((time, i) => ({ id: `${date} ${time}`, date: `${date}T${time}Z`, amount: String(10_000 * (i + 1) + day) })),
);

const forms: Readonly<Record<DateForm, readonly GivenRow[]>> = {
  instant: rows,
  naive: rows.map((row) => ({ ...row, date: String(row['date']).slice(0, -1) })),
  date: rows.filter((_, i) => i % times.length === 0).map((row) => ({ ...row, date: String(row['date']).slice(0, 10) })),
};

const year = ['2025-01-01', '2026-01-01'];
const questions: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['days, more than a small number counts', { every: 'day', between: year }],
  ['days from within a month', { every: 'day', between: ['2025-01-29', '2025-02-03'] }],
  ['weeks whose first and last are cut short', { every: 'week', between: year }],
  ['weeks from Sunday', { every: 'week', between: ['2025-01-05', '2025-03-02'], calendar: { weekStart: 'sunday' } }],
  ['months', { every: 'month', between: year }],
  ['months whose first and last are cut short', { every: 'month', between: ['2025-01-17', '2025-07-09'] }],
  ['three months, and a part', { every: 'month', between: ['2025-02-01', '2025-05-02'] }],
  ['two months', { every: 'month', between: ['2025-02-01', '2025-04-01'] }],
  ['quarters', { every: 'quarter', between: year }],
  ['quarters of a fiscal year', { every: 'quarter', between: year, calendar: { fiscalStart: 'february' } }],
  [
    'months of weeks',
    { every: 'month', between: year, calendar: { retail: { pattern: '4-4-5', endsOn: 'saturday', rule: 'nearest', month: 'january' } } },
  ],
  ['months beside those before', { every: 'month', between: ['2025-07-01', '2026-01-01'], compare: 'previousPeriod' }],
  ['months beside those of a year before', { every: 'month', between: ['2025-11-01', '2026-01-01'], compare: 'previousYear' }],
  ['a running month beside as much of those before', { every: 'month', between: year, compare: 'previousPeriod', asOf: '2025-06-10' }],
];

describe.each(databases)('%s places records as memory does', (name, open) => {
  let database: Database;
  const sources = new Map<string, unknown>();
  beforeAll(async () => {
    database = await open();
    // Whatever clock the session goes by.
    await database.run(database.inZone('Australia/Lord_Howe'));
    for (const [form, given] of Object.entries(forms)) sources.set(form, await load(database, given, form as DateForm));
  }, 60_000);
  afterAll(() => database.close());

  // A time without a zone, read in UTC, is the instant of that name.
  const given = { instant: rows, naive: rows, date: forms.date } as const;

  test.each(questions)('%s', async (_, question) => {
    // A statement on a cluster takes a second: one way to hold dates for each question, in turn.
    const turn = questions.findIndex(([, one]) => one === question);
    const held = (['instant', 'naive', 'date'] as const).filter((_form, i) => name !== 'Spark' || i === turn % 3);
    for (const timeZone of name === 'Spark' ? ['Europe/Paris'] : ['UTC', 'Europe/Paris', 'Asia/Kolkata']) {
      const asked = { select: [revenue], ...question, calendar: { ...(question['calendar'] as object | undefined), timeZone } };
      for (const form of held) expect(await expectSameAnswer(sources.get(form), given[form], asked)).toBe(true);
    }
  });
});

describe('DuckDB works out slots of equal length', () => {
  const place = (date: object, question: object): readonly string[] => {
    const source = sqlSource({
      dialect: duckdb,
      tables: { sales: { table: 'sales', columns: { date: { column: 'date', ...date }, amount: 'amount' } } },
      run: () => [],
    });
    return toSql({ select: [revenue], ...question } as never, source as never).params.filter((param) => param.startsWith('['));
  };

  test.each(questions.slice(0, 6))('%s: no list to look them up', (_, question) => {
    expect(place({ timeZone: 'UTC' }, question)).toEqual([]);
    expect(place({ as: 'date' }, question)).toEqual([]);
  });

  test('and looks up any others in a list of months, or of days', () => {
    const [months] = place({ as: 'date' }, { every: 'month', between: ['2025-07-01', '2026-01-01'], compare: 'previousPeriod' });
    expect(months).toMatch(/^\[(\d+, ){6}\d+\]$/);
    const [days] = place({ as: 'instant' }, { every: 'month', between: year });
    expect(days?.split(',')).toHaveLength(365);
  });
});
