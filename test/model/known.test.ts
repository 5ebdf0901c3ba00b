// What was known at a moment: of each record the version that held then.
import fc from 'fast-check';
import { asKnown, type FxRate, isKpiError, post, type Recorded, revenue } from 'sales-kpi';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { runs } from '../laws/runs.ts';
import { codeOf } from '../query/ask.ts';

/** Without types: any versions, moment and options. */
const known = asKnown as unknown as (versions: unknown, moment: unknown, options?: unknown) => ReturnType<typeof asKnown>;
const ids = (rows: readonly object[]): unknown[] => rows.map((row) => (row as { readonly id: unknown }).id);

describe('what was known', () => {
  const versions = [
    { id: '1', date: '2025-03-30', amount: 100, recordedAt: '2025-03-30' },
    { id: '2', date: '2025-03-31', amount: 50, recordedAt: '2025-03-31' },
    { id: '1', date: '2025-03-30', amount: 90, recordedAt: '2025-04-10' },
    { id: '2', recordedAt: '2025-04-12', deleted: true },
    { id: '2', date: '2025-03-31', amount: 55, recordedAt: '2025-04-20' },
  ];

  test.each([
    ['2025-03-29', '0', [0, 0, 0, 5]],
    ['2025-03-30', '100', [1, 0, 0, 4]],
    ['2025-04-09', '150', [2, 0, 0, 3]],
    ['2025-04-10', '140', [2, 1, 0, 2]],
    ['2025-04-12', '90', [1, 2, 1, 1]],
    ['2025-04-20', '145', [2, 3, 0, 0]],
  ])('on %s comes to %s', (moment, value, [current, superseded, deleted, later]) => {
    const { rows, counts } = asKnown(versions, moment);
    expect(String(revenue(rows))).toBe(value);
    expect(counts).toEqual({ rowsIn: 5, current, superseded, deleted, later, tied: 0, rejected: 0, byCode: {} });
  });

  test('is a version itself, in the order of places, and its type is that of a record', () => {
    const { rows } = asKnown(versions, '2025-04-20');
    expect(rows[0]).toBe(versions[2]);
    expect(rows[1]).toBe(versions[4]);
    expectTypeOf<(typeof rows)[number]['amount']>().toEqualTypeOf<number>();
    const whole: { id: string; amount: number; recordedAt: string; deleted: boolean }[] = [];
    expectTypeOf(asKnown(whole, '2025-04-05').rows).toEqualTypeOf(whole);
  });

  test('counts an instant up to itself, and a calendar date to its end in the zone', () => {
    const at = (recordedAt: Recorded['recordedAt']): readonly Recorded[] => [{ ...{ id: '1' }, recordedAt }];
    const isKnown = (recordedAt: Recorded['recordedAt'], moment: string | number | Date, timeZone?: string): boolean =>
      asKnown(at(recordedAt), moment, { timeZone }).rows.length === 1;
    expect(isKnown('2025-04-05T10:00:00Z', '2025-04-05T10:00:00Z')).toBe(false);
    expect(isKnown('2025-04-05T10:00:00Z', '2025-04-05T10:00:00.001Z')).toBe(true);
    expect(isKnown(new Date('2025-04-05T23:59:59.999Z'), '2025-04-05')).toBe(true);
    expect(isKnown(Date.UTC(2025, 3, 6), '2025-04-05')).toBe(false);
    expect(isKnown('2025-04-05T22:30:00Z', '2025-04-05', 'Europe/Paris')).toBe(false);
    expect(isKnown('2025-04-05T21:59:00Z', '2025-04-05', 'Europe/Paris')).toBe(true);
    expect(isKnown('2025-04-05', '2025-04-05T00:00:00Z')).toBe(false);
    expect(isKnown('2025-04-05', '2025-04-05T00:00:01Z')).toBe(true);
    expect(isKnown('2025-04-05 10:00', '2025-04-05T08:00:01Z', 'Europe/Paris')).toBe(true);
    expect(isKnown('2025-04-05 10:00', '2025-04-05T08:00:00Z', 'Europe/Paris')).toBe(false);
  });

  test('of the same moment is what stands further down, which is told unless both say the same', () => {
    const twice = (...amounts: readonly number[]) =>
      asKnown(
        amounts.map((amount) => ({ id: '1', amount, recordedAt: '2025-04-05T10:00:00Z' })),
        '2025-04-05',
      );
    expect(twice(1, 2).rows.map(({ amount }) => amount)).toEqual([2]);
    expect(twice(1, 2).counts.tied).toBe(1);
    expect(twice(2, 1, 1).rows.map(({ amount }) => amount)).toEqual([1]);
    expect(twice(2, 1, 1).counts.tied).toBe(1);
    expect(twice(2, 2).counts.tied).toBe(0);
    const later = [
      { id: '1', amount: 1, recordedAt: '2025-04-05' },
      { id: '1', amount: 2, recordedAt: '2025-04-05T00:00:00Z' },
      { id: '1', amount: 3, recordedAt: '2025-04-06' },
    ];
    expect(asKnown(later, '2025-04-05').counts.tied).toBe(1);
    expect(asKnown(later, '2025-04-06').counts.tied).toBe(0);
  });

  test('of exchange rates is told by day and currencies', () => {
    const rate = { date: '2025-03-28', from: 'USD', to: 'EUR' };
    const rates: (FxRate & Recorded)[] = [
      { ...rate, rate: 0.92, recordedAt: '2025-03-28' },
      { ...rate, from: 'GBP', rate: 1.19, recordedAt: '2025-03-28' },
      { ...rate, rate: 0.93, recordedAt: '2025-04-10' },
    ];
    const on = (moment: string) => asKnown(rates, moment, { key: ['date', 'from', 'to'] }).rows.map((one) => one.rate);
    expect([on('2025-04-05'), on('2025-04-10')]).toEqual([
      [0.92, 1.19],
      [1.19, 0.93],
    ]);
  });

  test('of orders is posted as it was known', () => {
    const order = { id: 'A', placedAt: '2025-03-30', currency: 'EUR', lines: [{ quantity: 1, unitPrice: 100 }] };
    const versions = [
      { ...order, recordedAt: '2025-03-30' },
      {
        ...order,
        refunds: [{ id: 'R', date: '2025-04-07', amount: 100, lines: [{ lineId: '1', quantity: 1 }] }],
        recordedAt: '2025-04-07',
      },
    ];
    expect(post(asKnown(versions, '2025-04-05').rows).sales.map(({ amount }) => amount)).toEqual([100]);
    expect(post(asKnown(versions, '2025-04-07').rows).sales.map(({ amount }) => amount)).toEqual([100, -100]);
  });
});

describe('versions that cannot be placed are refused and counted', () => {
  const bad: readonly [what: string, version: unknown, field: string | null, code: string][] = [
    ['without a time', { id: '1', amount: 1 }, 'recordedAt', 'missing-required'],
    ['with a time of null', { id: '1', recordedAt: null }, 'recordedAt', 'missing-required'],
    ['with a time without an offset', { id: '1', recordedAt: '2025-04-05T10:00' }, 'recordedAt', 'naive-date-time'],
    ['with no date', { id: '1', recordedAt: '2025-02-30' }, 'recordedAt', 'bad-date'],
    ['with a number that is none', { id: '1', recordedAt: Number.NaN }, 'recordedAt', 'bad-date'],
    ['with a date of another age', { id: '1', recordedAt: '0001-01-01' }, 'recordedAt', 'date-out-of-range'],
    ['with a Date that is none', { id: '1', recordedAt: new Date('x') }, 'recordedAt', 'bad-date'],
    ['with a long text', { id: '1', recordedAt: '2'.repeat(99) }, 'recordedAt', 'date-too-long'],
    ['without an id', { recordedAt: '2025-04-05' }, 'id', 'missing-required'],
    ['with a blank id', { id: ' ', recordedAt: '2025-04-05' }, 'id', 'bad-id'],
    ['with a word for deleted', { id: '1', recordedAt: '2025-04-05', deleted: 'yes' }, 'deleted', 'bad-value'],
    ['that are no objects', 7, null, 'unreadable-row'],
    ['that are null', null, null, 'unreadable-row'],
    [
      'that throw',
      {
        id: '1',
        get recordedAt(): string {
          throw new Error('no');
        },
      },
      null,
      'unreadable-row',
    ],
  ];
  test.each(bad)('%s', (_, version, field, code) => {
    const { rows, rejected, counts } = known([{ id: '2', recordedAt: '2025-04-01' }, version], '2025-05-05');
    expect(ids(rows)).toEqual(['2']);
    expect(rejected).toEqual([expect.objectContaining({ row: 1, field, code })]);
    expect(counts).toMatchObject({ rowsIn: 2, current: 1, rejected: 1, byCode: { [code]: 1 } });
  });

  test('an identifier that every object inherits is none', () => {
    expect(known([{ recordedAt: '2025-04-01' }], '2025-05-05', { key: ['constructor'] }).counts.byCode).toEqual({ 'missing-required': 1 });
  });

  test('a whole number and its text are one identifier', () => {
    const versions = [
      { id: 7, recordedAt: '2025-04-01' },
      { id: '7', recordedAt: '2025-04-02' },
    ];
    expect(ids(known(versions, '2025-05-05').rows)).toEqual(['7']);
  });

  test('all are counted, and as many described as wanted', () => {
    const versions = Array.from({ length: 9 }, () => ({ id: '1' }));
    const { rejected, counts } = known(versions, '2025-05-05', { rejectedLimit: 2 });
    expect([rejected.length, counts.rejected]).toEqual([2, 9]);
  });
});

describe('a call that is not well formed is refused', () => {
  const versions = [{ id: '1', recordedAt: '2025-04-01' }];
  test.each([
    ['without a moment', [versions, undefined], 'bad-date'],
    ['with a moment without an offset', [versions, '2025-04-05T10:00'], 'bad-date'],
    ['with no list', [new Set(versions), '2025-04-05'], 'bad-argument'],
    ['without a key', [versions, '2025-04-05', { key: [] }], 'bad-argument'],
    ['with a key that is no list', [versions, '2025-04-05', { key: 'id' }], 'bad-argument'],
    ['with another zone', [versions, '2025-04-05', { timeZone: 'Mars' }], 'bad-time-zone'],
    ['with another word', [versions, '2025-04-05', { keys: ['id'] }], 'unknown-option'],
    ['with a sparse array of billions', [Object.assign([], { length: 2 ** 32 - 1 }), '2025-04-05'], 'bad-argument'],
  ] as const)('%s', (_, [list, moment, options], code) => {
    expect(codeOf(() => known(list, moment, options))).toBe(code);
  });
});

describe('laws', () => {
  const moment = fc.integer({ min: 0, max: 60 }).map((hours) => Date.UTC(2025, 3, 1) + hours * 3_600_000);
  const date = fc.integer({ min: 1, max: 3 }).map((day) => `2025-04-0${day}`);
  const version = fc.record(
    { id: fc.constantFrom('a', 'b', 'c', '__proto__'), recordedAt: fc.oneof(moment, date), deleted: fc.boolean(), amount: fc.nat(9) },
    { requiredKeys: ['id', 'recordedAt', 'amount'] },
  );
  const histories = fc.array(version, { maxLength: 30 });
  const start = (one: { readonly recordedAt: number | string }): number =>
    typeof one.recordedAt === 'number' ? one.recordedAt : Date.parse(one.recordedAt);

  test('at every moment, what is known is what somebody who writes down each version would have', () => {
    fc.assert(
      fc.property(histories, fc.oneof(moment, date), (versions, at) => {
        const until = typeof at === 'number' ? at : Date.parse(at) + 86_400_000;
        const book = new Map<string, (typeof versions)[number]>();
        for (const one of [...versions].sort((a, b) => start(a) - start(b)).filter((each) => start(each) < until))
          if (one.deleted === true) book.delete(one.id);
          else book.set(one.id, one);
        const { rows, counts } = asKnown(versions, at);
        expect(new Set(rows)).toEqual(new Set(book.values()));
        expect(rows.length).toBe(book.size);
        expect(counts.current + counts.superseded + counts.deleted + counts.later + counts.rejected).toBe(versions.length);
      }),
      runs(600),
    );
  });

  test('the order of places is of no matter, where no two versions share a moment', () => {
    const apart = fc.uniqueArray(version, { maxLength: 20, selector: start });
    const shuffles = apart.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(shuffles, moment, ([versions, others], at) => {
        expect(new Set(asKnown(others, at).rows)).toEqual(new Set(asKnown(versions, at).rows));
        expect(asKnown(others, at).counts).toEqual(asKnown(versions, at).counts);
      }),
      runs(300),
    );
  });

  test('nothing thrown in gets past its own row', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.anything(), version)), (versions) => {
        try {
          const { counts } = known(versions, '2025-04-02');
          expect(counts.rowsIn).toBe(versions.length);
        } catch (error) {
          expect(isKpiError(error)).toBe(true);
        }
      }),
      runs(300),
    );
  });
});
