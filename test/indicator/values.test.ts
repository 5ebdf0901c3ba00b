// Every indicator on a ledger that a salesperson can check: the workings stand beside the figures.
import { Decimal } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { everyIndicator } from '../laws/agreement.ts';
import { ask, text } from '../query/ask.ts';
import { months, shop } from './ledger.ts';

/** January, February, March, and the whole quarter. Fractions are written as they are worked out. */
const figures: Readonly<Record<string, readonly [january: string, february: string, march: string, quarter: string]>> = {
  // Goods before discount: 100 + 10 + (80 + 20) + 5 · 5 + 200 · 30
  grossSales: ['215', '205', '30', '450'],
  // Only bob's lamp was cheaper.
  discounts: ['20', '0', '0', '20'],
  // The lamp at 100 and the adjustment of 15 come back in February.
  returns: ['0', '115', '0', '115'],
  // With tax: 100 + 20 and 15 + 3
  returnsMoney: ['0', '138', '0', '138'],
  // 100 + 10 + 80 + 5 · −100 + 5 + 200 − 15 · 30
  netSales: ['195', '90', '30', '315'],
  revenue: ['195', '90', '30', '315'],
  // 20 + 2 + 1 + 16 + 1 · −20 + 1 + 40 − 3 · 6
  taxes: ['40', '18', '6', '64'],
  shipping: ['5', '0', '0', '5'],
  // Net sales, shipping and taxes: 195 + 5 + 40 · 90 + 18 · 30 + 6
  totalSales: ['240', '108', '36', '384'],
  // A B C · E F · G
  orderCount: ['3', '2', '1', '6'],
  // None was for free.
  orderCountNonZero: ['3', '2', '1', '6'],
  // December is empty · from 195 to 90 · from 90 to 30 · the quarter before is empty
  salesGrowthRate: ['null', '-105/195', '-60/90', 'null'],
  salesShare: ['1', '1', '1', '1'],
  // Fewer than ten customers: ana and bob · eve, since ana gave back more than she bought · bob · the same over the quarter
  topCustomerShare: ['1', '1', '1', '1'],
  // 1 + 2 + 1 + 1 · −1 + 1 + 2 · 3
  unitsSold: ['5', '2', '3', '10'],
  unitsSoldGross: ['5', '3', '3', '11'],
  // 20 ÷ 215
  discountRate: ['20/215', '0', '0', '20/450'],
  // 15 of the 20 came by a code.
  discountsByCode: ['15', '0', '0', '15'],
  discountRateByCode: ['15/215', '0', '0', '15/450'],
  // Only order B was cheaper.
  discountRateOrders: ['1/3', '0', '0', '1/6'],
  // 115 ÷ 205, and 115 ÷ 430
  returnRate: ['0', '115/205', '0', '115/430'],
  returnRateUnits: ['0', '1/3', '0', '1/11'],
  // Orders A and F gave something back.
  returnRateOrders: ['0', '2/2', '0', '2/6'],
  // Sold goods after discount ÷ orders: 195 ÷ 3 · 205 ÷ 2 · 30
  averageOrderValue: ['65', '102.5', '30', '430/6'],
  averageOrderValueNet: ['65', '45', '30', '315/6'],
  averageOrderValueTotal: ['80', '54', '36', '384/6'],
  // Only order G says that it is paid.
  averageOrderValueNetPaid: ['null', 'null', '30', '30'],
  // Orders of 110, 80, 5 · 5, 200 · 30; of the quarter 5, 5, 30, 80, 110, 200
  medianOrderValue: ['80', '102.5', '30', '55'],
  unitsPerTransaction: ['5/3', '3/2', '3', '11/6'],
  unitsPerTransactionNet: ['5/3', '1', '3', '10/6'],
  // 195 ÷ 5 units · 205 ÷ 3 · 30 ÷ 3
  averageSellingPrice: ['39', '205/3', '10', '430/11'],
  // 215 ÷ 5 · 205 ÷ 3 · 30 ÷ 3
  averageSellingPriceBeforeDiscounts: ['43', '205/3', '10', '450/11'],
  // ana bob · ana eve · bob; the guest, dan's gift card and the test are no customers of goods
  activeCustomers: ['2', '2', '1', '3'],
  newCustomers: ['2', '1', '0', '3'],
  // bob bought in January and not in February
  reactivatedCustomers: ['0', '0', '1', '0'],
  purchaseFrequency: ['1', '1', '1', '5/3'],
  // Net sales to known customers: 190 ÷ 2 · 90 ÷ 2 · 30; 310 ÷ 3
  salesPerCustomer: ['95', '45', '30', '310/3'],
  // With the guest of January: 195 ÷ 3; 315 ÷ 4
  salesPerCustomerWithGuests: ['65', '45', '30', '315/4'],
  // ana was there before; of the quarter ana and bob ordered twice
  returningCustomerRate: ['0', '1/2', '1', '2/3'],
  returningCustomerRatePriorOnly: ['0', '1/2', '1', '0'],
  repeatPurchaseRate: ['0', '0', '0', '2/3'],
  // Of ana and bob none, of ana, bob and eve first ana, then bob too
  repeatPurchaseRateLifetime: ['0', '1/3', '2/3', '2/3'],
  // Nobody before January; of ana and bob ana is back; of ana and eve nobody
  customerRetentionRate: ['null', '1/2', '0', 'null'],
  customerChurnRate: ['null', '1/2', '1', 'null'],
  // bob is lost of two and eve joins; then ana and eve are lost of two, and nobody joins. With none before, two join.
  customerChurnRateStripe: ['0', '1/3', '1', '0'],
  // Over the mean of 2 and 2, of 2 and 1; of none and two
  customerChurnRateAverage: ['0', '1/2', '4/3', '0'],
  // 60 + 4 + 60 + 2 · −60 + 2 + 120 · 20
  costOfGoodsSold: ['126', '62', '20', '208'],
  // On the rows with a cost: 195 − 126 · 105 − 62 · 30 − 20; the adjustment has none
  grossProfit: ['69', '43', '10', '122'],
  grossMarginRate: ['69/195', '43/105', '1/3', '122/330'],
  markupRate: ['69/126', '43/62', '1/2', '122/208'],
  // All but the adjustment: 195 ÷ 195 · 105 ÷ 90 · 30 ÷ 30
  costCoverageRate: ['1', '105/90', '1', '330/315'],
  // On rows of known customers: 66 ÷ 2, with February 66 + 43 ÷ 3, with March 119 ÷ 3
  customerLifetimeValue: ['33', '109/3', '119/3', '119/3'],
  customerLifetimeValueRevenue: ['95', '280/3', '310/3', '310/3'],
  // 43 of two customers, of whom half go · 10 of one, when all go
  customerLifetimeValueChurnBased: ['null', '43', '10', 'null'],
};

const worked = (figure: string): string => {
  const [above, below] = figure.split('/');
  return below === undefined ? figure : new Decimal(above as string).div(below).toFixed();
};

describe('figures of the shop', () => {
  const byMonth = ask(shop, { select: everyIndicator, ...months });
  const quarter = ask(shop, { select: everyIndicator, between: months.between });

  test('every indicator has its figures', () => {
    expect(Object.keys(figures).sort()).toEqual(everyIndicator.map(({ id }) => id).sort());
  });

  test.each(Object.entries(figures))('%s: %j', (id, wanted) => {
    expect([...byMonth.rows, ...quarter.rows].map((row) => text(row[id]))).toEqual(wanted.map(worked));
  });

  test('every null says why', () => {
    const reasons = byMonth.notes.filter(({ row }) => row !== null).map(({ row, column, code }) => [row, column, code]);
    expect(reasons).toEqual([
      [0, 'salesGrowthRate', 'zero-base'],
      [0, 'averageOrderValueNetPaid', 'zero-denominator'],
      [0, 'customerRetentionRate', 'zero-denominator'],
      [0, 'customerChurnRate', 'zero-denominator'],
      [0, 'customerLifetimeValueChurnBased', 'zero-denominator'],
      [1, 'averageOrderValueNetPaid', 'zero-denominator'],
    ]);
    // ana gave back more than she bought in February, and is none of the ten.
    expect(byMonth.notes.filter(({ code }) => code === 'negative-parts').map(({ column, detail }) => [column, detail])).toEqual([
      ['topCustomerShare', 1],
    ]);
    expect(byMonth.notes.filter(({ code }) => code === 'history-starts').map(({ detail }) => detail)).toEqual(
      Array.from({ length: 9 }, () => '2025-01-05'),
    );
  });

  test.each(everyIndicator.map((indicator) => [indicator.id, indicator] as const))(
    '%s called on the records is its figure of all time, or null where a row lacks a number',
    (id, indicator) => {
      const all = ask(shop, { select: [indicator] });
      const isPartial = all.notes.some(({ code }) => code === 'partial-coverage');
      expect(isPartial).toBe(
        [
          'unitsSold',
          'returnRateUnits',
          'unitsPerTransactionNet',
          'costOfGoodsSold',
          'grossProfit',
          'grossMarginRate',
          'markupRate',
          'customerLifetimeValue',
          'customerLifetimeValueChurnBased',
        ].includes(id),
      );
      expect(text((indicator as unknown as (data: unknown) => unknown)(shop))).toBe(isPartial ? 'null' : text(all.rows[0]?.[id]));
    },
  );
});

describe('by product', () => {
  test('sales, orders and margins of lamps and bulbs; an order with both counts in both', () => {
    const { rows } = ask(shop, { select: everyIndicator, by: ['productId'], between: months.between });
    const told = (id: string): Record<string, string> => Object.fromEntries(rows.map((row) => [String(row['productId']), text(row[id])]));
    expect(told('netSales')).toEqual({ bulb: '50', lamp: '280', null: '-15' });
    expect(told('orderCount')).toEqual({ bulb: '4', lamp: '3', null: '0' });
    expect(told('unitsSold')).toEqual({ bulb: '7', lamp: '3', null: 'null' });
    expect(told('grossMarginRate')).toEqual({ bulb: worked('22/50'), lamp: worked('100/280'), null: 'null' });
  });
});
