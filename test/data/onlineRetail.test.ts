import { fileURLToPath } from 'node:url';
import {
  activeCustomers,
  averageOrderValue,
  type Dataset,
  dataset,
  grossSales,
  indicator,
  netSales,
  orderCount,
  query,
  returns,
  sale,
  sum,
  unitsSold,
} from 'sales-kpi';
import { beforeAll, describe, expect, it } from 'vitest';
import { type RetailLedger, readLedger } from '../../examples/online-retail.ts';

const file = fileURLToPath(new URL('../../../shared/data/online-retail.csv.gz', import.meta.url));
const calendar = { timeZone: 'Europe/London' } as const;
const november = { between: ['2011-11-01', '2011-12-01'], calendar } as const;

/** Everything that stands in the file, whatever it is. */
const everyAmount = indicator({
  id: 'everyAmount',
  label: { en: 'Every amount', fr: 'Tous les montants' },
  unit: 'money',
  better: 'neutral',
  formula: sum(sale.amount),
});

type Line = RetailLedger['lines'][number];
let ledger: RetailLedger;
let lines: Dataset<{ sales: Line }>;
let sales: Dataset<{ sales: Line }>;

beforeAll(async () => {
  const steps: number[] = [];
  ledger = await readLedger(file, (done, all) => steps.push(done / all));
  lines = dataset({ sales: ledger.lines });
  sales = dataset({ sales: ledger.sales });
  expect(steps.length).toBeGreaterThan(50);
  expect(steps.at(-1)).toBe(1);
});

describe('UCI Online Retail, as it is cleaned', () => {
  it('is read whole, and nothing is refused', () => {
    expect(ledger.cleaning.linesIn).toBe(541_909);
    expect(ledger.lines).toHaveLength(541_909);
    expect(ledger.cleaning.rejectedByCode).toEqual({});
    expect(ledger.rejected).toEqual([]);
  });

  it('adds up over all lines to the tenth of a penny', () => {
    const [all] = query(lines, { select: [everyAmount] }).rows;
    expect(String(all?.everyAmount)).toBe('9747747.934');
  });

  it('counts what each line is, and the kinds are all lines', () => {
    const { entries } = ledger.cleaning;
    expect(entries).toEqual({ sale: 530_103, return: 9_288, free: 1_179, 'write-off': 1_336, 'bad-debt': 3, unknown: 0 });
    expect(Object.values(entries).reduce((total, count) => total + count, 0)).toBe(541_909);
  });

  it('counts every repair, and what is odd and kept', () => {
    expect(ledger.cleaning).toMatchObject({
      negative: 10_624,
      withoutPrice: 2_515,
      withoutCustomer: 135_080,
      customersRepaired: 541_909 - 135_080,
      identical: 5_268,
    });
  });

  it('writes customers as the numbers that they are, and none as a text of nothing', () => {
    expect(ledger.lines.every(({ customerId }) => customerId === null || /^\d{5}$/.test(customerId ?? ''))).toBe(true);
    expect(new Set(ledger.lines.map(({ customerId }) => customerId).filter((id) => id !== null)).size).toBe(4_372);
    expect(new Set(ledger.lines.map(({ orderId }) => orderId)).size).toBe(25_900);
    expect(new Set(ledger.lines.map(({ productId }) => productId)).size).toBe(4_070);
  });

  it('reads the times as those of a clock in London, summer time and all', () => {
    expect(ledger.lines[0]?.date).toBe('2010-12-01T08:26:00.000Z');
    expect(ledger.lines.at(-1)?.date).toBe('2011-12-09T12:50:00.000Z');
    const summer = ledger.lines.find(({ date }) => String(date) > '2011-07');
    expect(summer?.date).toBe('2011-07-01T07:16:00.000Z');
  });

  it('has the sums of sales, returns and bad debts', () => {
    const kinds = query(lines, { select: [everyAmount], by: ['entry'] }).rows;
    expect(Object.fromEntries(kinds.map((kind) => [kind.entry, String(kind.everyAmount)]))).toEqual({
      sale: '10655622.484',
      return: '-896812.49',
      free: '0',
      'write-off': '0',
      'bad-debt': '-11062.06',
    });
  });

  it('loses nothing: sales less returns and what was set aside are the whole file', () => {
    const [all] = query(sales, { select: [grossSales, returns, netSales] }).rows;
    expect(String(all?.grossSales)).toBe('10655622.484');
    expect(String(all?.returns)).toBe('896812.49');
    expect(String(all?.netSales?.minus('11062.06'))).toBe('9747747.934');
  });
});

describe('November 2011', () => {
  it('has the gross sales, returns and net sales of the data, to the penny', () => {
    const [row] = query(sales, { select: [grossSales, returns, netSales], ...november }).rows;
    expect(String(row?.grossSales)).toBe('1509496.33');
    expect(String(row?.returns)).toBe('47740.08');
    expect(String(row?.netSales)).toBe('1461756.25');
  });

  it('has 2 769 orders of 545.141325… on average, 527.900415… after returns', () => {
    const [row] = query(sales, { select: [orderCount, averageOrderValue, averageOrderValue.variants.net], ...november }).rows;
    expect(row?.orderCount).toBe(2_769);
    expect(row?.averageOrderValue?.toFixed(9)).toBe('545.141325388');
    expect(row?.averageOrderValueNet?.toFixed(9)).toBe('527.900415312');
  });

  it('has 1 664 customers', () => {
    expect(query(sales, { select: [activeCustomers], ...november }).rows[0]?.activeCustomers).toBe(1_664);
  });

  it('has 754 507 units sold, 12 621 units returned, and 17 091 units for nothing', () => {
    const units = { select: [unitsSold, unitsSold.variants.gross], ...november } as const;
    const [row] = query(sales, units).rows;
    expect(String(row?.unitsSoldGross)).toBe('754507');
    expect(String(row?.unitsSold)).toBe(String(754_507 - 12_621));
    const [withFree] = query(lines, { ...units, where: { entry: ['sale', 'return', 'free'] } }).rows;
    expect(String(withFree?.unitsSoldGross)).toBe('771598');
  });

  it('has France', () => {
    const [row] = query(sales, { select: [grossSales, returns], where: { country: 'France' }, ...november }).rows;
    expect(String(row?.grossSales)).toBe('31758.71');
    expect(String(row?.returns)).toBe('1061.2');
  });

  it('is the same month of a question by month, and its countries add up to it', () => {
    const months = query(sales, { select: [netSales], every: 'month', calendar });
    expect(months.rows).toHaveLength(13);
    expect(String(months.rows.find(({ period }) => period === '2011-11')?.netSales)).toBe('1461756.25');
    const countries = query(sales, { select: [netSales], by: ['country'], ...november }).rows;
    expect(countries.reduce((total, row) => row.netSales?.plus(total).toFixed() ?? 'none', '0')).toBe('1461756.25');
  });
});
