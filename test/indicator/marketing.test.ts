// What marketing costs and brings back, and the traps on the way.
import fc from 'fast-check';
import {
  type CampaignSpend,
  cacPayback,
  cacPaybackOver,
  clickThroughRate,
  costPerClick,
  costPerLead,
  costPerMille,
  customerAcquisitionCost,
  customerLifetimeValue,
  Decimal,
  firstPurchases,
  type Lead,
  ltvToCac,
  type Metric,
  marketingEfficiencyRatio,
  marketingRoi,
  marketingSpend,
  marketingSpendRate,
  newCustomers,
  paidAcquisitionCost,
  returnOnAdSpend,
  type Sale,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree, type Kinds } from '../agree.ts';
import { runs } from '../laws/runs.ts';
import { type AnyRow, ask, codeOf, column } from '../query/ask.ts';

const day = '2025-01-15';
const spent = (amount: CampaignSpend['amount'], more: Partial<CampaignSpend> = {}): CampaignSpend => ({ date: day, amount, ...more });
const sold = (id: string, amount: number, more: Partial<Sale> = {}): Sale => ({ id, date: day, amount, customerId: id, ...more });
/** So many new customers, alike. */
const customers = (count: number, amount = 10, more: Partial<Sale> = {}): Sale[] =>
  Array.from({ length: count }, (_, i) => sold(`c${i}`, amount, more));
const created = (count: number, more: Partial<Lead> = {}): Lead[] =>
  Array.from({ length: count }, (_, i) => ({ id: `l${i}`, createdAt: day, ...more }));
const months = { every: 'month', between: ['2025-01-01', '2025-04-01'] } as const;

/** The column of an indicator, cut to eight characters, after every engine has agreed on it. */
async function figures(metric: Metric, records: AnyRow, question: AnyRow = {}): Promise<string[]> {
  await agree([metric], records as unknown as Kinds, question);
  return column(ask(records, { select: [metric], ...question }), metric.id).map((value) => value.slice(0, 8));
}

/** Why there is no answer, row by row. */
const reasons = (metric: Metric, records: AnyRow, question: AnyRow = {}): unknown[] =>
  ask(records, { select: [metric], ...question })
    .notes.filter(({ row }) => row !== null)
    .map(({ row, code }) => [row, code]);

describe('marketing spend', () => {
  const spend = [
    spent('0.1', { channel: 'search' }),
    spent(0.2, { channel: 'social', kind: 'media', date: '2025-02-03' }),
    spent(3000, { kind: 'people' }),
    spent(-50, { kind: 'agency', date: '2025-02-04' }),
  ];

  test('is of all kinds, or of media, and adds up', async () => {
    expect(await figures(marketingSpend, { spend })).toEqual(['2950.3']);
    expect(await figures(marketingSpend, { spend }, months)).toEqual(['3000.1', '-49.8', '0']);
    expect(await figures(marketingSpend.variants.media, { spend }, months)).toEqual(['0.1', '0.2', '0']);
    expect(await figures(marketingSpend, { spend }, { by: ['channel'] })).toEqual(['0.1', '0.2', '2950']);
  });

  test('pain 19: in two currencies is no sum', async () => {
    const mixed = { spend: [spent(100, { currency: 'EUR' }), spent(100, { currency: 'USD' })] };
    expect(await figures(marketingSpend, mixed)).toEqual(['null']);
    expect(reasons(marketingSpend, mixed)).toEqual([[0, 'mixed-currency']]);
    expect(await figures(marketingSpend, mixed, { by: ['currency'] })).toEqual(['100', '100']);
  });

  test('without an amount is noted, and not 0', () => {
    expect(ask({ spend: [spent(5), { date: day }] }, { select: [marketingSpend] }).notes).toMatchObject([
      { code: 'partial-coverage', detail: 1 },
    ]);
  });
});

describe('what a lead costs', () => {
  test('is spend by leads created, or by leads that platforms count', async () => {
    const spend = [spent(300, { campaign: 'spring', leads: 12 }), spent(60, { campaign: 'summer' })];
    const leads = [
      ...created(4, { campaign: 'spring' }),
      ...created(1, { campaign: 'spring', duplicate: true }).map((one) => ({ ...one, id: 'd' })),
    ];
    expect(await figures(costPerLead, { spend, leads })).toEqual(['90']);
    expect(await figures(costPerLead, { spend, leads }, { by: ['campaign'] })).toEqual(['75', 'null']);
    expect(reasons(costPerLead, { spend, leads }, { by: ['campaign'] })).toEqual([[1, 'zero-denominator']]);
    expect(await figures(costPerLead.variants.platformReported, { spend })).toEqual(['25']);
  });
});

describe('what a new customer costs', () => {
  const { media, fullyLoaded, lagged } = customerAcquisitionCost.variants;
  const metrickit = [spent(60_000), spent(10_000, { kind: 'agency' }), spent(80_000, { kind: 'people' }), spent(5000, { kind: 'tools' })];

  test('is 1 291.67 fully loaded where 155 000 won 120 customers (MetricKit), and says which costs it counts', async () => {
    const records = { spend: metrickit, sales: customers(120) };
    expect(await figures(customerAcquisitionCost, records)).toEqual(['1291.666']);
    expect(await figures(fullyLoaded, records)).toEqual(['1291.666']);
    expect(await figures(media, records)).toEqual(['500']);
    const labels = [customerAcquisitionCost, media, fullyLoaded, lagged].map(({ label }) => label.en);
    expect(labels.some((label) => /blended/i.test(label))).toBe(false);
  });

  test('by 120 000 and 240 customers is 500, paid by 90 000 and 180 of them too (PitchKit)', async () => {
    const spend = [spent(90_000), spent(30_000, { kind: 'people' })];
    const sales = customers(240).map((one, i) => (i < 180 ? { ...one, campaign: 'spring' } : one));
    expect(await figures(customerAcquisitionCost, { spend, sales })).toEqual(['500']);
    expect(await figures(paidAcquisitionCost, { spend, acquisitions: firstPurchases(sales) })).toEqual(['500']);
  });

  test('is not lowered by customers who come back, nor by leads', async () => {
    const before = customers(3).map((one) => ({ ...one, id: `${one.id} before`, date: '2024-12-01' }));
    const sales = [...before, ...customers(3), sold('new', 10)];
    const january = { between: ['2025-01-01', '2025-02-01'] };
    expect(await figures(customerAcquisitionCost, { spend: [spent(100)], sales }, january)).toEqual(['100']);
  });

  test('has no answer where nobody is new, and the spend still stands beside it', async () => {
    const records = { spend: [spent(100)], sales: [] };
    expect(await figures(customerAcquisitionCost, records)).toEqual(['null']);
    expect(reasons(customerAcquisitionCost, records)).toEqual([[0, 'zero-denominator']]);
    const table = ask(records, { select: [customerAcquisitionCost, marketingSpend] });
    expect(column(table, 'marketingSpend')).toEqual(['100']);
  });

  test('is not fully loaded where no salaries are recorded', async () => {
    const records = { spend: [spent(100), spent(50, { kind: 'tools' })], sales: customers(2) };
    expect(await figures(fullyLoaded, records)).toEqual(['null']);
    expect(reasons(fullyLoaded, records)).toEqual([[0, 'no-data']]);
    expect(await figures(customerAcquisitionCost, records)).toEqual(['75']);
    const paid = { spend: [spent(100), spent('0.1', { kind: 'people' }), spent(0.2, { kind: 'people' })], sales: customers(1) };
    expect(await figures(fullyLoaded, paid)).toEqual(['100.3']);
  });

  test('may be held against the spend of the period before', async () => {
    const spend = [spent(100), spent(300, { date: '2025-02-10' })];
    const sales = [sold('ana', 1), sold('bob', 1, { date: '2025-02-20' }), sold('eve', 1, { date: '2025-03-20' })];
    expect(await figures(customerAcquisitionCost, { spend, sales }, months)).toEqual(['100', '300', '0']);
    expect(await figures(lagged, { spend, sales }, months)).toEqual(['0', '100', '300']);
    expect(await figures(lagged, { spend, sales })).toEqual(['null']);
    expect(reasons(lagged, { spend, sales })).toEqual([[0, 'no-previous-period']]);
  });

  test('by campaign is of the customers whose first purchase names it', async () => {
    const spend = [spent(60, { campaign: 'spring' }), spent(40, { campaign: 'autumn' })];
    const sales = [sold('a', 1, { campaign: 'spring' }), sold('b', 1, { campaign: 'spring' }), sold('c', 1)];
    expect(await figures(customerAcquisitionCost, { spend, sales }, { by: ['campaign'] })).toEqual(['null', '30', '0']);
  });
});

describe('customers won by campaigns', () => {
  const sales = [
    sold('1', 10, { customerId: 'ana', campaign: 'spring', date: '2025-01-30' }),
    sold('2', 10, { customerId: 'bob', date: '2025-01-30' }),
    sold('3', 10, { customerId: 'bob', campaign: 'spring', date: '2025-01-31' }),
    sold('4', 10, { customerId: 'eve', campaign: 'spring', date: '2025-01-02', status: 'test' }),
    sold('5', -10, { customerId: 'dan', campaign: 'spring', date: '2025-01-02' }),
    { id: '6', date: '2025-01-02', amount: 10, campaign: 'spring' },
  ];

  test('are those whose first purchase names one: bob came by himself first', async () => {
    expect(firstPurchases(sales)).toEqual([
      { id: 'ana', date: '2025-01-30', campaign: 'spring' },
      { id: 'bob', date: '2025-01-30' },
    ]);
    expect(await figures(paidAcquisitionCost, { spend: [spent(300)], acquisitions: firstPurchases(sales) })).toEqual(['300']);
    const blank = firstPurchases([...sales, sold('7', 10, { customerId: 'kim', campaign: '' })]);
    expect(await figures(paidAcquisitionCost, { spend: [spent(300)], acquisitions: blank })).toEqual(['300']);
    const none = { spend: [spent(300)], acquisitions: [] };
    expect(reasons(paidAcquisitionCost, none)).toEqual([[0, 'zero-denominator']]);
  });

  test('are found whatever the order, under any policy, and nothing throws', () => {
    const key = (rows: readonly { id: string }[]): unknown[] => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
    const tied = [...sales, sold('0', 10, { customerId: 'ana', campaign: 'winter', date: '2025-01-30' })];
    expect(key(firstPurchases(tied.toReversed()))).toEqual(key(firstPurchases(tied)));
    expect(firstPurchases(tied)[0]?.campaign).toBe('winter');
    expect(firstPurchases(sales, { orderInclusion: 'paid' })).toEqual([]);
    expect(codeOf(() => firstPurchases(sales, { orderInclusion: 'all' } as never))).toBe('bad-argument');
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
      },
    );
    expect(firstPurchases([null, 7, {}, hostile, { id: 'x', customerId: 'x', date: 'soon', amount: 1 }] as never)).toEqual([]);
  });

  test('are as many as the new customers of every month', () => {
    const rows = fc.array(
      fc.record({
        customerId: fc.constantFrom('a', 'b', 'c', null),
        date: fc.constantFrom('2025-01-03', '2025-02-03', '2025-03-03'),
        amount: fc.integer({ min: -2, max: 9 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(rows, (list) => {
        const ledger = list.map((row, i): Sale => ({ id: `${i}`, ...row }));
        const firsts = firstPurchases(ledger).map(({ date }) => String(date).slice(0, 7));
        const counted = ask(ledger, { select: [newCustomers], ...months });
        expect(column(counted, 'newCustomers')).toEqual(
          ['2025-01', '2025-02', '2025-03'].map((month) => String(firsts.filter((one) => one === month).length)),
        );
      }),
      runs(60),
    );
  });
});

describe('returns', () => {
  const { platformReported } = returnOnAdSpend.variants;
  // A channel of 3 000 and 12 000, in a business of 10 000 and 30 000 (My Ad Metrics, MER vs ROAS).
  const spend = [spent(3000, { attributedRevenue: 15_000 }), spent(7000, { kind: 'people' })];
  const sales = [sold('1', 12_000, { campaign: 'spring', cost: 6000 }), sold('2', 18_000, { cost: 9000 })];
  const records = { spend, sales };

  test('are 4 on the advertising and 3 on all marketing', async () => {
    expect(await figures(returnOnAdSpend, records)).toEqual(['4']);
    expect(await figures(marketingEfficiencyRatio, records)).toEqual(['3']);
    expect(await figures(marketingSpendRate, records)).toEqual(['0.333333']);
  });

  test('say by which model: platforms claim more than the last touch', async () => {
    expect(await figures(platformReported, { spend })).toEqual(['5']);
    expect([returnOnAdSpend.label.en, platformReported.label.en]).toEqual([
      'Return on ad spend, last touch',
      'Return on ad spend as platforms report',
    ]);
    const untold = { spend: [...spend, spent(1000)] };
    expect(await figures(platformReported, untold)).toEqual(['5']);
    expect(ask(untold, { select: [platformReported] }).notes).toMatchObject([{ code: 'partial-coverage', detail: 1 }]);
  });

  test('after the cost of the goods are 1: (6 000 − 3 000) ÷ 3 000; on revenue 3, one less than on ad spend', async () => {
    expect(await figures(marketingRoi, records)).toEqual(['1']);
    expect(await figures(marketingRoi.variants.revenue, records)).toEqual(['3']);
    expect(await figures(marketingRoi, { spend, sales: [sold('1', 100, { campaign: 'spring', cost: 90 })] })).toEqual(['-0.99666']);
  });

  test('take back what is returned, and count by campaign', async () => {
    const more = {
      spend: [spent(100, { campaign: 'spring' }), spent(100, { campaign: 'autumn' })],
      sales: [
        sold('1', 500, { campaign: 'spring' }),
        sold('2', -200, { campaign: 'spring' }),
        sold('3', 999),
        sold('4', 999, { campaign: '' }),
      ],
    };
    expect(await figures(returnOnAdSpend, more)).toEqual(['1.5']);
    expect(await figures(returnOnAdSpend, more, { by: ['campaign'] })).toEqual(['0', '3']);
  });

  test('of unknown costs have no profit, and of some are noted', async () => {
    const unknown = { spend, sales: [sold('1', 12_000, { campaign: 'spring' })] };
    expect(reasons(marketingRoi, unknown)).toEqual([[0, 'missing-input']]);
    expect(
      ask({ spend, sales: [...sales, ...unknown.sales.map((one) => ({ ...one, id: '9' }))] }, { select: [marketingRoi] }).notes[0]?.code,
    ).toBe('partial-coverage');
  });

  test.each([
    ['without spend', { spend: [], sales }, 'zero-denominator'],
    [
      'pain 19: in two currencies',
      { spend: [spent(1, { currency: 'USD' })], sales: [sold('1', 1, { campaign: 'x', currency: 'EUR' })] },
      'mixed-currency',
    ],
  ])('%s there are none', async (_, some, why) => {
    for (const metric of [returnOnAdSpend, marketingEfficiencyRatio, marketingRoi]) {
      await agree([metric], some as unknown as Kinds);
      expect(reasons(metric, some)).toEqual([[0, why]]);
    }
  });

  const some = fc.record({
    spend: fc.array(fc.record({ amount: fc.integer({ min: 0, max: 900 }), kind: fc.constantFrom('media', 'people', null) }), {
      maxLength: 5,
    }),
    sales: fc.array(
      fc.record({ amount: fc.integer({ min: -90, max: 900 }), campaign: fc.constantFrom('a', 'b', null), cost: fc.nat({ max: 9 }) }),
      { maxLength: 6 },
    ),
  });

  test('keep their identities: ROI on revenue is ROAS − 1, and MER times the spend rate is 1', () => {
    fc.assert(
      fc.property(some, (given) => {
        const data = {
          spend: given.spend.map((row) => spent(row.amount, { kind: row.kind as CampaignSpend['kind'] })),
          sales: given.sales.map((row, i) => sold(`${i}`, row.amount, row)),
        };
        const select = [returnOnAdSpend, marketingRoi.variants.revenue, marketingEfficiencyRatio, marketingSpendRate];
        const [roas, roi, mer, rate] = select.map(({ id }) => ask(data, { select }).rows[0]?.[id] as Decimal | null);
        if (roas && roi) expect(roas.minus(1).minus(roi).abs().lt('1e-30')).toBe(true);
        expect(roas === null).toBe(roi === null);
        if (mer && rate) expect(mer.times(rate).minus(1).abs().lt('1e-30')).toBe(true);
      }),
      runs(60),
    );
  });
});

describe('advertisements', () => {
  test('a thousand impressions cost 20 where 500 000 cost 10 000 (Lifesight): the thousand is not forgotten', async () => {
    expect(await figures(costPerMille, { spend: [spent(10_000, { impressions: 500_000 })] })).toEqual(['20']);
  });

  test('pain 10: are clicked by totals, not by a mean of rates', async () => {
    const spend = [
      spent(10, { impressions: 1000, clicks: 30, campaign: 'a' }),
      spent(90, { impressions: 9000, clicks: 90, campaign: 'b' }),
    ];
    expect(await figures(clickThroughRate, { spend }, { by: ['campaign'] })).toEqual(['0.03', '0.01']);
    expect(await figures(clickThroughRate, { spend })).toEqual(['0.012']);
    expect(await figures(costPerClick, { spend })).toEqual(['0.833333']);
    expect(await figures(costPerMille, { spend })).toEqual(['10']);
  });

  test('salaries and radio do not make clicks dear, and a function gives the same', async () => {
    const spend = [spent(60, { impressions: 4000, clicks: 120 }), spent(3000, { kind: 'people' }), spent(500, { impressions: 9000 })];
    expect(await figures(costPerClick, { spend })).toEqual(['0.5']);
    expect(await figures(clickThroughRate, { spend })).toEqual(['0.03']);
    expect(String(costPerClick(spend))).toBe('0.5');
  });

  test.each<[string, CampaignSpend[], string]>([
    ['no spends', [], 'zero-denominator'],
    ['nobody saw them', [spent(5, { impressions: 0, clicks: 0 })], 'zero-denominator'],
    ['nothing was counted', [spent(5)], 'zero-denominator'],
  ])('%s', async (_, spend, why) => {
    for (const metric of [clickThroughRate, costPerClick, costPerMille]) {
      expect(await figures(metric, { spend })).toEqual(['null']);
      expect(reasons(metric, { spend })).toEqual([[0, why]]);
    }
  });
});

describe('the payback of a customer', () => {
  test.each<[string, number, number, number, string]>([
    ['600 against 100 a month at 75 % is 8 months (PrimeCalculator)', 600, 100, 25, '8'],
    ['1 200 against 180 a month at 75 % is 8.9 months (CalcMastery)', 1200, 180, 45, '8.888888'],
    ['1 291.67 against 800 a month at 80 % is 2 months (MetricKit)', 155_000 / 120, 800, 160, '2.018229'],
    ['nothing was spent', 0, 100, 25, '0'],
  ])('%s', async (_, cost, amount, goods, wanted) => {
    const spend = [spent(new Decimal(cost).times(12).toFixed(2))];
    expect(await figures(cacPayback, { spend, sales: customers(12, amount, { cost: goods }) })).toEqual([wanted]);
  });

  test.each([
    ['goods are sold at cost', 25],
    ['goods are sold below cost', 30],
  ])('never comes where %s', async (_, cost) => {
    const records = { spend: [spent(100)], sales: customers(1, 25, { cost }) };
    expect(await figures(cacPayback, records)).toEqual(['null']);
    expect(reasons(cacPayback, records)).toEqual([[0, 'never-recovers']]);
  });

  test('is not known without costs of goods, or without new customers', () => {
    expect(reasons(cacPayback, { spend: [spent(100)], sales: customers(1, 25) })).toEqual([[0, 'missing-input']]);
    expect(reasons(cacPayback, { spend: [spent(100)], sales: [] })).toEqual([[0, 'zero-denominator']]);
  });

  test('of longer periods is told in months all the same (SaaSGrid: a quarter × 3, a year × 12)', async () => {
    // A customer who spends 100 a month at 75 %, twelve times.
    const sales = Array.from(
      { length: 12 },
      (_, i): Sale => ({
        id: `${i}`,
        date: `2025-${String(i + 1).padStart(2, '0')}-10`,
        amount: 100,
        cost: 25,
        customerId: 'ana',
      }),
    );
    const records = { spend: [spent(600)], sales };
    expect((await figures(cacPayback, records, { every: 'month', between: ['2025-01-01', '2025-02-01'] }))[0]).toBe('8');
    expect(await figures(cacPaybackOver(3), records, { every: 'quarter', between: ['2025-01-01', '2025-04-01'] })).toEqual(['8']);
    expect(await figures(cacPaybackOver(12), records, { every: 'year', between: ['2025-01-01', '2026-01-01'] })).toEqual(['8']);
    for (const wrong of [0, -3, 1.5, Number.NaN, '12' as never]) expect(codeOf(() => cacPaybackOver(wrong))).toBe('bad-argument');
  });
});

describe('lifetime value by cost', () => {
  test('is on the basis of profit: revenue would make 3 of 0.75', async () => {
    const records = { spend: [spent(100)], sales: customers(1, 300, { cost: 225 }) };
    expect(await figures(ltvToCac, records)).toEqual(['0.75']);
    const [value, cost] = [customerLifetimeValue.variants.revenue(records.sales), customerAcquisitionCost(records)];
    expect(value?.div(cost as Decimal).toFixed()).toBe('3');
    expect(reasons(ltvToCac, { ...records, sales: customers(1, 300) })).toEqual([[0, 'missing-input']]);
  });

  test('is the one indicator by the other, period by period', async () => {
    const spend = [spent(30), spent(50, { date: '2025-02-10' })];
    const sales = [
      sold('1', 100, { cost: 40, customerId: 'ana' }),
      sold('2', 100, { cost: 60, customerId: 'bob', date: '2025-02-10' }),
      sold('3', 50, { cost: 30, customerId: 'ana', date: '2025-02-11' }),
    ];
    // January 60 ÷ 30. February (60 + 40 + 20) ÷ 2 customers = 60, by 50. March: nobody new.
    expect(await figures(ltvToCac, { spend, sales }, months)).toEqual(['2', '1.2', 'null']);
    expect(reasons(ltvToCac, { spend, sales }, months)).toEqual([[2, 'zero-denominator']]);
    expect(reasons(ltvToCac, { spend: [], sales })).toEqual([[0, 'zero-denominator']]);
  });
});
