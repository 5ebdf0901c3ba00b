import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import * as z from 'zod/mini';
import { isKpiError } from '../../src/error.ts';
import { Customer } from '../../src/model/customer/customer.ts';
import { parse } from '../../src/model/parse.ts';
import { reasonText } from '../../src/model/reason.ts';
import { Order } from '../../src/model/sale/order.ts';
import { Product } from '../../src/model/sale/product.ts';
import { Sale } from '../../src/model/sale/sale.ts';

const good = { id: 'A1', date: '2025-03-31', amount: 10 };

function caught(call: () => unknown): { code: unknown; cause?: unknown; message: string } {
  try {
    call();
  } catch (error) {
    if (isKpiError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('rows', () => {
  it('keep the fields of the user, with their types', () => {
    const { rows } = parse(Sale, [{ ...good, region: 'north', score: 5, tags: ['a'] }]);
    expect(rows).toEqual([{ ...good, region: 'north', score: 5, tags: ['a'] }]);
    const [row] = rows;
    if (!row) return expect.unreachable();
    expectTypeOf(row.score).toEqualTypeOf<number>();
    expectTypeOf(row.tags).toEqualTypeOf<string[]>();
    expectTypeOf(row.date).toEqualTypeOf<string | number | Date>();
    expectTypeOf(row.status).toEqualTypeOf<Sale['status']>();
    // @ts-expect-error -- the raw rows have no such field
    expect(row.missing).toBeUndefined();
  });

  it('are ledger rows even when nothing is known of the raw ones', () => {
    const raw: unknown[] = JSON.parse('[{"id":"A1","date":"2025-03-31","amount":10}]');
    const { rows } = parse(Sale, raw);
    expectTypeOf(rows).toExtend<Sale[]>();
    expect(rows).toEqual([good]);
  });

  it('are new objects: the input is neither changed nor shared', () => {
    const raw = Object.freeze({ ...good, id: ' A1 ', amount: '10.00', status: '' });
    const { rows } = parse(Sale, Object.freeze([raw]));
    expect(rows[0]).toEqual({ ...good, status: null });
    expect(raw).toEqual({ ...good, id: ' A1 ', amount: '10.00', status: '' });
    expect(rows[0]).not.toBe(raw);
  });

  it('come from any iterable', () => {
    function* source(): Generator<typeof good> {
      yield good;
      yield { ...good, id: 'A2' };
    }
    expect(parse(Sale, source()).rows).toHaveLength(2);
    expect(parse(Sale, new Set([good])).rows).toEqual([good]);
    expect(parse(Sale, []).counts).toEqual({ rowsIn: 0, accepted: 0, rejected: 0, byCode: {}, warnings: {} });
  });

  it('with different keys are each read by their own', () => {
    const { rows, rejected } = parse(Sale, [
      good,
      { id: 'A2', amount: 1 },
      { amount: 2, date: '2025-03-31', id: 'A3' },
      { ...good, id: 'A4', cost: 'x' },
    ]);
    expect(rows.map(({ id }) => id)).toEqual(['A1', 'A3']);
    expect(rejected.map(({ row, field, code }) => [row, field, code])).toEqual([
      [1, 'date', 'missing-required'],
      [3, 'cost', 'bad-number'],
    ]);
  });
});

describe('options', () => {
  it('a time zone says where date-times without an offset are meant', () => {
    const raw = [{ ...good, date: '2025-07-01T00:30:00' }];
    expect(parse(Sale, raw).rejected[0]?.code).toBe('naive-date-time');
    expect(parse(Sale, raw, { timeZone: 'Europe/Paris' }).rows[0]?.date).toBe('2025-06-30T22:30:00.000Z');
    expect(parse(Sale, raw, { timeZone: 'UTC' }).rows[0]?.date).toBe('2025-07-01T00:30:00.000Z');
  });

  it('a currency is given to the rows that name none', () => {
    const { rows } = parse(Sale, [good, { ...good, id: 'A2', currency: 'USD' }, { ...good, id: 'A3', currency: '' }], { currency: 'EUR' });
    expect(rows.map((row) => row.currency)).toEqual(['EUR', 'USD', 'EUR']);
    expect(parse(Customer, [{ id: 'C1' }], { currency: 'EUR' }).rows).toEqual([{ id: 'C1' }]);
  });

  it('rejectedLimit says how many refusals are described, and all are counted', () => {
    const raw = Array.from({ length: 500 }, () => ({}));
    expect(parse(Sale, raw).rejected).toHaveLength(100);
    expect(parse(Sale, raw, { rejectedLimit: 3 }).rejected).toHaveLength(3);
    expect(parse(Sale, raw, { rejectedLimit: 0 })).toMatchObject({
      rejected: [],
      counts: { rejected: 500, byCode: { 'missing-required': 500 } },
    });
  });

  it.each([
    ['an unknown option', { timezone: 'UTC' }, 'unknown-option', 'did you mean timeZone?'],
    ['an option named __proto__', JSON.parse('{"__proto__":{"currency":"EUR"}}'), 'unknown-option', '__proto__'],
    ['an unknown zone', { timeZone: 'Mars/Phobos' }, 'bad-time-zone', 'Mars'],
    ['an unknown currency', { currency: 'XYZ' }, 'unknown-currency', 'XYZ'],
    ['a negative limit', { rejectedLimit: -1 }, 'bad-argument', '-1'],
    ['a limit beyond 10000', { rejectedLimit: 1e9 }, 'bad-argument', '10000'],
    ['options that are no object', null, 'bad-argument', 'null'],
  ])('%s is refused', (_, options, code, said) => {
    const error = caught(() => parse(Sale, [good], options as never));
    expect(error.code).toBe(code);
    expect(error.message).toContain(said);
  });

  it.each([[null], [undefined], [5], ['rows'], [{ length: 1, 0: good }]])('%j is not a list of records', (raw) => {
    expect(caught(() => parse(Sale, raw as never)).code).toBe('bad-argument');
  });

  it('a thing that is no schema is refused', () => {
    expect(caught(() => parse({} as never, [good])).code).toBe('bad-argument');
    expect(caught(() => parse(z.string() as never, [good])).code).toBe('bad-argument');
  });
});

describe('repeated identifiers', () => {
  it('the first record stays; the same again and other content are told apart', () => {
    const raw = [good, { ...good }, { ...good, amount: 11 }, { ...good, id: 'A2' }, { ...good, amount: '10.00' }];
    const { rows, rejected, counts } = parse(Sale, raw);
    expect(rows.map(({ id }) => id)).toEqual(['A1', 'A2']);
    expect(rejected.map(({ row, field, value, code }) => [row, field, value, code])).toEqual([
      [1, 'id', '"A1"', 'duplicate-id'],
      [2, 'id', '"A1"', 'duplicate-id-conflict'],
      [4, 'id', '"A1"', 'duplicate-id'],
    ]);
    expect(counts).toEqual({
      rowsIn: 5,
      accepted: 2,
      rejected: 3,
      byCode: { 'duplicate-id': 2, 'duplicate-id-conflict': 1 },
      warnings: {},
    });
  });

  it('1, " 1" and "1" are one identifier; a refused record claims none', () => {
    expect(
      parse(Sale, [
        { ...good, id: 1 },
        { ...good, id: ' 1' },
      ]).counts.byCode,
    ).toEqual({ 'duplicate-id': 1 });
    expect(parse(Sale, [{ ...good, amount: 'x' }, good]).rows).toEqual([good]);
  });

  it('nested content is compared, and a cyclic record is never called the same', () => {
    const line = { quantity: 1, unitPrice: 5 };
    const order = { id: '1', placedAt: '2025-03-31', lines: [line], note: { to: ['Ann'] }, at: new Date(5) };
    const same = { ...order, lines: [{ ...line }], note: { to: ['Ann'] }, at: new Date(5) };
    expect(parse(Order, [order, same, { ...same, note: { to: ['Bob'] } }]).counts.byCode).toEqual({
      'duplicate-id': 1,
      'duplicate-id-conflict': 1,
    });
    const cyclic = (): object => {
      const self: Record<string, unknown> = { ...good };
      self['self'] = self;
      return self;
    };
    expect(parse(Sale, [cyclic(), cyclic()]).counts.byCode).toEqual({ 'duplicate-id-conflict': 1 });
  });
});

describe('hostile objects', () => {
  const thrower = (name: string): object =>
    Object.defineProperty({ ...good }, name, {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
  const revoked = (): object => {
    const { proxy, revoke } = Proxy.revocable({ ...good }, {});
    revoke();
    return proxy;
  };
  const trap = (): never => {
    throw new Error('trap');
  };
  const cases: readonly [string, () => unknown][] = [
    ['null', () => null],
    ['undefined', () => undefined],
    ['a number', () => 5],
    ['text', () => 'row'],
    ['a list', () => [good]],
    ['a function', () => () => good],
    ['a symbol', () => Symbol('row')],
    ['a getter that throws', () => thrower('amount')],
    ['a getter of a field of the user that throws', () => thrower('note')],
    ['a revoked proxy', revoked],
    [
      'a proxy whose every trap throws',
      () => new Proxy({ ...good }, { get: trap, ownKeys: trap, has: trap, getOwnPropertyDescriptor: trap, getPrototypeOf: trap }),
    ],
  ];
  it.each(cases)('%s is an unreadable row, and the others are read', (_, make) => {
    const { rows, rejected, counts } = parse(Sale, [make(), { ...good, id: 'A2' }]);
    expect(rows).toHaveLength(1);
    expect(rejected[0]).toMatchObject({ row: 0, code: 'unreadable-row', field: null });
    expect(counts).toEqual({ rowsIn: 2, accepted: 1, rejected: 1, byCode: { 'unreadable-row': 1 }, warnings: {} });
  });

  it('values that throw when they are looked into are refused without a look', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(parse(Customer, [{ id: proxy }]).rejected[0]).toMatchObject({ field: 'id', code: 'bad-id', value: 'an object' });
  });

  it('repetitions whose content cannot be compared are conflicts', () => {
    const row = (): object => ({ ...good, note: thrower('text') });
    expect(parse(Sale, [row(), row()]).counts.byCode).toEqual({ 'duplicate-id-conflict': 1 });
  });

  it('a getter that changes is read once', () => {
    let calls = 0;
    const changing = Object.defineProperty({ ...good }, 'amount', { enumerable: true, get: () => (calls++ === 0 ? 5 : 'x') });
    expect(parse(Sale, [changing]).rows[0]?.amount).toBe(5);
    expect(calls).toBe(1);
  });

  it('a list whose positions throw spoils those rows only', () => {
    const list = new Proxy([good, good, { ...good, id: 'A3' }], {
      get: (target, name, self) => {
        if (name === '1') throw new Error('no');
        return Reflect.get(target, name, self);
      },
    });
    expect(parse(Sale, list).counts).toEqual({ rowsIn: 3, accepted: 2, rejected: 1, byCode: { 'unreadable-row': 1 }, warnings: {} });
  });

  it('holes of a sparse list are rows that cannot be read; a list that pretends to billions is refused at once', () => {
    const sparse = [good];
    sparse.length = 3;
    expect(parse(Sale, sparse).counts).toMatchObject({ rowsIn: 3, rejected: 2 });
    expect(caught(() => parse(Sale, new Array(2 ** 32 - 1))).code).toBe('bad-argument');
  });

  it('an iterable that fails is a failure of the source, with its error as cause', () => {
    const failure = new Error('disk');
    function* broken(): Generator<typeof good> {
      yield good;
      throw failure;
    }
    const error = caught(() => parse(Sale, broken()));
    expect(error.code).toBe('bad-data');
    expect(error.message).toContain('after 1 records');
    expect(error.cause).toBe(failure);
  });

  it('a thenable row is a row, not a promise', () => {
    const then = (): void => {
      throw new Error('assimilated');
    };
    expect(parse(Sale, [{ ...good, then }]).rows).toHaveLength(1);
  });

  it('a list inside a record has at most 10000 items', () => {
    const lines = new Array(10_001).fill({ quantity: 1, unitPrice: 1 });
    expect(parse(Order, [{ id: '1', placedAt: '2025-03-31', lines }]).rejected[0]).toMatchObject({
      field: 'lines',
      code: 'too-many-items',
    });
  });

  it('deep and cyclic fields of the user are kept and not walked', () => {
    let deep: object = {};
    for (let i = 0; i < 100_000; i++) deep = { deep };
    const cyclic: { self?: object } = {};
    cyclic.self = cyclic;
    expect(parse(Sale, [{ ...good, deep, cyclic }]).rows[0]?.cyclic).toBe(cyclic);
  });
});

describe('names of the prototype', () => {
  afterEach(() => {
    for (const name of ['amount', 'cost', 'currency', 'cancelledAt']) Reflect.deleteProperty(Object.prototype, name);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'])(
    'a field %s stays a field',
    (name) => {
      const raw = JSON.parse(`{"id":"A1","date":"2025-03-31","amount":10,"${name}":{"polluted":true}}`) as typeof good;
      const { rows } = parse(Sale, [raw]);
      expect(Object.hasOwn(rows[0] as object, name)).toBe(true);
      expect(Object.getPrototypeOf(rows[0])).toBe(Object.prototype);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  it('what an application put on Object.prototype is not data', () => {
    Object.assign(Object.prototype, { amount: 5, cost: 3, currency: 'EUR' });
    const { rows, rejected } = parse(Sale, [good, { id: 'A2', date: '2025-03-31' }]);
    expect(rejected[0]).toMatchObject({ row: 1, field: 'amount', code: 'missing-required' });
    expect(rows[0]?.cost).toBeUndefined();
    expect(rows[0]?.currency).toBeUndefined();
  });

  it('inherited fields are not data either', () => {
    expect(parse(Sale, [Object.create(good) as typeof good]).rejected[0]?.code).toBe('missing-required');
  });

  it('words of a code cannot name something inherited', () => {
    const { counts } = parse(Sale, [{ ...good, status: 'constructor' }]);
    expect(Object.entries(counts.byCode)).toEqual([['bad-value', 1]]);
  });
});

describe('many bad rows', () => {
  it('100 000 of them cost little time and little memory', () => {
    const raw = Array.from({ length: 100_000 }, (_, i) => ({ id: `A${i}`, date: 'x'.repeat(50), amount: 1 }));
    const start = performance.now();
    const result = parse(Sale, raw);
    expect(performance.now() - start).toBeLessThan(50_000);
    expect(result.counts).toEqual({ rowsIn: 100_000, accepted: 0, rejected: 100_000, byCode: { 'bad-date': 100_000 }, warnings: {} });
    expect(JSON.stringify(result).length).toBeLessThan(30_000);
  });

  it('100 000 repetitions of one record take time in proportion', () => {
    const raw = Array.from({ length: 100_000 }, () => good);
    const start = performance.now();
    expect(parse(Sale, raw).counts.byCode).toEqual({ 'duplicate-id': 99_999 });
    expect(performance.now() - start).toBeLessThan(50_000);
  });

  it('a refusal shows the start of a value only, and the type of an object', () => {
    const email = 'somebody.with.a.long.address@example.org';
    const { rejected } = parse(Sale, [
      { ...good, amount: email },
      { ...good, id: 'A2', amount: { card: '4111111111111111' } },
      { ...good, id: 'A3', amount: ['4111111111111111'] },
    ]);
    expect(rejected.map(({ value }) => value)).toEqual(['"somebody.with.a.long.address@exa…"', 'an object', 'an object']);
    expect(JSON.stringify(rejected)).not.toContain('4111');
  });
});

describe('schemas of zod', () => {
  it('plain zod accepts, refuses and normalises as parse does', () => {
    const raw = [
      good,
      { ...good, amount: '1,5' },
      { ...good, currency: 'eur', amount: '2.50' },
      { ...good, type: 'return' },
      { ...good, date: undefined },
      { id: 'A1' },
      { ...good, kind: '' },
    ];
    for (const row of raw) {
      const { rows, rejected } = parse(Sale, [row]);
      const plain = z.safeParse(Sale, row);
      expect(plain.success).toBe(rows.length === 1);
      if (plain.success) expect(plain.data).toEqual(rows[0]);
      else
        expect(plain.error.issues[0]).toMatchObject({
          code: 'custom',
          message: rejected[0]?.reason,
          params: { code: rejected[0]?.code },
          path: [rejected[0]?.field],
        });
    }
  });

  it('are extended by fields of the user that are checked too', () => {
    const Mine = z.extend(Sale, { rating: z.number(), note: z.optional(z.string()) });
    const { rows, rejected } = parse(Mine, [
      { ...good, rating: 5 },
      { ...good, id: 'A2', rating: 'five' },
      { ...good, id: 'A3' },
      { ...good, id: 'A4', rating: 1, amount: 'x' },
    ]);
    expect(rows).toEqual([{ ...good, rating: 5 }]);
    expectTypeOf(rows[0]?.rating).toEqualTypeOf<number | undefined>();
    expectTypeOf(rows[0]?.note).toEqualTypeOf<string | undefined>();
    expect(rejected.map(({ field, code }) => [field, code])).toEqual([
      ['rating', 'bad-value'],
      ['rating', 'missing-required'],
      ['amount', 'bad-number'],
    ]);
  });

  it('may be given rules over several fields', () => {
    const Mine = Sale.check(({ value, issues }) => {
      if (value.channel === 'web' && value.storeId) issues.push({ code: 'custom', path: ['storeId'], input: value.storeId });
    });
    expect(parse(Mine, [{ ...good, channel: 'web', storeId: 'S1' }]).rejected[0]).toMatchObject({ field: 'storeId', code: 'bad-value' });
    expect(parse(Mine, [{ ...good, type: 'return' }]).rejected[0]?.code).toBe('wrong-sign');
  });

  it('name the place of a fault deep inside an order', () => {
    const order = { id: '1', placedAt: '2025-03-31' };
    const cases: readonly [object, string, string][] = [
      [
        {
          lines: [
            { quantity: 1, unitPrice: 1 },
            { quantity: 'x', unitPrice: 1 },
          ],
        },
        'lines[1].quantity',
        'bad-number',
      ],
      [{ lines: [null] }, 'lines[0]', 'missing-required'],
      [{ lines: {} }, 'lines', 'bad-value'],
      [{ lines: [{ quantity: 1, unitPrice: 5, discount: -1 }] }, 'lines[0].discount', 'wrong-sign'],
      [{ lines: [{ quantity: -1, unitPrice: 5, tax: 1 }] }, 'lines[0].tax', 'wrong-sign'],
      [{ discounts: [{ amount: -1 }] }, 'discounts[0].amount', 'negative-not-allowed'],
      [{ discounts: [{ amount: 1, lineIds: ['a', {}] }] }, 'discounts[0].lineIds[1]', 'bad-id'],
      [{ shipping: { charged: '-0.01' } }, 'shipping.charged', 'negative-not-allowed'],
      [{ shipping: 5 }, 'shipping', 'unreadable-row'],
      [{ refunds: [{ id: 'R', date: '2025-04-01', amount: -5 }] }, 'refunds[0].amount', 'negative-not-allowed'],
      [
        { refunds: [{ id: 'R', date: '2025-04-01', lines: [{ lineId: 'a', quantity: -1 }] }] },
        'refunds[0].lines[0].quantity',
        'negative-not-allowed',
      ],
      [
        { refunds: [{ id: 'R', date: '2025-04-01', lines: [{ lineId: 'a', quantity: 0 }] }] },
        'refunds[0].lines[0].amount',
        'missing-required',
      ],
      [{ totals: { total: 'x' } }, 'totals.total', 'bad-number'],
      [{ test: 'true' }, 'test', 'bad-value'],
    ];
    for (const [fields, field, code] of cases) expect(parse(Order, [{ ...order, ...fields }]).rejected[0]).toMatchObject({ field, code });
  });

  it('read customers and products', () => {
    expect(
      parse(Customer, [
        { id: 7, emails: ['a@example.org'], consent: true, vip: 1 },
        { id: 8, emails: 'a@example.org' },
      ]),
    ).toMatchObject({
      rows: [{ id: '7', emails: ['a@example.org'], consent: true, vip: 1 }],
      rejected: [{ field: 'emails', code: 'bad-value' }],
    });
    expect(
      parse(Product, [
        { id: 'P1', price: '9.90', unitCost: [{ from: '2025-01-01', cost: 4 }] },
        { id: 'P2', unitCost: [{ cost: -4 }] },
      ]),
    ).toMatchObject({
      rows: [{ id: 'P1', price: 9.9, unitCost: [{ from: '2025-01-01', cost: 4 }] }],
      rejected: [{ field: 'unitCost[0].cost', code: 'negative-not-allowed' }],
    });
  });
});

describe('reasons', () => {
  it('are there in English and in French', () => {
    const { rejected } = parse(Sale, [{ ...good, amount: 'x' }]);
    expect(rejected[0]?.reason).toBe(reasonText('bad-number'));
    expect(reasonText('bad-number', 'fr')).toBe(
      'pas un nombre décimal simple comme 1234.5 (sans séparateur de milliers ni symbole de devise)',
    );
  });
});
