import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import {
  averageOrderValue,
  Decimal,
  indicator,
  max,
  mean,
  medianOrderValue,
  min,
  orderCount,
  quantile,
  query,
  revenue,
  type Sale,
  sale,
  type Table,
  tableFromJson,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { askAnything, everyIndicator, expectAccount } from './agreement.ts';
import { ledgers, mixedLedgers, plainLedgers } from './ledgers.ts';
import { questions } from './questions.ts';
import { runs } from './runs.ts';

const define = (id: string, formula: ReturnType<typeof min<never>>) =>
  indicator({ id, label: { en: id, fr: id }, unit: 'money', better: 'higher', formula });

describe('L7: bounds and order', () => {
  const low = define('low', min(sale.amount as never));
  const high = define('high', max(sale.amount as never));
  const average = define('average', mean(sale.amount as never));
  const share = fc.oneof(fc.constantFrom(0, 0.5, 1, 0.25, 1 / 3), fc.double({ min: 0, max: 1, noNaN: true }));

  test('min ≤ quantiles ≤ max, rising with the share, and the mean between them', () => {
    fc.assert(
      fc.property(ledgers(), share, share, (rows, a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)].map((q, at) =>
          define(`q${at}`, quantile(sale.amount as never, roundedShare(q))),
        );
        const row = askAnything(rows, {
          select: [
            low,
            first,
            second,
            high,
            average,
            define('start', quantile(sale.amount as never, 0)),
            define('end', quantile(sale.amount as never, 1)),
          ],
        }).rows[0] as Readonly<Record<string, Decimal | null>>;
        if (row['low'] === null) {
          expect(Object.values(row).slice(1)).toEqual([null, null, null, null, null, null, null]);
          return;
        }
        const [lowest, q0, q1, highest, middle] = ['low', 'q0', 'q1', 'high', 'average'].map((id) => row[id] as Decimal) as [
          Decimal,
          Decimal,
          Decimal,
          Decimal,
          Decimal,
        ];
        expect(lowest.lte(q0) && q0.lte(q1) && q1.lte(highest)).toBe(true);
        expect(middle.gte(lowest) && middle.lte(highest)).toBe(true);
        expect([String(row['start']), String(row['end'])]).toEqual([String(lowest), String(highest)]);
      }),
      runs(),
    );
  });

  /** A share of at most 15 decimals: a double with an exponent has more decimals than a number may. */
  function roundedShare(q: number): number {
    return Math.min(1, Math.round(q * 1e6) / 1e6);
  }

  test('the median order lies between the smallest and the largest order, as the average order does', () => {
    fc.assert(
      fc.property(plainLedgers(), (rows) => {
        const orders = new Map<string, Decimal>();
        for (const { orderId, amount } of rows as unknown as { orderId: string; amount: number | string }[])
          orders.set(orderId, (orders.get(orderId) ?? new Decimal(0)).plus(amount));
        const row = query(rows as unknown as Sale[], { select: [medianOrderValue, averageOrderValue, orderCount] }).rows[0];
        expect(row?.orderCount).toBe(orders.size);
        if (orders.size === 0) return;
        const [smallest, largest] = [Decimal.min(...orders.values()), Decimal.max(...orders.values())];
        for (const value of [row?.medianOrderValue, row?.averageOrderValue]) expect(value?.gte(smallest) && value.lte(largest)).toBe(true);
      }),
      runs(),
    );
  });
});

describe('S16: no value is NaN, infinite, −0 or undefined', () => {
  test('anywhere in a table, whatever the records and the question', () => {
    fc.assert(
      fc.property(fc.oneof(ledgers(), mixedLedgers()), questions, fc.boolean(), (rows, { asked, by }, numbers) => {
        const table = askAnything(rows, { select: everyIndicator, ...(by.length > 0 ? { by } : {}), ...asked, numbers });
        expect(oddities(table)).toEqual([]);
        expectAccount(table);
        expect(() => JSON.stringify(table)).not.toThrow();
      }),
      runs(),
    );
  });
});

/** Paths to values that no answer may hold. */
function oddities(value: unknown, path = '$'): string[] {
  if (Decimal.isDecimal(value)) return value.isFinite() && !(value.isZero() && value.isNegative()) ? [] : [`${path} ${String(value)}`];
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? [] : [`${path} ${value}`];
  if (value === undefined || typeof value === 'bigint') return [`${path} ${String(value)}`];
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, part]) => oddities(part, `${path}.${name}`))
    : [];
}

/** Decimals as their class and digits, so that whole tables can be compared quickly. */
function plain(table: Table): unknown {
  const told = (value: unknown): unknown => (Decimal.isDecimal(value) ? { decimal: value.toFixed() } : value);
  return { ...table, rows: table.rows.map((row) => Object.entries(row).map(([name, value]) => [name, told(value)])) };
}

describe('L25: a table survives JSON', () => {
  test('the table that comes back is the table that was sent, Decimals included, however often', () => {
    fc.assert(
      fc.property(ledgers(6), questions, fc.boolean(), fc.boolean(), (rows, { asked, by }, compared, numbers) => {
        const compare = compared && 'every' in asked ? { compare: 'previousYear' } : {};
        const table = askAnything(rows, { select: everyIndicator, ...(by.length > 0 ? { by } : {}), ...asked, ...compare, numbers });
        const back = tableFromJson(JSON.stringify(table));
        expect(isDeepStrictEqual(plain(back), plain(table))).toBe(true);
        expect(JSON.stringify(tableFromJson(JSON.stringify(back)))).toBe(JSON.stringify(table));
      }),
      runs(),
    );
  });

  test('keys that break JSON by hand survive: lone surrogates, flags, numbers and __proto__', () => {
    const keys = ['\ud800', '__proto__', 'constructor', '', 'null', null, 1, '1', true, 'true'];
    const rows = keys.map((region, at) => ({ id: String(at), date: '2025-01-31', amount: at + 1, region }));
    const table = askAnything(rows, { select: [revenue], by: ['region'] });
    const back = tableFromJson(JSON.stringify(table));
    expect(back.rows.map((row) => row['region'])).toEqual([1, '', '1', '__proto__', 'constructor', 'null', 'true', '\ud800', true, null]);
    expect(back).toEqual(table);
  });
});

describe('L26: nothing, and one', () => {
  const nothing = [
    'netSales',
    'revenue',
    'grossSales',
    'discounts',
    'discountsByCode',
    'returns',
    'returnsMoney',
    'taxes',
    'shipping',
    'totalSales',
    'unitsSold',
    'unitsSoldGross',
    'costOfGoodsSold',
    'grossProfit',
    'orderCount',
    'orderCountNonZero',
    'activeCustomers',
    'newCustomers',
  ];

  test('over no records a sum or a count is 0 and everything else is null, with its reason', () => {
    const noRows: readonly Sale[] = [];
    for (const data of [noRows, { date: [], amount: [] }, {}]) {
      const table: Table = askAnything(data, { select: everyIndicator });
      const row = table.rows[0] as Readonly<Record<string, unknown>>;
      const zero = everyIndicator.map(({ id }) => id).filter((id) => row[id] !== null);
      expect(zero.sort()).toEqual([...nothing].sort());
      expect(zero.every((id) => String(row[id]) === '0')).toBe(true);
      const reasons = new Set(table.notes.map(({ column, code }) => `${column} ${code}`));
      for (const { id } of everyIndicator.filter((one) => row[one.id] === null)) {
        expect([...reasons].filter((reason) => reason.startsWith(`${id} `))).toHaveLength(1);
      }
      expect(reasons).toContain('averageOrderValue zero-denominator');
      expect(reasons).toContain('medianOrderValue no-data');
      expect(reasons).toContain('customerRetentionRate no-previous-period');
    }
  });

  test('one sale is its own total, average, median and price', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e9 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 50 }),
        (units, scale, quantity) => {
          const amount = new Decimal(units).div(new Decimal(10).pow(scale));
          const row = askAnything(
            [{ id: '1', date: '2025-01-31', amount: amount.toFixed(), quantity, customerId: 'ana', cost: amount.toFixed(), tax: 0 }],
            { select: everyIndicator },
          ).rows[0] as Readonly<Record<string, unknown>>;
          const money = [
            'revenue',
            'netSales',
            'grossSales',
            'averageOrderValue',
            'averageOrderValueNet',
            'averageOrderValueTotal',
            'medianOrderValue',
            'salesPerCustomer',
            'totalSales',
            'costOfGoodsSold',
          ];
          for (const id of money) expect({ id, value: String(row[id]) }).toEqual({ id, value: String(amount) });
          for (const id of [
            'discounts',
            'returns',
            'taxes',
            'shipping',
            'discountRate',
            'returnRate',
            'grossProfit',
            'grossMarginRate',
            'markupRate',
            'repeatPurchaseRate',
            'returningCustomerRate',
          ])
            expect({ id, value: String(row[id]) }).toEqual({ id, value: '0' });
          for (const id of ['orderCount', 'activeCustomers', 'newCustomers', 'purchaseFrequency'])
            expect({ id, value: String(row[id]) }).toEqual({ id, value: '1' });
          for (const id of ['unitsSold', 'unitsSoldGross', 'unitsPerTransaction', 'unitsPerTransactionNet'])
            expect({ id, value: String(row[id]) }).toEqual({ id, value: String(quantity) });
          expect(String(row['averageSellingPrice'])).toBe(String(amount.div(quantity)));
        },
      ),
      runs(),
    );
  });
});
