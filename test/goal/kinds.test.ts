// Goals that are no sum: rates, stocks, customers, means, what is to stay, milestones. And the same answer however it is asked.
import {
  activeCustomers,
  averageOrderValue,
  type Goal,
  type GoalInput,
  goal,
  orderCount,
  progress,
  query,
  revenue,
  tableFromJson,
  winRate,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { openDuckdb } from '../engines/databases.ts';
import { load } from '../engines/warehouse.ts';

const year = ['2025-01-01', '2026-01-01'] as const;
const sold = (date: string, amount: number, more: object = {}) => ({ id: `${date}-${amount}`, date, amount, ...more });
/** So many deals won of so many closed in a month. */
const deals = (month: string, won: number, closed: number) =>
  Array.from({ length: closed }, (_, i) => ({
    id: `${month}-${i}`,
    createdAt: `${month}-01`,
    closedAt: `${month}-15`,
    outcome: i < won ? ('won' as const) : ('lost' as const),
    amount: 1,
  }));

describe('a rate', () => {
  const rate = (input: Partial<GoalInput> = {}) => goal({ id: 'r', of: winRate, target: 0.3, between: year, ...input });
  const closed = [...deals('2025-01', 5, 10), ...deals('2025-02', 10, 90)];

  test('is that of all days so far, and never paced from 0', () => {
    const { actual, expected, pace, progress: gone, run, reasons } = progress(rate(), closed, { asOf: '2025-02-28' });
    expect([actual, expected, pace, gone].map(String)).toEqual(['0.15', '0.3', '0.5', '0.5']);
    expect([run, reasons.run, reasons.start]).toEqual([null, 'level', 'no-start']);
  });

  test('is on the way from its baseline, where it has one', () => {
    const {
      expected,
      pace,
      progress: gone,
    } = progress(rate({ baseline: 0.1, between: ['2025-01-01', '2025-04-28'] }), closed, { asOf: '2025-02-27' });
    // 58 of 117 days.
    expect([expected?.toFixed(4), pace?.toFixed(4), gone?.toString()]).toEqual(['0.1991', '0.5043', '0.25']);
  });

  test('of a table is made of its totals, not of its months', () => {
    const table = query(closed, { select: [winRate], every: 'month', between: year, asOf: '2025-02-28' });
    expect(String(progress(rate(), { table }, { asOf: '2025-02-28' }).actual)).toBe('0.15');
  });

  test('that should fall is worse the more it is over', () => {
    const low = rate({ of: { ...plain(winRate), better: 'lower' }, target: 0.14 });
    const { pace, progress: gone, reasons, status } = progress(low, closed, { asOf: '2025-02-28' });
    expect([pace?.toFixed(4), gone, reasons.progress, status]).toEqual(['0.9286', null, 'no-start', 'at-risk']);
  });

  test('of nothing has no value', () => {
    const found = progress(rate(), deals('2024-12', 1, 2), { asOf: '2025-02-28' });
    expect([found.actual, found.reasons.actual, found.status]).toEqual([null, 'zero-denominator', 'unknown']);
  });
});

/** An indicator as plain data. */
function plain(of: GoalInput['of']): GoalInput['of'] {
  const { id, label, unit, better, additivity, formula } = of;
  return { id, label, unit, better, additivity, formula };
}

describe('what is counted once', () => {
  const bought = ['2025-01-05', '2025-02-05', '2025-03-05'].flatMap((date) => [
    sold(date, 5, { customerId: 'a' }),
    sold(date, 6, { customerId: date }),
  ]);
  const customers = goal({ id: 'c', of: activeCustomers, target: 10, between: year });

  test('counts over all days: a customer of three months is one', () => {
    expect(progress(customers, bought, { asOf: '2025-03-31' }).actual).toBe(4);
  });

  test('a table by month does not tell it, and says so', () => {
    const table = query(bought, { select: [activeCustomers], every: 'month', between: year, asOf: '2025-03-31' });
    const found = progress(customers, { table }, { asOf: '2025-03-31' });
    expect([found.actual, found.reasons.actual, found.status]).toEqual([null, 'not-additive', 'unknown']);
  });

  test('has a landing only where the records show that its periods add up', () => {
    const months = Array.from({ length: 18 }, (_, i) => `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-05`);
    const orders = goal({ id: 'o', of: orderCount, target: 24, between: year });
    const of = (sales: object[]) => progress(orders, sales as never, { asOf: '2025-06-30' }).landing;
    const apart = months.flatMap((date) => [sold(date, 1), sold(date, 2)]);
    expect([of(apart).reason, of(apart).mean]).toEqual([null, 24]);
    expect(of([...apart, sold('2024-01-06', 3, { orderId: 'x' }), sold('2024-02-06', 3, { orderId: 'x' })]).reason).toBe('not-additive');
  });
});

test('a mean counts the periods that are over', () => {
  const mean = goal({ id: 'm', of: revenue, target: 100, aggregation: 'average', between: year });
  const sales = [sold('2025-01-05', 90), sold('2025-02-05', 100), sold('2025-03-05', 1)];
  expect(String(progress(mean, sales, { asOf: '2025-03-10' }).actual)).toBe('95');
});

describe('what is to stay', () => {
  const stay = (input: Partial<GoalInput> = {}) =>
    goal({ id: 's', of: revenue, kind: 'stayAbove', target: '100.10', between: year, ...input });
  const months = (...amounts: number[]) => amounts.map((amount, i) => sold(`2025-0${i + 1}-05`, amount));
  test.each<[string, number[], Partial<GoalInput>, string, number, string]>([
    ['on the boundary is no breach', [100.1, 100.1], {}, '2025-02-28', 0, 'on-track'],
    ['a cent below is one', [100.1, 100.09], {}, '2025-02-28', 1, 'off-track'],
    ['one that is over leaves a risk', [100.09, 100.1], {}, '2025-02-28', 1, 'at-risk'],
    ['a month that is running is not judged', [100.1, 3], {}, '2025-02-27', 0, 'on-track'],
    ['nothing is over yet', [3], {}, '2025-01-30', 0, 'too-early'],
    ['below is the other side', [100.1, 100.11], { kind: 'stayBelow' }, '2025-02-28', 1, 'off-track'],
    ['a range has two', [100.09, 120, 120.01], { kind: 'range', upTo: 120 }, '2025-03-31', 2, 'off-track'],
    ['kept to the end', [101, 102], { between: ['2025-01-01', '2025-03-01'] }, '2025-02-28', 0, 'achieved'],
    ['not kept', [101, 99], { between: ['2025-01-01', '2025-03-01'] }, '2025-02-28', 1, 'missed'],
    ['within the minimum', [101, 99], { between: ['2025-01-01', '2025-03-01'], minimum: 99 }, '2025-02-28', 1, 'partly-met'],
  ])('%s', (_, amounts, input, asOf, breached, status) => {
    const found = progress(stay(input), months(...amounts), { asOf });
    expect([found.kept?.breached.length, found.status]).toEqual([breached, status]);
  });

  test('names what was on the wrong side', () => {
    const { kept } = progress(stay({ of: averageOrderValue }), months(120, 99, 80), { asOf: '2025-03-31' });
    expect(kept?.breached.map(({ period, value }) => `${period} ${value}`)).toEqual(['2025-02 99', '2025-03 80']);
  });
});

describe('milestones', () => {
  const milestones = [
    { title: 'Pilot', by: '2025-03-31', doneOn: '2025-03-15' },
    { title: 'Launch', by: '2025-06-30' },
    { title: 'Shop', by: '2025-09-30' },
  ];
  const steps = (given: GoalInput['milestones'] = milestones) => goal({ id: 'm', of: revenue, milestones: given, between: year });
  test.each([
    ['2025-03-10', 0, 0, 'on-track'],
    ['2025-03-31', 1, 1, 'on-track'],
    ['2025-06-30', 1, 2, 'off-track'],
    ['2025-12-31', 1, 3, 'missed'],
  ])('up to %s: %d done of %d due', (asOf, done, due, status) => {
    const found = progress(steps(), [], { asOf });
    expect([found.milestones?.done, found.milestones?.due, found.status]).toEqual([done, due, status]);
  });
  test('all of them done is achieved, also before the end', () => {
    const all = milestones.map((one) => ({ ...one, doneOn: '2025-05-01' }));
    expect(progress(steps(all), [], { asOf: '2025-05-02' }).status).toBe('achieved');
  });
});

describe('the same answer, however it is asked', () => {
  const sales = Array.from({ length: 20 }, (_, i) =>
    sold(`${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-07`, 100 + ((i * 7) % 10) / 100),
  );
  const of = goal({ id: 'g', of: revenue, target: 1300, between: year });
  const asOf = '2025-08-20';

  test('from records, a table, and a table that went through JSON', () => {
    const table = query(sales, { select: [revenue], every: 'month', between: ['2024-01-01', '2026-01-01'], asOf });
    const fromRecords = progress(of, sales, { asOf });
    expect(progress(of, { table }, { asOf })).toEqual(fromRecords);
    expect(progress(of, { table: tableFromJson(JSON.stringify(table)) }, { asOf })).toEqual(fromRecords);
    expect(progress(of, { table: JSON.parse(JSON.stringify(table)) }, { asOf })).toEqual(fromRecords);
  });

  test('what cannot be read is refused', () => {
    const table = query(sales, { select: [revenue, orderCount], every: 'month', asOf });
    const whole = query(sales, { select: [revenue], between: year, asOf });
    expect(() => progress(of, { table, column: 'revenu' }, { asOf })).toThrow('revenue');
    expect(() => progress(of, { table, column: 'orderCount' }, { asOf })).toThrow('a goal of revenue');
    expect(() => progress(of, { table: whole }, { asOf })).toThrow("every: 'month'");
    expect(() => progress(of, sales, { asOf, polcy: 1 } as never)).toThrow('did you mean policy?');
    expect(() => progress(of, sales, {} as never)).toThrow('asOf');
    expect(() => progress(of, sales, { asOf, inProgress: Number.NaN })).toThrow('inProgress');
  });

  test('of a segment', () => {
    const mixed = [...sales.map((one) => ({ ...one, country: 'FR' })), { ...sold('2025-03-03', 999), country: 'BE' }];
    const french = goal({ ...of, segment: { country: 'FR' } });
    const table = query(mixed, { select: [revenue], every: 'month', by: ['country'], between: ['2024-01-01', '2026-01-01'], asOf });
    const { actual } = progress(of, sales, { asOf });
    expect(progress(french, mixed, { asOf }).actual).toEqual(actual);
    expect(progress(french, { table }, { asOf }).actual).toEqual(actual);
  });

  test('in memory and in DuckDB', async () => {
    const database = await openDuckdb();
    const rows = sales.map((row, i) => ({ ...row, currency: 'EUR', orderId: `o${i}` }));
    const source = await load(database, rows as never, 'date');
    const goals: Goal[] = [
      of,
      goal({ id: 'o', of: orderCount, target: 9, between: year }),
      goal({ id: 'a', of: averageOrderValue, target: 50, between: year }),
      goal({ id: 's', of: revenue, target: 100, kind: 'stayAbove', between: year }),
    ];
    for (const one of goals) {
      const inMemory = progress(one, rows, { asOf });
      expect(inMemory.status).not.toBe('unknown');
      expect(JSON.stringify(await progress(one, source, { asOf }))).toBe(JSON.stringify(inMemory));
    }
    await database.close();
  });
});
