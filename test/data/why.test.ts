import { fileURLToPath } from 'node:url';
import {
  averageOrderValue,
  type ChangeExplained,
  type Dataset,
  type Decimal,
  dataset,
  explainChange,
  indicator,
  orderCount,
  revenue,
  type Sale,
  sale,
  sum,
  times,
  unitsSold,
} from 'sales-kpi';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { type RetailLedger, readLedger } from '../../examples/online-retail.ts';
import { whyExplained, whyMonths } from '../../examples/onlineRetail/whyLines.ts';
import { expectCase, readTable } from './fixtures.ts';

const months = { from: ['2025-01-01', '2025-02-01'], to: ['2025-02-01', '2025-03-01'] } as const;

describe('UCI Online Retail: why November 2011 differed from October', () => {
  let data: Dataset<{ sales: RetailLedger['sales'][number] }>;

  beforeAll(async () => {
    const { sales } = await readLedger(fileURLToPath(new URL('../../../shared/data/online-retail.csv.gz', import.meta.url)));
    data = dataset({ sales });
  });

  it('adds up to the last digit under every convention', async () => {
    const all = await whyExplained(data);
    const more = [
      explainChange(data, { ...whyMonths, of: averageOrderValue, by: ['country'] }),
      explainChange(data, { ...whyMonths, of: averageOrderValue, by: ['country'], convention: 'mixAndRateFromBase' }),
      explainChange(data, { ...whyMonths, of: revenue, by: ['productId'], quantity: unitsSold, convention: 'priceVolumeMixMidpoint' }),
      explainChange(data, { ...whyMonths, of: revenue, into: [orderCount, averageOrderValue.variants.net], convention: 'sequential' }),
      explainChange(data, { ...whyMonths, of: revenue, into: [orderCount, averageOrderValue.variants.net], convention: 'lmdi' }),
      explainChange(data, { ...whyMonths, of: revenue, workingDays: {} }),
    ];
    for (const { reason, change, parts, convention } of [...all, ...more]) {
      expect(reason, convention).toBeNull();
      expect(parts.reduce((left, { value }) => left.minus(value), change as Decimal).toFixed(), convention).toBe('0');
    }
    for (const { change } of all) expect(change?.toFixed()).toBe('391051.58');
  });

  it('says what a spreadsheet over the same lines says', async () => {
    const [countries, prices, customers] = (await whyExplained(data)) as [ChangeExplained, ChangeExplained, ChangeExplained];
    expect(countries.parts.slice(0, 2).map(({ segment, value }) => `${segment?.['country']} ${value}`)).toEqual([
      'United Kingdom 405367.59',
      'Netherlands -14852.64',
    ]);
    expect(Object.keys(prices.effects).sort()).toEqual(['lost', 'mix', 'new', 'price', 'unpriced', 'volume']);
    const { new: won, grown, lost, shrunk } = customers.effects;
    expect([won, grown, lost, shrunk].map(String)).toEqual(['498179.08', '458406.7', '-323225.6', '-242308.6']);
  });
});

/** The rows of a fixture as sales: a value and a quantity of each key at both ends. */
function rowsOf(
  rows: readonly Readonly<Record<string, number | string | null>>[],
  names: readonly [money: string, quantity: string],
): Sale[] {
  return rows.flatMap((row, i) =>
    [0, 1].flatMap((end) => {
      const [amount, quantity] = names.map((name) => Number(row[`${name}${end}`] ?? 0)) as [number, number];
      if (amount === 0 && quantity === 0) return [];
      return [{ id: `${i}/${end}`, date: `2025-0${end + 1}-15`, productId: String(row['key']), amount: amount as number, quantity }];
    }),
  );
}

const ratioOfSums = indicator({
  id: 'ratioOfSums',
  label: { en: 'Ratio of sums', fr: 'Rapport de sommes' },
  unit: 'number',
  better: 'higher',
  formula: { op: 'call', fn: 'ratio', args: [sum(sale.amount), sum(sale.quantity)] } as never,
});

test.each(readTable('17-drivers'))('%s', (name, one) => {
  const { input, expected } = one;
  const check = (found: Record<string, unknown>, of: Record<string, unknown>): void => expectCase({ ...one, expected: of }, found);
  const {
    rows = [],
    factors = [],
    from_: from = [],
    to = [],
  } = input as {
    rows?: Readonly<Record<string, number | string | null>>[];
    factors?: string[];
    from_?: number[];
    to?: number[];
  };
  const numbers = (why: ChangeExplained): Record<string, number | null> =>
    Object.fromEntries(Object.entries(why.effects).map(([effect, value]) => [effect, Number(value)]));
  const wanted = expected as Record<string, Record<string, number>>;
  if (name.startsWith('pvm')) {
    const priced = rows.map((row) => {
      const value = (end: 0 | 1): number => Number((Number(row[`quantity${end}`]) * Number(row[`price${end}`] ?? 0)).toFixed(8));
      return { ...row, value0: value(0), value1: value(1) };
    });
    for (const [convention, field] of [
      ['priceVolumeMix', 'laspeyresVolume'],
      ['priceVolumeMixMidpoint', 'bennetMidpoint'],
    ] as const) {
      const why = explainChange(rowsOf(priced, ['value', 'quantity']), {
        of: revenue,
        ...months,
        by: ['productId'],
        quantity: unitsSold,
        convention,
      });
      const { price = 0, volume = 0, mix = 0, new: newItems = 0, lost: lostItems = 0 } = numbers(why);
      const { price: p, volume: v, mix: m } = wanted[field] as Record<string, number>;
      check(
        { totalChange: Number(why.change), newItems, lostItems, price, volume, mix },
        {
          totalChange: expected['totalChange'],
          newItems: expected['newItems'],
          lostItems: expected['lostItems'],
          price: p,
          volume: v,
          mix: m,
        },
      );
    }
  } else if (name.startsWith('mix-rate')) {
    const sales = rowsOf(rows, ['numerator', 'denominator']);
    const why = explainChange(sales, { of: ratioOfSums, ...months, by: ['productId'] } as never) as ChangeExplained;
    const base = explainChange(sales, {
      of: ratioOfSums,
      ...months,
      by: ['productId'],
      convention: 'mixAndRateFromBase',
    } as never) as ChangeExplained;
    const { rate = 0, mix = 0 } = numbers(why);
    check(
      {
        ratio0: Number(why.from),
        ratio1: Number(why.to),
        change: Number(why.change),
        rateEffect: rate,
        mixEffect: mix,
        baseWeights: numbers(base),
      },
      Object.fromEntries(['ratio0', 'ratio1', 'change', 'rateEffect', 'mixEffect', 'baseWeights'].map((field) => [field, expected[field]])),
    );
    expect(why.findings.some(({ code }) => code === 'simpson-reversal')).toBe(expected['simpson']);
  } else if (name.startsWith('factors')) {
    // Three fields of one record at each end, multiplied.
    const sales: Sale[] = [from, to].map((values, end) => ({
      id: String(end),
      date: `2025-0${end + 1}-15`,
      amount: values[0] as number,
      quantity: values[1] as number,
      cost: values[2] as number,
    }));
    const one = (id: string, field: 'amount' | 'quantity' | 'cost'): typeof ratioOfSums =>
      indicator({ id, label: { en: id, fr: id }, unit: 'number', better: 'higher', formula: sum(sale[field]) } as never) as never;
    const [a, b, c] = [one('a', 'amount'), one('b', 'quantity'), one('c', 'cost')];
    const product = indicator({
      id: 'product',
      label: { en: 'p', fr: 'p' },
      unit: 'number',
      better: 'higher',
      formula: times(times(sum(sale.amount), sum(sale.quantity)), sum(sale.cost)),
    } as never);
    const by = (convention: 'shapley' | 'lmdi'): unknown => {
      const why = explainChange(sales, { of: product, ...months, into: [a, b, c], convention } as never) as ChangeExplained;
      if (why.reason !== null) return null;
      return Object.fromEntries(
        ['a', 'b', 'c'].map((id, i) => [factors[i], Number(why.parts.find(({ factor }) => factor?.id === id)?.value)]),
      );
    };
    check({ shapley: by('shapley'), lmdi: by('lmdi') }, { shapley: expected['shapley'], lmdi: expected['lmdi'] });
  } else {
    const sales = rowsOf(rows, ['value', 'quantity']);
    const why = explainChange(sales, { of: revenue, ...months, by: ['productId'] });
    check(
      { total0: Number(why.from), total1: Number(why.to), growth: Number(why.relative) },
      {
        total0: expected['total0'],
        total1: expected['total1'],
        growth: expected['growth'],
      },
    );
    const perSegment = expected['perSegment'] as { key: string; change: number; shareOfChange: number }[];
    for (const { key, change, shareOfChange } of perSegment) {
      const part = why.parts.find(({ segment }) => segment?.['productId'] === key);
      check({ change: Number(part?.value), shareOfChange: Number(part?.share) }, { change, shareOfChange });
    }
  }
});
