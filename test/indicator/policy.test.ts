import { averageOrderValue, costOfGoodsSold, discounts, grossSales, netSales, orderCount, query, returns, revenue, type Sale, type SalesPolicy, taxes, totalSales, unitsSold } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { text } from '../query/ask.ts';
import { months, shop } from './ledger.ts';

const monthly = (policy: SalesPolicy, rows: readonly Sale[] = shop): Record<string, string[]> => {
  const select = [revenue, grossSales, returns, orderCount].map((indicator) => indicator.under(policy as never)) as unknown as [typeof revenue, typeof grossSales, typeof returns, typeof orderCount];
  const table = query(rows, { select, ...months });
  return Object.fromEntries((['revenue', 'grossSales', 'returns', 'orderCount'] as const).map((id) => [id, table.rows.map((row) => text(row[id]))]));
};

describe('where a return counts', () => {
  test('on its own date, unless told otherwise', () => {
    expect(monthly({})).toEqual({ revenue: ['195', '90', '30'], grossSales: ['215', '205', '30'], returns: ['0', '115', '0'], orderCount: ['3', '2', '1'] });
    expect(monthly({ refundDate: 'refundDate' })).toEqual(monthly({}));
  });

  test('on the date of its order: the lamp goes back to January, the adjustment stays in the month of its order', () => {
    expect(monthly({ refundDate: 'orderDate' })).toEqual({ revenue: ['95', '190', '30'], grossSales: ['215', '205', '30'], returns: ['100', '15', '0'], orderCount: ['3', '2', '1'] });
  });

  test('both reports have the same total', () => {
    for (const indicator of [revenue, returns, grossSales]) expect(text(indicator.under({ refundDate: 'orderDate' })(shop))).toBe(text(indicator(shop)));
  });
});

describe('which orders count', () => {
  const statuses = ['open', 'partially-paid', 'paid', 'fulfilled', 'partially-refunded', 'refunded', 'cancelled', 'draft', 'failed', 'test', 'deleted', undefined] as const;
  // Each row has an amount of its own, so that the sum tells which rows were counted.
  const rows: Sale[] = statuses.map((status, at) => ({ id: String(at), date: '2025-01-31', amount: 2 ** at, ...(status === undefined ? {} : { status }) }));
  const counted = (policy: SalesPolicy): unknown[] => {
    const sum = Number(revenue.under(policy)(rows));
    return statuses.filter((_, at) => (sum >> at) % 2 === 1);
  };

  test.each<[SalesPolicy, unknown[]]>([
    [{}, ['open', 'partially-paid', 'paid', 'fulfilled', 'partially-refunded', 'refunded', undefined]],
    [{ orderInclusion: 'placed' }, ['open', 'partially-paid', 'paid', 'fulfilled', 'partially-refunded', 'refunded', undefined]],
    [{ orderInclusion: 'paid' }, ['partially-paid', 'paid', 'fulfilled', 'partially-refunded', 'refunded']],
    [{ orderInclusion: 'fulfilled' }, ['fulfilled']],
  ])('%o counts %j', (policy, wanted) => {
    expect(counted(policy)).toEqual(wanted);
  });
});

describe('with and without tax', () => {
  const rows: Sale[] = [
    { id: '1', date: '2025-01-31', amount: 100, discount: 25, tax: 20, quantity: 1, cost: 50 },
    { id: '2', date: '2025-01-31', amount: -10, tax: -2 },
    { id: '3', date: '2025-01-31', amount: 40 },
  ];

  test.each<[string, { under(policy: SalesPolicy): (rows: readonly Sale[]) => unknown }, string, string]>([
    ['net sales', netSales, '130', '108'],
    ['gross sales', grossSales, '165', '145'],
    ['discounts', discounts, '25', '25'],
    ['returns', returns, '10', '12'],
    ['taxes', taxes, '18', '18'],
    ['total sales', totalSales, '108', '108'],
    ['cost of goods', costOfGoodsSold, '50', '50'],
    ['orders', orderCount, '2', '2'],
    ['the average order', averageOrderValue, '70', '60'],
  ])('%s: %s without, %s with (the row that does not say its tax is left out)', (_, indicator, without, withTax) => {
    expect([text(indicator.under({ taxBasis: 'excluding' })(rows)), text(indicator.under({ taxBasis: 'including' })(rows))]).toEqual([without, withTax]);
  });
});

describe('gift cards', () => {
  test('are a debt, or a sale', () => {
    expect([revenue, orderCount, unitsSold, totalSales].map((indicator) => text((indicator.under({ giftCards: 'excluded' }) as typeof revenue)(shop)))).toEqual(['315', '6', '10', '384']);
    expect([revenue, orderCount, unitsSold].map((indicator) => text((indicator.under({ giftCards: 'included' }) as typeof revenue)(shop)))).toEqual(['365', '7', '11']);
  });
});

describe('a policy', () => {
  test('keeps the name, the label and the unit of the indicator, and may be given to its variants at once', () => {
    const other = averageOrderValue.under({ taxBasis: 'including' });
    expect([other.id, other.label, other.unit, other.better, other.additivity]).toEqual([averageOrderValue.id, averageOrderValue.label, averageOrderValue.unit, averageOrderValue.better, averageOrderValue.additivity]);
    expect(text(other.variants.net([{ id: '1', date: '2025-01-31', amount: 100, tax: 20 }]))).toBe('120');
    expect(other.formula).not.toEqual(averageOrderValue.formula);
  });

  test('replaces the one before it, and the default policy is the indicator itself', () => {
    expect(revenue.under({ taxBasis: 'including' }).under({}).formula).toEqual(revenue.formula);
    expect(revenue.under({ refundDate: 'refundDate', orderInclusion: 'placed', taxBasis: 'excluding', giftCards: 'excluded' }).formula).toEqual(revenue.formula);
  });

  test('several choices hold together', () => {
    const rows: Sale[] = [
      { id: '1', date: '2025-01-31', amount: 100, tax: 20, status: 'paid' },
      { id: '2', date: '2025-01-31', amount: 50, tax: 0, status: 'paid', kind: 'gift-card' },
      { id: '3', date: '2025-01-31', amount: 7, tax: 1, status: 'open' },
      { id: '4', date: '2025-02-10', orderDate: '2025-01-31', amount: -10, tax: -2, status: 'paid' },
    ];
    const strict = revenue.under({ refundDate: 'orderDate', orderInclusion: 'paid', taxBasis: 'including', giftCards: 'included' });
    expect(query(rows, { select: [strict], every: 'month', between: ['2025-01-01', '2025-03-01'] }).rows.map((row) => text(row.revenue))).toEqual(['158', '0']);
  });
});
