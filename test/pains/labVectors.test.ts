// The vectors on which float-based building blocks give a wrong answer, or none.
import { dataset, indicator, mean, mergePartials, partial, query, revenue, type Sale, sale, settlePartial, sum } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { column, text } from '../query/ask.ts';

type Number = number | string | bigint;
const sales = (amounts: readonly Number[]): Sale[] => amounts.map((amount, i) => ({ id: String(i), date: '2025-01-31', amount }));
const columns = (amounts: readonly Number[]) => ({ date: amounts.map(() => '2025-01-31'), amount: amounts });
const half = (amounts: readonly Number[], part: 0 | 1): Sale[] => sales(amounts).filter((_, i) => i % 2 === part);

/** The same sum by every way there is to ask for it. */
function everyWay(amounts: readonly Number[]): Record<string, string> {
  const question = { select: [revenue] } as const;
  const told = (table: { rows: readonly { revenue: unknown }[] }): string => text(table.rows[0]?.revenue);
  return {
    called: text(revenue(sales(amounts))),
    rows: told(query(sales(amounts), question)),
    columns: told(query(columns(amounts), question)),
    dataset: told(query(dataset({ sales: sales(amounts) }), question)),
    parts: told(settlePartial(mergePartials(partial(half(amounts, 1), question), partial(half(amounts, 0), question)))),
  };
}
const all = (value: string) => ({ called: value, rows: value, columns: value, dataset: value, parts: value });

const cancelling = [1e16, -1e16, ...Array.from({ length: 14 }, () => 1)];

describe('lab: exact sums', () => {
  test('lab: a million times 0.1 is 100000', () => {
    expect(text(revenue(columns(Array.from({ length: 1_000_000 }, () => 0.1))))).toBe('100000');
    expect(column(query(columns(Array.from({ length: 1_000_000 }, () => 0.1)), { select: [revenue] }), 'revenue')).toEqual(['100000']);
  });

  test.each<[string, readonly Number[], string]>([
    ['10^16, −10^16 and fourteen ones are 14', cancelling, '14'],
    ['the same in the opposite order is 14', cancelling.toReversed(), '14'],
    ['1000 times 1.005 is 1005', Array.from({ length: 1000 }, () => 1.005), '1005'],
    ['1000 times the text 1.005 is 1005', Array.from({ length: 1000 }, () => '1.005'), '1005'],
    ['0.1 and 0.2 are 0.3', [0.1, 0.2], '0.3'],
    ['whole numbers above 2^53 keep their last digit', [9007199254740993n, 1n, 1n], '9007199254740995'],
  ])('lab: %s', (_, amounts, wanted) => {
    expect(everyWay(amounts)).toEqual(all(wanted));
  });
});

describe('lab: filter every row out again', () => {
  const ledger = Array.from({ length: 300 }, (_, i) => ({
    id: String(i),
    date: '2025-01-31',
    amount: (i % 7) * 0.1 + 0.01,
    channel: 'web',
  }));

  test('lab: a filter that picks nothing leaves 0, positive and without residue', () => {
    const data = dataset({ sales: ledger });
    const ask = (where: { channel: string } | undefined) => query(data, { select: [revenue], where }).rows[0]?.revenue;
    const before = text(ask(undefined));
    const nothing = ask({ channel: 'shop' });
    expect([text(nothing), nothing?.isNegative()]).toEqual(['0', false]);
    expect(text(ask(undefined))).toBe(before);
    expect(query(data, { select: [revenue], where: { channel: 'shop' }, numbers: true }).rows[0]?.revenue).toBe(0);
  });

  test('lab: rows and their reversals leave 0', () => {
    const reversed = ledger.map((row) => ({ ...row, id: `-${row.id}`, amount: -row.amount }));
    const left = revenue([...ledger, ...reversed]);
    expect([text(left), left?.isNegative()]).toEqual(['0', false]);
  });
});

describe('lab: means', () => {
  const label = { en: 'X', fr: 'X' };
  const meanCost = indicator({ id: 'meanCost', label, unit: 'money', better: 'neutral', formula: mean(sale.cost) });
  const costs = (values: readonly (Number | null | undefined)[]) =>
    values.map((cost, i) => ({ id: String(i), date: '2025-01-31', amount: 1, ...(cost === undefined ? {} : { cost }) }));

  test('lab: the mean of 10, nothing and 20 is 15, and one record is said to lack the value', () => {
    for (const values of [
      [10, null, 20],
      [10, undefined, 20],
    ]) {
      const table = query(costs(values), { select: [meanCost] });
      expect(column(table, 'meanCost')).toEqual(['15']);
      expect(table.notes).toEqual([{ code: 'partial-coverage', row: null, column: 'meanCost', detail: 1 }]);
      // Called as a function there is no place to say so, and no answer.
      expect(meanCost(costs(values))).toBe(null);
    }
  });

  test('lab: NaN is not a number to take the mean of: it counts as not given, and is told', () => {
    const table = query(costs([10, Number.NaN, 20]), { select: [meanCost] });
    expect(column(table, 'meanCost')).toEqual(['15']);
    expect(table.notes.map(({ code, detail }) => [code, detail])).toContainEqual(['unread-values', 'bad-number: 1']);
    expect(meanCost(costs([10, Number.NaN, 20]))).toBe(null);
  });

  test('lab: a column of bigint has a sum and a mean, both exact', () => {
    const totalCost = indicator({ id: 'totalCost', label, unit: 'money', better: 'neutral', formula: sum(sale.cost) });
    const values = [9007199254740993n, 9007199254740994n];
    for (const data of [costs(values), { date: ['2025-01-31', '2025-01-31'], amount: [1, 1], cost: BigInt64Array.from(values) }]) {
      const table = query(data, { select: [totalCost, meanCost] });
      expect([...column(table, 'totalCost'), ...column(table, 'meanCost')]).toEqual(['18014398509481987', '9007199254740993.5']);
    }
  });
});

describe('lab: the time zone of the machine', () => {
  test.each(['America/Los_Angeles', 'Pacific/Kiritimati', 'UTC'])(
    'lab: the date 2024-04-01 stays in April when the machine stands in %s',
    (zone) => {
      const before = process.env['TZ'];
      try {
        process.env['TZ'] = zone;
        // Makes sure that the machine really moved: midnight in UTC is still March in Los Angeles.
        expect(new Date('2024-04-01').getMonth()).toBe(zone === 'America/Los_Angeles' ? 2 : 3);
        for (const date of ['2024-04-01', '2024-04-01T00:00:00Z', new Date('2024-04-01'), Date.UTC(2024, 3, 1)]) {
          const { rows } = query([{ id: '1', date, amount: 5 }], { select: [revenue], every: 'month' });
          expect(rows.map((row) => [row.period, text(row.revenue)])).toEqual([['2024-04', '5']]);
        }
      } finally {
        if (before === undefined) delete process.env['TZ'];
        else process.env['TZ'] = before;
      }
    },
  );

  test('lab: a calendar date stays in April in every zone of the question, an instant follows the clocks there', () => {
    const month = (date: string, timeZone: string) =>
      query([{ id: '1', date, amount: 5 }], { select: [revenue], every: 'month', calendar: { timeZone } }).rows.map((row) => row.period);
    for (const zone of ['America/Los_Angeles', 'Pacific/Kiritimati']) expect(month('2024-04-01', zone)).toEqual(['2024-04']);
    expect(month('2024-04-01T00:00:00Z', 'America/Los_Angeles')).toEqual(['2024-03']);
  });
});
