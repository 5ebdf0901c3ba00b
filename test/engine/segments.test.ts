import { isKpiError, orderCount, query, revenue, type Sale } from 'sales-kpi';
import { describe, expect, test } from 'vitest';

const row = (at: number, more: object = {}): Sale => ({ id: String(at), date: '2025-01-31', amount: at, ...more });

describe('many segments', () => {
  test('a thousand by a thousand combinations, of which a thousand occur: one row each', () => {
    const rows = Array.from({ length: 1000 }, (_, at) => row(at, { channel: `c${at}`, region: `r${(at * 7) % 1000}` }));
    const table = query(rows, { select: [revenue], by: ['channel', 'region'] });
    expect(table.rows).toHaveLength(1000);
    expect(new Map(table.rows.map(({ channel, region, revenue: value }) => [`${channel} ${region}`, String(value)]))).toEqual(
      new Map(rows.map((one, at) => [`${one.channel} ${one.region}`, String(at)])),
    );
  });

  test('more combinations than places: still one row each, and Σ of the rows is the total', () => {
    const rows = Array.from({ length: 3000 }, (_, at) => row(at + 1, { channel: `c${at % 1500}`, region: `r${at % 1499}` }));
    const table = query(rows, { select: [revenue, orderCount], by: ['channel', 'region'] });
    expect(new Set(table.rows.map(({ channel, region }) => `${channel} ${region}`)).size).toBe(table.rows.length);
    expect(table.rows.reduce((sum, { revenue: value }) => sum + Number(value), 0)).toBe((3000 * 3001) / 2);
    expect(table.rows.reduce((sum, { orderCount: value }) => sum + (value ?? 0), 0)).toBe(3000);
  });

  test('more places than fit, over several periods: the answer is the same as for each period alone', () => {
    const rows = Array.from({ length: 1000 }, (_, at) => ({
      ...row(at + 1, { channel: `c${at}`, region: `r${at}`, customerId: `k${at % 10}` }),
      date: at % 2 === 0 ? '2025-01-31' : '2025-02-01',
    }));
    const table = query(rows, { select: [revenue, orderCount], by: ['channel', 'region'], every: 'month', gaps: 'leave' });
    expect(table.rows).toHaveLength(1000);
    for (const period of ['2025-01', '2025-02'] as const) {
      const alone = query(rows, {
        select: [revenue, orderCount],
        by: ['channel', 'region'],
        between: period === '2025-01' ? ['2025-01-01', '2025-02-01'] : ['2025-02-01', '2025-03-01'],
      });
      const text = (one: object): string => JSON.stringify({ ...one, period });
      expect(table.rows.filter((one) => one.period === period).map(text)).toEqual(alone.rows.map(text));
    }
  });

  test('a million and one groups are refused, with their limit', () => {
    const size = 1_000_001;
    const columns = {
      date: { codes: new Uint8Array(size), values: ['2025-01-31'] },
      amount: new Uint8Array(size),
      orderId: { codes: Uint32Array.from({ length: size }, (_, at) => at), values: Array.from({ length: size }, (_, at) => `o${at}`) },
    };
    try {
      query(columns, { select: [revenue], by: ['orderId'] });
      expect.unreachable();
    } catch (error) {
      expect(isKpiError(error) && error.code).toBe('group-too-many');
      expect(String(error)).toContain('1000000');
    }
  }, 60_000);
});

describe('the order of rows', () => {
  test('segments stand in one order: numbers, texts by code units, flags, and what is missing last', () => {
    const keys = [true, 'b', null, 10, 'a', 2, 'B', false, '', 'é', '10', undefined];
    const table = query(keys.map((channel, at) => row(at, { channel })) as never, { select: [revenue], by: ['channel'] } as never);
    expect((table as unknown as { rows: { channel: unknown }[] }).rows.map(({ channel }) => channel)).toEqual([
      2,
      10,
      '',
      '10',
      'B',
      'a',
      'b',
      'é',
      false,
      true,
      null,
    ]);
  });

  test('a missing, null and undefined key are one segment; "null", "undefined" and "" are their own', () => {
    const rows = [{ channel: null }, { channel: undefined }, {}, { channel: 'null' }, { channel: 'undefined' }, { channel: '' }].map(
      (more, at) => row(2 ** at, more),
    );
    const table = query(rows, { select: [revenue], by: ['channel'] });
    expect(table.rows.map(({ channel, revenue: value }) => [channel, String(value)])).toEqual([
      ['', '32'],
      ['null', '8'],
      ['undefined', '16'],
      [null, '7'],
    ]);
  });

  test('1 and "1", true and "true" are different; −0 is 0, and a big integer is its text', () => {
    const keys = [1, '1', true, 'true', -0, 0, 1n];
    const table = query(
      keys.map((channel, at) => row(2 ** at, { channel })) as never,
      { select: [revenue], by: ['channel'] } as never,
    ) as unknown as { rows: { channel: unknown; revenue: unknown }[] };
    expect(table.rows.map(({ channel, revenue: value }) => [channel, String(value)])).toEqual([
      [0, '48'],
      [1, '1'],
      ['1', '66'],
      ['true', '8'],
      [true, '4'],
    ]);
  });

  test('composite keys do not run together', () => {
    const rows = [
      row(1, { channel: 'a|b', region: 'c' }),
      row(2, { channel: 'a', region: 'b|c' }),
      row(4, { channel: 'a\u0000', region: 'b' }),
      row(8, { channel: 'a', region: '\u0000b' }),
      row(16, { channel: '["a"', region: '"b"]' }),
    ];
    expect(
      query(rows, { select: [revenue], by: ['channel', 'region'] })
        .rows.map(({ revenue: value }) => String(value))
        .sort(),
    ).toEqual(['1', '16', '2', '4', '8']);
  });
});
