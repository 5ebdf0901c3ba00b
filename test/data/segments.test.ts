// Shares, concentration and the largest segments: reference results, and a year of a real shop held against plain loops over its lines.
import { fileURLToPath } from 'node:url';
import {
  activeCustomers,
  bands,
  type Dataset,
  Decimal,
  dataset,
  entries,
  netSales,
  query,
  revenue,
  rollUp,
  type Sale,
  sale,
  shareChanges,
  shares,
  topWithOther,
  withSubtotals,
} from 'sales-kpi';
import { beforeAll, describe, expect, it } from 'vitest';
import { type RetailLedger, readLedger } from '../../examples/online-retail.ts';
import { type Case, expectCase, readTable } from './fixtures.ts';

type Concentration = Case<{ readonly values: readonly number[] }, Record<string, unknown>, { readonly abc?: readonly string[] }>;

describe('the reference results of concentration', () => {
  it.each(readTable<Concentration>('14-concentration-abc'))('%s', (_, one) => {
    const { values } = one.input;
    const idOf = (i: number): string => `p${String(i).padStart(3, '0')}`;
    const sales = values.map((amount, i): Sale & { productId: string } => ({ id: `${i}`, date: '2025-01-31', amount, productId: idOf(i) }));
    const table = query(sales, { select: [revenue], by: ['productId'] });
    const { rows, concentrations } = shares(table, { of: 'revenue', top: 4 });
    const [found] = concentrations;
    const classes = new Map(rows.map(({ segment, class: of }) => [segment['productId'], of]));
    const abc = values.map((__, i) => classes.get(idOf(i)) ?? null);
    const isKnown = found?.hhi !== null;
    const count = (of: string): number => abc.filter((one) => one === of).length;
    expectCase(
      one,
      {
        n: found?.items,
        total: Number(found?.total),
        gini: found?.gini,
        giniUnbiased: found?.giniUnbiased,
        hhi: found?.hhi,
        effectiveNumber: found?.effectiveNumber,
        cr1: rows[0]?.share === null ? null : Number(rows[0]?.share),
        cr4: found?.topShare === null ? null : Number(found?.topShare),
        ...(isKnown && { itemsFor80Pct: count('A'), abc, abcCounts: { A: count('A'), B: count('B'), C: count('C') } }),
      },
      [
        ...['hhi10000', 'hhiNormalized', 'theil', 'shannonEntropy'],
        ...['lorenz', 'top20PctItemsShare'].filter((name) => name in one.expected),
      ],
    );
  });
});

type Line = RetailLedger['lines'][number];
let lines: readonly Line[];
let sales: Dataset<{ sales: Line }>;

beforeAll(async () => {
  const ledger = await readLedger(fileURLToPath(new URL('../../../shared/data/online-retail.csv.gz', import.meta.url)), () => undefined);
  lines = ledger.sales;
  sales = dataset({ sales: ledger.sales });
});

/** What lines come to, in thousandths of a pound, by something. */
function sumsBy(keyOf: (line: Line) => string | null): Map<string | null, bigint> {
  const sums = new Map<string | null, bigint>();
  for (const line of lines) {
    const [whole = '0', part = ''] = String(line.amount).split('.');
    const units = BigInt(`${whole}${part.padEnd(3, '0')}`);
    sums.set(keyOf(line), (sums.get(keyOf(line)) ?? 0n) + units);
  }
  return sums;
}
const thousandths = (value: unknown): bigint => BigInt(String(Math.round(Number(value) * 1000)));

describe('a year of UCI Online Retail', () => {
  it('has 38 countries, of which the United Kingdom alone is class A', () => {
    const table = query(sales, { select: [netSales], by: ['country'] });
    const { rows, concentrations } = shares(table, { of: 'netSales', top: 1 });
    const sums = sumsBy(({ country }) => country ?? null);
    expect(rows).toHaveLength(38);
    expect(new Map(rows.map(({ segment, value }) => [segment['country'], thousandths(value)]))).toEqual(sums);
    expect(rows.slice(0, 5).map(({ segment, value }) => `${segment['country']} ${value}`)).toEqual([
      'United Kingdom 8198868.424',
      'Netherlands 284661.54',
      'EIRE 263276.82',
      'Germany 221698.21',
      'France 197403.9',
    ]);
    expect(rows.map(({ class: of }) => of).join('')).toMatch(/^AB+C+$/);
    const total = Number([...sums.values()].reduce((a, b) => a + b, 0n));
    const hhi = [...sums.values()].reduce((sum, one) => sum + (Number(one) / total) ** 2, 0);
    expect(concentrations[0]?.hhi).toBeCloseTo(hhi, 12);
    expect(concentrations[0]?.topShare?.toFixed(6)).toBe('0.840150');
  });

  it('has products of which a fifth make most: classes as a loop over sorted sums tells them', () => {
    const { rows, concentrations } = shares(query(sales, { select: [netSales], by: ['productId'] }), { of: 'netSales' });
    const sums = [...sumsBy(({ productId }) => productId ?? null).values()].sort((a, b) => (b > a ? 1 : -1));
    const total = sums.reduce((a, b) => a + b, 0n);
    let before = 0n;
    const classes = sums.map((units) => {
      const of = units <= 0n ? 'C' : before * 100n < total * 80n ? 'A' : before * 100n < total * 95n ? 'B' : 'C';
      before += units;
      return of;
    });
    expect(rows.map(({ value }) => thousandths(value))).toEqual(sums);
    expect(rows.map(({ class: of }) => of)).toEqual(classes);
    expect(classes.filter((of) => of === 'A')).toHaveLength(740);
    // Fees and adjustments that came to less than nothing.
    expect(concentrations[0]).toMatchObject({ items: 3937, hhi: null, reason: 'negative-parts' });
    expect(rows.reduce((sum, { share }) => sum.plus(share ?? 0), new Decimal(0)).toFixed()).toBe('1');
  });

  it('has the largest countries and all others, quarter by quarter, with customers counted once', () => {
    const question = { select: [netSales, activeCustomers], every: 'quarter', calendar: { timeZone: 'Europe/London' } } as const;
    const { rows, others } = topWithOther(sales, { ...question, by: ['country'] }, { by: 'netSales', count: 3, other: 'Other' });
    expect(others).toBe(35);
    expect(rows.slice(0, 4).map((row) => `${row.period} ${row.country} ${row.netSales} ${row.activeCustomers}`)).toEqual([
      '2010-Q4 United Kingdom 676742.62 815',
      '2010-Q4 Netherlands 8784.48 2',
      '2010-Q4 EIRE 9029.95 3',
      '2010-Q4 Other 54399.97 65',
    ]);
    const customers = new Set(
      lines
        .filter(
          ({ country, date, type }) =>
            !['United Kingdom', 'Netherlands', 'EIRE'].includes(country ?? '') && String(date) < '2011' && type === 'sale',
        )
        .map(({ customerId }) => customerId)
        .filter((id) => id !== null),
    );
    expect(rows[3]?.activeCustomers).toBe(customers.size);
  });

  it('rolls up from countries and products to what was asked at once, and subtotals agree', () => {
    const question = { select: [netSales], every: 'quarter', calendar: { timeZone: 'Europe/London' } } as const;
    const fine = query(sales, { ...question, by: ['country', 'codeClass'] });
    const coarse = query(sales, { ...question, by: ['country'] });
    expect(JSON.stringify(rollUp(fine, { by: ['country'] }).rows)).toBe(JSON.stringify(coarse.rows));
    const outline = withSubtotals(sales, { ...question, by: ['country', 'codeClass'] });
    const subtotals = outline.rows.filter(({ level }) => level === 1).map(({ netSales: value }) => String(value));
    expect(subtotals).toEqual(coarse.rows.map((row) => String(row.netSales)));
  });

  it('has markets that were entered in the year, and shares that moved', () => {
    const months = {
      select: [netSales],
      by: ['country'],
      every: 'month',
      between: ['2010-12-01', '2011-12-01'],
      calendar: { timeZone: 'Europe/London' },
    } as const;
    const found = entries(query(sales, months), { of: 'netSales' });
    const first = new Map<string, string>();
    for (const { country, date } of lines) {
      const month = String(date).slice(0, 7);
      if (country && month < '2011-12' && month < (first.get(country) ?? '9999')) first.set(country, month);
    }
    for (const { segment, first: month, reason } of found.entries) {
      expect(month >= (first.get(String(segment['country'])) ?? ''), String(segment['country'])).toBe(true);
      expect(reason).toBe(month === '2010-12' ? 'history-starts' : null);
    }
    expect(found.findings.map(({ segment }) => segment?.['country'])).toContain('USA');
    const { rows } = shareChanges(query(sales, { ...months, compare: 'previousPeriod' }), 'netSales');
    const november = rows.filter(({ period }) => period === '2011-11');
    expect(november[0]?.segment['country']).toBe('United Kingdom');
    expect(november.reduce((sum, { change }) => sum + Number(change), 0)).toBeCloseTo(0, 12);
  });

  it('has lines in bands of their amount, as comparisons of them tell', () => {
    const size = bands('size', sale.amount, [0, 10, 100, 1000]);
    const { rows } = query(sales, { select: [netSales], by: [size] });
    const wanted = sumsBy(({ amount }) => String([0, 10, 100, 1000].filter((bound) => Number(amount) >= bound).length));
    expect(new Map(rows.map((row) => [String(row.size), thousandths(row.netSales)]))).toEqual(wanted);
  });
});
