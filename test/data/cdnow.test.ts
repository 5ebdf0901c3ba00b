import {
  activeCustomers,
  cell,
  cohortRetention,
  cohortSalesPerCustomer,
  customerJourneys,
  customerRetentionRate,
  dataset,
  newCustomers,
  orderCount,
  purchaseFrequency,
  query,
  repeatPurchaseRate,
  repeatPurchaseWithin,
  returningCustomerRate,
  revenue,
  topCustomersShare,
  unitsSold,
} from 'sales-kpi';
import { describe, expect, it } from 'vitest';
import { readCdnow } from './cdnow.ts';

const { rows, counts } = readCdnow();
const eachRow = dataset({ sales: rows });
const eachDay = dataset({ sales: rows.map((row) => ({ ...row, orderId: row.customerDay })) });
const march = ['1997-03-01', '1997-04-01'] as const;

/** Numerator and denominator of the only row. */
function parts(table: Parameters<typeof cell>[0], column: string, row = 0): [number, number] {
  const { numerator, denominator } = cell(table, row, column);
  return [Number(numerator), Number(denominator)];
}

describe('CDNOW, Fader and Hardie', () => {
  it('is read whole, and nothing is refused', () => {
    expect(counts).toEqual({ rowsIn: 69_659, accepted: 69_659, rejected: 0, byCode: {}, warnings: {} });
  });

  it('adds up to the cent, zeros and repeated rows kept', () => {
    const [all] = query(eachRow, { select: [revenue, orderCount, activeCustomers, unitsSold] }).rows;
    expect(String(all?.revenue)).toBe('2500315.63');
    expect(all?.orderCount).toBe(69_659);
    expect(all?.activeCustomers).toBe(23_570);
    expect(String(all?.unitsSold)).toBe('167881');
    expect(rows.filter(({ amount }) => amount === 0)).toHaveLength(80);
    const contents = rows.map(({ id: _, ...content }) => JSON.stringify(content));
    expect(contents.length - new Set(contents).size).toBe(255);
  });

  it('has the revenue of each month, and the months add up to the whole', () => {
    const { rows: months } = query(eachRow, { select: [revenue], every: 'month' });
    expect(months).toHaveLength(18);
    const byMonth = Object.fromEntries(months.map(({ period, revenue: value }) => [period, String(value)]));
    expect(byMonth).toMatchObject({ '1997-01': '299060.17', '1997-03': '393155.27', '1998-06': '76109.3' });
    expect(months.reduce((sum, month) => month.revenue?.plus(sum).toFixed() ?? 'none', '0')).toBe('2500315.63');
  });

  it('acquires all customers before 1997-03-26', () => {
    const { rows: spring } = query(eachRow, { select: [newCustomers], every: 'day', between: ['1997-03-25', '1997-06-01'] });
    const [first, ...later] = spring.map((day) => day.newCustomers);
    expect(first).toBeGreaterThan(0);
    expect(later.every((count) => count === 0)).toBe(true);
    expect(query(eachRow, { select: [newCustomers] }).rows[0]?.newCustomers).toBe(23_570);
  });

  it('retains 5376 of 23 570 customers from the first quarter to the second, and 2289 of those to the third', () => {
    const quarters = query(eachRow, { select: [customerRetentionRate], every: 'quarter', between: ['1997-01-01', '1998-01-01'] });
    expect(quarters.rows.map(({ period }) => period)).toEqual(['1997-Q1', '1997-Q2', '1997-Q3', '1997-Q4']);
    expect(parts(quarters, 'customerRetentionRate', 1)).toEqual([5376, 23_570]);
    expect(parts(quarters, 'customerRetentionRate', 2)).toEqual([2289, 5376]);
    expect(quarters.rows[1]?.customerRetentionRate?.toFixed(6)).toBe((5376 / 23_570).toFixed(6));
  });

  it('has 56 902 orders of 23 570 customers in 1997', () => {
    const year = query(eachRow, { select: [purchaseFrequency], between: ['1997-01-01', '1998-01-01'] });
    expect(parts(year, 'purchaseFrequency')).toEqual([56_902, 23_570]);
  });

  it('has 11 662 customers with two rows or more', () => {
    const all = query(eachRow, { select: [repeatPurchaseRate] });
    expect(parts(all, 'repeatPurchaseRate')).toEqual([11_662, 23_570]);
  });

  it('has 8 928 rows and 8 767 customer-days in January 1997', () => {
    const january = { select: [orderCount], between: ['1997-01-01', '1997-02-01'] } as const;
    expect(query(eachRow, january).rows[0]?.orderCount).toBe(8_928);
    expect(query(eachDay, january).rows[0]?.orderCount).toBe(8_767);
  });
});

describe('who returned in March 1997: several truths on the same data', () => {
  const asked = {
    select: [returningCustomerRate, returningCustomerRate.variants.priorOnly, repeatPurchaseRate, activeCustomers],
    between: march,
  } as const;
  const [byRow] = query(eachRow, asked).rows;
  const [byDay] = query(eachDay, asked).rows;

  it('9 524 customers were active', () => {
    expect(byRow?.activeCustomers).toBe(9_524);
    expect(byDay?.activeCustomers).toBe(9_524);
  });

  it.each([
    ['bought before March', byRow?.returningCustomerRatePriorOnly, '0.238975'],
    ['bought before March, rows of a day merged', byDay?.returningCustomerRatePriorOnly, '0.238975'],
    ['bought before March or again in it, each row an order', byRow?.returningCustomerRate, '0.339353'],
    ['bought before March or again in it, rows of a day merged', byDay?.returningCustomerRate, '0.330743'],
    ['bought twice in March, each row an order', byRow?.repeatPurchaseRate, '0.155292'],
    ['bought twice in March, rows of a day merged', byDay?.repeatPurchaseRate, '0.143847'],
  ])('%s', (_, rate, expected) => {
    expect(rate?.toFixed(6)).toBe(expected);
  });
});

describe('cohorts of CDNOW: all customers bought first in the first quarter of 1997', () => {
  const quarters = customerJourneys(rows, { every: 'quarter' });
  const months = customerJourneys(rows, { sameDay: 'merged' });

  it('has an order a row, and 67 591 when those of a day are one', () => {
    expect(quarters).toHaveLength(69_659);
    expect(months).toHaveLength(67_591);
  });

  it('retains 5376 of 23 570 customers after a quarter, as customer retention says', () => {
    const table = query(
      { journeys: quarters },
      { select: [cohortRetention({ after: 1, every: 'quarter' })], every: 'quarter', between: ['1997-01-01', '1997-04-01'] },
    );
    expect(parts(table, 'cohortRetentionQuarter1')).toEqual([5376, 23_570]);
  });

  it('has three cohorts of a month, and cells that are not over when the data end', () => {
    const select = [1, 15, 16, 17].map((after) => cohortRetention({ after }));
    const table = query({ journeys: months }, { select, every: 'month', between: ['1997-01-01', '1997-04-01'], asOf: '1998-06-30' });
    expect(table.rows.map((_, at) => parts(table, 'cohortRetentionMonth1', at))).toEqual([
      [1157, 7846],
      [1312, 8476],
      [1032, 7248],
    ]);
    expect(table.notes.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '1 cohortRetentionMonth17 immature-cohort',
      '2 cohortRetentionMonth16 immature-cohort',
      '2 cohortRetentionMonth17 immature-cohort',
    ]);
  });

  it('wins back 1374, 2013 and 2345 of the 7846 customers of January within 30, 60 and 90 days', () => {
    const select = [repeatPurchaseWithin(30), repeatPurchaseWithin(60), repeatPurchaseWithin(90)] as const;
    const table = query({ journeys: months }, { select, between: ['1997-01-01', '1997-02-01'] });
    expect(select.map(({ id }) => parts(table, id))).toEqual([
      [1374, 7846],
      [2013, 7846],
      [2345, 7846],
    ]);
  });

  it('has sold everything to its cohorts by the end', () => {
    const asked = { select: [cohortSalesPerCustomer({ after: 17 })], between: ['1997-01-01', '1997-04-01'] } as const;
    const { numerator, denominator } = cell(query({ journeys: customerJourneys(rows) }, asked), 0, 'cohortSalesPerCustomerMonth17');
    expect([String(numerator), Number(denominator)]).toEqual(['2500315.63', 23_570]);
  });

  it('11 662 of 23 570 customers ever bought again, month by month', () => {
    const lifetime = query(eachRow, { select: [repeatPurchaseRate.variants.lifetime], every: 'month' });
    const counts = lifetime.rows.map((_, at) => parts(lifetime, 'repeatPurchaseRateLifetime', at));
    expect(counts.at(-1)).toEqual([11_662, 23_570]);
    expect(counts.map(([again]) => again)).toEqual([...counts.map(([again]) => again)].sort((a, b) => a - b));
  });

  it('the share of its largest customers is that of sorted sums', () => {
    const cents = new Map<string, number>();
    for (const { customerId, amount } of rows) cents.set(customerId, (cents.get(customerId) ?? 0) + Math.round(Number(amount) * 100));
    const sorted = [...cents.values()].sort((a, b) => b - a);
    const total = sorted.reduce((a, b) => a + b);
    const select = [topCustomersShare(10), topCustomersShare(4714)] as const;
    const table = query(eachRow, { select });
    for (const [at, n] of [10, 4714].entries()) {
      const { numerator, denominator } = cell(table, 0, select[at]?.id as string);
      expect([Number(numerator?.times(100)), Number(denominator?.times(100))]).toEqual([sorted.slice(0, n).reduce((a, b) => a + b), total]);
    }
  });
});
