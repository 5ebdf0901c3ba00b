// Customers of CDNOW, against the reference results and against figures counted by hand.
import {
  bgNbd,
  clusterCustomers,
  cohorts,
  customerHistory,
  expectedLifetime,
  expectedPurchases,
  expectedSpend,
  gammaGamma,
  predictLifetimeValue,
  probabilityAlive,
  rfm,
  type Sale,
  shiftedBetaGeometric,
} from 'sales-kpi';
import { describe, expect, it, test } from 'vitest';
import { likelihoodOf } from '../../src/analysis/customer/bgNbd.ts';
import { spendLikelihoodOf } from '../../src/analysis/customer/gammaGamma.ts';
import { patternsOf } from '../../src/analysis/customer/purchasePattern.ts';
import { readCdnow } from './cdnow.ts';
import { type Case, expectCase, readCase, readTable } from './fixtures.ts';

type Model = { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number };
type Purchases = Case<
  { readonly frequency: number[]; readonly recency: number[]; readonly T: number[]; readonly monetary: number[] },
  { readonly par: Model; readonly tStar: number },
  {
    readonly customers: number[];
    readonly expectedTransactionsNewCustomer: { readonly t: number[] };
    readonly gammaGamma: { readonly par: readonly [number, number, number] };
  }
>;
type Ledger = Case<{ readonly customer: string[]; readonly date: string[]; readonly amount: number[] }>;

const ledger = readCase<Ledger>('16-rfm-cohort', 'rfm-cohort-cdnow');
const sample: Sale[] = ledger.input.customer.map((customerId, i) => ({
  id: String(i),
  date: ledger.input.date[i] as string,
  amount: ledger.input.amount[i] as number,
  customerId,
  currency: 'USD',
}));

describe('models of purchases, against BTYD', () => {
  const reference = readCase<Purchases>('13-clv-retention', 'bgnbd-cdnow');
  const { input, params, expected } = reference;
  const customers = input.frequency.map((frequency, i) => ({
    frequency,
    recency: input.recency[i] as number,
    age: input.T[i] as number,
    meanRepeatSpend: frequency === 0 ? null : (input.monetary[i] as number),
  }));
  const some = expected.customers.map((at) => customers[at - 1] as (typeof customers)[number]);

  test('fit as published', () => {
    const [purchases, spend] = [bgNbd({ customers }), gammaGamma({ customers })];
    const [p, q, gamma] = expected.gammaGamma.par;
    const spending = customers.flatMap(({ frequency, meanRepeatSpend: m }) => (m !== null && m > 0 ? [{ x: frequency, m }] : []));
    const { r, alpha, a, b } = params.par;
    expectCase(
      reference,
      {
        mle: purchases.model,
        logLikMle: purchases.logLikelihood,
        logLikAtPar: likelihoodOf(patternsOf(customers))([r, alpha, a, b]),
        customers: expected.customers,
        conditionalExpected: some.map((one) => expectedPurchases(params.par, params.tStar, one)),
        pAlive: some.map((one) => probabilityAlive(params.par, one)),
        expectedTransactionsNewCustomer: {
          t: expected.expectedTransactionsNewCustomer.t,
          value: expected.expectedTransactionsNewCustomer.t.map((t) => expectedPurchases(params.par, t)),
        },
        gammaGamma: {
          mle: spend.model,
          logLikMle: spend.logLikelihood,
          par: [p, q, gamma],
          logLikAtPar: spendLikelihoodOf(spending)([p, q, gamma]),
          populationMean: expectedSpend({ p, q, gamma }, { frequency: 0, meanRepeatSpend: null }),
          conditionalExpectedSpend: some.map((one) => expectedSpend({ p, q, gamma }, one)),
          corFrequencyMonetary: spend.correlation,
        },
      },
      // How many purchases a customer makes is not asked.
      ['probXInT'],
    );
    expect([purchases.converged, spend.converged, purchases.penalty, spend.penalty]).toEqual([true, true, 0, 0]);
  });

  test('read from the ledger what the paper read', () => {
    const history = customerHistory(sample, { asOf: '1997-09-30', unit: 'week' });
    expect(history.customers).toHaveLength(customers.length);
    history.customers.forEach((one, i) => {
      const wanted = customers[i] as (typeof customers)[number];
      expect(one.frequency).toBe(wanted.frequency);
      expect(one.recency).toBeCloseTo(wanted.recency, 9);
      expect(one.age).toBeCloseTo(wanted.age, 9);
      expect(Number(one.meanRepeatSpend ?? 0)).toBeCloseTo(wanted.meanRepeatSpend ?? 0, 6);
    });
  });

  test('give the example of the note', () => {
    const note = readCase<Case<{ frequency: number; recency: number; T: number }, Model & { tStar: number }>>(
      '13-clv-retention',
      'bgnbd-excel-note',
    );
    const customer = { frequency: note.input.frequency, recency: note.input.recency, age: note.input.T };
    expectCase(note, {
      conditionalExpected: expectedPurchases(note.params, note.params.tStar, customer),
      pAlive: probabilityAlive(note.params, customer),
    });
    const spend = readCase<Case<{ frequency: number[]; monetary: number[] }, { p: number; q: number; gamma: number }>>(
      '13-clv-retention',
      'gamma-gamma-note025',
    );
    expectCase(spend, {
      conditionalExpectedSpend: spend.input.frequency.map((frequency, i) =>
        expectedSpend(spend.params, { frequency, meanRepeatSpend: frequency === 0 ? null : (spend.input.monetary[i] as number) }),
      ),
    });
  });

  test.each(readTable<Case<{ survivors: number[] }, { horizon: number }>>('13-clv-retention', 'sbg-'))('%s', (_, one) => {
    const { model, logLikelihood, retention, survival } = shiftedBetaGeometric(one.input.survivors, { periods: one.params.horizon });
    expectCase(one, {
      ...model,
      logLik: logLikelihood,
      retention,
      survival,
      expectedLifetimeDiscounted10: model && expectedLifetime(model, 0.1),
    });
  });
});

describe('scores and cohorts, against pandas', () => {
  const history = customerHistory(sample, { asOf: '1998-06-30' });
  const { customers, cutOffs } = rfm(history);
  const countsOf = (name: 'recency' | 'frequency' | 'monetary'): Record<string, number> =>
    Object.fromEntries([1, 2, 3, 4, 5].map((score) => [score, customers.filter((one) => one[name] === score).length]));
  const cells = new Map<string, number>();
  for (const { code } of customers) cells.set(code, (cells.get(code) ?? 0) + 1);
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b) / values.length;
  const [active, revenue, cumulative] = (['customers', 'revenue', 'cumulativeRevenue'] as const).map((value) =>
    cohorts(sample, { asOf: '1998-06-30', value }),
  );

  test('are the same', () => {
    const top = Object.keys((ledger.expected as { rfm: { cellCountsTop10: object } }).rfm.cellCountsTop10);
    expectCase(ledger, {
      rfm: {
        customers: customers.length,
        recencyDaysMean: mean(customers.map(({ daysSinceLast }) => daysSinceLast)),
        frequencyMean: mean(history.customers.map(({ purchaseDays }) => purchaseDays)),
        monetarySum: Number(
          history.customers.reduce((sum, one) => one.revenue?.plus(sum) ?? sum, history.customers[0]?.revenue?.times(0) ?? 0),
        ),
        thresholdsRecency: cutOffs.recency,
        thresholdsFrequency: cutOffs.frequency,
        thresholdsMonetary: cutOffs.monetary.map(Number),
        countsR: countsOf('recency'),
        countsF: countsOf('frequency'),
        countsM: countsOf('monetary'),
        cellCountsTop10: Object.fromEntries(top.map((code) => [code, cells.get(code)])),
        n555: cells.get('555'),
        n111: cells.get('111'),
      },
      // Months that are not over are absent there, and without an answer here.
      cohorts: active?.cohorts.slice(0, 3).map(({ cohort, size, cells: own }, at) => {
        const over = own.filter(({ reason }) => reason === null);
        const money = (table: typeof revenue): readonly (typeof own)[number][] => (table?.cohorts[at]?.cells ?? []).slice(0, over.length);
        return {
          cohort,
          size,
          active: over.map(({ value }) => value),
          retention: over.map(({ perCustomer }) => Number(perCustomer)),
          revenue: money(revenue).map(({ value }) => Number(value)),
          cumulativeRevenuePerCustomer: money(cumulative).map(({ perCustomer }) => Number(perCustomer)),
        };
      }),
    });
  });

  it('has no customers after March 1997, and cells without an answer behind the end of the data', () => {
    expect(active?.cohorts.map(({ size }) => size).slice(3)).toEqual(new Array(15).fill(0));
    expect(active?.cohorts[2]?.cells.slice(15).map(({ reason }) => reason)).toEqual([null, 'immature-cohort', 'immature-cohort']);
  });
});

describe('all customers of CDNOW', () => {
  const { rows } = readCdnow();
  const sales = rows as Sale[];

  it('has a history that adds up, within seconds', () => {
    const history = customerHistory(sales, { asOf: '1998-06-30' });
    expect(history.customers).toHaveLength(23_570);
    expect(history.customers.reduce((sum, { purchaseDays }) => sum + purchaseDays, 0)).toBe(67_591);
    expect(history.customers.reduce((sum, { orders }) => sum + orders, 0)).toBe(69_659);
    expect(String(history.customers.reduce((sum, one) => one.revenue?.plus(sum) ?? sum, history.guests.revenue ?? 0))).toBe('2500315.63');
  });

  it('has the cohorts of its indicators', () => {
    const { cohorts: found } = cohorts(sales, { asOf: '1998-06-30' });
    expect(found.slice(0, 3).map(({ size, cells }) => [cells[1]?.value, size])).toEqual([
      [1157, 7846],
      [1312, 8476],
      [1032, 7248],
    ]);
    const [quarter] = cohorts(sales, { asOf: '1998-06-30', every: 'quarter' }).cohorts;
    expect([quarter?.cells[1]?.value, quarter?.size]).toEqual([5376, 23_570]);
  });

  it('falls into groups', () => {
    const { groups, reason, leftOut } = clusterCustomers(customerHistory(sales, { asOf: '1998-06-30' }), { seed: 1 });
    expect([reason, groups.reduce((sum, { customers }) => sum + customers, 0) + leftOut]).toEqual([null, 23_570]);
  });

  it('buys in the nine months that follow about what the model of the first nine expects', () => {
    const calibration = customerHistory(sales, { asOf: '1997-09-30' });
    const { total, expectedPurchases: expected } = predictLifetimeValue(calibration, { horizonMonths: 9, margin: 1, seed: 1 });
    const later = customerHistory(sales, { asOf: '1998-06-30', between: ['1997-10-01', '1998-07-01'] }).customers;
    const [bought, spent] = [
      later.reduce((sum, one) => sum + one.purchaseDays, 0),
      later.reduce((sum, one) => sum + Number(one.revenue), 0),
    ];
    expect((expected ?? 0) / bought).toBeGreaterThan(0.8);
    expect((expected ?? 0) / bought).toBeLessThan(1.2);
    expect((total ?? 0) / spent).toBeGreaterThan(0.75);
    expect((total ?? 0) / spent).toBeLessThan(1.25);
  });
});
