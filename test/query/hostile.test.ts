import {
  activeCustomers,
  and,
  averageOrderValue,
  dataset,
  gt,
  medianOrderValue,
  newCustomers,
  not,
  or,
  orderCount,
  query,
  revenue,
  type Sale,
  sale,
  type Value,
} from 'sales-kpi';
import { afterEach, describe, expect, test } from 'vitest';
import { ask, codeOf, column, errorOf, expectAccount, text } from './ask.ts';

const row = (at: number, more: object = {}): Sale => ({ id: String(at), date: '2025-01-31', amount: 2 ** at, ...more });
const reserved = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__', 'valueOf', 'length', 'then'];

/** Nothing that every object inherits has changed. */
const inherited = JSON.stringify(Object.getOwnPropertyNames(Object.prototype).sort());
function expectNoPoisoning(): void {
  expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype).sort())).toBe(inherited);
  expect(({} as Readonly<Record<string, unknown>>)['polluted']).toBe(undefined);
}

describe('S1: names that every object inherits', () => {
  afterEach(expectNoPoisoning);

  test('are segments like any other, alone and in pairs', () => {
    const rows = reserved.map((key, at) => row(at, { channel: key, region: 'polluted' }));
    expect(
      Object.fromEntries(
        query(rows, { select: [revenue], by: ['channel'] }).rows.map(({ channel, revenue: value }) => [`k ${channel}`, text(value)]),
      ),
    ).toEqual(Object.fromEntries(reserved.map((key, at) => [`k ${key}`, String(2 ** at)])));
    expect(query(rows, { select: [revenue], by: ['channel', 'region'] }).rows).toHaveLength(reserved.length);
    expect(query(rows, { select: [revenue], where: { channel: '__proto__' } }).rows.map(({ revenue: value }) => text(value))).toEqual([
      '1',
    ]);
    expect(
      query(rows, { select: [revenue], where: { channel: { not: ['__proto__', 'constructor'] } } }).rows.map(({ revenue: value }) =>
        text(value),
      ),
    ).toEqual(['508']);
  });

  test('are customers and orders like any other', () => {
    const rows = reserved.map((key, at) => row(at, { customerId: key, orderId: key }));
    const answer = query([...rows, ...rows], { select: [activeCustomers, newCustomers, orderCount, medianOrderValue] }).rows[0];
    expect([answer?.activeCustomers, answer?.newCustomers, answer?.orderCount, text(answer?.medianOrderValue)]).toEqual([9, 9, 9, '32']);
  });

  test.each(reserved.filter((name) => name !== '__proto__'))('%s can be a field of records, read as an own property only', (name) => {
    const rows = [row(0, { [name]: 'mine' }), row(1), row(2, { [name]: 'mine' })];
    expect(ask(rows, { select: [revenue], by: [name] }).rows.map((one) => [one[name], text(one['revenue'])])).toEqual([
      ['mine', '5'],
      [null, '2'],
    ]);
    expect(column(ask(rows, { select: [revenue], where: { [name]: 'mine' } }), 'revenue')).toEqual(['5']);
  });

  test('__proto__ cannot name a column of the answer, and picks only an own field of a record', () => {
    expect(codeOf(() => ask([row(0)], { select: [revenue], by: ['__proto__'] }))).toBe('bad-argument');
    const rows: unknown = JSON.parse(
      '[{"id":"1","date":"2025-01-31","amount":1,"__proto__":"x"},{"id":"2","date":"2025-01-31","amount":2}]',
    );
    const where: unknown = JSON.parse('{"__proto__":"x"}');
    expect(column(ask(rows, { select: [revenue], where }), 'revenue')).toEqual(['1']);
  });

  test.each([
    '{"__proto__":{"currency":"EUR"},"select":[]}',
    '{"select":[],"constructor":{"prototype":{"polluted":1}}}',
    '{"__proto__":{"polluted":1}}',
  ])('options from JSON are refused and pollute nothing: %s', (json) => {
    const question: Record<string, unknown> = JSON.parse(json);
    question['select'] = [revenue];
    expect(codeOf(() => ask([row(0)], question))).toBe('unknown-option');
  });

  test('a field that the application put on all objects is no data', () => {
    const prototype = Object.prototype as unknown as Record<string, unknown>;
    prototype['amount'] = 5;
    prototype['channel'] = 'everywhere';
    try {
      const table = ask([{ id: '1', date: '2025-01-31' }, row(3)], { select: [revenue], by: ['channel'] });
      expect(table.rows).toEqual([expect.objectContaining({ channel: null })]);
      expect(column(table, 'revenue')).toEqual(['8']);
      expect(table.counts['sales']?.rejected).toEqual({ 'missing-required': 1 });
    } finally {
      delete prototype['amount'];
      delete prototype['channel'];
    }
  });

  test('columns named like inherited properties are read as own properties only', () => {
    const columns = { date: ['2025-01-31'], amount: [7], toString: ['x'] };
    expect(ask(columns, { select: [revenue], by: ['toString'] }).rows.map((one) => one['toString'])).toEqual(['x']);
    expect(
      ask({ date: ['2025-01-31'], amount: [7] }, { select: [revenue], by: ['constructor'] }).rows.map((one) => one['constructor']),
    ).toEqual([null]);
  });
});

describe('S2: keys that a join would run together', () => {
  const nasty = [
    'a|b',
    'a',
    'b',
    '|',
    '',
    '\u0000',
    '\u001f',
    '"',
    '\\',
    '[',
    '["a"]',
    'null',
    'undefined',
    'a,b',
    '\ud800',
    '\udc00',
    '\ud800\udc00',
    null,
  ];

  test('every pair is a segment of its own', () => {
    const rows = nasty.flatMap((channel, i) =>
      nasty.map((region, j) => ({ id: `${i} ${j}`, date: '2025-01-31', amount: i * 100 + j, channel, region })),
    );
    const table = query(rows, { select: [revenue, orderCount], by: ['channel', 'region'] });
    expect(table.rows).toHaveLength(nasty.length ** 2);
    for (const answer of table.rows) {
      expect(answer.orderCount).toBe(1);
      expect(text(answer.revenue)).toBe(String(nasty.indexOf(answer.channel) * 100 + nasty.indexOf(answer.region)));
    }
  });

  test('texts are compared exactly: no folding of case, width, accents or spaces', () => {
    const keys = ['Paris', 'paris', 'P\u0430ris', 'Paris ', 'PARIS', 'é', 'e\u0301', '\ufb01', 'fi', 'a\u200db', 'ab', '\u202eab'];
    expect(
      query(
        keys.map((channel, at) => row(at, { channel })),
        { select: [revenue], by: ['channel'] },
      ).rows,
    ).toHaveLength(keys.length);
  });
});

describe('S3 and S4: texts made to take time', () => {
  const monsters = [
    `0.${'0'.repeat(200_000)}1`,
    '1,'.repeat(100_000),
    '('.repeat(500_000),
    `${' '.repeat(100_000)}x`,
    '2'.repeat(1_000_000),
    '1e1000000000',
    '1e-1000000000',
    `${'9'.repeat(60)}e${'9'.repeat(3)}`,
    '-'.repeat(1_000_000),
  ];

  test.each(['amount', 'date', 'quantity', 'channel', 'customerId', 'orderId', 'type', 'kind', 'status', 'tax'])(
    'as %s they are refused at once',
    (field) => {
      const rows = monsters.map((monster, at) => row(at, { [field]: monster }));
      const start = performance.now();
      const table = ask(rows, { select: [revenue, orderCount, activeCustomers], by: ['channel'] });
      expect(performance.now() - start).toBeLessThan(5000);
      expectAccount(table);
      expect(JSON.stringify(table).length).toBeLessThan(100_000);
    },
  );

  test('the time grows with the number of rows, not with what stands in them', () => {
    const time = (size: number): number => {
      const rows = Array.from({ length: size }, (_, at) => row(1, { id: String(at), amount: monsters[at % monsters.length] }));
      const start = performance.now();
      ask(rows, { select: [revenue] });
      return performance.now() - start;
    };
    time(1000);
    expect(time(20_000)).toBeLessThan(2000);
  });
});

describe('S5: more periods than anyone reads', () => {
  test.each([
    [['1900-01-01', '2201-01-01'], 'day', '109938 periods'],
    [['1900-01-01', '2201-01-01'], 'week', '15706 periods'],
  ])('%j by %s is refused before any is made, with the count and a coarser grain', (between, every, count) => {
    const start = performance.now();
    const error = errorOf(() => ask([], { select: [revenue], every, between }));
    expect(performance.now() - start).toBeLessThan(2000);
    expect(error.code).toBe('period-too-many');
    expect(error.message).toContain(count);
    expect(error.hint).toContain('month');
  });

  test('records of 1900 and 2200 do not make a hundred thousand days', () => {
    expect(
      codeOf(() =>
        query(
          [
            { id: '1', date: '1900-01-01', amount: 1 },
            { id: '2', date: '2200-12-31', amount: 1 },
          ],
          { select: [revenue], every: 'day' },
        ),
      ),
    ).toBe('period-too-many');
  });

  test.each([
    ['+275760-09-13', '+275760-09-14'],
    ['0001-01-01', '9999-12-31'],
    ['1899-12-31', '1900-01-02'],
    ['2200-01-01', '2201-01-02'],
  ])('the range %s … %s is refused', (from, to) => {
    expect(['bad-range', 'bad-date']).toContain(codeOf(() => ask([], { select: [revenue], between: [from, to] })));
  });
});

describe('S7: depth', () => {
  const deep = (depth: number): Value<boolean, never> => {
    let condition = gt(sale.amount, 0) as Value<boolean, never>;
    for (let level = 1; level < depth; level++) condition = not(condition);
    return condition;
  };

  test('a condition 64 deep is decided, one of 10 000 is refused, and so is one that contains itself', () => {
    expect(codeOf(() => ask([row(0)], { select: [revenue], where: deep(60) }))).toBe('nothing thrown');
    expect(codeOf(() => ask([row(0)], { select: [revenue], where: deep(10_000) }))).toBe('filter-too-deep');
    const circle = { op: 'call', fn: 'not', args: [] as unknown[] };
    circle.args.push(circle);
    expect(codeOf(() => ask([row(0)], { select: [revenue], where: circle }))).toBe('filter-too-deep');
  });

  test('a condition of a thousand parts is refused with what to write instead', () => {
    const wide = Array.from({ length: 600 }, (_, at) => gt(sale.amount, at) as Value<boolean, never>).reduce((a, b, at) =>
      at % 2 ? and(a, b) : or(b, a),
    );
    const balanced = (parts: readonly Value<boolean, never>[]): Value<boolean, never> =>
      parts.length === 1
        ? (parts[0] as Value<boolean, never>)
        : or(balanced(parts.slice(0, parts.length / 2)), balanced(parts.slice(parts.length / 2)));
    expect(codeOf(() => ask([row(0)], { select: [revenue], where: wide }))).toBe('filter-too-deep');
    const error = errorOf(() =>
      ask([row(0)], {
        select: [revenue],
        where: balanced(Array.from({ length: 512 }, (_, at) => gt(sale.amount, at) as Value<boolean, never>)),
      }),
    );
    expect(error.code).toBe('filter-too-deep');
    expect(error.hint).toContain('oneOf');
  });

  test('a list of 200 000 picks is no call with 200 000 arguments', () => {
    const list = Array.from({ length: 200_000 }, (_, at) => `k${at}`);
    expect(
      column(
        ask([row(3, { channel: 'k199999' }), row(4, { channel: 'other' })], { select: [revenue], where: { channel: list } }),
        'revenue',
      ),
    ).toEqual(['8']);
  });

  test('a formula that contains itself is refused, not followed for ever', () => {
    const circle = { op: 'call', fn: 'plus', args: [] as unknown[] };
    circle.args.push(circle, circle);
    expect(codeOf(() => ask([row(0)], { select: [{ ...revenue, id: 'circle', formula: circle }] }))).toBe('bad-formula');
  });

  test('a record 10 000 deep, or one that contains itself, is read field by field', () => {
    let deepRecord: object = {};
    for (let level = 0; level < 10_000; level++) deepRecord = { inner: deepRecord };
    const circle: Record<string, unknown> = { ...row(2) };
    circle['self'] = circle;
    expect(column(ask([row(0, deepRecord), circle], { select: [revenue], by: ['self'] }), 'revenue')).toEqual(['5']);
  });
});

describe('S17: many faults', () => {
  test('a hundred thousand bad rows keep a hundred examples, all counted, in a small table', () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => ({ id: String(at), date: '2025-02-30', amount: 'secret '.repeat(8) }));
    const start = performance.now();
    const table = ask(rows, { select: [revenue] });
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(table.counts['sales']?.rejected).toEqual({ 'bad-date': 100_000 });
    expect(table.rejected['sales']).toHaveLength(100);
    expect(JSON.stringify(table).length).toBeLessThan(50_000);
  });

  test('what is quoted of a value is cut to 32 characters, since it may be personal data', () => {
    const table = ask([row(0, { amount: `x${'5'.repeat(50)}` }), row(1, { date: 'card 4111 1111 1111 1111 of Ana Example' })], {
      select: [revenue],
    });
    for (const { value } of table.rejected['sales'] ?? []) expect(value.length).toBeLessThanOrEqual(36);
  });
});

describe('S18: hostile objects', () => {
  const bomb = (): never => {
    throw new Error('touched');
  };

  test('a getter that throws spoils its own record', () => {
    const rows = [
      row(0),
      Object.defineProperty({ ...row(1) }, 'amount', { get: bomb, enumerable: true }),
      row(2, {}),
      Object.defineProperty({ ...row(3) }, 'channel', { get: bomb, enumerable: true }),
    ];
    const table = ask(rows, { select: [revenue], by: ['channel'] });
    expect(column(table, 'revenue')).toEqual([String(1 + 4 + 8)]);
    expect(table.counts['sales']?.rejected).toEqual({ 'bad-number': 1 });
    expect(table.notes).toContainEqual({ code: 'unread-values', row: null, column: 'channel', detail: 'bad-key: 1' });
    expect(revenue(rows as never)).toBe(null);
  });

  test('a proxy that throws at every touch is a rejected record', () => {
    const proxy = new Proxy({}, { get: bomb, has: bomb, getOwnPropertyDescriptor: bomb, ownKeys: bomb, getPrototypeOf: bomb });
    const table = ask([row(0), proxy, row(2)], { select: [revenue] });
    expect(column(table, 'revenue')).toEqual(['5']);
    expectAccount(table);
    expect(Object.values(table.counts['sales']?.rejected ?? {})).toEqual([1]);
  });

  test('a getter that changes gives one value to one question: the parts still add up', () => {
    let reads = 0;
    const rows = Array.from({ length: 3 }, (_, at) =>
      Object.defineProperty({ id: String(at), date: '2025-01-31', channel: `c${at}` }, 'amount', { get: () => ++reads, enumerable: true }),
    );
    const table = ask(dataset({ sales: rows }), { select: [revenue, averageOrderValue], by: ['channel'] });
    expect(column(table, 'averageOrderValue')).toEqual(column(table, 'revenue'));
  });

  test('values of records are never asked for a text or a number', () => {
    const trap = Object.fromEntries(['valueOf', 'toString', 'toJSON', 'then', Symbol.toPrimitive].map((name) => [name, bomb]));
    for (const field of ['amount', 'date', 'channel', 'customerId', 'quantity', 'id', 'orderId']) {
      const table = ask([row(0, { [field]: trap }), row(1)], { select: [revenue, orderCount, activeCustomers], by: ['channel'] });
      expectAccount(table);
      expect(() => JSON.stringify(table)).not.toThrow();
    }
  });

  test('records are not changed, nor is the question', () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) {
        Object.values(value).forEach(freeze);
        Object.freeze(value);
      }
      return value;
    };
    const rows = freeze([row(0, { channel: 'web' }), row(1, { date: new Date(0) })]);
    const question = freeze({
      select: [revenue, medianOrderValue],
      by: ['channel'],
      every: 'month',
      between: ['2025-01-01', '2025-03-01'],
      compare: { to: 'previousYear' },
      calendar: { weekStart: 'sunday' },
      where: { channel: ['web', null] },
    });
    expect(codeOf(() => ask(rows, question))).toBe('nothing thrown');
    expect(codeOf(() => ask(freeze(dataset({ sales: rows })), question))).toBe('nothing thrown');
  });

  test('a question may come from another realm, or have no prototype', () => {
    expect(column(ask([row(3)], Object.assign(Object.create(null), { select: [revenue] })), 'revenue')).toEqual(['8']);
    expect(column(ask([Object.assign(Object.create(null), row(3))], { select: [revenue] }), 'revenue')).toEqual(['8']);
  });
});

describe('S19: keys and values made to collide', () => {
  test('100 000 ids that look like numbers take about twice the time of 50 000', () => {
    const time = (size: number): number => {
      const rows = Array.from({ length: size }, (_, at) =>
        row(1, { id: String(at), orderId: String(at * 65_536), customerId: `${at * 4096}` }),
      );
      const start = performance.now();
      const answer = query(rows, { select: [orderCount, activeCustomers] }).rows[0];
      expect([answer?.orderCount, answer?.activeCustomers]).toEqual([size, size]);
      return performance.now() - start;
    };
    time(1000);
    const half = Math.min(time(50_000), time(50_000));
    expect(time(100_000)).toBeLessThan(half * 8 + 200);
  });

  test.each<[string, (at: number) => number]>([
    ['all equal', () => 7],
    ['rising', (at) => at],
    ['falling', (at) => 100_000 - at],
    ['an organ pipe', (at) => Math.min(at, 100_000 - at)],
  ])('a median over 100 000 values that are %s is quick', (_, amountOf) => {
    const rows = {
      date: { codes: new Uint8Array(100_000), values: ['2025-01-31'] },
      amount: Float64Array.from({ length: 100_000 }, (__, at) => amountOf(at)),
    };
    const start = performance.now();
    ask(rows, { select: [medianOrderValue] });
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
