import {
  count,
  countDistinct,
  Decimal,
  dataset,
  indicator,
  last,
  max,
  mean,
  min,
  minus,
  orElse,
  plus,
  quantile,
  query,
  revenue,
  sale,
  sum,
  times,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';

type Formula = ReturnType<typeof sum<never>>;

const rowsOf = (amounts: readonly unknown[]): never[] =>
  amounts.map((amount, at) => ({ id: String(at), date: '2025-01-31', amount, type: 'sale' })) as never[];
const totalOf = (amounts: readonly unknown[], formula: Formula = sum(sale.amount as never)): string =>
  String(
    indicator({ id: 'total', label: { en: 'total', fr: 'total' }, unit: 'number', better: 'higher', formula })(rowsOf(amounts) as never),
  );

describe('a column takes the finest scale of its values', () => {
  test.each<[string, unknown[], string]>([
    ['whole numbers', [1, 2, 3], '6'],
    ['cents after whole numbers', [1, 2.25], '3.25'],
    ['a finer text after cents', [1.5, '0.005', 2], '3.505'],
    ['18 decimals after whole numbers', [1, '0.000000000000000001'], '1.000000000000000001'],
    ['scales that rise and fall', ['0.1', '0.001', 1, 0.01, '0.0001'], '1.1111'],
    ['floats that have no short binary form', [0.1, 0.2], '0.3'],
    ['1.005 a thousand times', Array.from({ length: 1000 }, () => 1.005), '1005'],
    ['0.1 a hundred thousand times', Array.from({ length: 100_000 }, () => 0.1), '10000'],
    ['scientific notation', [1e-7, 2e21, '3E-7'], '2000000000000000000000.0000004'],
    ['Decimals, big integers, numbers and texts together', [new Decimal('0.1'), 2n, 0.3, '0.4'], '2.8'],
    ['−0 and 0', [-0, 0, '-0'], '0'],
  ])('%s', (_, amounts, total) => {
    expect(totalOf(amounts)).toBe(total);
  });
});

describe('units beyond 2^53', () => {
  test.each<[string, unknown[], string]>([
    ['one number beyond it', ['9007199254740993'], '9007199254740993'],
    ['sums that cross it', [9_007_199_254_740_991, 1, 1], '9007199254740993'],
    ['many sums that cross it', Array.from({ length: 5000 }, () => 9_007_199_254_740_991), '45035996273704955000'],
    ['large and small at once', ['12345678901234567890', '0.000000000000000001'], '12345678901234567890.000000000000000001'],
    ['a small one first, so that a large one widens the column', ['0.01', '90071992547409.93', '900719925474099.3'], '990791918021509.24'],
    ['whole numbers near 2^53, then a half that widens them beyond it', [9_007_199_254_740_991, -9_007_199_254_740_989, '0.5'], '2.5'],
    ['a column that is widened twice', [9_007_199_254_740_991, '0.5', '0.25'], '9007199254740991.75'],
    ['38 digits', ['99999999999999999999999999999999999999', '1'], '100000000000000000000000000000000000000'],
    ['38 digits, cancelled', ['99999999999999999999999999999999999999', '-99999999999999999999999999999999999999', '0.5'], '0.5'],
    ['a value that widens a column already wide', ['9007199254740993', '0.25', '9007199254740993.125'], '18014398509481986.375'],
  ])('%s', (_, amounts, total) => {
    expect(totalOf(amounts)).toBe(total);
  });

  test('minima, maxima, means and quantiles are exact there too', () => {
    const amounts = ['9007199254740993', '9007199254740992', '9007199254740994'];
    expect(totalOf(amounts, min(sale.amount as never))).toBe('9007199254740992');
    expect(totalOf(amounts, max(sale.amount as never))).toBe('9007199254740994');
    expect(totalOf(amounts, mean(sale.amount as never))).toBe('9007199254740993');
    expect(totalOf(amounts, quantile(sale.amount as never, 0.5))).toBe('9007199254740993');
    expect(totalOf(amounts, quantile(sale.amount as never, 0.25))).toBe('9007199254740992.5');
  });

  test('missing values among them stay missing', () => {
    const table = query(
      [
        { id: '1', date: '2025-01-31', amount: 1, cost: '9007199254740993' },
        { id: '2', date: '2025-01-31', amount: 1 },
        { id: '3', date: '2025-01-31', amount: 1, cost: '0.5' },
        { id: '4', date: '2025-01-31', amount: 1, cost: null },
      ],
      {
        select: [
          indicator({ id: 'costs', label: { en: 'c', fr: 'c' }, unit: 'money', better: 'lower', formula: sum(sale.cost) }),
          indicator({ id: 'known', label: { en: 'k', fr: 'k' }, unit: 'count', better: 'lower', formula: count(sale.cost) }),
        ],
      },
    );
    expect(String(table.rows[0]?.costs)).toBe('9007199254740993.5');
    expect(table.rows[0]?.known).toBe(2);
    expect(table.notes).toEqual([{ code: 'partial-coverage', row: null, column: 'costs', detail: 2 }]);
  });
});

describe('arithmetic of values', () => {
  const data = [
    { id: '1', date: '2025-01-31', amount: '0.1', tax: '0.02', cost: 3, quantity: 2 },
    { id: '2', date: '2025-01-31', amount: '0.25', tax: null, cost: '0.005', quantity: 4 },
  ];
  const of = (formula: Formula): string => {
    const x = indicator({ id: 'x', label: { en: 'x', fr: 'x' }, unit: 'number', better: 'higher', formula });
    return String((query(data as never, { select: [x] } as never) as unknown as { rows: { x: unknown }[] }).rows[0]?.x);
  };

  test.each<[string, Formula, string]>([
    ['amount + tax, where both are known', sum(plus(sale.amount, sale.tax) as never), '0.12'],
    ['amount − cost', sum(minus(sale.amount, sale.cost) as never), '-2.655'],
    ['amount × quantity', sum(times(sale.amount, sale.quantity) as never), '1.2'],
    ['amount × 3', sum(times(sale.amount, 3) as never), '1.05'],
    ['1 − amount', sum(minus(1, sale.amount) as never), '1.65'],
    ['tax or else 0', sum(plus(sale.amount, orElse(sale.tax, 0)) as never), '0.37'],
    ['tax or else cost', sum(orElse(sale.tax, sale.cost) as never), '0.025'],
    ['a product of products', sum(times(times(sale.amount, sale.quantity), sale.cost) as never), '0.605'],
  ])('%s', (_, formula, value) => {
    expect(of(formula)).toBe(value);
  });

  test('products that no double holds are exact', () => {
    expect(totalOf(['123456789012.345', '987654321098.765'], sum(times(sale.amount, sale.amount) as never))).toBe(
      '990702636738301068157446.92425',
    );
  });

  test.each<[string, number, string]>([
    ['a tenth', 0.1, '0.035'],
    ['a third of a cent', 0.003, '0.00105'],
  ])('a fractional constant counts as its decimal text: %s', (_, factor, value) => {
    expect(of(sum(times(sale.amount, factor) as never))).toBe(value);
  });
});

describe('the latest value', () => {
  test.each<[string, { date: unknown; amount: number }[], string]>([
    [
      'of the latest date',
      [
        { date: '2025-01-02', amount: 5 },
        { date: '2025-01-03', amount: 1 },
        { date: '2025-01-01', amount: 9 },
      ],
      '1',
    ],
    [
      'of several on that date, the largest',
      [
        { date: '2025-01-03', amount: 1 },
        { date: '2025-01-03', amount: 7 },
        { date: '2025-01-03', amount: 2 },
      ],
      '7',
    ],
    [
      'of instants, the later one',
      [
        { date: '2025-01-03T10:00:00Z', amount: 1 },
        { date: '2025-01-03T12:00:00+03:00', amount: 7 },
      ],
      '1',
    ],
  ])('%s', (_, rows, value) => {
    const latest = indicator({ id: 'latest', label: { en: 'l', fr: 'l' }, unit: 'money', better: 'higher', formula: last(sale.amount) });
    for (const data of [rows, [...rows].reverse()])
      expect(String(latest(data.map((row, at) => ({ id: String(at), ...row })) as never))).toBe(value);
  });
});

test('a typed array is a column like any other', () => {
  const columns = {
    date: ['2025-01-31', '2025-01-31', '2025-01-31'],
    amount: Float64Array.of(0.1, 0.2, Number.NaN),
    quantity: Int32Array.of(1, 2, 3),
  };
  const table = query(dataset({ sales: columns }) as never, { select: [revenue] } as never) as unknown as {
    rows: { revenue: Decimal }[];
    counts: { sales: { rejected: object } };
  };
  expect(String(table.rows[0]?.revenue)).toBe('0.3');
  expect(table.counts.sales.rejected).toEqual({ 'bad-number': 1 });
});

describe('a number is what it is worth, however it is written, asked in a question or called', () => {
  const rows = ['1', 1, 1n, '1.0', '1e0', new Decimal(1), 2].map((amount, at) => ({ id: String(at), date: '2025-01-31', amount }));
  const define = (formula: Formula, unit: 'count' | 'money' = 'count') =>
    indicator({ id: 'x', label: { en: 'x', fr: 'x' }, unit, better: 'higher', formula });

  test.each<[string, Formula, number]>([
    ['different amounts', countDistinct(sale.amount) as never, 2],
    ['different sums of two fields', countDistinct(plus(sale.amount, sale.amount)) as never, 2],
    ['different products', countDistinct(times(sale.amount, 0)) as never, 1],
  ])('%s', (_, formula, wanted) => {
    expect((query(rows as never, { select: [define(formula)] } as never) as unknown as { rows: { x: unknown }[] }).rows[0]?.x).toBe(wanted);
    expect(define(formula)(rows as never)).toBe(wanted);
  });

  test.each<[string, readonly object[]]>([
    ['none of two records has it', rows.slice(0, 2)],
    ['there are no records', []],
  ])('a default stands in for a value, also where %s', (_, data) => {
    const taxes = define(sum(orElse(sale.tax, 0)) as never, 'money');
    expect(String((query(data as never, { select: [taxes] } as never) as unknown as { rows: { x: unknown }[] }).rows[0]?.x)).toBe('0');
    expect(String(taxes(data as never))).toBe('0');
    const five = define(sum(plus(sale.amount, orElse(sale.tax, 5))) as never, 'money');
    expect(String((query(data as never, { select: [five] } as never) as unknown as { rows: { x: unknown }[] }).rows[0]?.x)).toBe(
      String(data.length * 6),
    );
  });
});
