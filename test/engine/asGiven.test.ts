// Doubles and dictionaries are read where they stand; the answers are those of the same values as plain rows.
import fc from 'fast-check';
import { type Categories, count, dataset, indicator, last, max, mean, min, partial, plus, quantile, sale, stream, sum } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { ask } from '../query/ask.ts';

const totals = Object.entries({
  total: sum(sale.amount),
  average: mean(sale.amount),
  least: min(sale.amount),
  most: max(sale.amount),
  middle: quantile(sale.amount, 0.5),
  newest: last(sale.amount),
  doubled: sum(plus(sale.amount, sale.amount)),
  rows: count(sale.channel),
}).map(([id, formula]) => indicator({ id, label: { en: id, fr: id }, unit: 'number', better: 'higher', formula }));
const question = {
  select: totals,
  by: ['channel'],
  where: { channel: { not: 'none' } },
  every: 'month',
  between: ['2025-01-01', '2025-04-01'],
};

interface Columns {
  readonly date: Float64Array;
  readonly amount: Float64Array;
  readonly channel: Categories<string | boolean | number>;
}
const rowsOf = ({ date, amount, channel }: Columns): never[] =>
  Array.from(date, (at, i) => ({ date: at, amount: amount[i], channel: channel.values[channel.codes[i] as number] })) as never[];
const part = partial as unknown as (data: unknown, question: unknown) => unknown;
const told = ({ rows, notes, rejected }: ReturnType<typeof ask>): unknown => JSON.parse(JSON.stringify([rows, notes, rejected]));

const dates = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: Date.UTC(2024, 11, 20), max: Date.UTC(2025, 3, 10) }) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, 0.5, 1e10, -1e12, 1e18, Date.UTC(2025, 1, 1), Number.POSITIVE_INFINITY, 1e11) },
);
const amounts = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -1e6, max: 1e6 }).map((cents) => cents / 100) },
  { weight: 3, arbitrary: fc.integer({ min: -1e9, max: 1e9 }) },
  { weight: 1, arbitrary: fc.constantFrom(-0, 1e-7, 0.125, 1e15, 2 ** 53, 1e21, 0.1 + 0.2, Number.NaN, -1e-20, Number.MAX_VALUE) },
);
const arrays = [Uint8Array, Uint16Array, Uint32Array, Int8Array, Int16Array, Int32Array];
const dictionary = fc.constantFrom<readonly (string | boolean | number)[]>(
  ['web', 'shop'],
  ['web', 'web', 'none'],
  ['none', 'shop', 'web', 'a', 'b'],
);
const columns = fc
  .tuple(fc.array(fc.tuple(dates, amounts, fc.nat(99)), { maxLength: 40 }), dictionary, fc.constantFrom(...arrays), fc.boolean())
  .map(([some, values, array, hasMissing]): Columns => {
    // One row has a channel: of a field that no row has, a table says so.
    const rows = [[Date.UTC(2025, 0, 2), 0.5, hasMissing ? 1 : 0] as const, ...some];
    const known = (hasMissing ? [null, ...values] : values) as Categories<string>['values'];
    return {
      date: Float64Array.from(rows, ([date]) => date),
      amount: Float64Array.from(rows, ([, amount]) => amount),
      channel: { codes: new array(rows.map(([, , code]) => code % known.length)), values: known },
    };
  });

describe('typed columns', () => {
  test('answer as their rows do, whatever doubles they hold', () => {
    fc.assert(
      fc.property(columns, (given) => {
        expect(told(ask({ sales: given }, question))).toEqual(told(ask({ sales: rowsOf(given) }, question)));
      }),
    );
  });

  test('answer as a dataset of them does, asked once and again', () => {
    fc.assert(
      fc.property(columns, (given) => {
        const kept = dataset({ sales: given } as never);
        const once = told(ask({ sales: given }, question));
        for (const _ of [1, 2, 3]) expect(told(ask(kept, question))).toEqual(once);
      }),
    );
  });

  test('give the part that their rows give, at once and in batches', async () => {
    await fc.assert(
      fc.asyncProperty(columns, async (given) => {
        const wanted = JSON.stringify(part({ sales: rowsOf(given) }, question));
        expect(JSON.stringify(part({ sales: given }, question))).toBe(wanted);
        expect(JSON.stringify(await part(stream({ sales: [given] } as never), question))).toBe(wanted);
      }),
    );
  });

  test('of more than 255 values in a dictionary are split by all of them', () => {
    for (const size of [254, 255, 256, 257, 300]) {
      const codes = Uint16Array.from({ length: size }, (_, i) => i);
      const values = Array.from(codes, (code) => `c${code}`);
      const date = new Float64Array(size).fill(Date.UTC(2025, 0, 15));
      const given = { sales: { date, amount: Float64Array.from(codes), channel: { codes, values } } };
      for (const data of [given, dataset(given as never)]) {
        const { rows } = ask(data, { select: [totals[0]], by: ['channel'] });
        expect(rows.map((row) => JSON.parse(JSON.stringify(row)))).toEqual(
          expect.arrayContaining(values.map((channel, i) => ({ period: 'all', channel, total: String(i) }))),
        );
        expect(rows).toHaveLength(size);
      }
    }
  });
});

test('typed columns without a row answer as no rows do', () => {
  const none = { date: new Float64Array(), amount: new Float64Array(), channel: { codes: new Uint8Array(), values: [] } };
  const asked = { ...question, by: [] };
  expect(told(ask({ sales: none }, asked))).toEqual(told(ask({ sales: [] }, asked)));
  expect(told(ask(dataset({ sales: none } as never), asked))).toEqual(told(ask({ sales: [] }, asked)));
});

describe('what is kept', () => {
  test('does not follow arrays that are changed afterwards', () => {
    const given = {
      date: Float64Array.of(Date.UTC(2025, 0, 31), Date.UTC(2025, 1, 28)),
      amount: Float64Array.of(10.25, 20),
      channel: { codes: Uint8Array.of(0, 1), values: ['web', 'shop'] },
    };
    const kept = dataset({ sales: given } as never);
    const before = told(ask(kept, question));
    given.date.fill(Date.UTC(2025, 2, 1));
    given.amount.fill(-1);
    given.channel.codes.fill(0);
    for (const _ of [1, 2]) expect(told(ask(kept, question))).toEqual(before);
  });
});
