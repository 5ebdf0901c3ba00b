import fc from 'fast-check';
import { Decimal, indicator, last, max, mean, min, quantile, query, revenue, sale, sum } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import type { GivenRow } from '../oracle/oracle.ts';
import { askAnything, everyIndicator, plainText } from './agreement.ts';
import { unitsOf } from './exact.ts';
import { columnsOf } from './layouts.ts';
import { ledgers, mixedLedgers } from './ledgers.ts';
import { questions } from './questions.ts';
import { runs } from './runs.ts';

const shuffled = (rows: readonly GivenRow[], seed: number): GivenRow[] =>
  rows
    .map((row, at) => ({ row, at: (at * 7919 + seed * 104_729) % 1009 }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);

const values = (data: unknown, question: Readonly<Record<string, unknown>>): unknown => {
  const { rows, notes, counts, totals, periods } = askAnything(data, { select: everyIndicator, ...question });
  return {
    rows: JSON.stringify(rows),
    notes: notes.map((note) => JSON.stringify(note)).sort(),
    counts,
    totals: JSON.stringify(totals),
    periods,
  };
};

describe('L3: permutation', () => {
  test('shuffling the records changes no value, note, count or total', () => {
    fc.assert(
      fc.property(fc.oneof(ledgers(), mixedLedgers()), fc.nat(1000), questions, (rows, seed, { asked, by }) => {
        const question = by.length > 0 ? { by, ...asked } : asked;
        expect(values(shuffled(rows, seed), question)).toEqual(values(rows, question));
      }),
      runs(),
    );
  });

  test('the codes of what could not be read stand in one order, whatever the order of the records', () => {
    const rows = [
      { id: '1', date: 'never', amount: 1 },
      { id: '2', date: null, amount: 1 },
      { id: '3', date: '2025-01-31', amount: 1, tax: 'x' },
      { id: '4', date: '2025-01-31', amount: 1, tax: '9'.repeat(65) },
    ];
    const ask = (data: readonly GivenRow[]): string => {
      const { counts, notes } = askAnything(data, { select: everyIndicator });
      return JSON.stringify({ counts, notes });
    };
    expect(ask([...rows].reverse())).toBe(ask(rows));
  });

  test('shuffling the columns changes nothing', () => {
    fc.assert(
      fc.property(ledgers(), (rows) => {
        const columns = Object.entries(columnsOf(rows));
        expect(values(Object.fromEntries(columns.reverse()), { by: ['channel'] })).toEqual(values(columnsOf(rows), { by: ['channel'] }));
      }),
      runs(),
    );
  });

  test('the order of select and by only orders the columns', () => {
    fc.assert(
      fc.property(ledgers(), (rows) => {
        const one = askAnything(rows, { select: everyIndicator, by: ['channel', 'region'] });
        const other = askAnything(rows, { select: [...everyIndicator].reverse(), by: ['region', 'channel'] });
        const sorted = (table: typeof one): string[] =>
          table.rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();
        expect(sorted(other)).toEqual(sorted(one));
      }),
      runs(),
    );
  });
});

/** What the values become when every record is there twice. */
const money = [
  'grossSales',
  'discounts',
  'discountsByCode',
  'returns',
  'returnsMoney',
  'netSales',
  'revenue',
  'taxes',
  'shipping',
  'totalSales',
  'costOfGoodsSold',
  'grossProfit',
];
const perOrder = ['averageOrderValue', 'averageOrderValueNet', 'averageOrderValueTotal', 'averageOrderValueNetPaid', 'medianOrderValue'];
const perCustomer = [
  'salesPerCustomer',
  'salesPerCustomerWithGuests',
  'customerLifetimeValue',
  'customerLifetimeValueRevenue',
  'customerLifetimeValueChurnBased',
];
const moneyPerSomething = [...perOrder, ...perCustomer, 'averageSellingPrice', 'averageSellingPriceBeforeDiscounts'];
const units = ['unitsSold', 'unitsSoldGross'];
const unitsPerOrder = ['unitsPerTransaction', 'unitsPerTransactionNet'];
const counts = ['orderCount', 'orderCountNonZero', 'activeCustomers', 'newCustomers', 'reactivatedCustomers'];
const others = everyIndicator
  .map(({ id }) => id)
  .filter((id) => ![...money, ...moneyPerSomething, ...units, ...unitsPerOrder, ...counts].includes(id));

const once = (text: string | null): bigint | null => (text === null ? null : unitsOf(text));
const twice = (text: string | null): bigint | null => (text === null ? null : 2n * unitsOf(text));
/** Rounded ratios may differ in the last of 40 digits when doubled; they are compared on 38. */
const digits = (text: string | null): string | null => text && new Decimal(text).toSignificantDigits(38).toFixed();
const doubled = (text: string | null): string | null => text && digits(new Decimal(text).times(2).toFixed());

function expectLaw(rows: readonly GivenRow[], more: readonly GivenRow[], doubles: readonly string[], except: readonly string[] = []): void {
  const question = { select: everyIndicator, between: ['2025-01-01', '2025-04-01'] };
  const [before, after] = [rows, more].map((data) => askAnything(data, question).rows[0] as GivenRow) as [GivenRow, GivenRow];
  for (const { id } of everyIndicator) {
    if (except.includes(id)) continue;
    const [was, is] = [plainText(before[id]), plainText(after[id])];
    const exact = [...money, ...units, ...counts].includes(id);
    if (exact) expect({ id, is: once(is) }).toEqual({ id, is: doubles.includes(id) ? twice(was) : once(was) });
    else expect({ id, is: digits(is) }).toEqual({ id, is: doubles.includes(id) ? doubled(was) : digits(was) });
  }
}

const named = (rows: readonly GivenRow[]): GivenRow[] =>
  rows.map((row) => ({ ...row, orderId: row['orderId'] ?? `own ${String(row['id'])}` }));

describe('L4: duplication and scaling', () => {
  test('the groups of the law are every indicator', () => {
    expect(others).toEqual(
      expect.arrayContaining([
        'discountRate',
        'discountRateByCode',
        'discountRateOrders',
        'salesGrowthRate',
        'salesShare',
        'topCustomerShare',
        'returnRate',
        'returnRateUnits',
        'returnRateOrders',
        'purchaseFrequency',
        'returningCustomerRate',
        'repeatPurchaseRate',
        'repeatPurchaseRateLifetime',
        'customerRetentionRate',
        'customerChurnRate',
        'customerChurnRateStripe',
        'customerChurnRateAverage',
        'costCoverageRate',
        'grossMarginRate',
        'markupRate',
      ]),
    );
    expect(others).toHaveLength(21);
  });

  test('the same rows twice double sums and what an order holds; orders, customers, prices and rates stay', () => {
    fc.assert(
      fc.property(ledgers(16), (given) => {
        const rows = named(given);
        expectLaw(
          rows,
          [...rows, ...rows.map((row) => ({ ...row, id: `again ${String(row['id'])}` }))],
          [...money, ...perOrder, ...perCustomer, ...units, ...unitsPerOrder],
        );
      }),
      runs(),
    );
  });

  test('a second shop with the same sales doubles sums and counts; averages, medians and rates stay', () => {
    fc.assert(
      fc.property(ledgers(16), (rows) => {
        const other = (value: unknown): unknown => (typeof value === 'string' ? `other ${value}` : value);
        const shop = rows.map((row) => ({
          ...row,
          id: other(row['id']),
          orderId: other(row['orderId']),
          customerId: other(row['customerId']),
        }));
        // Of more customers, ten are fewer.
        expectLaw(rows, [...rows, ...shop], [...money, ...units, ...counts], ['topCustomerShare']);
      }),
      runs(),
    );
  });

  test('amounts times two double money, whatever it is divided by; units, counts and rates stay', () => {
    const fields = ['amount', 'gross', 'discount', 'codeDiscount', 'tax', 'cost'];
    const scaled = (value: unknown): unknown =>
      typeof value === 'number' && Math.abs(value) < 1e15 && Math.abs(value) > 1e-9
        ? new Decimal(value).times(2).toNumber()
        : value === 0 || value === null || value === undefined
          ? value
          : undefined;
    fc.assert(
      fc.property(ledgers(16), (given) => {
        // Rows with amounts that are not plain numbers are left out of both ledgers.
        const rows = given.filter(
          (row) =>
            fields.every((field) => scaled(row[field]) !== undefined || row[field] === undefined) &&
            row['amount'] !== undefined &&
            row['amount'] !== null,
        );
        expectLaw(
          rows,
          rows.map((row) => ({ ...row, ...Object.fromEntries(fields.map((field) => [field, scaled(row[field])])) })),
          [...money, ...moneyPerSomething],
        );
      }),
      runs(),
    );
  });
});

describe('L27: sums do not depend on the order', () => {
  const lists = fc.array(
    fc.constantFrom<number | string>(
      1e16,
      -1e16,
      1,
      0.1,
      0.2,
      0.3,
      1.005,
      -0.7,
      '0.000000000000000001',
      '123456789012345678901234567890.5',
      5e15,
      9007199254740992,
    ),
    { minLength: 1, maxLength: 40 },
  );
  const define = (id: string, formula: ReturnType<typeof sum>) =>
    indicator({ id, label: { en: id, fr: id }, unit: 'money', better: 'higher', formula } as never) as typeof revenue;
  const all = [
    define('total', sum(sale.amount) as never),
    define('average', mean(sale.amount) as never),
    define('low', min(sale.amount) as never),
    define('high', max(sale.amount) as never),
    define('middle', quantile(sale.amount, 0.37) as never),
    define('latest', last(sale.amount) as never),
  ];

  test('any order of floats of any size gives the same digits', () => {
    fc.assert(
      fc.property(lists, fc.nat(1000), (amounts, seed) => {
        const rows = amounts.map((amount, at) => ({ id: String(at), date: '2025-01-31', amount }));
        const ask = (data: readonly GivenRow[]): string => JSON.stringify(askAnything(data, { select: all }).rows);
        expect(ask(shuffled(rows, seed))).toBe(ask(rows));
      }),
      runs(),
    );
  });

  test.each([[[1e16, 1, -1e16]], [[1, 1e16, -1e16]], [[1e16, -1e16, 1]], [[-1e16, 1, 1e16]]])('%j sums to 1', (amounts) => {
    const rows = amounts.map((amount, at) => ({ id: String(at), date: '2025-01-31', amount }));
    expect(String(query(rows, { select: [revenue.under({ giftCards: 'included' })] }).rows[0]?.revenue)).toBe('1');
  });
});
