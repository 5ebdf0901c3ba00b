// Growth, shares, and how much hangs on a few customers.
import fc from 'fast-check';
import {
  type Decimal,
  each,
  growth,
  indicator,
  largest,
  previous,
  query,
  sale,
  salesGrowthRate,
  salesShare,
  sum,
  topCustomerShare,
  topCustomersShare,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree } from '../agree.ts';
import { typedLedgers } from '../engines/ledgers.ts';
import { runs } from '../laws/runs.ts';
import { ask, codeOf, column } from '../query/ask.ts';
import { describeCases, ledger, type Row } from './answer.ts';

const in2025 = (month: string, amount: number, more: Partial<Row> = {}): Row => ({ amount, date: `2025-${month}-10`, ...more });
const february = { between: ['2025-02-01', '2025-03-01'] };

describeCases(salesGrowthRate, [
  ['a quarter more', [in2025('01', 80), in2025('02', 100)], '0.25', february],
  ['all gone', [in2025('01', 80)], '-1', february],
  ['from nothing', [in2025('02', 100)], 'null: zero-base', february],
  ['from sales that were all given back', [in2025('01', 80), in2025('01', -80), in2025('02', 100)], 'null: zero-base', february],
  ['from less than nothing', [in2025('01', -80), in2025('02', 100)], 'null: negative-base', february],
  ['to less than nothing', [in2025('01', 80), in2025('02', -40)], '-1.5', february],
  ['of all time', [in2025('01', 80)], 'null: no-previous-period'],
  ['in two currencies', [in2025('01', 80, { currency: 'EUR' }), in2025('02', 100, { currency: 'USD' })], 'null: mixed-currency', february],
  [
    'of a running month, over as much of the one before',
    [in2025('01', 40), { amount: 40, date: '2025-01-20' }, in2025('02', 50)],
    '0.25',
    { ...february, asOf: '2025-02-15' },
  ],
]);

describe('sales growth', () => {
  test('by segment and month, and under another policy', async () => {
    const sales = ledger([
      in2025('01', 80, { channel: 'web' }),
      in2025('02', 100, { channel: 'web' }),
      in2025('02', 30, { channel: 'shop' }),
      { amount: -50, date: '2025-03-01', orderDate: '2025-02-10', channel: 'web' },
    ]);
    const months = { every: 'month', between: ['2025-01-01', '2025-04-01'], by: ['channel'] } as const;
    await agree([salesGrowthRate, salesGrowthRate.under({ refundDate: 'orderDate' }, 'byOrder')], { sales: sales as never }, months);
    const table = query(sales, { select: [salesGrowthRate.under({ refundDate: 'orderDate' }, 'byOrder')], ...months });
    expect(table.rows.map(({ period, channel, byOrder }) => `${period} ${channel} ${byOrder}`)).toEqual([
      '2025-01 shop null',
      '2025-01 web null',
      '2025-02 shop null',
      '2025-02 web -0.375',
      '2025-03 shop -1',
      '2025-03 web -1',
    ]);
  });

  test('is the change of a comparison with the period before, whatever the records', () => {
    fc.assert(
      fc.property(typedLedgers('date', 14), (rows) => {
        const table = ask(rows, {
          select: [
            salesGrowthRate,
            indicator({ id: 'net', label: { en: 'n', fr: 'n' }, unit: 'money', better: 'higher', formula: sum(sale.amount) }),
          ],
          every: 'month',
          between: ['2025-01-01', '2025-04-01'],
          compare: 'previousPeriod',
        });
        const own = indicator({
          id: 'own',
          label: { en: 'o', fr: 'o' },
          unit: 'ratio',
          better: 'higher',
          formula: growth(sum(sale.amount), previous(sum(sale.amount))),
        });
        const grown = ask(rows, { select: [own], every: 'month', between: ['2025-01-01', '2025-04-01'] });
        expect(column(grown, 'own')).toEqual(column(table, 'netChange'));
        const reasons = (notes: typeof table.notes, of: string): unknown =>
          notes.filter((note) => note.column === of && note.row !== null).map(({ row, code }) => [row, code]);
        expect(reasons(grown.notes, 'own')).toEqual(reasons(table.notes, 'netChange'));
      }),
      runs(40),
    );
  });
});

describeCases(salesShare, [
  ['of everything', [in2025('01', 80)], '1'],
  ['of nothing', [], 'null: zero-denominator'],
  ['of the first of two channels', [in2025('01', 75, { channel: 'b' }), in2025('01', 25, { channel: 'a' })], '0.25', { by: ['channel'] }],
  [
    'of channels in two currencies',
    [in2025('01', 1, { channel: 'a', currency: 'EUR' }), in2025('01', 1, { channel: 'b', currency: 'USD' })],
    'null: mixed-currency',
    { by: ['channel'] },
  ],
  [
    'among what is picked',
    [in2025('01', 75, { channel: 'b' }), in2025('01', 25, { channel: 'a' }), in2025('01', 9)],
    '0.25',
    { by: ['channel'], where: { channel: ['a', 'b'] } },
  ],
]);

describe('the share of sales', () => {
  test('adds up to one', () => {
    fc.assert(
      fc.property(typedLedgers('date', 14), (rows) => {
        const shares = ask(rows, { select: [salesShare], by: ['region'] }).rows.map((row) => row['salesShare'] as Decimal | null);
        const known = shares.filter((share) => share !== null);
        if (known.length === 0 || known.length < shares.length) return;
        const sum = known.reduce((a, b) => a.plus(b));
        expect(sum.minus(1).abs().lt(1e-20)).toBe(true);
      }),
      runs(40),
    );
  });

  test('says how many parts are below zero', async () => {
    const sales = ledger([
      in2025('01', 150, { channel: 'web' }),
      in2025('01', -50, { channel: 'shop' }),
      in2025('02', 10, { channel: 'web' }),
    ]);
    const months = { every: 'month', between: ['2025-01-01', '2025-03-01'], by: ['channel'] } as const;
    await agree([salesShare], { sales: sales as never }, months);
    const table = query(sales, { select: [salesShare], ...months });
    expect(column(table, 'salesShare')).toEqual(['-0.5', '1.5', '0', '1']);
    expect(table.notes).toEqual([{ code: 'negative-parts', row: null, column: 'salesShare', detail: 1 }]);
  });
});

const spent = (...amounts: readonly number[]): Row[] => amounts.map((amount, i) => ({ amount, customerId: `c${i}` }));

describeCases(topCustomerShare, [
  ['nobody', [], 'null: no-data'],
  ['guests alone', [{ amount: 10 }], 'null: no-data'],
  ['guests beside a customer', [{ amount: 10, customerId: 'ana' }, { amount: 90 }], '1'],
  ['ten of eleven', spent(...Array.from({ length: 11 }, () => 10)), '0.9090909090909090909090909090909090909091'],
  ['ten of twenty', spent(...Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 30 : 10))), '0.75'],
  [
    'one who gave back more than was bought is left out',
    [...spent(...Array.from({ length: 12 }, () => 10)), { amount: -70, customerId: 'eve' }],
    '0.8333333333333333333333333333333333333333',
  ],
  ['none but those', spent(-10, -20), 'null: zero-denominator'],
  [
    'orders of a customer are one total',
    [
      { amount: 10, customerId: 'ana' },
      { amount: 20, customerId: 'ana' },
    ],
    '1',
  ],
  [
    'guests pay in another currency',
    [
      { amount: 10, customerId: 'ana', currency: 'EUR' },
      { amount: 90, currency: 'USD' },
    ],
    '1',
  ],
  [
    'customers pay in two currencies',
    [
      { amount: 1, customerId: 'a', currency: 'EUR' },
      { amount: 9, customerId: 'b', currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);

describe('the share of the largest customers', () => {
  const sales = ledger(spent(50, 30, 20, -10));

  test('of one, two, three', async () => {
    const asked = [topCustomersShare(1), topCustomersShare(2), topCustomersShare(3), topCustomersShare(100)];
    await agree(asked, { sales: sales as never });
    expect(asked.map((one) => String(one(sales)))).toEqual(['0.5', '0.8', '1', '1']);
    expect(asked.map(({ id, label }) => [id, label.fr]).slice(0, 2)).toEqual([
      ['topCustomersShare1', 'Part du premier client'],
      ['topCustomersShare2', 'Part des 2 premiers clients'],
    ]);
  });

  test('says that a customer is left out', () => {
    expect(query(sales, { select: [topCustomersShare(1)] }).notes).toEqual([
      { code: 'negative-parts', row: null, column: 'topCustomersShare1', detail: 1 },
    ]);
    expect(query(sales.slice(0, 3), { select: [topCustomersShare(1)] }).notes).toEqual([]);
  });

  test('rises with their number, up to one', () => {
    fc.assert(
      fc.property(typedLedgers('date', 14), (rows) => {
        const select = [1, 2, 3, 10].map((n) => topCustomersShare(n));
        const row = ask(rows, { select, numbers: true }).rows[0] as Readonly<Record<string, number | null>>;
        const shares = select.map(({ id }) => row[id]);
        if (shares.includes(null)) return;
        expect([...shares].sort((a, b) => (a as number) - (b as number))).toEqual(shares);
        expect(shares.at(-1)).toBeLessThanOrEqual(1);
        expect(shares[0]).toBeGreaterThan(0);
      }),
      runs(40),
    );
  });

  test.each([0, -1, 1.5, Number.NaN, '10' as never])('of %s is refused', (n) => {
    expect(codeOf(() => topCustomersShare(n))).toBe('bad-argument');
  });
});

describe('the largest', () => {
  const define = (formula: unknown): never =>
    indicator({ id: 'x', label: { en: 'x', fr: 'x' }, unit: 'money', better: 'higher', formula } as never) as never;

  test('of records, of orders and of customers, in every engine', async () => {
    const sales = ledger([
      { amount: 10, orderId: 'A', customerId: 'ana' },
      { amount: 15, orderId: 'A', customerId: 'ana' },
      { amount: 20, orderId: 'B', customerId: 'bob' },
      { amount: 6, customerId: 'ana' },
      { amount: -3, customerId: 'eve' },
      { amount: 0 },
    ]);
    const cases: readonly (readonly [unknown, string])[] = [
      [largest(sale.amount, 2), '35'],
      [largest(sale.amount, 6), '51'],
      [largest(sale.amount), '51'],
      [largest(each(sale.orderId, sum(sale.amount)), 1), '25'],
      [largest(each(sale.customerId, sum(sale.amount)), 1), '31'],
      [largest(each(sale.customerId, sum(sale.amount))), '51'],
    ];
    for (const [formula, wanted] of cases) {
      await agree([define(formula)], { sales: sales as never });
      expect(column(ask(sales, { select: [define(formula)] }), 'x')).toEqual([wanted]);
    }
  });

  test('at the end of a period, and of the one before', async () => {
    const sales = ledger([
      in2025('01', 10, { customerId: 'ana' }),
      in2025('02', 30, { customerId: 'bob' }),
      in2025('02', 25, { customerId: 'ana' }),
    ]);
    const soFar = largest(each(sale.customerId, sum(sale.amount, { until: null })), 1);
    const before = previous(largest(each(sale.customerId, sum(sale.amount)), 1));
    const months = { every: 'month', between: ['2025-01-01', '2025-04-01'] };
    await agree([define(soFar)], { sales: sales as never }, months);
    await agree([define(before)], { sales: sales as never }, months);
    expect(column(ask(sales, { select: [define(soFar)], ...months }), 'x')).toEqual(['10', '35', '35']);
    expect(column(ask(sales, { select: [define(before)], ...months }), 'x')).toEqual(['null', '10', '30']);
  });
});
