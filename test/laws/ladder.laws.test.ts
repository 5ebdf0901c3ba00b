import fc from 'fast-check';
import {
  activeCustomers,
  count,
  Decimal,
  discounts,
  grossSales,
  gte,
  indicator,
  netSales,
  orderCount,
  query,
  returns,
  revenue,
  type Sale,
  sale,
  taxes,
  totalSales,
  unitsSold,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { askAnything, everyIndicator, plainText } from './agreement.ts';
import { unitsOf } from './exact.ts';
import { amounts, days, ledgers, plainLedgers } from './ledgers.ts';
import { runs } from './runs.ts';

const cents = fc.integer({ min: 1, max: 9_999_999 }).map((units) => (units / 100).toFixed(2));
const splits = fc.constantFrom<object>({}, { by: ['orderId'] }, { by: ['id'] }, { every: 'month', between: ['2024-01-01', '2026-01-01'] });
const units = (value: unknown): bigint => unitsOf(plainText(value) ?? '');

describe('L17: what is given back takes off what was sold', () => {
  test('a sale and its full return leave nothing of net sales and units; what was sold stays sold', () => {
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 1, max: 99 }), days, days, (amount, discount, quantity, day, later) => {
        const rows: Sale[] = [
          { id: 's', orderId: 'A', date: day, amount, discount, quantity },
          { id: 'r', orderId: 'A', date: later, amount: `-${amount}`, discount: `-${discount}`, quantity: -quantity },
        ];
        const row = query(rows, { select: [netSales, unitsSold, grossSales, discounts, returns, orderCount] }).rows[0];
        expect([row?.netSales, row?.unitsSold].map(String)).toEqual(['0', '0']);
        expect(units(row?.grossSales)).toBe(unitsOf(amount) + unitsOf(discount));
        expect(units(row?.discounts)).toBe(unitsOf(discount));
        expect(units(row?.returns)).toBe(unitsOf(amount));
        expect(row?.orderCount).toBe(1);
      }),
      runs(),
    );
  });

  test('a return lowers the month of its own date, or of its order by the policy, and no other', () => {
    fc.assert(
      fc.property(cents, days, days, (amount, day, later) => {
        const rows: Sale[] = [
          { id: 's', date: day, orderDate: day, amount },
          { id: 'r', date: later, orderDate: day, amount: `-${amount}` },
        ];
        const months = (metric: typeof returns): Record<string, string> =>
          Object.fromEntries(
            query(rows, { select: [metric], every: 'month', between: ['2024-01-01', '2026-01-01'] }).rows.flatMap((row) =>
              units(row.returns) === 0n ? [] : [[row.period, plainText(row.returns) ?? '']],
            ),
          );
        const value = new Decimal(amount).toFixed();
        expect(months(returns)).toEqual({ [later.slice(0, 7)]: value });
        expect(months(returns.under({ refundDate: 'orderDate' }))).toEqual({ [day.slice(0, 7)]: value });
      }),
      runs(),
    );
  });

  test('turning every sign of sales around turns the sign of net sales, units and gross profit around', () => {
    const signed = everyIndicator.filter(({ id }) =>
      ['netSales', 'revenue', 'unitsSold', 'grossProfit', 'costOfGoodsSold', 'taxes', 'totalSales', 'shipping'].includes(id),
    );
    const turned = (value: unknown): unknown =>
      typeof value === 'number'
        ? -value
        : typeof value === 'string' && /^\d/.test(value)
          ? `-${value}`
          : typeof value === 'string' && /^-\d/.test(value)
            ? value.slice(1)
            : value;
    const fields = ['amount', 'gross', 'discount', 'codeDiscount', 'tax', 'cost', 'quantity'];
    fc.assert(
      fc.property(ledgers(), (given) => {
        const rows = given
          .filter((row) =>
            fields.every(
              (field) => row[field] === null || row[field] === undefined || turned(row[field]) !== row[field] || row[field] === 0,
            ),
          )
          .map((row) => ({ ...row, type: 'sale' }));
        const before = askAnything(rows, { select: signed }).rows[0];
        const after = askAnything(
          rows.map((row) => ({
            ...row,
            ...Object.fromEntries(fields.map((field) => [field, turned((row as Record<string, unknown>)[field])])),
          })),
          { select: signed },
        ).rows[0];
        for (const { id } of signed) {
          const [was, is] = [plainText(before?.[id]), plainText(after?.[id])];
          expect({ id, is: is === null ? null : unitsOf(is) }).toEqual({ id, is: was === null ? null : -unitsOf(was) });
        }
      }),
      runs(),
    );
  });
});

describe('L18: the ladder of sales', () => {
  test('gross sales − discounts − returns = net sales, in all, by order, by line and by month', () => {
    fc.assert(
      fc.property(ledgers(), splits, (rows, split) => {
        for (const row of askAnything(rows, { select: [grossSales, discounts, returns, netSales], ...split }).rows) {
          expect(units(row['grossSales']) - units(row['discounts']) - units(row['returns'])).toBe(units(row['netSales']));
        }
      }),
      runs(),
    );
  });

  test('net sales + taxes = total sales where goods are all that is charged, in all, by order, by line and by month', () => {
    fc.assert(
      fc.property(ledgers(), splits, fc.array(amounts, { minLength: 24, maxLength: 24 }), (given, split, taxed) => {
        const taxOf = (at: number): unknown =>
          typeof taxed[at] === 'number' && Math.abs(taxed[at]) < 1e6 && Math.abs(taxed[at]) > 1e-6 ? taxed[at] : 0;
        const rows = given.map((row, at) => ({ ...row, kind: 'product', tax: taxOf(at) }));
        for (const row of askAnything(rows, { select: [netSales, taxes, totalSales], ...split }).rows) {
          expect(units(row['netSales']) + units(row['taxes'])).toBe(units(row['totalSales']));
        }
      }),
      runs(),
    );
  });
});

describe('L20: more is never less', () => {
  test('one more sale never lowers revenue, orders or customers', () => {
    fc.assert(
      fc.property(plainLedgers(), cents, days, fc.constantFrom('ana', 'zoe'), (rows, amount, date, customerId) => {
        const ask = (data: readonly unknown[]) =>
          query(data as Sale[], { select: [revenue, orderCount, activeCustomers] }).rows[0] as {
            revenue: Decimal;
            orderCount: number;
            activeCustomers: number;
          };
        const [before, after] = [ask(rows), ask([...rows, { id: 'one more', amount, date, customerId }])];
        expect(after.revenue.gt(before.revenue)).toBe(true);
        expect(after.orderCount).toBe(before.orderCount + 1);
        expect(after.activeCustomers - before.activeCustomers).toBe(
          customerId === 'zoe' || !rows.some((row) => row['customerId'] === customerId) ? 1 : 0,
        );
      }),
      runs(),
    );
  });

  test('raising a threshold never raises the count above it', () => {
    const above = (bound: number) =>
      indicator({
        id: 'above',
        label: { en: 'above', fr: 'au-dessus' },
        unit: 'count',
        better: 'higher',
        formula: count(sale.id, { where: gte(sale.amount, bound) }),
      });
    const bounds = fc.double({ min: -1000, max: 1000, noNaN: true }).map((bound) => Math.round(bound * 100) / 100);
    fc.assert(
      fc.property(ledgers(), bounds, bounds, (rows, a, b) => {
        const counted = [Math.min(a, b), Math.max(a, b)].map(
          (bound) => askAnything(rows, { select: [above(bound)] }).rows[0]?.['above'] as number,
        );
        expect(counted[0]).toBeGreaterThanOrEqual(counted[1] as number);
      }),
      runs(),
    );
  });
});
