import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { en, fr, orderCount, query, report, revenue, type Table, toCsv } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { hostile } from './hostile.ts';

const byChannel = (channels: readonly unknown[]): Table<object> =>
  query(
    channels.map((channel, i) => ({ id: `${i}`, date: '2025-01-31', amount: 10, channel, currency: 'EUR' })) as never,
    { select: [revenue], by: ['channel'] } as never,
  ) as never;
/** The keys as a file in UTF-8 holds them: nothing for a missing one, and no halves of characters. */
const keysOf = (table: Table<object>): string[] =>
  table.rows.map((row) => ((row as { channel: string | null }).channel ?? '').replace(/\p{Cs}/gu, '\ufffd'));
const read = (text: string, delimiter = ','): string[][] =>
  parseCsv(text, { delimiter, record_delimiter: '\r\n', relax_column_count: false });

describe('toCsv', () => {
  test('numbers are exact and plain, what is missing is empty, lines end in CRLF', () => {
    const table = query(
      [
        { id: '1', date: '2025-01-31', amount: '12.50', currency: 'EUR' },
        { id: '2', date: '2025-02-28', amount: '-1234567.891', currency: 'EUR' },
      ],
      { select: [revenue, orderCount], every: 'month', compare: 'previousPeriod' },
    );
    expect(toCsv(table).split('\r\n')).toEqual([
      'period,revenue,revenuePrior,revenueDelta,revenueChange,orderCount,orderCountPrior,orderCountDelta,orderCountChange',
      '2025-01,12.5,0,12.5,,1,0,1,',
      '2025-02,-1234567.891,12.5,-1234580.391,-98766.43128,0,1,-1,-1',
      '',
    ]);
  });

  test('headings are in a language, with the currency; a decimal comma and a byte order mark come only when asked', () => {
    const table = query([{ id: '1', date: '2025-01-31', amount: 12.5, currency: 'EUR' }], { select: [revenue], every: 'month' });
    expect(toCsv(table, { locale: fr, delimiter: ';', decimal: ',', byteOrderMark: 'with' })).toBe(
      '\ufeffPériode;Chiffre d’affaires (EUR)\r\n2025-01;12,5\r\n',
    );
    expect(toCsv(table, { locale: en })).toBe('Period,Revenue (EUR)\r\n2025-01,12.5\r\n');
  });

  test('a table of a report is written as it stands there', () => {
    const table = query([{ id: '1', date: '2025-01-31', amount: 12.5, currency: 'EUR' }], { select: [revenue], every: 'month' });
    const [section] = report({ title: '', sections: [{ kind: 'table', table, columns: ['revenue'] }] }).sections;
    expect(section?.kind === 'table' ? toCsv(section) : '').toBe('revenue\r\n12.5\r\n');
    expect(toCsv(query([], { select: [revenue], by: ['channel'] } as never))).toMatch(/^period,channel,revenue\r\n$/);
  });

  const cases: [given: string, written: string][] = [
    ['=1', "'=1"],
    ['+1+1', "'+1+1"],
    ['-2+3', "'-2+3"],
    ['-5.2', "'-5.2"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\t=1', "'\t'=1"],
    ['\rx', "'\rx"],
    ['\nx', "'\nx"],
    ['\u0000x', "'\u0000x"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠1', "'＠1"],
    [' =1', "' =1"],
    ['"=1', '\'"=1'],
    ["'=1", "''=1"],
    ['x;=1', "x;'=1"],
    ['a",=1', 'a",\'=1'],
    ['plain', 'plain'],
    ['1-2', '1-2'],
    ['Thé, café', 'Thé, café'],
  ];
  test.each(cases)('%j is written as %j, unless it is for programs', (given, written) => {
    const table = byChannel([given]);
    expect(read(toCsv(table))[1]?.[1]).toBe(written);
    expect(read(toCsv(table, { text: 'lossless' }))[1]?.[1]).toBe(given);
  });

  test('no field of hostile text begins a formula, whatever separates, and all of it is still there', () => {
    const table = byChannel(hostile);
    const rows = read(toCsv(table)).slice(1);
    expect(rows.map((row) => row[1]?.replaceAll("'", ''))).toEqual(keysOf(table).map((key) => key.replaceAll("'", '')));
    for (const cell of toCsv(table).split(/[,;\t\r\n|]/)) expect(cell).not.toMatch(/^[\s"\u00a0]*[=+@＝＋－＠]/);
    expect(
      read(toCsv(table, { text: 'lossless' }))
        .slice(1)
        .map((row) => row[1]),
    ).toEqual(keysOf(table));
  });

  test('any text comes back from a lossless file, by any delimiter', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile));
    const column = { id: 'channel', role: 'segment', of: null, label: 'Channel', unit: null, better: null, currency: null } as const;
    const whole = (one: string | undefined): string => (one ?? '').replace(/\p{Cs}/gu, '\ufffd');
    fc.assert(
      fc.property(
        fc.uniqueArray(text, { maxLength: 6 }),
        fc.constantFrom(',' as const, ';' as const, '\t' as const, '|' as const),
        (channels, delimiter) => {
          const columns = [column, { ...column, id: 'again' }];
          const table = { columns, rows: channels.map((channel) => [channel, channel]), states: {}, notes: [], leftOut: 0 };
          const rows = read(toCsv(table, { text: 'lossless', delimiter }), delimiter).slice(1);
          expect(rows).toEqual(channels.map((channel) => [whole(channel), whole(channel)]));
          const safe = read(toCsv(table, { delimiter }), delimiter).slice(1);
          for (const row of safe) expect(row[1]).not.toMatch(/^[\s"]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]/);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a cell of 8 MB is written in bounded time', () => {
    const table = { ...byChannel(['x']), rows: [{ period: 'all', channel: '=,;"'.repeat(2_000_000), revenue: null }] };
    const started = performance.now();
    const text = toCsv(table);
    expect(text.length).toBeGreaterThan(8_000_000);
    expect(performance.now() - started).toBeLessThan(30_000);
  });

  test('what it cannot do is refused', () => {
    const table = byChannel(['x']);
    const refused = (options: object): string => {
      try {
        toCsv(table, options);
        return 'taken';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(refused({ decimal: ',' })).toBe('bad-argument');
    expect(refused({ delimiter: ':' })).toBe('bad-argument');
    expect(refused({ text: 'raw' })).toBe('bad-argument');
    expect(refused({ safe: true })).toBe('unknown-option');
  });
});
