import fc from 'fast-check';
import {
  activeCustomers,
  averageOrderValue,
  type ChangeExplained,
  explainChange,
  explainTable,
  grossMarginRate,
  medianOrderValue,
  query,
  revenue,
  type Sale,
  tableFromJson,
  unitsSold,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { runs } from '../../laws/runs.ts';

const february = ['2025-02-01', '2025-03-01'] as const;
const months = { from: ['2025-01-01', '2025-02-01'], to: february } as const;

const row = fc.record({
  amount: fc.integer({ min: -9999, max: 99_999 }).map((units) => units / 100),
  quantity: fc.integer({ min: 0, max: 9 }),
  month: fc.constantFrom('01', '02'),
  productId: fc.constantFrom('a', 'b', 'c', null),
  cost: fc.option(fc.integer({ min: 0, max: 999 })),
});

const plain = ({ periods: _, findings: __, ...why }: ChangeExplained): string => JSON.stringify(why);

describe('a change read off a table', () => {
  test('is the change that the records tell, digit for digit, also through JSON', () => {
    const select = [revenue, unitsSold, grossMarginRate] as const;
    const questions = [
      { of: revenue, by: ['productId'] },
      { of: revenue, by: ['productId'], convention: 'newLostRetained' },
      { of: revenue, by: ['productId'], quantity: unitsSold },
      { of: revenue, by: ['productId'], quantity: unitsSold, convention: 'priceVolumeMixMidpoint' },
      { of: grossMarginRate, by: ['productId'] },
      { of: grossMarginRate, by: ['productId'], convention: 'mixAndRateFromBase' },
    ] as const;
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), fc.constantFrom(...questions), (rows, question) => {
        const sales = rows.map(({ month, ...rest }, i) => ({ id: String(i), date: `2025-${month}-10`, ...rest })) as Sale[];
        const table = query(sales, { select, by: ['productId'], every: 'month', between: february, compare: 'previousPeriod' });
        const { of, quantity, ...rest } = { quantity: undefined, ...question };
        const read = { convention: 'convention' in rest ? rest.convention : undefined, of: of.id, quantity: quantity?.id };
        const found = explainTable(tableFromJson(JSON.stringify(table)), read);
        // Without a row nothing says that there were no sales, and not no records.
        if (table.rows.length === 0) expect(found.reason).toBe('no-data');
        else expect(plain(found)).toBe(plain(explainChange(sales, { ...months, ...question } as never) as ChangeExplained));
      }),
      runs(150),
    );
  });

  test('of one period of several', () => {
    const sales: Sale[] = ['01', '02', '03'].map((month, i) => ({
      id: month,
      date: `2025-${month}-10`,
      amount: 10 * (i + 1),
      channel: 'web',
    }));
    const table = query(sales, {
      select: [revenue],
      every: 'month',
      by: ['channel'],
      between: ['2025-01-01', '2025-04-01'],
      compare: 'previousPeriod',
    });
    const why = explainTable(table, { of: 'revenue', period: '2025-03' });
    expect([why.from, why.to, why.periods].map(String)).toEqual(['20', '30', '2025-02-01/2025-03-01,2025-03']);
    expect(() => explainTable(table, { of: 'revenue' })).toThrow('the periods are 2025-01, 2025-02, 2025-03');
    // December has records of nobody: nothing was sold then, as far as the records go.
    expect(explainTable(table, { of: 'revenue', period: '2025-01' }).parts.map(({ value, from }) => [String(value), from])).toEqual([
      ['10', null],
    ]);
  });

  test('a future period has no answer, and its reason', () => {
    const sales: Sale[] = [{ id: '1', date: '2025-01-10', amount: 10, channel: 'web' }];
    const question = {
      select: [revenue],
      every: 'month',
      by: ['channel'],
      between: ['2025-01-01', '2025-04-01'],
      compare: 'previousPeriod',
      asOf: '2025-01-31',
    } as const;
    expect(explainTable(query(sales, question), { of: 'revenue', period: '2025-02' })).toMatchObject({
      reason: 'future-period',
      change: null,
    });
  });

  test('what the totals of rows do not tell is refused', () => {
    const sales: Sale[] = [{ id: '1', date: '2025-02-10', amount: 10, channel: 'web', customerId: 'a' }];
    const table = query(sales, {
      select: [activeCustomers, medianOrderValue, averageOrderValue],
      every: 'month',
      by: ['channel'],
      between: february,
      compare: 'previousPeriod',
    });
    for (const of of ['activeCustomers', 'medianOrderValue', 'averageOrderValue'])
      expect(() => explainTable(table, { of })).toThrow('does not add up over segments');
    expect(() => explainTable(table, { of: 'revenu' })).toThrow('the values are');
    expect(() => explainTable(query(sales, { select: [revenue] }), { of: 'revenue' })).toThrow('compare');
    expect(() => explainTable(table, { of: 'activeCustomers', convention: 'shapley' as never })).toThrow('of a table: contribution');
  });
});
