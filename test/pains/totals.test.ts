// What users of neighbouring systems asked for about filters, ratios and totals.
import {
  activeCustomers,
  averageOrderValue,
  cell,
  count,
  countDistinct,
  customerRetentionRate,
  Decimal,
  discountRate,
  eq,
  grossMarginRate,
  grossProfit,
  gt,
  indicator,
  mean,
  mergePartials,
  minus,
  orderCount,
  partial,
  plus,
  query,
  ratio,
  returnRate,
  revenue,
  type Sale,
  sale,
  settlePartial,
  sum,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { ask, codeOf, column, text } from '../query/ask.ts';

const label = { en: 'X', fr: 'X' };
const share = { label, unit: 'ratio', better: 'higher' } as const;
const money = { label, unit: 'money', better: 'higher' } as const;

describe('pain 8: the same measure, filtered and unfiltered, in one ratio', () => {
  const sales: readonly Sale[] = [
    { id: '1', date: '2025-01-10', amount: 60, channel: 'web', country: 'FR' },
    { id: '2', date: '2025-01-11', amount: 20, channel: 'shop', country: 'FR' },
    { id: '3', date: '2025-01-12', amount: 30, channel: 'shop', country: 'DE' },
    { id: '4', date: '2025-02-12', amount: 90, channel: 'web', country: 'DE' },
  ];
  const web = { where: eq(sale.channel, 'web') };
  const webShare = indicator({ ...share, id: 'webShare', formula: ratio(sum(sale.amount, web), sum(sale.amount)) });

  test('pain 8: a filter of the numerator stays with the numerator', () => {
    expect(column(query(sales, { select: [webShare] }), 'webShare')).toEqual(['0.75']);
    const { numerator, denominator } = cell(query(sales, { select: [webShare] }), 0, 'webShare');
    expect([text(numerator), text(denominator)]).toEqual(['150', '200']);
  });

  test('pain 8: two filters of one ratio are not joined into one that nothing passes', () => {
    const shop = { where: eq(sale.channel, 'shop') };
    const webToShop = indicator({ ...share, id: 'webToShop', formula: ratio(sum(sale.amount, web), sum(sale.amount, shop)) });
    expect(column(query(sales, { select: [webToShop] }), 'webToShop')).toEqual(['3']);
  });

  test('pain 8: a filter of the question reaches both operands, their own filters stay', () => {
    expect(column(query(sales, { select: [webShare], where: { country: 'FR' } }), 'webShare')).toEqual(['0.75']);
    expect(column(query(sales, { select: [webShare], by: ['country'], every: 'month' }), 'webShare')).toEqual(['0', '0.75', '1', 'null']);
  });

  test('pain 8: the rate of conversion of one kind of event into another is a formula, not a join', () => {
    const large = indicator({
      ...share,
      id: 'large',
      formula: ratio(countDistinct(sale.orderId, { where: gt(sale.amount, 50) }), orderCount),
    });
    expect(column(query(sales, { select: [large, orderCount, webShare], every: 'month' }), 'large')).toEqual([`0.${'3'.repeat(40)}`, '1']);
  });

  test('pain 8: the filtered indicator beside the unfiltered one does not narrow it', () => {
    const webSales = indicator({ ...money, id: 'webSales', formula: sum(sale.amount, web) });
    const both = query(sales, { select: [webSales, revenue] });
    expect([column(both, 'webSales'), column(both, 'revenue')]).toEqual([['150'], ['200']]);
  });
});

describe('pain 10: totals come from sums, never from displayed ratios', () => {
  // Ten orders of 10 on the web, one of 100 in the shop; no mean of the two averages is the average.
  const sales: readonly Sale[] = [
    ...Array.from({ length: 10 }, (_, i) => ({ id: `w${i}`, date: '2025-01-10', amount: 10, discount: 0, channel: 'web', cost: 9 })),
    { id: 's1', date: '2025-02-10', amount: 100, discount: 100, channel: 'shop', cost: 20 },
    { id: 's2', date: '2025-02-11', amount: -50, channel: 'shop', type: 'return', cost: -10 },
  ];
  const ratios = { averageOrderValue, discountRate, returnRate, grossMarginRate };

  test('pain 10: the total of an average is one division of the sums', () => {
    const split = query(sales, { select: [averageOrderValue], by: ['channel'] });
    expect(column(split, 'averageOrderValue')).toEqual(['100', '10']);
    const total = query(sales, { select: [averageOrderValue] });
    expect(total.rows[0]?.averageOrderValue?.times(11).toFixed(20)).toBe(new Decimal(200).toFixed(20));
    const { numerator, denominator } = cell(total, 0, 'averageOrderValue');
    expect([text(numerator), text(denominator)]).toEqual(['200', '11']);
  });

  test.each(Object.entries(ratios))(
    'pain 10: %s of all is Σ numerator ÷ Σ denominator of its parts, by segment and by month',
    (id, metric) => {
      for (const split of [{ by: ['channel'] }, { every: 'month' }]) {
        const table = ask(sales, { select: [metric], ...split });
        const sums = table.rows.reduce<[Decimal, Decimal]>(
          ([above, below], _, row) => {
            const { numerator, denominator } = cell(table, row, id);
            return [above.plus(numerator ?? 0), below.plus(denominator ?? 0)];
          },
          [new Decimal(0), new Decimal(0)],
        );
        const total = cell(query(sales, { select: [metric] }), 0, id);
        expect([text(total.numerator), text(total.denominator)]).toEqual(sums.map(text));
        expect(text(total.value)).toBe(text(sums[0].div(sums[1])));
      }
    },
  );

  test('pain 10: the parts of a share make 11 %, not more than 100 %', () => {
    const done = [
      { id: '1', date: '2025-01-10', amount: 1, channel: 'a' },
      ...Array.from({ length: 8 }, (_, i) => ({ id: `o${i}`, date: '2025-01-10', amount: 0, channel: 'b' })),
    ];
    const completion = indicator({
      ...share,
      id: 'completion',
      formula: ratio(count(sale.id, { where: gt(sale.amount, 0) }), count(sale.id)),
    });
    expect(column(query(done, { select: [completion], by: ['channel'] }), 'completion')).toEqual(['1', '0']);
    expect(column(query(done, { select: [completion] }), 'completion')).toEqual([`0.${'1'.repeat(40)}`]);
  });

  test('pain 10: averages of parts merge into the average of all', () => {
    const question = { select: [averageOrderValue, grossMarginRate] } as const;
    const [web, shop] = ['web', 'shop'].map((channel) =>
      partial(
        sales.filter((row) => row.channel === channel),
        question,
      ),
    );
    const merged = settlePartial(mergePartials(web as NonNullable<typeof web>, shop as NonNullable<typeof shop>));
    expect(JSON.stringify(merged.rows)).toBe(JSON.stringify(query(sales, question).rows));
  });

  test('pain 10: each column says that a ratio does not add up', () => {
    const { columns } = query(sales, { select: [averageOrderValue, discountRate, revenue] });
    expect(columns.slice(1).map(({ additivity }) => additivity)).toEqual(['ratio', 'ratio', 'additive']);
  });
});

describe('pain 14: distinct counts are not added over time', () => {
  const sales: readonly Sale[] = ['01-05', '01-06', '01-20', '02-05', '02-06', '03-05'].flatMap((day, i) => [
    { id: `a${i}`, date: `2025-${day}`, amount: 1, customerId: 'ana', channel: i % 2 === 0 ? 'web' : 'shop' },
    { id: `b${i}`, date: `2025-${day}`, amount: 1, customerId: `guest${i}`, channel: 'web' },
  ]);
  const asked = { select: [activeCustomers], between: ['2025-01-01', '2025-04-01'] } as const;
  const counts = (every: 'day' | 'week' | 'month' | 'quarter'): number[] =>
    query(sales, { ...asked, every }).rows.map((row) => row.activeCustomers ?? -1);
  const added = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

  test('pain 14: a month counts its customers once, however many days they came on', () => {
    expect(counts('month')).toEqual([4, 3, 2]);
    expect(counts('quarter')).toEqual([7]);
    expect([added(counts('day')), added(counts('week')), added(counts('month'))]).toEqual([12, 11, 9]);
  });

  test('pain 14: nor over segments', () => {
    expect(query(sales, { ...asked, by: ['channel'] }).rows.map((row) => row.activeCustomers)).toEqual([1, 7]);
    expect(query(sales, asked).rows.map((row) => row.activeCustomers)).toEqual([7]);
  });

  test('pain 14: a rolling count is that of its window, and a merged one that of all its parts', () => {
    expect(query(sales, { ...asked, every: 'month', stretch: { trailing: 3 } }).rows.map((row) => row.activeCustomers)).toEqual([4, 6, 7]);
    const [first, ...others] = sales.map((row) => partial([row], asked));
    expect(settlePartial(mergePartials(first as NonNullable<typeof first>, ...others)).rows.map((row) => row.activeCustomers)).toEqual([7]);
  });

  test('pain 14: the column says that it cannot be added up', () => {
    expect(query(sales, asked).columns.at(-1)?.additivity).toBe('distinct');
    expect([activeCustomers.additivity, customerRetentionRate.additivity]).toEqual(['distinct', 'ratio']);
  });
});

describe('pain 15: nothing sold does not poison the total', () => {
  const sales: readonly Sale[] = [
    { id: '1', date: '2025-01-10', amount: 100, channel: 'line 1', cost: 40 },
    { id: '2', date: '2025-01-11', amount: 50, channel: 'line 2' },
    { id: '3', date: '2025-02-10', amount: 70, channel: 'line 3', cost: 30 },
  ];
  const line = (name: string) => sum(sale.amount, { where: eq(sale.channel, name) });

  test('pain 15: the sum of three lines of business is known in a month in which one sold nothing', () => {
    const all = indicator({ ...money, id: 'all', formula: plus(plus(line('line 1'), line('line 2')), line('line 3')) });
    const table = query(sales, { select: [all, revenue], every: 'month' });
    expect([column(table, 'all'), column(table, 'revenue')]).toEqual([
      ['150', '70'],
      ['150', '70'],
    ]);
    expect(table.notes).toEqual([]);
  });

  test('pain 15: nothing sold, nobody knows and nothing to divide by are three answers', () => {
    const table = query(sales, {
      select: [revenue, grossProfit, averageOrderValue],
      by: ['channel'],
      every: 'month',
      between: ['2025-01-01', '2025-03-01'],
    });
    const told = (channel: string, id: string): unknown[] => {
      const row = table.rows.findIndex((one) => one.channel === channel && one.period === '2025-01');
      const { value, reason } = cell(table, row, id);
      return [text(value), reason];
    };
    expect([told('line 3', 'revenue'), told('line 3', 'grossProfit'), told('line 3', 'averageOrderValue')]).toEqual([
      ['0', null],
      ['0', null],
      ['null', 'zero-denominator'],
    ]);
    expect(told('line 2', 'grossProfit')).toEqual(['null', 'missing-input']);
    expect(told('line 1', 'grossProfit')).toEqual(['60', null]);
  });

  test('pain 15: one unknown cost is left out and told, and the profit of the others is kept', () => {
    const table = query(sales, { select: [grossProfit, grossMarginRate], between: ['2025-01-01', '2025-02-01'] });
    expect([column(table, 'grossProfit'), column(table, 'grossMarginRate')]).toEqual([['60'], ['0.6']]);
    expect(table.notes).toContainEqual({ code: 'partial-coverage', row: null, column: 'grossProfit', detail: 1 });
  });

  test('pain 15: an unknown operand makes a difference unknown, with the reason of the operand', () => {
    const gap = indicator({
      ...money,
      id: 'gap',
      formula: minus(line('line 1'), mean(sale.amount, { where: eq(sale.channel, 'line 9') })),
    });
    expect(cell(query(sales, { select: [gap] }), 0, 'gap')).toMatchObject({ value: null, reason: 'no-data' });
  });

  test('pain 15: a filter on a field that no record has is told, not just answered with 0', () => {
    const table = ask(sales, { select: [revenue], where: { chanel: 'line 1' } });
    expect([column(table, 'revenue'), table.notes]).toEqual([['0'], [{ code: 'absent-field', row: null, column: 'chanel', detail: null }]]);
  });

  test('pain 15: a word that is not an option is refused, so that no filter is dropped unseen', () => {
    expect(codeOf(() => ask(sales, { select: [revenue], filter: { channel: 'line 1' } }))).toBe('unknown-option');
  });
});
