// What users of neighbouring systems asked for about customers who come back.
import {
  activeCustomers,
  cell,
  customerRetentionRate,
  mergePartials,
  newCustomers,
  partial,
  query,
  repeatPurchaseRate,
  returningCustomerRate,
  revenue,
  type Sale,
  settlePartial,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { column, text } from '../query/ask.ts';

const sale = (
  id: string,
  date: string,
  customerId: string | null,
  more: Omit<Sale, 'id' | 'date' | 'amount'> & { amount?: number } = {},
): Sale => ({ id, date, amount: 10, customerId, ...more });
const february = { between: ['2025-02-01', '2025-03-01'] } as const;

describe('pain 21: the returning customer', () => {
  const sales: readonly Sale[] = [
    sale('1', '2025-01-10', 'ana'),
    sale('2', '2025-02-10', 'ana'),
    sale('3', '2025-02-11', 'bob'),
    sale('4', '2025-02-12', 'bob'),
    sale('5', '2025-02-13', 'eve'),
    sale('6', '2025-02-14', 'kim'),
  ];

  test('pain 21: guests are nobody: neither new nor returning, on either side of the line', () => {
    const guests = [...sales, ...Array.from({ length: 95 }, (_, i) => sale(`g${i}`, '2025-02-15', null))];
    const select = [returningCustomerRate, newCustomers, activeCustomers, revenue] as const;
    const [without, withGuests] = [sales, guests].map((data) => query(data, { select, ...february }).rows[0]);
    expect(withGuests).toEqual({ ...without, revenue: withGuests?.revenue });
    expect([text(withGuests?.returningCustomerRate), withGuests?.newCustomers, withGuests?.activeCustomers]).toEqual(['0.5', 3, 4]);
    expect(text(withGuests?.revenue)).toBe('1000');
  });

  test('pain 21: an empty customer is a guest too', () => {
    const rows = query([...sales, sale('7', '2025-02-15', undefined as unknown as null)], { select: [activeCustomers], ...february }).rows;
    expect(rows[0]?.activeCustomers).toBe(4);
  });

  test('pain 21: returning and new are counted, not taken from one another: bob is both', () => {
    const row = query(sales, { select: [returningCustomerRate, newCustomers, activeCustomers, repeatPurchaseRate], ...february }).rows[0];
    // ana bought before, bob bought twice; bob, eve and kim are new.
    expect([text(row?.returningCustomerRate), row?.newCustomers, row?.activeCustomers, text(row?.repeatPurchaseRate)]).toEqual([
      '0.5',
      3,
      4,
      '0.25',
    ]);
    const [strict] = column(
      query(sales, { select: [returningCustomerRate.variants.priorOnly], ...february }),
      'returningCustomerRatePriorOnly',
    );
    expect(strict).toBe('0.25');
  });

  test('pain 21: who had bought before is never also new: both are shares of the same customers', () => {
    const priorOnly = returningCustomerRate.variants.priorOnly;
    for (const row of query(sales, { select: [priorOnly, newCustomers, activeCustomers], every: 'month' }).rows) {
      expect(text(row.returningCustomerRatePriorOnly?.times(row.activeCustomers ?? 0))).toBe(
        String((row.activeCustomers ?? 0) - (row.newCustomers ?? 0)),
      );
    }
  });

  test('pain 21: a first order that arrives late moves its customer, whatever the order of the records', () => {
    const late = sale('0', '2025-01-02', 'eve');
    const ask = (data: readonly Sale[]) =>
      query(data, { select: [newCustomers, returningCustomerRate], every: 'month' }).rows.map((row) => [
        row.newCustomers,
        text(row.returningCustomerRate),
      ]);
    expect(ask(sales)).toEqual([
      [1, '0'],
      [3, '0.5'],
    ]);
    const moved = [
      [2, '0'],
      [2, '0.75'],
    ];
    expect([ask([...sales, late]), ask([late, ...sales]), ask([...sales, late].toReversed())]).toEqual([moved, moved, moved]);
    const question = { select: [newCustomers], every: 'month', between: ['2025-01-01', '2025-03-01'] } as const;
    const merged = settlePartial(mergePartials(partial(sales, question), partial([late], question)));
    expect(merged.rows.map((row) => row.newCustomers)).toEqual([2, 2]);
  });

  test('pain 21: a refund makes nobody a customer, and nobody a returning one', () => {
    const refunds = [
      sale('r1', '2025-02-20', 'eve', { amount: -10, orderId: '5' }),
      sale('r2', '2025-02-20', null, { amount: -10 }),
      sale('r3', '2025-02-21', 'zoe', { amount: -10 }),
    ];
    const select = [returningCustomerRate, newCustomers, activeCustomers, repeatPurchaseRate] as const;
    expect(query([...sales, ...refunds], { select, ...february }).rows).toEqual(query(sales, { select, ...february }).rows);
    const march = query([...sales, sale('r4', '2025-01-20', 'kim', { amount: -1 })], { select, ...february });
    expect(march.rows).toEqual(query(sales, { select, ...february }).rows);
  });

  test('pain 21: one order of several lines is one order: its customer does not return', () => {
    const lines = [sale('1', '2025-02-10', 'ana', { orderId: 'A' }), sale('2', '2025-02-10', 'ana', { orderId: 'A' })];
    expect(column(query(lines, { select: [returningCustomerRate], ...february }), 'returningCustomerRate')).toEqual(['0']);
  });

  test('pain 21: one looks back over the whole ledger, and the table says where that begins too late', () => {
    const select = [newCustomers, returningCustomerRate] as const;
    const shop = sales.map((row) => (row.id === '1' ? { ...row, channel: 'shop' } : { ...row, channel: 'web' }));
    expect(query(shop, { select, where: { channel: 'web' }, ...february }).rows[0]?.newCustomers).toBe(3);
    expect(query(sales, { select, ...february }).notes).toEqual([]);
    expect(query(sales.slice(1), { select, ...february }).notes.map(({ code, column: id, detail }) => [code, id, detail])).toEqual([
      ['history-starts', 'newCustomers', '2025-02-10'],
      ['history-starts', 'returningCustomerRate', '2025-02-10'],
    ]);
  });

  test('pain 21: cancelled and test orders make no customer', () => {
    const noise = [sale('x', '2025-01-05', 'eve', { status: 'cancelled' }), sale('y', '2025-01-05', 'kim', { status: 'test' })];
    const select = [returningCustomerRate, newCustomers] as const;
    expect(query([...sales, ...noise], { select, ...february }).rows).toEqual(query(sales, { select, ...february }).rows);
  });

  test('pain 21: retention is by sets, cannot pass 1, and has no answer where nobody could be retained', () => {
    const table = query(sales, { select: [customerRetentionRate], every: 'month', between: ['2025-01-01', '2025-04-01'] });
    expect(column(table, 'customerRetentionRate')).toEqual(['null', '1', '0']);
    expect(cell(table, 0, 'customerRetentionRate').reason).toBe('zero-denominator');
  });
});
