// The dates of real exports.
import { type AnyColumn, clean, type DateColumn } from 'sales-kpi/clean';
import { describe, expect, test } from 'vitest';

function column(values: readonly unknown[], spec: AnyColumn): unknown[] {
  const { records, recordRows, rejections } = clean(
    values.map((value) => ({ value })),
    { columns: { value: spec }, limit: 10_000 },
  );
  const out: unknown[] = values.map(() => undefined);
  for (const [at, row] of recordRows.entries()) out[row] = records[at]?.value;
  for (const { row, code } of rejections) out[row] = code;
  return out;
}
const date = (more: Partial<DateColumn> = {}): DateColumn => ({ as: 'date', ...more });

describe('the order of day and month', () => {
  test('one date of which only one order makes sense decides the column, and the evidence is reported', () => {
    const { records, columns, fixes } = clean([{ d: '03/04/2025' }, { d: '25/03/2025' }, { d: '05/05/2025' }], { columns: { d: date() } });
    expect(records).toEqual([{ d: '2025-04-03' }, { d: '2025-03-25' }, { d: '2025-05-05' }]);
    expect(columns['d']).toEqual({
      as: 'date',
      headers: ['d'],
      reading: 'dmy',
      by: 'evidence',
      evidence: { values: 3, deciding: { dmy: 1 }, open: 1, examples: { dmy: '25/03/2025' } },
    });
    expect(fixes.map(({ rule, confidence }) => [rule, confidence])).toEqual([
      ['date-order', 2 / 3],
      ['date-format', 1],
      ['date-format', 1],
    ]);
    expect(column(['03/04/2025', '03/25/2025'], date())).toEqual(['2025-03-04', '2025-03-25']);
  });

  test('without such a date, dates that can be read in two ways are refused, and the others are not', () => {
    expect(column(['03/04/2025', '05/05/2025', '2025-01-02'], date())).toEqual(['ambiguous-date', '2025-05-05', '2025-01-02']);
    expect(column(['03/04/2025'], date({ order: 'dmy' }))).toEqual(['2025-04-03']);
    expect(column(['03/04/2025', '25/03/2025'], date({ order: 'mdy' }))).toEqual(['2025-03-04', 'unparsable-date']);
  });

  test('dates that contradict each other flag the column, and nothing is guessed', () => {
    const { rejections, records, warnings } = clean(
      [{ d: '25/03/2025' }, { d: '03/25/2025' }, { d: '03/04/2025' }, { d: '2025-03-25' }, { d: '3 mars 2025' }],
      {
        columns: { d: date() },
      },
    );
    expect(rejections.map(({ row, code }) => [row, code])).toEqual([0, 1, 2].map((row) => [row, 'mixed-format']));
    expect(records).toEqual([{ d: '2025-03-25' }, { d: '2025-03-03' }]);
    expect(warnings).toMatchObject([{ code: 'mixed-format', column: 'd', row: null }]);
  });

  test('years of two digits need a pivot', () => {
    expect(column(['25/03/24'], date())).toEqual(['two-digit-year']);
    expect(column(['25/03/69', '25/03/70', '31/12/99'], date({ pivot: 1970, order: 'dmy' }))).toEqual([
      '2069-03-25',
      '1970-03-25',
      '1999-12-31',
    ]);
    expect(column(['24/03/25'], date({ pivot: 2000, order: 'ymd' }))).toEqual(['2024-03-25']);
    expect(column(['03/04/24', '13/04/24'], date({ pivot: 2000 }))).toEqual(['ambiguous-date', 'ambiguous-date']);
    expect(column(['03/04/24', '13/04/24', '31/12/99'], date({ pivot: 2000 }))).toEqual(['2024-04-03', '2024-04-13', '2099-12-31']);
  });
});

test.each([
  ['2025-03-05', '2025-03-05'],
  ['2025/3/5', '2025-03-05'],
  ['2025.03.05', '2025-03-05'],
  ['20250305', '2025-03-05'],
  ['5 mars 2025', '2025-03-05'],
  ['1er août 2025', '2025-08-01'],
  ['mercredi 5 février 2025', '2025-02-05'],
  ['5 déc. 2025', '2025-12-05'],
  ['March 5, 2025', '2025-03-05'],
  ['5-Mar-2025', '2025-03-05'],
  ['Wed, 5th of March 2025', '2025-03-05'],
  ['2025 Mar 5', '2025-03-05'],
  ['2025-02-30', 'unparsable-date'],
  ['30 février 2025', 'unparsable-date'],
  ['25/13/2025', 'unparsable-date'],
  ['0/5/2025', 'unparsable-date'],
  ['5 mars', 'unparsable-date'],
  ['5 foo 2025', 'unparsable-date'],
  ['1850-01-01', 'date-out-of-range'],
  ['5 mars 1850', 'date-out-of-range'],
  ['20251332', 'unparsable-date'],
  ['--5/5/2025', 'unparsable-date'],
  [true, 'unparsable-date'],
  [new Date(Number.NaN), 'unparsable-date'],
])('%j as a calendar date', (value, expected) => {
  expect(column([value], date())).toEqual([expected]);
});

test.each([
  ['2025-03-05T10:11:12Z', '2025-03-05T10:11:12Z'],
  ['2020-10-22T21:03:23.000+0000', '2020-10-22T21:03:23.000+0000'],
  ['2025-03-05 10:11', '2025-03-05T09:11:00.000Z'],
  ['05/03/2025 10:11', '2025-03-05T09:11:00.000Z'],
  ['5/3/2025 2:30 PM', '2025-03-05T13:30:00.000Z'],
  ['5/3/2025 12:05 a.m.', '2025-03-04T23:05:00.000Z'],
  ['5 mars 2025 à 14h30', '2025-03-05T13:30:00.000Z'],
  ['5 mars 2025 14h', '2025-03-05T13:00:00.000Z'],
  ['Wed, 05 Mar 2025 10:00:00 GMT', '2025-03-05T10:00:00.000Z'],
  ['5/3/2025 10:11:12.5 +02:00', '2025-03-05T08:11:12.500Z'],
  ['5/3/2025 25:00', 'unparsable-date'],
  ['5/3/2025 13:00 PM', 'unparsable-date'],
  ['5/3/2025 soon', 'unparsable-date'],
  ['2025-03-05', 'unparsable-date'],
  [new Date('2025-03-05T10:00:00Z'), '2025-03-05T10:00:00.000Z'],
])('%j as an instant in Paris', (value, expected) => {
  expect(column([value], { as: 'instant', order: 'dmy', timeZone: 'Europe/Paris' })).toEqual([expected]);
});

describe('date-times without an offset', () => {
  test('are refused without a zone', () => {
    expect(column(['2025-03-05 10:11', '5 mars 2025 10:11'], { as: 'instant' })).toEqual(['naive-date-time', 'naive-date-time']);
  });

  test('say where the clocks skip them, and where they come twice', () => {
    const { records, fixes } = clean([{ t: '2025-03-30 02:30' }, { t: '2025-10-26 02:30' }, { t: '2025-10-26 12:30' }], {
      columns: { t: { as: 'instant' } },
      timeZone: 'Europe/Paris',
    });
    expect(records.map(({ t }) => t)).toEqual(['2025-03-30T01:30:00.000Z', '2025-10-26T00:30:00.000Z', '2025-10-26T11:30:00.000Z']);
    expect(fixes.map(({ rule, confidence }) => [rule, confidence])).toEqual([
      ['date-zone-gap', 0.5],
      ['date-zone-twice', 0.5],
      ['date-zone', 1],
    ]);
  });

  test('lose their time in a column of calendar dates, and that is said', () => {
    const { records, fixes } = clean([{ t: '2025-03-30 23:30' }, { t: '2025-03-30 00:00' }], { columns: { t: date() } });
    expect(records.map(({ t }) => t)).toEqual(['2025-03-30', '2025-03-30']);
    expect(fixes.map(({ rule, reversible }) => [rule, reversible])).toEqual([
      ['time-dropped', false],
      ['time-dropped', true],
    ]);
  });

  test('an instant is a calendar date only where a zone is declared', () => {
    expect(column(['2025-03-30T23:30:00Z'], date())).toEqual(['ambiguous-date']);
    expect(column(['2025-03-30T23:30:00Z'], date({ timeZone: 'Europe/Paris' }))).toEqual(['2025-03-31']);
  });
});

describe('numbers that are dates', () => {
  test('serials of 1900: day 60 never was, 61 is the first of March', () => {
    expect(column([44_562, '44562', 44_562.75, 59, 60, 61, 1], { as: 'when', serials: '1900', timeZone: 'UTC' })).toEqual([
      '2022-01-01',
      '2022-01-01',
      '2022-01-01T18:00:00.000Z',
      '1900-02-28',
      'unparsable-date',
      '1900-03-01',
      '1900-01-01',
    ]);
  });

  test('serials of 1904', () => {
    expect(column([43_100, 0, '43100,5'], { as: 'when', serials: '1904', timeZone: 'UTC' })).toEqual([
      '2022-01-01',
      '1904-01-01',
      '2022-01-01T12:00:00.000Z',
    ]);
  });

  test('a column of whole numbers from 20 000 to 60 000 alone is one of serials, and says so', () => {
    const { records, warnings, columns } = clean([{ d: '44562' }, { d: 45_000 }], { columns: { d: date() } });
    expect(records).toEqual([{ d: '2022-01-01' }, { d: '2023-03-15' }]);
    expect(warnings.map(({ code }) => code)).toEqual(['serials-assumed']);
    expect(columns['d']).toMatchObject({ reading: 'serials 1900', by: 'evidence' });
    expect(column([44_562, '2022-01-02'], date())).toEqual(['ambiguous-date', '2022-01-02']);
  });

  test('epoch seconds, milliseconds and microseconds, of which the unit is declared', () => {
    expect(column([1_700_000_000, '1700000000'], { as: 'instant', epoch: 's' })).toEqual(
      Array.from({ length: 2 }, () => '2023-11-14T22:13:20.000Z'),
    );
    expect(column(['1700000000123'], { as: 'instant', epoch: 'ms' })).toEqual(['2023-11-14T22:13:20.123Z']);
    expect(column(['1700000000123456'], { as: 'instant', epoch: 'us' })).toEqual(['2023-11-14T22:13:20.123Z']);
    expect(column([1_700_000_000], { as: 'instant' })).toEqual(['ambiguous-date']);
  });

  test('a number of another unit is refused', () => {
    expect(column([1_700_000_000_000, 12], { as: 'instant', epoch: 's' })).toEqual(['date-out-of-range', 'ambiguous-date']);
    expect(column([1_700_000_000], { as: 'instant', epoch: 'ms' })).toEqual(['ambiguous-date']);
    expect(column([1_700_000_000_000], { as: 'instant', epoch: 'us' })).toEqual(['ambiguous-date']);
  });
});

describe('dates that mean nothing', () => {
  test.each([
    '0000-00-00',
    '0000-00-00 00:00:00',
    '1970-01-01',
    '1970-01-01T00:00:00Z',
    '1899-12-30',
    '00/00/0000',
    '01/01/1970',
    '0001-01-01T00:00:00',
  ])('%s is null, as a fix', (text) => {
    const { records, summary } = clean([{ d: text }], { columns: { d: { as: 'when' } }, timeZone: 'UTC' });
    expect(records).toEqual([{ d: null }]);
    expect(summary.byRule['sentinel-date']).toBe(1);
  });

  test('the list is the one of the column, where it has one', () => {
    expect(column(['1970-01-01', '1900-01-01'], date({ sentinels: ['1900-01-01'] }))).toEqual(['1970-01-01', null]);
    expect(column([0], { as: 'instant', epoch: 's' })).toEqual([null]);
  });

  test('a required date that means nothing refuses the row', () => {
    expect(column(['0000-00-00'], date({ required: true }))).toEqual(['missing-required']);
  });
});
