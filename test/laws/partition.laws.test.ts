import fc from 'fast-check';
import {
  and,
  averageSellingPrice,
  cell,
  discountRate,
  grossMarginRate,
  indicator,
  markupRate,
  mean,
  netSales,
  newCustomers,
  not,
  or,
  query,
  returnRate,
  sale,
  type Table,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { askAnything, everyIndicator, plainText } from './agreement.ts';
import { type Condition, unknownable } from './conditions.ts';
import { sumOf, unitsOf } from './exact.ts';
import { ledgers, plainLedgers, taxed } from './ledgers.ts';
import { runs } from './runs.ts';

/** Sums of money, tax and units: everything that adds up over any split of the rows. */
const sums = everyIndicator.filter(({ additivity, id }) => additivity === 'additive' && id !== 'newCustomers');
const splits = fc.constantFrom<readonly string[]>(
  ['channel'],
  ['region'],
  ['channel', 'region'],
  ['orderId'],
  ['customerId', 'kind'],
  ['type'],
  ['nothing'],
);

const column = (table: Table, id: string): (string | null)[] => table.rows.map((row) => plainText(row[id]));

describe('L1: partition', () => {
  test('there are sums to split', () => {
    expect(sums.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['revenue', 'grossSales', 'discounts', 'returns', 'taxes', 'unitsSold', 'grossProfit']),
    );
  });

  test('Σ over the segments of any split is the total, whatever the keys', () => {
    fc.assert(
      fc.property(ledgers().map(taxed), splits, (rows, by) => {
        const all = askAnything(rows, { select: sums });
        const parts = askAnything(rows, { select: sums, by });
        for (const { id } of sums)
          expect(sumOf(column(parts, id)) ?? sumOf([plainText(all.rows[0]?.[id])]) ?? 0n).toBe(sumOf(column(all, id)) ?? 0n);
      }),
      runs(),
    );
  });

  test('Σ over the periods of a range is the total of the range', () => {
    fc.assert(
      fc.property(ledgers().map(taxed), fc.constantFrom('day', 'week', 'month', 'quarter', 'half', 'year'), (rows, every) => {
        const between = ['2025-01-15', '2025-04-20'];
        const all = askAnything(rows, { select: sums, between });
        const parts = askAnything(rows, { select: sums, between, every });
        for (const { id } of sums) expect(sumOf(column(parts, id)) ?? 0n).toBe(sumOf(column(all, id)) ?? 0n);
      }),
      runs(),
    );
  });

  test('new customers add up over periods, and over segments that follow the customer', () => {
    fc.assert(
      fc.property(ledgers(), (rows) => {
        const total = query(rows as never, { select: [newCustomers], between: ['2024-01-01', '2026-01-01'] }).rows[0] as {
          newCustomers: number;
        };
        const months = askAnything(rows, { select: [newCustomers], between: ['2024-01-01', '2026-01-01'], every: 'month' });
        const each = askAnything(rows, { select: [newCustomers], between: ['2024-01-01', '2026-01-01'], by: ['customerId'] });
        expect(sumOf(column(months, 'newCustomers'))).toBe(unitsOf(String(total.newCustomers)));
        expect(sumOf(column(each, 'newCustomers')) ?? 0n).toBe(unitsOf(String(total.newCustomers)));
      }),
      runs(),
    );
  });
});

describe('L5: any filter cuts the records in three', () => {
  test('KPI(p) + KPI(not p) + KPI(p unknown) = KPI(all), with nested and, or, not and isNull', () => {
    fc.assert(
      fc.property(ledgers().map(taxed), unknownable, (rows, { asked, unknown }) => {
        const all = askAnything(rows, { select: sums });
        const parts = [asked, not(asked), unknown].map((where) => askAnything(rows, { select: sums, where }));
        for (const { id } of sums) expect(sumOf(parts.flatMap((part) => column(part, id))) ?? 0n).toBe(sumOf(column(all, id)) ?? 0n);
        const used = parts.map((part) => part.counts['sales']?.used ?? 0).reduce((a, b) => a + b);
        expect(used).toBe(all.counts['sales']?.used);
      }),
      runs(),
    );
  });

  test('(a or b) and c keeps its parentheses: it picks the rows of a and c, and those of b and c', () => {
    fc.assert(
      fc.property(ledgers(), unknownable, unknownable, unknownable, (rows, a: Condition, b: Condition, c: Condition) => {
        const pick = (where: unknown): string => JSON.stringify(askAnything(rows, { select: sums, where }).rows);
        expect(pick(and(or(a.asked, b.asked), c.asked))).toBe(pick(or(and(a.asked, c.asked), and(b.asked, c.asked))));
        expect(pick(not(and(a.asked, b.asked)))).toBe(pick(or(not(a.asked), not(b.asked))));
      }),
      runs(),
    );
  });
});

describe('L6: a ratio of sums is no mean of ratios', () => {
  const ratios = [discountRate, returnRate, grossMarginRate, markupRate, averageSellingPrice, returnRate.variants.units];

  test('numerators and denominators of segments add up to those of the total, and the total is their ratio', () => {
    fc.assert(
      fc.property(ledgers(), fc.constantFrom('channel', 'region'), (rows, by) => {
        const all = askAnything(rows, { select: ratios });
        const parts = askAnything(rows, { select: ratios, by: [by] });
        for (const { id } of ratios) {
          const total = cell(all, 0, id);
          const cells = parts.rows.map((_, row) => cell(parts, row, id));
          const known = cells.every(({ reason }) => reason === null || reason === 'zero-denominator') && cells.length > 0;
          if (!known || total.reason === 'missing-input') continue;
          expect(sumOf(cells.map(({ numerator }) => plainText(numerator)))).toBe(sumOf([plainText(total.numerator)]));
          expect(sumOf(cells.map(({ denominator }) => plainText(denominator)))).toBe(sumOf([plainText(total.denominator)]));
          if (total.value === null) expect(plainText(total.denominator)).toBe('0');
        }
      }),
      runs(),
    );
  });

  test('Simpson: each channel improves while the total gets worse', () => {
    const rows = [
      { id: '1', date: '2025-01-10', amount: 900, gross: 1000, channel: 'web' },
      { id: '2', date: '2025-01-10', amount: 50, gross: 100, channel: 'shop' },
      { id: '3', date: '2025-02-10', amount: 92, gross: 100, channel: 'web' },
      { id: '4', date: '2025-02-10', amount: 600, gross: 1000, channel: 'shop' },
    ];
    const rates = (table: Table): (string | null)[] => column(table, 'discountRate');
    expect(rates(query(rows, { select: [discountRate], every: 'month', by: ['channel'] }))).toEqual(['0.5', '0.1', '0.4', '0.08']);
    const months = query(rows, { select: [discountRate], every: 'month' });
    // Both channels give away less in February, the shop 0.4 after 0.5 and the web 0.08 after 0.1; all together more.
    expect(rates(months)[0]?.slice(0, 8)).toBe('0.136363');
    expect(rates(months)[1]?.slice(0, 8)).toBe('0.370909');
    expect(rates(query(rows, { select: [discountRate] }))[0]?.slice(0, 8)).toBe('0.253636');
  });

  test('a mean of the rows is only to be had under its own name', () => {
    const rowMean = indicator({
      id: 'rowMean',
      label: { en: 'Mean row', fr: 'Ligne moyenne' },
      unit: 'money',
      better: 'higher',
      formula: mean(sale.amount),
    });
    fc.assert(
      fc.property(plainLedgers(), (rows) => {
        const { rowMean: found, netSales: total } = query(rows as never, { select: [rowMean, netSales] }).rows[0] as {
          rowMean: unknown;
          netSales: { div(n: number): unknown };
        };
        expect(String(found)).toBe(rows.length === 0 ? 'null' : String(total.div(rows.length)));
      }),
      runs(),
    );
  });
});
