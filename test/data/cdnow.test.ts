import {
  activeCustomers,
  cell,
  customerRetentionRate,
  dataset,
  newCustomers,
  orderCount,
  purchaseFrequency,
  query,
  repeatPurchaseRate,
  returningCustomerRate,
  revenue,
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
    expect(counts).toEqual({ rowsIn: 69_659, accepted: 69_659, rejected: 0, byCode: {} });
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
