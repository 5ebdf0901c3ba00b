import fc from 'fast-check';
import * as api from 'sales-kpi';
import { describe, expect, it } from 'vitest';
import { everyIndicator as every } from './agreement.ts';
import { runs } from './runs.ts';

const { activeCustomers, customerRetentionRate, isKpiError, medianOrderValue, mergePartials, partial, query, revenue, settlePartial } = api;

const everyIndicator = every as readonly (typeof revenue)[];

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const key = fc.constantFrom('a', 'b', 'c', '', '__proto__', 'constructor', 'null');
const amount = fc.oneof(
  fc.integer({ min: -2000, max: 9000 }).map((cents) => cents / 100),
  fc.constantFrom('0.001', '12345678901234567890.12', -0, 1e16, -1e16),
);
const date = fc.oneof(
  fc.integer({ min: 0, max: 119 }).map((day) => new Date(Date.UTC(2024, 11, 1 + day)).toISOString().slice(0, 10)),
  fc.integer({ min: 0, max: 119 * 24 }).map((hour) => Date.UTC(2024, 11, 1, hour)),
);
const sale = fc.record({
  id: fc.uuid(),
  date,
  amount,
  orderId: optional(fc.constantFrom('o1', 'o2', 'o3', 'o4')),
  customerId: optional(key),
  channel: optional(key),
  quantity: optional(fc.integer({ min: -3, max: 9 })),
  cost: optional(fc.integer({ min: 0, max: 500 }).map((cents) => cents / 100)),
  tax: optional(fc.integer({ min: 0, max: 500 }).map((cents) => cents / 100)),
  discount: optional(fc.integer({ min: 0, max: 100 }).map((cents) => cents / 100)),
  type: optional(fc.constantFrom('sale' as const, 'return' as const)),
  kind: optional(fc.constantFrom('product' as const, 'shipping' as const, 'gift-card' as const, 'adjustment' as const)),
  status: optional(fc.constantFrom('paid' as const, 'cancelled' as const)),
  currency: optional(fc.constantFrom('EUR', 'EUR', 'EUR', 'USD')),
});
const sales = fc.array(sale, { maxLength: 40 });
const question = {
  select: everyIndicator,
  every: 'month',
  by: ['channel'],
  between: ['2024-12-01', '2025-04-01'],
  compare: 'previousPeriod',
} as const;

const text = (value: unknown): string => JSON.stringify(value);

describe('L2: partials', () => {
  it('covers every indicator', () => {
    expect(everyIndicator.length).toBeGreaterThan(30);
  });

  it('of any cut of the records, merged, settle into the table of all records', () => {
    fc.assert(
      fc.property(sales, fc.nat(40), fc.nat(40), (rows, a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const parts = [rows.slice(0, first), rows.slice(first, second), rows.slice(second)].map((part) => partial(part, question));
        const [one, two, three] = parts as [(typeof parts)[0], (typeof parts)[0], (typeof parts)[0]];
        expect(text(settlePartial(mergePartials(one, two, three)).rows)).toBe(text(query(rows, question).rows));
      }),
      runs(200),
    );
  });

  it('merge in any grouping and order into the same JSON, after a round trip too', () => {
    fc.assert(
      fc.property(sales, sales, sales, (x, y, z) => {
        const [a, b, c] = [x, y, z].map((rows) => JSON.parse(text(partial(rows, question))) as ReturnType<typeof partial>) as [
          ReturnType<typeof partial>,
          ReturnType<typeof partial>,
          ReturnType<typeof partial>,
        ];
        const left = text(mergePartials(mergePartials(a, b), c));
        expect(text(mergePartials(a, mergePartials(b, c)))).toBe(left);
        expect(text(mergePartials(c, b, a))).toBe(left);
        expect(text(mergePartials(a, partial(x.slice(0, 0), question) as typeof a))).toBe(text(a));
      }),
      runs(100),
    );
  });

  it('agree with the column kernels on trailing and to-date stretches', () => {
    fc.assert(
      fc.property(sales, fc.constantFrom({ trailing: 2 }, { toDate: 'year' as const }), (rows, stretch) => {
        const asked = { ...question, compare: undefined, stretch };
        expect(text(settlePartial(partial(rows, asked)).rows)).toBe(text(query(rows, asked).rows));
      }),
      runs(100),
    );
  });

  it('of different questions are refused', () => {
    const one = partial([], { select: [revenue] });
    const other = partial([], { select: [medianOrderValue] });
    expect(() => mergePartials(one, other as never)).toThrow(/different questions/);
    expect(() => settlePartial({ ...one, version: 1 } as never)).toThrow(/version/);
  });

  it('need a range when they have periods, since parts must agree on them', () => {
    let caught: unknown;
    try {
      partial([], { select: [activeCustomers, customerRetentionRate], every: 'month' });
    } catch (error) {
      caught = error;
    }
    expect(isKpiError(caught) && caught.code).toBe('needs-range');
  });
});
