// Our place in the market: shares, the strongest competitor, and who grows faster.
import fc from 'fast-check';
import {
  type Competitor,
  type MarketObservation,
  marketGrowthRate,
  marketShare,
  outgrowth,
  relativeMarketShare,
  rivals,
  shareChange,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree } from '../agree.ts';
import { ask, column, expectAccount } from '../query/ask.ts';

const bikes = { grain: 'month', market: 'bikes', definition: 'new bicycles sold in France, all channels' } as const;

/** Observations, in January unless they say another month. */
const seen = (observations: readonly Partial<MarketObservation>[]): MarketObservation[] =>
  observations.map((one, at) => ({ ...bikes, id: `o${at}`, date: '2025-01-01', ...one }));

const months = { every: 'month', between: ['2025-01-01', '2025-04-01'] } as const;
const short = (values: readonly string[]): string[] => values.map((value) => value.slice(0, 7));

describe('market share', () => {
  test.each<[string, MarketObservation[], string]>([
    ['12 of 80', seen([{ own: 12, total: 80 }]), '0.15'],
    ['the same in text, with a currency', seen([{ own: '12.00', total: '80', currency: 'EUR' }]), '0.15'],
    [
      'pain: of two areas is that of both together, not the mean of two shares',
      seen([
        { own: 12, total: 80 },
        { own: 5, total: 20 },
      ]),
      '0.17',
    ],
    ['a monopoly', seen([{ own: 80, total: 80 }]), '1'],
    ['of nothing sold', seen([{ own: 0, total: 80 }]), '0'],
    ['of no market', seen([{ own: 0, total: 0 }]), 'null: zero-denominator'],
    ['of no observation', [], 'null: zero-denominator'],
    [
      'an observation in units is not mixed in',
      seen([
        { own: 12, total: 80 },
        { own: 500, total: 900, metric: 'units' },
      ]),
      '0.15',
    ],
    [
      'pain: two currencies are not added',
      seen([
        { own: 1, total: 2, currency: 'EUR' },
        { own: 1, total: 2, currency: 'USD' },
      ]),
      'null: mixed-currency',
    ],
  ])('%s', async (_, observations, wanted) => {
    await agree([marketShare], { observations: observations as never });
    const table = ask({ observations }, { select: [marketShare] });
    expectAccount(table);
    const [value] = column(table, 'marketShare');
    expect(value === 'null' ? `null: ${table.notes.find(({ row }) => row === 0)?.code}` : value).toBe(wanted);
  });

  test('leaves out of both what knows only one of the two, and says so', async () => {
    const observations = seen([{ own: 12, total: 80 }, { total: 1000 }, { own: 999 }]);
    const january = { between: ['2025-01-01', '2025-02-01'] };
    await agree([marketShare], { observations: observations as never }, january);
    const table = ask({ observations }, { select: [marketShare], ...january });
    expect(column(table, 'marketShare')).toEqual(['0.15']);
    expect(table.notes.map(({ code, detail }) => [code, detail])).toEqual([['partial-coverage', 1]]);
  });

  test('in units takes the observations in units, whatever their currency', async () => {
    const observations = seen([
      { own: 30, total: 100, metric: 'units', currency: 'EUR' },
      { own: 10, total: 100, metric: 'units', currency: 'USD' },
      { own: 12, total: 80 },
    ]);
    const { units } = marketShare.variants;
    await agree([marketShare, units], { observations: observations as never });
    const table = ask({ observations }, { select: [marketShare, units] });
    expect([column(table, 'marketShare'), column(table, 'marketShareUnits')]).toEqual([['0.15'], ['0.2']]);
    // Farris et al.: value share ÷ unit share = our price ÷ that of the market: (12 ÷ 40) ÷ (80 ÷ 200).
    expect((0.15 / 0.2).toFixed(4)).toBe((12 / 40 / (80 / 200)).toFixed(4));
  });

  test('by market and month, and of the length of period that is picked', async () => {
    const observations = seen([
      { own: 1, total: 10 },
      { own: 2, total: 10, date: '2025-02-01' },
      { own: 3, total: 4, market: 'scooters', definition: 'e-scooters' },
      { own: 50, total: 100, grain: 'year' },
    ]);
    const question = { ...months, by: ['market'], where: { grain: 'month' }, gaps: 'leave' };
    await agree([marketShare], { observations: observations as never }, question);
    const table = ask({ observations }, { select: [marketShare], ...question });
    expect(table.rows.map((row) => [row['period'], row['market'], String(row['marketShare'])])).toEqual([
      ['2025-01', 'bikes', '0.1'],
      ['2025-01', 'scooters', '0.75'],
      ['2025-02', 'bikes', '0.2'],
    ]);
  });
});

describe('relative market share', () => {
  const brands = { A: 40, B: 30, C: 20, D: 6, E: 4 };
  // https://www.marketingstudyguide.com/relative-market-shares/
  test.each([
    ['A', '1.33333'],
    ['B', '0.75'],
    ['C', '0.5'],
    ['D', '0.15'],
    ['E', '0.1'],
  ] as const)('published: of brand %s is %s', async (brand, wanted) => {
    const competitors = Object.entries(brands).flatMap(([id, value]): Competitor[] => (id === brand ? [] : [{ id, value }]));
    const rows = rivals(seen([{ own: brands[brand], total: 100, competitors, currency: 'EUR' }]));
    await agree([relativeMarketShare], { rivals: rows as never });
    expect(short(column(ask(rows, { select: [relativeMarketShare] }), 'relativeMarketShare'))).toEqual([wanted]);
  });

  const pair = (velo: number | string | null, cycle: number): Competitor[] => [
    { id: 'velo', value: velo as number },
    { id: 'cycle', value: cycle },
  ];

  test.each<[string, MarketObservation[], string]>([
    [
      'the largest is the competitor with the largest sum, not with the largest month',
      seen([
        { own: 30, competitors: pair(20, 15) },
        { own: 30, competitors: pair(1, 15) },
      ]),
      '2',
    ],
    ['we are no competitor of ours', seen([{ own: 90, competitors: pair(30, 20) }]), '3'],
    ['a tie', seen([{ own: 30, competitors: pair(30, 30) }]), '1'],
    [
      'no competitor',
      seen([
        { own: 30, total: 80 },
        { own: 30, competitors: [] },
      ]),
      'null: no-data',
    ],
    ['competitors who sold nothing', seen([{ own: 30, competitors: pair(0, 0) }]), 'null: zero-denominator'],
    ['of nothing', [], 'null: no-data'],
    ['pain: a month without competitors does not count for us alone', seen([{ own: 30, competitors: pair(15, 10) }, { own: 1000 }]), '2'],
    [
      'pain: a month without our own figure is no month of zero',
      seen([{ own: 30, competitors: pair(15, 10) }, { competitors: pair(15, 10) }]),
      'null: missing-input',
    ],
    [
      'pain: two currencies are not compared',
      seen([
        { own: 1, currency: 'EUR', competitors: pair(1, 1) },
        { own: 1, currency: 'USD', competitors: pair(1, 1) },
      ]),
      'null: mixed-currency',
    ],
  ])('%s', async (_, observations, wanted) => {
    const rows = rivals(observations);
    await agree([relativeMarketShare], { rivals: rows as never });
    const table = ask(rows, { select: [relativeMarketShare] });
    const [value] = column(table, 'relativeMarketShare');
    expect(value === 'null' ? `null: ${table.notes.find(({ row }) => row === 0)?.code}` : value).toBe(wanted);
  });

  test('by month, and in units', async () => {
    const rows = rivals(
      seen([
        { own: 30, competitors: pair(60, 10) },
        { own: 30, competitors: pair(10, 20), date: '2025-02-01' },
        { own: 4, competitors: pair(1, 2), metric: 'units' },
      ]),
    );
    const { units } = relativeMarketShare.variants;
    await agree([relativeMarketShare, units], { rivals: rows as never }, months);
    const table = ask(rows, { select: [relativeMarketShare, units], ...months });
    expect([column(table, 'relativeMarketShare'), column(table, 'relativeMarketShareUnits')]).toEqual([
      ['0.5', '1.5', 'null'],
      ['2', 'null', 'null'],
    ]);
  });

  test('a competitor without a figure is told', async () => {
    const rows = rivals(seen([{ own: 30, competitors: pair(null, 10) }]));
    const january = { between: ['2025-01-01', '2025-02-01'] };
    await agree([relativeMarketShare], { rivals: rows as never }, january);
    const table = ask(rows, { select: [relativeMarketShare], ...january });
    expect([column(table, 'relativeMarketShare'), table.notes.map(({ code }) => code)]).toEqual([['3'], ['partial-coverage']]);
  });
});

describe('growth', () => {
  const all = [marketGrowthRate, shareChange, outgrowth];
  const told = (observations: MarketObservation[], question: object = months): Record<string, string[]> => {
    const table = ask({ observations }, { select: all, ...question });
    return Object.fromEntries(all.map(({ id }) => [id, short(column(table, id))]));
  };

  test('of the market, of our share in it, and ours beyond that of the market', async () => {
    // Shares of 10 %, 15 %, 12 %; the market grows by 25 % and falls by 20 %, we by 87.5 % and by −36 %.
    const observations = seen([
      { own: 8, total: 80 },
      { own: 15, total: 100, date: '2025-02-01' },
      { own: 9.6, total: 80, date: '2025-03-01' },
    ]);
    await agree(all, { observations: observations as never }, months);
    expect(told(observations)).toEqual({
      marketGrowthRate: ['null', '0.25', '-0.2'],
      shareChange: ['null', '0.05', '-0.03'],
      outgrowth: ['null', '0.625', '-0.16'],
    });
    await agree(all, { observations: observations as never });
    expect(marketGrowthRate(observations)).toBeNull();
  });

  test('pain: what nobody observed is no fall to zero', async () => {
    const observations = seen([
      { own: 8, total: 80 },
      { own: 15, total: 100, date: '2025-03-01' },
    ]);
    await agree(all, { observations: observations as never }, months);
    expect(told(observations)).toEqual({
      marketGrowthRate: ['null', 'null', 'null'],
      shareChange: ['null', 'null', 'null'],
      outgrowth: ['null', 'null', 'null'],
    });
    const notes = ask({ observations }, { select: [marketGrowthRate], ...months }).notes;
    expect(notes.map(({ row, code }) => [row, code])).toEqual([
      [0, 'no-data'],
      [1, 'no-data'],
      [2, 'no-data'],
    ]);
  });

  test('pain: a missing figure of one area is no fall of the market', async () => {
    const observations = seen([
      { own: 8, total: 80, country: 'FR' },
      { own: 1, total: 20, country: 'BE' },
      { own: 8, total: 80, country: 'FR', date: '2025-02-01' },
      { own: 1, country: 'BE', date: '2025-02-01' },
    ]);
    const question = { ...months, between: ['2025-02-01', '2025-03-01'] };
    await agree(all, { observations: observations as never }, question);
    await agree(all, { observations: observations as never }, { ...question, by: ['country'] });
    expect(told(observations, question)['marketGrowthRate']).toEqual(['null']);
    const byCountry = told(observations, { ...question, by: ['country'] });
    expect([byCountry['marketGrowthRate'], byCountry['outgrowth']]).toEqual([
      ['null', '0'],
      ['null', '0'],
    ]);
  });

  test('from a market of nothing has no rate', async () => {
    const observations = seen([
      { own: 0, total: 0 },
      { own: 1, total: 10, date: '2025-02-01' },
    ]);
    const question = { ...months, between: ['2025-02-01', '2025-03-01'] };
    await agree(all, { observations: observations as never }, question);
    const table = ask({ observations }, { select: all, ...question });
    expect(table.notes.map(({ code }) => code)).toEqual(['zero-denominator', 'zero-denominator', 'zero-denominator']);
  });

  test('pain: of two currencies, one after the other, is not compared', async () => {
    const observations = seen([
      { own: 8, total: 80, currency: 'FRF' },
      { own: 15, total: 100, currency: 'EUR', date: '2025-02-01' },
    ]);
    const question = { ...months, between: ['2025-02-01', '2025-03-01'] };
    await agree(all, { observations: observations as never }, question);
    const table = ask({ observations }, { select: [marketGrowthRate], ...question });
    expect(table.notes.map(({ code }) => code)).toEqual(['mixed-currency']);
  });

  test('in units is that of the observations in units', async () => {
    const observations = seen([
      { own: 8, total: 80, metric: 'units' },
      { own: 15, total: 100, metric: 'units', date: '2025-02-01' },
      { own: 15, total: 10, date: '2025-02-01' },
    ]);
    const units = all.map(({ variants }) => variants.units);
    const question = { ...months, between: ['2025-02-01', '2025-03-01'] };
    await agree(units, { observations: observations as never }, question);
    const table = ask({ observations }, { select: units, ...question });
    expect(units.map(({ id }) => [id, column(table, id)[0]])).toEqual([
      ['marketGrowthRateUnits', '0.25'],
      ['shareChangeUnits', '0.05'],
      ['outgrowthUnits', '0.625'],
    ]);
  });

  test('beyond the market and gain of share have the same sign, and shares add up to their changes', async () => {
    const amount = fc.integer({ min: 1, max: 500 });
    const periods = fc.array(fc.record({ own: amount, rest: amount }), { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(periods, async (list) => {
        const observations = seen(list.map(({ own, rest }, at) => ({ own, total: own + rest, date: `2025-0${at + 1}-01` })));
        await agree([marketShare, ...all], { observations: observations as never }, months);
        const table = ask({ observations }, { select: [marketShare, ...all], ...months, numbers: true });
        const numbers = (id: string): number[] => table.rows.map((row) => row[id] as number);
        const [first, second, third] = numbers('marketShare') as [number, number, number];
        expect(numbers('shareChange')[1]).toBeCloseTo(second - first, 12);
        expect((numbers('shareChange')[1] as number) + (numbers('shareChange')[2] as number)).toBeCloseTo(third - first, 12);
        for (const at of [1, 2])
          expect(Math.sign(numbers('outgrowth')[at] as number)).toBe(Math.sign(numbers('shareChange')[at] as number));
      }),
      { numRuns: 8 },
    );
  });
});
