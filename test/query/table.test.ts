import {
  averageOrderValue,
  customerRetentionRate,
  Decimal,
  dataset,
  discountRate,
  grossProfit,
  medianOrderValue,
  newCustomers,
  orderCount,
  orElse,
  query,
  revenue,
  type Sale,
  sale,
  taxes,
  unitsSold,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { ask, column, text } from './ask.ts';

const sales: readonly Sale[] = [
  { id: '1', date: '2025-01-10', amount: 100, channel: 'web', currency: 'EUR', customerId: 'ana' },
  { id: '2', date: '2025-01-20', amount: 50, channel: 'shop', currency: 'EUR', customerId: 'bob' },
  { id: '3', date: '2025-02-05', amount: 60, channel: 'web', currency: 'EUR', customerId: 'ana' },
  { id: '4', date: '2025-04-01', amount: 40, channel: 'web', currency: 'EUR', customerId: 'eve' },
];

describe('columns', () => {
  test('say what they mean: period, segments, and each indicator', () => {
    const { columns } = query(sales, { select: [revenue, orderCount], by: ['channel'], every: 'month' });
    expect(
      columns.map(({ id, role, of, unit, better, additivity, currency }) => [id, role, of, unit, better, additivity, currency]),
    ).toEqual([
      ['period', 'period', null, null, null, null, null],
      ['channel', 'segment', null, null, null, null, null],
      ['revenue', 'value', 'revenue', 'money', 'higher', 'additive', 'EUR'],
      ['orderCount', 'value', 'orderCount', 'count', 'higher', 'distinct', null],
    ]);
    expect(columns.map(({ label }) => [label.en, label.fr])).toEqual([
      ['Period', 'Période'],
      ['channel', 'channel'],
      ['Revenue', 'Chiffre d’affaires'],
      ['Orders', 'Nombre de commandes'],
    ]);
    expect(columns[2]?.formula).toEqual(revenue.formula);
  });

  test('of a comparison stand beside the value: prior, difference and change', () => {
    const { columns } = query(sales, { select: [averageOrderValue], every: 'month', compare: 'previousPeriod' });
    expect(columns.slice(1).map(({ id, role, unit, additivity, label }) => [id, role, unit, additivity, label.en, label.fr])).toEqual([
      ['averageOrderValue', 'value', 'money', 'ratio', 'Average order value', 'Panier moyen'],
      ['averageOrderValuePrior', 'prior', 'money', 'ratio', 'Average order value, before', 'Panier moyen, avant'],
      ['averageOrderValueDelta', 'delta', 'money', 'ratio', 'Average order value, difference', 'Panier moyen, écart'],
      ['averageOrderValueChange', 'change', 'ratio', 'derived', 'Average order value, change', 'Panier moyen, évolution'],
    ]);
  });

  test('name a currency only where there is one for all values', () => {
    const mixed = [...sales, { id: '5', date: '2025-01-11', amount: 7, channel: 'shop', currency: 'USD' }];
    const currencyOf = (data: readonly Sale[], more: object): unknown =>
      ask(data, { select: [revenue], ...more }).columns.find(({ id }) => id === 'revenue')?.currency;
    expect(currencyOf(sales, {})).toBe('EUR');
    expect(currencyOf(mixed, { by: ['currency'] })).toBe(null);
    expect(currencyOf(mixed, { where: { currency: 'USD' } })).toBe('USD');
    expect(
      currencyOf(
        sales.map(({ currency: _, ...row }) => row),
        {},
      ),
    ).toBe(null);
  });

  test('have the same names as the rows, in the same order', () => {
    const table = query(sales, {
      select: [revenue, medianOrderValue],
      by: ['channel', 'currency'],
      every: 'quarter',
      compare: 'previousYear',
    });
    for (const row of table.rows) expect(Object.keys(row)).toEqual(table.columns.map(({ id }) => id));
  });
});

describe('rows', () => {
  test('one for each period and segment, zeros where nothing was sold', () => {
    const { rows } = query(sales, { select: [revenue, orderCount, averageOrderValue], by: ['channel'], every: 'month' });
    expect(rows.map((row) => [row.period, row.channel, text(row.revenue), row.orderCount, text(row.averageOrderValue)])).toEqual([
      ['2025-01', 'shop', '50', 1, '50'],
      ['2025-01', 'web', '100', 1, '100'],
      ['2025-02', 'shop', '0', 0, 'null'],
      ['2025-02', 'web', '60', 1, '60'],
      ['2025-03', 'shop', '0', 0, 'null'],
      ['2025-03', 'web', '0', 0, 'null'],
      ['2025-04', 'shop', '0', 0, 'null'],
      ['2025-04', 'web', '40', 1, '40'],
    ]);
  });

  test("gaps: 'leave' leaves out periods without records, but never the one row of the whole range", () => {
    expect(query(sales, { select: [revenue], every: 'month', gaps: 'leave' }).rows.map((row) => row.period)).toEqual([
      '2025-01',
      '2025-02',
      '2025-04',
    ]);
    expect(query([], { select: [revenue], gaps: 'leave' }).rows).toHaveLength(1);
  });

  test('a field that no record has is most likely a slip of the pen, and is noted', () => {
    const slip = ask(sales, { select: [revenue], by: ['chanel'], where: { regoin: 'north' } });
    expect(slip.notes).toEqual(['chanel', 'regoin'].map((field) => ({ code: 'absent-field', row: null, column: field, detail: null })));
  });

  test("gaps: 'leave' leaves out segments without records in a period", () => {
    const { rows, periods } = query(sales, { select: [revenue], by: ['channel'], every: 'month', gaps: 'leave' });
    expect(rows.map((row) => [row.period, row.channel])).toEqual([
      ['2025-01', 'shop'],
      ['2025-01', 'web'],
      ['2025-02', 'web'],
      ['2025-04', 'web'],
    ]);
    expect(periods.map(({ id, state }) => [id, state])).toEqual([
      ['2025-01', 'complete'],
      ['2025-02', 'complete'],
      ['2025-03', 'empty'],
      ['2025-04', 'complete'],
    ]);
  });

  test('counts are numbers, money and ratios Decimals of our own; with numbers: true all are plain', () => {
    const row = query(sales, { select: [revenue, orderCount, averageOrderValue, discountRate] }).rows[0];
    expect([row?.revenue, row?.averageOrderValue, row?.discountRate].every((value) => value instanceof Decimal)).toBe(true);
    expect(typeof row?.orderCount).toBe('number');
    expect(query(sales, { select: [revenue, orderCount, averageOrderValue, discountRate], numbers: true }).rows).toEqual([
      { period: 'all', revenue: 250, orderCount: 4, averageOrderValue: 62.5, discountRate: 0 },
    ]);
    expect(
      query(sales, { select: [revenue], every: 'month', between: ['2025-01-01', '2025-03-01'], compare: 'previousPeriod', numbers: true })
        .rows[1],
    ).toEqual({ period: '2025-02', revenue: 60, revenuePrior: 150, revenueDelta: -90, revenueChange: -0.6 });
  });

  test('over no records there is one row without every, none with it, and as many as the range has with both', () => {
    expect(query([], { select: [revenue] }).rows).toEqual([{ period: 'all', revenue: new Decimal(0) }]);
    expect(query([], { select: [revenue], every: 'month' }).rows).toEqual([]);
    expect(query([], { select: [revenue], every: 'month', between: ['2025-01-01', '2025-03-01'] }).rows).toHaveLength(2);
    expect(query([] as Sale[], { select: [revenue], by: ['channel'], every: 'month', between: ['2025-01-01', '2025-03-01'] }).rows).toEqual(
      [],
    );
  });

  test('a segment may be an expression with a name', () => {
    const rows = query(sales, { select: [revenue], by: [{ id: 'place', of: orElse(sale.channel, 'online') }] }).rows;
    expect(rows.map((row) => [row.place, text(row.revenue)])).toEqual([
      ['shop', '50'],
      ['web', '200'],
    ]);
  });
});

describe('notes', () => {
  const noted = (table: { notes: readonly { code: string; row: number | null; column: string | null; detail: unknown }[] }): unknown[] =>
    table.notes.map(({ code, row, column: name, detail }) => [code, row, name, detail]);

  test('each null has a reason in its own row and column', () => {
    const table = query(sales, {
      select: [averageOrderValue, medianOrderValue, taxes, revenue],
      every: 'month',
      between: ['2025-02-01', '2025-04-01'],
    });
    expect(noted(table)).toEqual([
      ['missing-input', 0, 'taxes', null],
      ['zero-denominator', 1, 'averageOrderValue', null],
      ['no-data', 1, 'medianOrderValue', null],
      ['partial-coverage', null, 'taxes', 1],
    ]);
    expect(table.rows.map((row) => [text(row.revenue), text(row.taxes)])).toEqual([
      ['60', 'null'],
      ['0', '0'],
    ]);
  });

  test('a value that some records lack is the sum of the others, and the note says how many lack it', () => {
    const rows = [{ ...sales[0], cost: 60 }, sales[1], sales[2]] as Sale[];
    const table = query(rows, { select: [grossProfit, unitsSold] });
    expect(text(table.rows[0]?.grossProfit)).toBe('40');
    expect(noted(table)).toEqual([
      ['missing-input', 0, 'unitsSold', null],
      ['partial-coverage', null, 'grossProfit', 2],
      ['partial-coverage', null, 'unitsSold', 3],
    ]);
  });

  test('customers look new when the records begin inside the first period, and the table says so', () => {
    const ask2 = (between: [string, string]): unknown[] =>
      noted(query(sales, { select: [newCustomers, revenue], every: 'month', between }));
    expect(ask2(['2025-01-01', '2025-03-01'])).toEqual([['history-starts', null, 'newCustomers', '2025-01-10']]);
    expect(ask2(['2025-02-01', '2025-03-01'])).toEqual([]);
  });

  test('retention has no answer where there is no period before', () => {
    expect(noted(query(sales, { select: [customerRetentionRate] }))).toEqual([
      ['no-previous-period', 0, 'customerRetentionRate', null],
      ['history-starts', null, 'customerRetentionRate', '2025-01-10'],
    ]);
  });
});

describe('coverage', () => {
  const covered = { select: [revenue, orderCount], every: 'month', between: ['2025-01-01', '2025-06-01'] } as const;

  test('outside it nothing is known: null and no zero', () => {
    const table = query(sales, { ...covered, coverage: ['2025-01-15', '2025-05-01'] });
    expect(column(table, 'revenue')).toEqual(['150', '60', '0', '40', 'null']);
    expect(table.notes).toEqual([
      ...['revenue', 'orderCount'].map((name) => ({ code: 'no-data', row: 4, column: name, detail: null })),
      { code: 'partly-covered', row: null, column: null, detail: '2025-01' },
    ]);
  });

  test('a comparison with what is not covered is no comparison with zero', () => {
    const table = query(sales, { ...covered, coverage: ['2025-01-01', '2026-01-01'], compare: 'previousYear' });
    expect(column(table, 'revenuePrior')).toEqual(['null', 'null', 'null', 'null', 'null']);
    expect(column(table, 'revenueChange')).toEqual(['null', 'null', 'null', 'null', 'null']);
    expect(new Set(table.notes.map(({ code }) => code))).toEqual(new Set(['no-data']));
  });
});

describe('periods', () => {
  test('say what they are: complete, empty, partial, future', () => {
    const table = query(sales, { select: [revenue], every: 'month', between: ['2025-01-01', '2025-06-01'], asOf: '2025-04-15' });
    expect(table.periods.map(({ id, state, elapsed, reason }) => [id, state, elapsed, reason ?? null])).toEqual([
      ['2025-01', 'complete', 1, null],
      ['2025-02', 'complete', 1, null],
      ['2025-03', 'empty', 1, null],
      ['2025-04', 'partial', 0.5, 'running'],
      ['2025-05', 'future', 0, null],
    ]);
    expect(column(table, 'revenue')).toEqual(['150', '60', '0', '40', 'null']);
    expect(table.notes).toEqual([{ code: 'future-period', row: 4, column: 'revenue', detail: null }]);
  });

  test('a range that cuts a period makes it partial', () => {
    const table = query(sales, { select: [revenue], every: 'month', between: ['2025-01-15', '2025-02-05'] });
    expect(table.periods.map(({ id, state, reason }) => [id, state, reason])).toEqual([
      ['2025-01', 'partial', 'cut-by-range'],
      ['2025-02', 'partial', 'cut-by-range'],
    ]);
    expect(column(table, 'revenue')).toEqual(['50', '0']);
  });

  test('records dated after asOf are left out and counted as such', () => {
    const table = query(sales, { select: [revenue], asOf: '2025-02-28' });
    expect(column(table, 'revenue')).toEqual(['210']);
    expect(table.counts['sales']).toEqual({ rowsIn: 4, used: 3, filtered: { range: 1, where: 0, kind: 0 }, rejected: {} });
  });

  test('the calendar of the answer is complete', () => {
    expect(query(sales, { select: [revenue] }).calendar).toEqual({
      timeZone: 'UTC',
      weekStart: 'monday',
      fiscalStart: 'january',
      fiscalNamed: 'end',
      retail: null,
    });
    expect(query(sales, { select: [revenue], calendar: { fiscalStart: 'april', timeZone: 'Europe/Paris' } }).calendar).toEqual({
      timeZone: 'Europe/Paris',
      weekStart: 'monday',
      fiscalStart: 'april',
      fiscalNamed: 'end',
      retail: null,
    });
  });
});

describe('the account of records', () => {
  test('each record is used, filtered or refused, once, by the first reason that applies', () => {
    const rows = [
      ...sales,
      { id: '5', date: 'never', amount: 'nothing' },
      { id: '6', date: '2025-01-10', amount: '1,5' },
      { id: '7', date: '2025-01-10', amount: 1, status: 'test' },
      { id: '8', date: '2025-01-10', amount: 1, kind: 'gift-card' },
      { id: '9', date: '2025-01-10', amount: 1, channel: 'phone' },
      { id: '10', date: '2024-12-31', amount: 1, channel: 'phone', status: 'draft' },
    ];
    const table = ask(rows, { select: [revenue], where: { channel: ['web', 'shop', null] }, between: ['2025-01-01', '2025-02-01'] });
    expect(table.counts).toEqual({
      sales: { rowsIn: 10, used: 2, filtered: { range: 3, where: 1, kind: 2 }, rejected: { 'bad-date': 1, 'bad-number': 1 } },
    });
    expect(table.rejected).toEqual({
      sales: [
        { row: 4, field: 'date', value: '"never"', code: 'bad-date' },
        { row: 5, field: 'amount', value: '"1,5"', code: 'bad-number' },
      ],
    });
  });

  test('a record of a period compared with is used', () => {
    const table = query(sales, { select: [revenue], every: 'month', between: ['2025-02-01', '2025-03-01'], compare: 'previousPeriod' });
    expect(table.counts['sales']).toEqual({ rowsIn: 4, used: 3, filtered: { range: 1, where: 0, kind: 0 }, rejected: {} });
  });
});

describe('a dataset', () => {
  test('answers many questions as the rows do', () => {
    const data = dataset({ sales });
    for (const question of [
      {},
      { by: ['channel'] },
      { every: 'month' },
      { where: { channel: 'web' } },
      { every: 'week', compare: 'previousPeriod' },
    ]) {
      expect(JSON.stringify(ask(data, { select: [revenue, orderCount, medianOrderValue], ...question }))).toBe(
        JSON.stringify(ask(sales, { select: [revenue, orderCount, medianOrderValue], ...question })),
      );
    }
  });

  test('is known to another copy of the library by its mark', () => {
    expect(Symbol.for('sales-kpi/dataset') in dataset({ sales })).toBe(true);
  });
});

test('indicators of two dates are placed each by its own, and stand in one row', () => {
  const rows: Sale[] = [
    { id: '1', date: '2025-01-31', amount: 100 },
    { id: '2', date: '2025-02-03', orderDate: '2025-01-31', amount: -30 },
  ];
  const byOrder = { ...revenue.under({ refundDate: 'orderDate' }), id: 'byOrder' } as unknown as typeof revenue;
  const table = ask(rows, { select: [revenue, byOrder], every: 'month' });
  expect(table.rows.map((row) => [row['period'], text(row['revenue']), text(row['byOrder'])])).toEqual([
    ['2025-01', '100', '70'],
    ['2025-02', '-30', '0'],
  ]);
});
