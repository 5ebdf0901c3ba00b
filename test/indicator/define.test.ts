import {
  type Columns,
  count,
  countDistinct,
  dataset,
  each,
  eq,
  fields,
  gte,
  type Indicator,
  indicator,
  isNull,
  last,
  max,
  mean,
  min,
  minus,
  netSales,
  newCount,
  not,
  orderCount,
  plus,
  quantile,
  query,
  ratio,
  repeatingCount,
  returningOrRepeatingCount,
  type Sale,
  sale,
  sum,
  times,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { ask, codeOf, errorOf, text } from '../query/ask.ts';
import { answer, ledger } from './answer.ts';

const label = { en: 'One of ours', fr: 'Une des nôtres' };
const base = { id: 'own', label, unit: 'number', better: 'higher' } as const;

type Commissioned = Sale & {
  readonly commission?: number | null;
  readonly paidOn?: string | null;
  readonly tier?: 'gold' | 'silver' | null;
};
const own = fields<Commissioned>()('sales', { commission: 'money', paidOn: 'date', tier: 'key' });

const paid: readonly Commissioned[] = [
  { id: '1', date: '2025-01-10', amount: 100, commission: 5.25, paidOn: '2025-02-01', tier: 'gold' },
  { id: '2', date: '2025-01-20', amount: 50, commission: 2.5, paidOn: '2025-03-01', tier: 'silver' },
  { id: '3', date: '2025-02-10', amount: 10, commission: null, tier: 'gold' },
];

describe('an indicator over fields of one’s own', () => {
  const commissions = indicator({ ...base, id: 'commissions', unit: 'money', better: 'lower', formula: sum(own.commission) });

  test('adds them up, and says what is missing', () => {
    expect(text(commissions(paid.slice(0, 2)))).toBe('7.75');
    expect(answer(commissions, paid)).toBe('7.75');
    expect(query(paid, { select: [commissions] }).notes).toEqual([
      { code: 'partial-coverage', row: null, column: 'commissions', detail: 1 },
    ]);
    expect(answer(commissions, [{ id: '3', date: '2025-02-10', amount: 10 }])).toBe('null: missing-input');
  });

  test('the plain call, which cannot say what is missing, has no answer then', () => {
    expect(commissions(paid)).toBe(null);
  });

  test('a total that has to be complete has no answer either', () => {
    const complete = indicator({ ...base, id: 'complete', unit: 'money', formula: sum(own.commission, { missing: 'refuse' }) });
    expect(answer(complete, paid)).toBe('null: missing-input');
    expect(answer(complete, paid.slice(0, 2))).toBe('7.75');
    const stored = indicator({ ...base, formula: JSON.parse(JSON.stringify(complete.formula)) as typeof complete.formula });
    expect(answer(stored, paid)).toBe('null: missing-input');
  });

  test('places them by a date of one’s own', () => {
    const payments = indicator({ ...base, id: 'payments', unit: 'money', formula: sum(own.commission, { at: own.paidOn }) });
    const table = query(paid, { select: [payments, commissions], every: 'month', between: ['2025-01-01', '2025-04-01'] });
    expect(table.rows.map((row) => text(row.payments))).toEqual(['0', '5.25', '2.5']);
    expect(table.rows.map((row) => text(row.commissions))).toEqual(['7.75', 'null', '0']);
  });

  test('picks by a key of one’s own, and splits by it', () => {
    const gold = indicator({ ...base, id: 'gold', unit: 'count', formula: count(sale.id, { where: eq(own.tier, 'gold') }) });
    expect(gold(paid)).toBe(2);
    expect(query(paid, { select: [gold, orderCount], by: ['tier'] }).rows).toEqual([
      { period: 'all', tier: 'gold', gold: 2, orderCount: 2 },
      { period: 'all', tier: 'silver', gold: 0, orderCount: 1 },
    ]);
  });

  test('never adds two currencies', () => {
    const mixed = [
      { ...paid[0], currency: 'EUR' },
      { ...paid[1], currency: 'USD' },
    ] as readonly Commissioned[];
    expect(answer(commissions, mixed)).toBe('null: mixed-currency');
    expect(commissions(mixed)).toBe(null);
  });

  test('builds on ours', () => {
    const cost = indicator({ ...base, id: 'commissionRate', unit: 'ratio', formula: ratio(commissions, netSales) });
    expect(answer(cost, paid)).toBe('0.0484375');
    const less = indicator({ ...base, id: 'afterCommission', unit: 'money', formula: minus(netSales, commissions) });
    expect(answer(less, paid)).toBe('152.25');
  });
});

interface Visit {
  readonly id: string;
  readonly date: string;
  readonly visitorId?: string | null;
  readonly pages?: number | null;
  readonly channel?: string | null;
}

const visit = fields<Visit>()('visits', { id: 'key', date: 'date', visitorId: 'key', pages: 'number', channel: 'key' });
const visits: readonly Visit[] = [
  { id: 'v1', date: '2025-01-05', visitorId: 'x', pages: 3, channel: 'web' },
  { id: 'v2', date: '2025-01-06', visitorId: 'y', pages: 1, channel: 'web' },
  { id: 'v3', date: '2025-02-07', visitorId: 'x', channel: 'app' },
  { id: 'v4', date: '2025-02-08', visitorId: null, pages: 8, channel: 'app' },
];

describe('an indicator of a kind of record of one’s own', () => {
  const visitors = indicator({ ...base, id: 'visitors', unit: 'count', formula: countDistinct(visit.visitorId) });
  const depth = indicator({ ...base, id: 'depth', formula: mean(visit.pages) });

  test('reads its rows alone, named, in columns, or in a dataset', () => {
    const columns: Columns<Visit> = {
      date: visits.map(({ date }) => date),
      visitorId: visits.map(({ visitorId }) => visitorId),
      pages: visits.map(({ pages }) => pages),
    };
    for (const data of [visits, { visits }, columns, { visits: columns }, dataset({ visits })]) {
      expect(visitors(data as readonly Visit[])).toBe(2);
      expect(ask(data, { select: [visitors], numbers: true }).rows).toEqual([{ period: 'all', visitors: 2 }]);
      expect(ask(data, { select: [depth], numbers: true }).rows).toEqual([{ period: 'all', depth: 4 }]);
    }
  });

  test('needs no amount, but a date', () => {
    const undated = [...visits, { id: 'v5', date: 'soon' }] as readonly Visit[];
    expect(visitors(undated)).toBe(null);
    const table = query(undated, { select: [visitors] });
    expect(table.rows[0]?.visitors).toBe(2);
    expect(table.counts['visits']?.rowsIn).toBe(5);
    expect(table.rejected['visits']?.map(({ row, field }) => [row, field])).toEqual([[4, 'date']]);
  });

  test('has no answer in a month that says nothing', () => {
    expect(
      query(visits, { select: [depth], every: 'month', between: ['2025-01-01', '2025-04-01'] }).rows.map((row) => text(row.depth)),
    ).toEqual(['2', '8', 'null']);
  });
});

describe('an indicator of two kinds of record', () => {
  const conversion = indicator({ ...base, id: 'conversion', unit: 'ratio', formula: ratio(orderCount, count(visit.id)) });
  const sales: readonly Sale[] = [
    { id: '1', date: '2025-01-31', amount: 10, channel: 'web' },
    { id: '2', date: '2025-02-03', amount: 10, channel: 'app' },
    { id: '3', date: '2025-02-04', amount: 10, channel: 'app' },
  ];

  test('divides the one by the other, in all, by month and by segment', () => {
    expect(text(conversion({ sales, visits }))).toBe('0.75');
    expect(text(conversion(dataset({ sales, visits })))).toBe('0.75');
    expect(query({ sales, visits }, { select: [conversion], every: 'month' }).rows.map((row) => text(row.conversion))).toEqual([
      '0.5',
      '1',
    ]);
    expect(
      ask({ sales, visits }, { select: [conversion], by: ['channel'] }).rows.map((row) => [row['channel'], text(row['conversion'])]),
    ).toEqual([
      ['app', '1'],
      ['web', '0.5'],
    ]);
  });

  test.each<[string, object, string]>([
    ['no visits', { sales, visits: [] }, 'null: zero-denominator'],
    ['no sales', { sales: [], visits }, '0'],
    ['neither', { sales: [], visits: [] }, 'null: zero-denominator'],
  ])('%s', (_, data, wanted) => {
    expect(answer(conversion, data as never)).toBe(wanted);
    expect(text(conversion(data as never))).toBe(wanted.startsWith('null') ? 'null' : wanted);
  });

  test('is told by kind: one list is refused, and a kind that is missing', () => {
    expect(codeOf(() => conversion(sales as never))).toBe('bad-data');
    expect(codeOf(() => conversion({ sales } as never))).toBe('bad-data');
    expect(codeOf(() => conversion(dataset({ sales }) as never))).toBe('bad-data');
    expect(codeOf(() => ask({ sales }, { select: [conversion] }))).toBe('bad-data');
  });
});

describe('a definition', () => {
  const formula = sum(sale.amount);
  const define = (definition: object): unknown => indicator(definition as never);

  test.each(['', ' ', '1st', '_x', 'net sales', 'net-sales', 'chiffreD’affaires', 'été', 'a'.repeat(65), 'x\n', '__proto__'])(
    'refuses the id %j',
    (id) => {
      expect(codeOf(() => define({ ...base, id, formula }))).toBe('bad-argument');
    },
  );

  test.each(['a', 'A', 'netSales2', 'a'.repeat(64)])('takes the id %j', (id) => {
    expect(text(indicator({ ...base, id, formula })(ledger([{ amount: 5 }])))).toBe('5');
  });

  test('refuses a formula that reads no records', () => {
    expect(codeOf(() => define({ ...base, formula: ratio(1 as never, 2) }))).toBe('bad-formula');
    expect(codeOf(() => define({ ...base, formula: sale.amount }))).toBe('bad-formula');
    expect(codeOf(() => sum(1 as never))).toBe('bad-formula');
    expect(codeOf(() => quantile(sale.amount, 1.5))).toBe('bad-formula');
    expect(codeOf(() => quantile(each(sale.orderId, count(sale.id)), 0.5))).toBe('bad-formula');
  });

  test('refuses an option that is not read, and says which was meant', () => {
    expect(codeOf(() => define({ ...base, formula, colour: 'red' }))).toBe('unknown-option');
    expect(errorOf(() => define({ ...base, formula, aditivity: 'ratio' })).message).toContain('did you mean additivity?');
  });

  test.each<[unknown, string]>([
    [0, 'nothing thrown'],
    [90, 'nothing thrown'],
    [{ periods: 3, every: 'month' }, 'nothing thrown'],
    [-1, 'bad-argument'],
    [1.5, 'bad-argument'],
    ['90', 'bad-argument'],
    [null, 'bad-argument'],
    [{ periods: 3 }, 'bad-argument'],
    [{ periods: 3, every: 'toString' }, 'bad-argument'],
    [{ periods: -1, every: 'month' }, 'bad-argument'],
    [{ every: 'month' }, 'bad-argument'],
    [{ periods: 3, every: 'month', of: 1 }, 'unknown-option'],
  ])('with a maturity of %j: %s', (maturity, code) => {
    expect(codeOf(() => define({ ...base, formula, maturity }))).toBe(code);
  });

  test('refuses a field of a type that there is not', () => {
    expect(codeOf(() => fields<Visit>()('visits', { pages: 'integer' as never }))).toBe('bad-argument');
  });

  test('keeps what it says, and cannot be changed', () => {
    const mine = indicator({
      ...base,
      unit: 'money',
      formula,
      source: 'a textbook',
      variants: { doubled: { label, formula: times(formula, 2) } },
    });
    expect([mine.id, mine.name, mine.label, mine.unit, mine.better, mine.source]).toEqual([
      'own',
      'own',
      label,
      'money',
      'higher',
      'a textbook',
    ]);
    expect([mine.variants.doubled.id, mine.variants.doubled.unit, mine.variants.doubled.source]).toEqual([
      'ownDoubled',
      'money',
      'a textbook',
    ]);
    expect(text(mine.variants.doubled(ledger([{ amount: 4 }])))).toBe('8');
    expect([mine, mine.formula, mine.variants, sale.amount].map(Object.isFrozen)).toEqual([true, true, true, true]);
    expect(() => Object.assign(mine.formula, { fn: 'max' })).toThrow(TypeError);
    expect(() => Object.assign(mine, { id: 'other' })).toThrow(TypeError);
    expect(text(mine(ledger([{ amount: 4 }, { amount: 5 }])))).toBe('9');
  });

  test.each<[string, string, Indicator<string, { readonly sales: Sale }, unknown>]>([
    ['a sum', 'additive', indicator({ ...base, formula: sum(sale.amount) })],
    ['a difference of sums', 'additive', indicator({ ...base, formula: minus(sum(sale.amount), sum(sale.tax)) })],
    ['new customers', 'additive', indicator({ ...base, formula: newCount(sale.customerId) })],
    ['different values', 'distinct', indicator({ ...base, formula: countDistinct(sale.customerId) })],
    ['a share', 'ratio', indicator({ ...base, formula: ratio(sum(sale.tax), sum(sale.amount)) })],
    ['a median', 'order-stat', indicator({ ...base, formula: quantile(sale.amount, 0.5) })],
    ['what it is said to be', 'semi-additive', indicator({ ...base, formula: sum(sale.amount), additivity: 'semi-additive' })],
  ])('reads off its formula how %s rolls up: %s', (_, additivity, metric) => {
    expect(metric.additivity).toBe(additivity);
  });
});

describe('a formula that was stored as JSON', () => {
  const sales = ledger([
    { amount: 10, orderId: 'A', customerId: 'ana', date: '2025-01-10', tax: 2 },
    { amount: 25.5, orderId: 'A', customerId: 'ana', date: '2025-01-11' },
    { amount: 40, orderId: 'B', customerId: 'ana', date: '2025-01-12', tax: 8 },
    { amount: -5, customerId: 'bob', date: '2025-01-13' },
  ]);

  test.each([
    ['sum', sum(sale.amount), '70.5'],
    ['sum with a constant', sum(plus(sale.amount, 1)), '74.5'],
    ['count', count(sale.tax), '2'],
    ['count where', count(sale.id, { where: gte(sale.amount, 10) }), '3'],
    ['countDistinct', countDistinct(sale.orderId), '3'],
    ['min', min(sale.amount), '-5'],
    ['max', max(sale.amount), '40'],
    ['mean', mean(sale.amount), '17.625'],
    ['mean where', mean(sale.amount, { where: not(isNull(sale.tax)) }), '25'],
    ['last', last(sale.amount), '-5'],
    ['quantile', quantile(sale.amount, 0.25), '6.25'],
    ['quantile of orders', quantile(each(sale.orderId, sum(sale.amount)), 0.5), '35.5'],
    ['new customers', newCount(sale.customerId), '2'],
    ['repeating customers', repeatingCount(sale.customerId, sale.orderId), '1'],
    ['returning or repeating customers', returningOrRepeatingCount(sale.customerId, sale.orderId), '1'],
    ['ratio', ratio(sum(sale.amount), count(sale.id)), '17.625'],
  ])('%s gives the same value', (_, formula, wanted) => {
    const stored = indicator({ ...base, formula: JSON.parse(JSON.stringify(formula)) as typeof formula });
    expect(text(indicator({ ...base, formula })(sales))).toBe(wanted);
    expect(text(stored(sales))).toBe(wanted);
    expect(answer(stored, sales)).toBe(wanted);
    expect(JSON.stringify(stored.formula)).toBe(JSON.stringify(formula));
  });
});
