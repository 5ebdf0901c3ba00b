// Bands of numbers, wherever they are computed: on columns, one record at a time, in batches, in Arrow tables and in databases.
import fc from 'fast-check';
import * as api from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree, agreeing } from '../agree.ts';
import { runs } from '../laws/runs.ts';
import { order, type Rational, readDecimal } from '../oracle/rational.ts';
import { codeOf } from '../query/ask.ts';

/** The databases that `agree` asks here. */
const databaseWays = agreeing.map(([name]) => name);

const { and, band, bands, count, countDistinct, eq, gt, indicator, isNull, lte, minus, not, oneOf, or, query, revenue, sale, times } = api;
const label = { en: 'x', fr: 'x' };
const counted = (id: string, formula: unknown): api.Indicator<string, api.SalesData, number> =>
  indicator({ id, label, unit: 'count', better: 'neutral', formula } as never) as never;

type Sold = api.Sale & { readonly extra?: number | string | null };
const sell = (id: number, amount: number | string, more: object = {}): Sold => ({
  id: String(id),
  date: '2025-01-31',
  amount,
  currency: 'EUR',
  ...more,
});
const { extra } = api.fields<Sold>()('sales', { extra: 'number' });

describe('bands', () => {
  const size = bands('size', sale.amount, [0, 50, 99.995, 100]);
  const sales = [-0.01, 0, 49.99, 50, 99.99, '99.995', '99.9949999', 100, '100.0000000001', 1e9, -0].map((amount, i) => sell(i, amount));

  test('are half-open, and a bound belongs to the band above it', () => {
    const { rows } = query(sales, {
      select: [counted('records', count(sale.id))],
      by: [size],
    });
    expect(rows.map((row) => `${size.labels[Number(row.size)]}: ${row['records']}`)).toEqual([
      '< 0: 1',
      '0 – 50: 3',
      '50 – 99.995: 3',
      '99.995 – 100: 1',
      '≥ 100: 3',
    ]);
  });

  test('are the same in every engine, to the last digit', async () => {
    const metrics = [revenue, counted('records', count(sale.id)), counted('different', countDistinct(band(sale.amount, [50, 100])))];
    const exact = sales.map((row) => ({ ...row, amount: String(row.amount) }));
    const ways = await agree(metrics, { sales: exact as never }, { by: [size] });
    expect(ways).toEqual(expect.arrayContaining(databaseWays));
    const doubles = sales.map((row) => ({ ...row, amount: Number(row.amount) }));
    expect(await agree(metrics, { sales: doubles as never }, { by: [size] })).toContain('Arrow tables');
  });

  test('of values that are missing, computed, or of no record, are the same in every engine', async () => {
    const rows = [12.5, null, 0.1, -3, null, 40].map((value, i) =>
      sell(i, i * 10, { extra: value, quantity: i, discount: i % 2 ? null : 1 }),
    );
    const splits = [
      bands('a', extra, [0, 0.1, 12.5]),
      bands('b', minus(sale.amount, sale.discount), [-1, 9, 29]),
      bands('c', times(sale.amount, sale.quantity), [90.5, 250]),
      bands('d', sale.tax, [1]),
    ];
    for (const by of splits)
      expect(
        await agree([revenue], { sales: rows as never }, { by: [by], every: 'month', between: ['2025-01-01', '2025-03-01'] }),
      ).toContain('DuckDB');
    expect(
      query(rows as never, { select: [revenue], by: [splits[0] as never] } as never).rows.map(
        (row) => (row as Record<string, unknown>)['a'],
      ),
    ).toEqual([0, 2, 3, null]);
    expect(
      query(rows as never, { select: [revenue], by: [splits[3] as never] } as never).rows.map(
        (row) => (row as Record<string, unknown>)['d'],
      ),
    ).toEqual([null]);
  });

  test('of the time between two dates', async () => {
    const rows = ['2025-01-29', '2025-01-31', '2025-01-01'].map((orderDate, i) => sell(i, 1, { orderDate }));
    const waited = bands('waited', api.elapsed(sale.orderDate, sale.date), [1, 3 * 86_400_000]);
    const question = { select: [revenue], by: [waited] };
    expect(query(rows as readonly api.Sale[], question as never).rows.map((row) => (row as Record<string, unknown>)['waited'])).toEqual([
      0, 1, 2,
    ]);
    await agree([revenue], { sales: rows as never }, { by: [waited] });
  });

  test('can be picked, held against others and counted, also as a function of the records', async () => {
    const own = [
      counted('middle', count(sale.id, { where: oneOf(band(sale.amount, [0, 50]), [1, null]) as never })),
      counted('notMiddle', count(sale.id, { where: not(oneOf(band(sale.amount, [0, 50]), [1])) as never })),
      counted('large', count(sale.id, { where: and(gt(band(sale.amount, [0, 50]), 0), not(isNull(band(sale.amount, [1])))) as never })),
      counted('ends', count(sale.id, { where: or(eq(band(sale.amount, [0, 50]), 0), lte(band(extra, [1]), 0)) as never })),
      counted('bands', countDistinct(band(sale.amount, [0, 50, 100]))),
    ];
    await agree(own, { sales: sales as never });
    expect(own.map((one) => Number(one(sales as never)))).toEqual([3, 8, 10, 1, 4]);
    await agree(own, { sales: sales as never }, { where: oneOf(band(sale.amount, [50]), [0]) });
  });

  test('of numbers beyond the whole numbers of a double', async () => {
    const large = ['9007199254740993', '9007199254740992.5', '-99999999999999.999999999999', '9007199254740992'].map((amount, i) =>
      sell(i, amount),
    );
    const split = bands('size', sale.amount, [-99999999999999.98, 9007199254740992]);
    expect(query(large as readonly api.Sale[], { select: [counted('records', count(sale.id))], by: [split] } as never).rows).toEqual([
      { period: 'all', size: 0, records: 1 },
      { period: 'all', size: 2, records: 3 },
    ]);
    await agree([revenue], { sales: large as never }, { by: [split] });
  });

  test('of a constant, and of nothing', () => {
    const rows = sales as readonly api.Sale[];
    const by = (of: unknown): unknown =>
      (query(rows, { select: [revenue], by: [{ id: 'x', of }] } as never).rows[0] as Record<string, unknown>)['x'];
    const call = (value: unknown): unknown => ({
      op: 'call',
      fn: 'band',
      args: [
        { op: 'value', value },
        { op: 'value', value: 5 },
      ],
    });
    expect(by(call(7))).toBe(1);
    expect(by(call(5))).toBe(1);
    expect(by(call(4.99))).toBe(0);
  });
});

describe('bands are refused', () => {
  const rows: readonly api.Sale[] = [sell(1, 5)];
  const asked = (of: unknown): unknown => codeOf(() => query(rows, { select: [revenue], by: [{ id: 'x', of }] } as never));

  test.each<[string, readonly unknown[]]>([
    ['no bounds', []],
    ['bounds that fall', [50, 0]],
    ['a bound twice', [0, 0]],
    ['bounds that are the same number', [0.1, 0.1]],
    ['a bound that is no number', ['50']],
    ['a bound that is missing', [null]],
    ['a bound without end', [Number.POSITIVE_INFINITY]],
    ['a bound that is none', [Number.NaN]],
    ['a field as a bound', [sale.tax]],
    ['a hundred and one bounds', Array.from({ length: 101 }, (_, i) => i)],
  ])('between %s', (_, bounds) => {
    expect(asked(band(sale.amount, bounds as never))).toBe('bad-formula');
    expect(codeOf(() => bands('x', sale.amount, bounds as never))).toBe('bad-formula');
  });

  test('of what is no number, without a name, and without a list', () => {
    expect(asked(band(sale.channel as never, [1]))).toBe('bad-formula');
    expect(asked(band(sale.date as never, [1]))).toBe('bad-formula');
    expect(asked(band(gt(sale.amount, 1) as never, [1]))).toBe('bad-formula');
    expect(codeOf(() => bands('', sale.amount, [1]))).toBe('bad-argument');
    expect(codeOf(() => bands(5 as never, sale.amount, [1]))).toBe('bad-argument');
    expect(codeOf(() => bands('x', sale.amount, 5 as never))).toBe('bad-formula');
    expect(codeOf(() => band(sale.amount, 'abc' as never))).toBe('bad-formula');
  });

  test('as numbers and as totals', () => {
    expect(
      codeOf(() => indicator({ id: 'x', label, unit: 'number', better: 'neutral', formula: api.sum(band(sale.amount, [1]) as never) })),
    ).toBe('bad-formula');
    expect(
      codeOf(() => indicator({ id: 'x', label, unit: 'number', better: 'neutral', formula: band(revenue.formula as never, [1]) as never })),
    ).toBe('bad-formula');
    expect(asked(minus(band(sale.amount, [1]) as never, 1))).toBe('bad-formula');
  });
});

describe('a band in words', () => {
  test('names its bounds', () => {
    const formula = count(sale.id, { where: oneOf(band(sale.amount, [0, 50]), [1]) as never });
    expect(api.explain({ label, formula })).toBe(
      'x = the number of records with id where the band of amount between 0, 50 is one of 1 (by date)',
    );
    expect(api.explain({ label, formula }, 'fr')).toContain('la tranche de amount entre 0, 50 est parmi 1');
  });
});

describe('bands of random numbers', () => {
  const numbers = fc.oneof(
    fc.integer({ min: -500, max: 500 }).map((units) => String(units / 100)),
    fc.integer({ min: -5000, max: 5000 }).map((units) => String(units / 1000)),
  );
  const rising = fc
    .uniqueArray(fc.integer({ min: -5000, max: 5000 }), { minLength: 1, maxLength: 6 })
    .map((units) => units.sort((a, b) => a - b).map((one) => one / 1000));

  test('are those of comparisons of fractions, column by column and record by record', () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 20 }), rising, (amounts, bounds) => {
        const sales = amounts.map((amount, i) => sell(i, amount)) as readonly api.Sale[];
        const wanted = new Map<number, number>();
        for (const amount of amounts) {
          const key = bounds.filter((bound) => order(readDecimal(amount) as Rational, readDecimal(bound) as Rational) >= 0).length;
          wanted.set(key, (wanted.get(key) ?? 0) + 1);
        }
        const { rows } = query(sales, { select: [counted('records', count(sale.id))], by: [bands('size', sale.amount, bounds)] } as never);
        expect(new Map(rows.map((row) => Object.values(row).slice(1) as [number, number]))).toEqual(wanted);
        for (const [key, number] of wanted)
          expect(counted('one', count(sale.id, { where: eq(band(sale.amount, bounds), key) as never }))(sales)).toBe(number);
      }),
      runs(150),
    );
  });

  test('are the same in every engine', async () => {
    const rows = fc.array(fc.tuple(numbers, fc.option(numbers, { nil: null })), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(rows, rising, async (given, bounds) => {
        const sales = given.map(([amount, quantity], i) => sell(i, amount, { quantity }));
        expect(
          await agree(
            [revenue],
            { sales: sales as never },
            { by: [bands('size', sale.amount, bounds), bands('number', sale.quantity, bounds)] },
          ),
        ).toEqual(expect.arrayContaining(databaseWays));
      }),
      { numRuns: Math.min(runs(12).numRuns, 40) },
    );
  });
});
