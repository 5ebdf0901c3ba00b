// What users of neighbouring systems asked for about numbers and money, as far as a question answers it.
import {
  allocate,
  averageOrderValue,
  cell,
  convert,
  type Decimal,
  discounts,
  grossSales,
  indicator,
  mergePartials,
  netSales,
  orderCount,
  partial,
  plus,
  post,
  query,
  ratio,
  returns,
  revenue,
  Sale,
  sale,
  settlePartial,
  sum,
  tableFromJson,
  times,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { ask, codeOf, column, text } from '../query/ask.ts';

const label = { en: 'X', fr: 'X' };

describe('pain 18: numbers become strings or lose precision', () => {
  const table = query(
    [
      { id: '1', date: '2025-01-31', amount: '12.55' },
      { id: '2', date: '2025-01-31', amount: '30566.19' },
      { id: '3', date: '2025-01-31', amount: '43.11' },
    ],
    { select: [revenue, averageOrderValue, orderCount] },
  );

  test('pain 18: amounts given as text are added, never joined', () => {
    expect(column(table, 'revenue')).toEqual(['30621.85']);
    expect(text(table.rows[0]?.revenue?.plus('0.15'))).toBe('30622');
  });

  test('pain 18: a third is a third, not 0', () => {
    const thirds = query(
      [1, 0, 0].map((amount, i) => ({ id: String(i), date: '2025-01-31', amount })),
      { select: [averageOrderValue] },
    );
    expect(column(thirds, 'averageOrderValue')).toEqual([`0.${'3'.repeat(40)}`]);
  });

  test('pain 18: digits beyond those of a double survive sums and JSON; plain numbers are the reader’s choice', () => {
    const large = [
      { id: '1', date: '2025-01-31', amount: '90071992547409931.01' },
      { id: '2', date: '2025-01-31', amount: '0.02' },
    ];
    const exact = query(large, { select: [revenue] });
    expect(column(exact, 'revenue')).toEqual(['90071992547409931.03']);
    expect(column(tableFromJson<typeof exact>(JSON.stringify(exact)), 'revenue')).toEqual(['90071992547409931.03']);
    expect(query(large, { select: [revenue], numbers: true }).rows[0]?.revenue).toBe(Number('90071992547409931.03'));
  });

  test('pain 18: each column says its unit, and JSON gives it back as it was', () => {
    expect(table.columns.map(({ id, unit }) => [id, unit])).toEqual([
      ['period', null],
      ['revenue', 'money'],
      ['averageOrderValue', 'money'],
      ['orderCount', 'count'],
    ]);
    expect(tableFromJson<typeof table>(JSON.stringify(table))).toEqual(table);
  });
});

describe('pain 19: currencies are never summed as if equal', () => {
  const sales: readonly Sale[] = [
    { id: '1', date: '2025-03-03', amount: 100, currency: 'EUR' },
    { id: '2', date: '2025-03-03', amount: 100, currency: 'USD' },
    { id: '3', date: '2025-04-04', amount: 50, currency: 'USD' },
  ];
  const vat = indicator({ id: 'vat', label, unit: 'money', better: 'neutral', formula: times(sum(sale.amount), 0.2) });

  test('pain 19: 100 EUR and 100 USD have no sum, and the reason is given', () => {
    const table = query(sales, { select: [revenue, vat, averageOrderValue, orderCount] });
    expect(table.rows).toEqual([{ period: 'all', revenue: null, vat: null, averageOrderValue: null, orderCount: 3 }]);
    expect(table.notes.map(({ code, column: id }) => [code, id])).toEqual([
      ['mixed-currency', 'revenue'],
      ['mixed-currency', 'vat'],
      ['mixed-currency', 'averageOrderValue'],
    ]);
    expect(revenue(sales)).toBe(null);
  });

  test('pain 19: a currency and none do not add up either', () => {
    expect(revenue([...sales.slice(0, 1), { id: '9', date: '2025-03-03', amount: 100 }])).toBe(null);
  });

  test('pain 19: split or picked by currency each has its sum', () => {
    const split = query(sales, { select: [revenue], by: ['currency'] });
    expect(split.rows.map((row) => [row.currency, text(row.revenue)])).toEqual([
      ['EUR', '100'],
      ['USD', '150'],
    ]);
    const picked = query(sales, { select: [revenue], where: { currency: 'USD' } });
    expect([text(picked.rows[0]?.revenue), cell(picked, 0, 'revenue').currency]).toEqual(['150', 'USD']);
  });

  test('pain 19: months of different currencies are not compared', () => {
    const months = query([sales[0], sales[2]] as Sale[], { select: [revenue], every: 'month', compare: 'previousPeriod' });
    expect(column(months, 'revenue')).toEqual(['100', '50']);
    expect([column(months, 'revenueDelta')[1], column(months, 'revenueChange')[1]]).toEqual(['null', 'null']);
    expect(cell(months, 1, 'revenueDelta').reason).toBe('mixed-currency');
  });

  test('pain 19: after conversion by a named policy the sum is exact, and the rates used are stated', () => {
    const rates = [
      { date: '2025-03-03', from: 'USD', to: 'EUR', rate: '0.9541' },
      { date: '2025-04-04', from: 'USD', to: 'EUR', rate: '0.9067' },
    ];
    const converted = convert(Sale, sales, { to: 'EUR', policy: 'eventDate', rates });
    expect(column(query(converted.rows, { select: [revenue], every: 'month' }), 'revenue')).toEqual(['195.41', '45.335']);
    expect(converted.rates.map(({ date, rate, rows }) => [date, text(rate), rows])).toEqual([
      ['2025-03-03', '0.9541', 1],
      ['2025-04-04', '0.9067', 1],
    ]);
    const march = query(convert(Sale, sales, { to: 'EUR', policy: 'eventDate', rates: rates.slice(0, 1) }).rows, { select: [revenue] });
    expect(column(march, 'revenue')).toEqual(['195.41']);
  });

  test('pain 19: shared amounts keep every cent', () => {
    const parts = allocate('0.17', [1, 1, 1, 1, 1], 'EUR').map((amount, i) => ({ id: String(i), date: '2025-01-31', amount }));
    expect(text(revenue(parts))).toBe('0.17');
  });
});

describe('pain 20: refunds are dated by choice and taken off once', () => {
  const { sales } = post([
    {
      id: 'A',
      placedAt: '2025-03-31',
      currency: 'EUR',
      lines: [
        { quantity: 1, unitPrice: 107 },
        { quantity: 2, unitPrice: 70, discount: 10 },
      ],
      refunds: [{ id: 'R', date: '2025-04-02', lines: [{ lineId: '2', quantity: 2 }], amount: 130 }],
    },
    { id: 'B', placedAt: '2025-04-10', currency: 'EUR', lines: [{ quantity: 1, unitPrice: 40 }] },
  ]);
  const months = { every: 'month', between: ['2025-03-01', '2025-05-01'] } as const;
  const byOrder = { refundDate: 'orderDate' } as const;

  test('pain 20: 237 less 130 is 107, whichever date the refund counts on', () => {
    const order = { where: { orderId: 'A' } } as const;
    expect(column(query(sales, { select: [revenue], ...order }), 'revenue')).toEqual(['107']);
    expect(column(query(sales, { select: [revenue.under(byOrder)], ...order }), 'revenue')).toEqual(['107']);
  });

  test('pain 20: by refund date April pays, by order date March does; the bridge between both is what was refunded', () => {
    const refunded = column(query(sales, { select: [revenue], ...months }), 'revenue');
    const ordered = column(query(sales, { select: [revenue.under(byOrder)], ...months }), 'revenue');
    expect([refunded, ordered]).toEqual([
      ['237', '-90'],
      ['107', '40'],
    ]);
    const own = column(query(sales, { select: [returns], ...months }), 'returns');
    const moved = column(query(sales, { select: [returns.under(byOrder)], ...months }), 'returns');
    expect([own, moved]).toEqual([
      ['0', '130'],
      ['130', '0'],
    ]);
    const gaps = refunded.map((value, i) => Number(value) - Number(ordered[i]));
    expect(gaps).toEqual(moved.map((value, i) => Number(value) - Number(own[i])));
  });

  test.each<[string, object]>([
    ['overall', {}],
    ['by month', months],
    ['by order', { by: ['orderId'] }],
    ['by line', { by: ['id'] }],
    ['by order and month', { by: ['orderId'], ...months }],
  ])('pain 20: gross − discounts − returns = net, %s, under both dates', (_, split) => {
    for (const policy of [{}, byOrder]) {
      const select = [grossSales, discounts, returns, netSales].map((metric) => metric.under(policy));
      const { rows } = ask(sales, { select, ...split });
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows as unknown as Record<string, Decimal>[]) {
        const net = row['grossSales']?.minus(row['discounts'] as Decimal).minus(row['returns'] as Decimal);
        expect(text(net)).toBe(text(row['netSales']));
      }
    }
  });
});

describe('pain 22: a percentage change is a number or has a reason', () => {
  const changeOf = (before: number | null, now: number | null) => {
    const rows = [
      { id: '1', date: '2025-01-10', amount: before },
      { id: '2', date: '2025-02-10', amount: now },
    ].filter((row): row is { id: string; date: string; amount: number } => row.amount !== null);
    const table = query(rows, { select: [revenue], every: 'month', between: ['2025-02-01', '2025-03-01'], compare: 'previousPeriod' });
    const change = table.rows[0]?.revenueChange ?? null;
    return { table, told: [text(table.rows[0]?.revenueDelta), text(change), cell(table, 0, 'revenueChange').reason], change };
  };

  test.each<[string, number | null, number | null, string, string, string | null]>([
    ['a rise', 100, 150, '50', '0.5', null],
    ['a fall', 150, 100, '-50', `-0.${'3'.repeat(40)}`, null],
    ['no change', 100, 100, '0', '0', null],
    ['a fall to nothing', 100, null, '-100', '-1', null],
    ['a fall below nothing', 100, -50, '-150', '-1.5', null],
    ['from no record', null, 50, '50', 'null', 'zero-base'],
    ['from 0', 0, 50, '50', 'null', 'zero-base'],
    ['from 0 to 0', 0, 0, '0', 'null', 'zero-base'],
    ['from a loss to a gain', -100, 50, '150', 'null', 'negative-base'],
    ['from a loss to a larger one', -100, -150, '-50', 'null', 'negative-base'],
    ['from a loss to a smaller one', -100, -50, '50', 'null', 'negative-base'],
  ])('pain 22: %s', (_, before, now, delta, change, reason) => {
    expect(changeOf(before, now).told).toEqual([delta, change, reason]);
  });

  test('pain 22: no change is 0 and never −0, as a Decimal and as a number', () => {
    expect(changeOf(100, 100).change?.isNegative()).toBe(false);
    const rows = [
      { id: '1', date: '2025-01-10', amount: 100 },
      { id: '2', date: '2025-02-10', amount: 100 },
    ];
    const table = query(rows, { select: [revenue], every: 'month', compare: 'previousPeriod', numbers: true });
    expect(Object.is(table.rows[1]?.revenueChange, 0)).toBe(true);
    expect(Object.is(table.rows[1]?.revenueDelta, 0)).toBe(true);
  });

  test('pain 22: where a change is given, it has the sign of the difference', () => {
    for (const before of [0.01, 1, 99.99]) {
      for (const now of [-5, 0, 0.005, 1, 100]) {
        const { table, change } = changeOf(before, now);
        expect(Math.sign(Number(change))).toBe(Math.sign(Number(table.rows[0]?.revenueDelta)));
      }
    }
  });

  test('pain 22: what is not comparable and what nobody knows are told apart from nothing sold', () => {
    const rows = [{ id: '1', date: '2024-02-29', amount: 10 }];
    const leap = query(rows, { select: [revenue], every: 'day', between: ['2024-02-29', '2024-03-01'], compare: 'previousYear' });
    expect([leap.rows[0]?.revenueChange, cell(leap, 0, 'revenueChange').reason]).toEqual([null, 'not-comparable']);
    const unknown = query(rows, {
      select: [revenue],
      every: 'month',
      between: ['2024-02-01', '2024-03-01'],
      compare: 'previousPeriod',
      coverage: ['2024-02-01', '2024-03-01'],
    });
    expect([unknown.rows[0]?.revenueDelta, cell(unknown, 0, 'revenueDelta').reason]).toEqual([null, 'no-data']);
  });

  test('pain 22: plain numbers hold no Infinity and no NaN', () => {
    const rows = [{ id: '1', date: '2025-02-10', amount: 10 }];
    const table = query(rows, {
      select: [revenue, averageOrderValue],
      every: 'month',
      between: ['2025-01-01', '2025-04-01'],
      compare: 'previousPeriod',
      numbers: true,
    });
    const numbers = table.rows.flatMap((row) => Object.values(row)).filter((value) => typeof value === 'number');
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.every(Number.isFinite)).toBe(true);
  });
});

describe('pain 23: the order of summation does not change the answer', () => {
  const amounts = [1e16, -1e16, ...Array.from({ length: 14 }, () => 1), 0.1, 0.7, -0.3];
  const rows = amounts.map((amount, i) => ({ id: String(i), date: '2025-01-31', amount }));
  const question = { select: [revenue] } as const;

  test('pain 23: however the records are turned, the sum is 14.5', () => {
    for (let turn = 0; turn < rows.length; turn++) {
      const turned = [...rows.slice(turn), ...rows.slice(0, turn)];
      expect([text(revenue(turned)), text(revenue(turned.toReversed()))]).toEqual(['14.5', '14.5']);
    }
  });

  test('pain 23: however the records are cut into parts, the sum is 14.5', () => {
    for (const size of [1, 2, 3, 5, 8, 13]) {
      const parts = Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
        partial(rows.slice(i * size, (i + 1) * size), question),
      );
      const [first, ...others] = parts.toReversed() as [(typeof parts)[0], ...typeof parts];
      expect(column(settlePartial(mergePartials(first, ...others)), 'revenue')).toEqual(['14.5']);
    }
  });
});

describe('pain 33: row-level expressions', () => {
  const sales: readonly Sale[] = [
    { id: '1', date: '2025-01-10', amount: 100, quantity: 2, cost: 30, currency: 'EUR' },
    { id: '2', date: '2025-01-11', amount: 10, quantity: 5, cost: 1, currency: 'EUR' },
  ];
  const formulaOf = (formula: Parameters<typeof indicator<'x', { sales: Sale }, 'money'>>[0]['formula']) =>
    indicator({ id: 'x', label, unit: 'money', better: 'neutral', formula });

  test('pain 33: a product of each row is summed, not multiplied after summing', () => {
    expect(text(formulaOf(sum(times(sale.quantity, sale.cost)))(sales))).toBe('65');
    expect(text(formulaOf(times(sum(sale.quantity), sum(sale.cost)))(sales))).toBe('217');
  });

  test('pain 33: a tax of each row is exact and keeps the currency', () => {
    const gross = formulaOf(ratio(sum(plus(times(sale.amount, 1000), times(sale.amount, 55))), 1000));
    const table = query(sales, { select: [gross] });
    expect(column(table, 'x')).toEqual(['116.05']);
    expect(cell(table, 0, 'x').currency).toBe('EUR');
    const other = { id: '3', date: '2025-01-12', amount: 1, currency: 'USD' };
    expect(cell(query([...sales, other], { select: [gross] }), 0, 'x').reason).toBe('mixed-currency');
  });

  test('pain 33: records cannot be picked or split by an indicator: it is refused, not ignored', () => {
    expect(codeOf(() => ask(sales, { select: [revenue], where: revenue }))).toBe('bad-argument');
    expect(codeOf(() => ask(sales, { select: [revenue], where: sum(sale.amount) }))).toBe('bad-formula');
    expect(codeOf(() => ask(sales, { select: [revenue], by: [{ id: 'x', of: sum(sale.amount) }] }))).toBe('bad-formula');
  });
});
