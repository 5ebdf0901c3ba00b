// The raw files, cleaned: every count of the README of the data.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { clean, cleanBatches, duplicateStep, saleLines, truncationStep } from 'sales-kpi/clean';
import { describe, expect, it } from 'vitest';
import { addExact, exactText, multiplyExact, readExact } from '../../src/decimal.ts';

const read = (name: string): string => gunzipSync(readFileSync(new URL(`../../../shared/data/${name}`, import.meta.url))).toString('utf8');

type Amount = ReturnType<typeof addExact>;
const nothing: Amount = { units: 0n, scale: 0 };
const exact = (value: unknown): Amount => {
  const number = readExact(value);
  if (typeof number === 'string') throw new Error(`${String(value)} is ${number}`);
  return number;
};

describe('UCI Online Retail, from the raw file', () => {
  const rows = parse(read('online-retail.csv.gz'), { columns: true }) as Record<string, string>[];
  const spec = {
    columns: {
      invoice: { as: 'key', from: 'InvoiceNo', required: true },
      product: { as: 'key', from: 'StockCode', required: true },
      description: { as: 'text', from: 'Description' },
      quantity: { as: 'number', from: 'Quantity', required: true },
      at: { as: 'instant', from: 'InvoiceDate', required: true },
      price: { as: 'money', from: 'UnitPrice', currency: 'GBP', required: true },
      customer: { as: 'key', from: 'CustomerID', pointZero: true },
      country: { as: 'country', from: 'Country' },
    },
    timeZone: 'Europe/London',
    firstLine: 2,
  } as const;
  const cleaned = clean(rows, spec);
  const { records } = cleaned;

  type Line = (typeof records)[number];
  const worthOf = (lines: readonly Line[]): string =>
    exactText(lines.reduce((sum, { quantity, price }) => addExact(sum, multiplyExact(exact(quantity), exact(price))), nothing));
  const worth = (test: (line: Line) => boolean): string => worthOf(records.filter(test));

  it('loses no line and refuses none', () => {
    expect(rows).toHaveLength(541_909);
    expect(cleaned.summary).toMatchObject({ rowsIn: 541_909, records: 541_909, rejected: 0, removed: 0 });
  });

  it('adds up to the tenth of a penny', () => {
    expect(worth(() => true)).toBe('9747747.934');
    const isLettered = ({ invoice }: Line): boolean => /^[AC]/.test(invoice);
    expect(worth((line) => Number(line.quantity) > 0 && !isLettered(line))).toBe('10655622.484');
    expect(worth(({ invoice }) => invoice.startsWith('C'))).toBe('-896812.49');
    expect(records.filter(({ invoice }) => invoice.startsWith('A')).map(({ quantity, price }) => Number(quantity) * Number(price))).toEqual(
      [11_062.06, -11_062.06, -11_062.06],
    );
  });

  it('says what each line is: returns, adjustments, write-offs, free lines, and what is no product', () => {
    const { entries, kinds, zeroPrice } = saleLines(records, { order: 'invoice', product: 'product', returns: 'C', adjustments: 'A' });
    expect(entries).toEqual({
      sale: 541_909 - 9288 - 3 - 2515,
      return: 9288,
      free: 2515 - 1336,
      'write-off': 1336,
      adjustment: 3,
      negative: 0,
    });
    expect(zeroPrice).toBe(2515);
    const codes = (...list: string[]) => records.filter(({ product }) => list.includes(product.toUpperCase())).length;
    expect(kinds.shipping).toBeGreaterThanOrEqual(codes('POST', 'DOT') - 20);
    for (const code of ['POST', 'DOT', 'M', 'BANK CHARGES', 'AMAZONFEE', 'C2', 'D', 'S']) expect(codes(code), code).toBeGreaterThan(0);
  });

  it('gives November 2011 as the documentation of the data has it', () => {
    const november = rows.flatMap((row, at) => (row['InvoiceDate']?.startsWith('2011-11') ? [records[at] as Line] : []));
    const isSale = ({ invoice, quantity, price }: Line): boolean => /^\d/.test(invoice) && Number(quantity) > 0 && price !== 0;
    const isReturn = ({ invoice }: Line): boolean => invoice.startsWith('C');
    const units = (lines: readonly Line[]): number => lines.reduce((sum, { quantity }) => sum + Number(quantity), 0);
    const [sales, returns] = [november.filter(isSale), november.filter(isReturn)];
    const french = (lines: readonly Line[]): Line[] => lines.filter(({ country }) => country === 'France');
    expect([worthOf(sales), worthOf(french(sales)), worthOf(returns), worthOf(french(returns))].map(Number)).toEqual([
      1_509_496.33, 31_758.71, -47_740.08, -1061.2,
    ]);
    expect(Number(worthOf([...sales, ...returns]))).toBe(1_461_756.25);
    expect(new Set(sales.map(({ invoice }) => invoice)).size).toBe(2769);
    expect(new Set(sales.flatMap(({ customer }) => customer ?? [])).size).toBe(1664);
    expect([
      units(sales),
      units(november.filter(({ invoice, quantity }) => /^\d/.test(invoice) && Number(quantity) > 0)),
      units(returns),
    ]).toEqual([754_507, 771_598, -12_621]);
    expect([1_509_496.33 / 2769, 1_461_756.25 / 2769].map((value) => value.toFixed(9))).toEqual(['545.141325388', '527.900415312']);
  });

  it('has the counts of the documentation of the data', () => {
    const count = (test: (record: (typeof records)[number]) => boolean) => records.filter(test).length;
    expect(count(({ quantity }) => Number(quantity) < 0)).toBe(10_624);
    expect(count(({ invoice }) => invoice.startsWith('C'))).toBe(9288);
    expect(count(({ invoice }) => invoice.startsWith('A'))).toBe(3);
    expect(count(({ invoice, quantity, price }) => Number(quantity) < 0 && !invoice.startsWith('C') && price === 0)).toBe(1336);
    expect(count(({ price }) => price === 0)).toBe(2515);
    expect(count(({ customer }) => customer === null)).toBe(135_080);
    expect(new Set(records.map(({ customer }) => customer)).size).toBe(4372 + 1);
    const invoices = new Set(records.map(({ invoice }) => invoice));
    expect([invoices.size, [...invoices].filter((invoice) => invoice.startsWith('C')).length]).toEqual([25_900, 3836]);
    expect(new Set(records.map(({ product }) => product)).size).toBe(4070);
    const days = records.map(({ at }) => at.slice(0, 10)).sort();
    expect([days[0], days.at(-1)]).toEqual(['2010-12-01', '2011-12-09']);
    expect(records.some(({ customer }) => customer?.includes('.'))).toBe(false);
  });

  it('says every repair: the customers that a table with gaps made fractions of, and the zone of every line', () => {
    expect(cleaned.summary.byRule).toMatchObject({ 'point-zero': 541_909 - 135_080, 'date-zone': 541_909, 'currency-default': 541_909 });
    expect(cleaned.fixes).toHaveLength(100);
    expect(cleaned.fixes[0]).toMatchObject({ row: 0, line: 2 });
  });

  it('is cleaned again without a repair', () => {
    const again = clean(records.slice(0, 50_000), spec);
    expect(again.summary).toMatchObject({ fixes: 0, rejected: 0 });
    expect(again.records).toEqual(records.slice(0, 50_000));
  });

  it('has 5 268 lines that are identical to an earlier one: flagged, and kept', () => {
    const { summary, warnings } = clean(rows, { columns: {}, steps: [duplicateStep(), truncationStep()] });
    expect(summary).toMatchObject({ records: 541_909, removed: 0, byDuplicate: { 'duplicate-exact': 5268 } });
    expect(warnings).toEqual([]);
  });

  it('is the same in batches, with progress', async () => {
    const seen: number[] = [];
    const batches = function* () {
      for (let at = 0; at < 100_000; at += 10_000) yield rows.slice(at, at + 10_000);
    };
    const out: unknown[] = [];
    for await (const batch of cleanBatches(batches, spec, { onProgress: ({ rows: done }) => seen.push(done) })) out.push(...batch.records);
    expect(out).toEqual(records.slice(0, 100_000));
    expect(seen).toHaveLength(20);
  });
});

describe('CDNOW, from the raw file', () => {
  const [, ...lines] = read('cdnow.txt.gz').trimEnd().split('\r\n');
  const rows = lines.map((line) => line.trim().split(/ +/));
  const { records, summary, columns } = clean(rows, {
    headers: ['id', 'date', 'discs', 'dollars'],
    columns: {
      customer: { as: 'key', from: 'id', required: true },
      date: { as: 'date', required: true },
      discs: { as: 'number', required: true },
      amount: { as: 'money', from: 'dollars', currency: 'USD', required: true },
    },
  });

  type Purchase = (typeof records)[number];
  const worth = (test: (one: Purchase) => boolean): string =>
    exactText(records.filter(test).reduce((sum, { amount }) => addExact(sum, exact(amount)), nothing));
  const buyers = (from: string, to: string): Set<string> =>
    new Set(records.flatMap(({ customer, date }) => (date >= from && date < to ? [customer] : [])));

  it('loses nothing and adds up', () => {
    expect(summary).toMatchObject({ rowsIn: 69_659, records: 69_659, rejected: 0 });
    expect(worth(() => true)).toBe('2500315.63');
    expect(records.reduce((sum, { discs }) => sum + Number(discs), 0)).toBe(167_881);
    expect(new Set(records.map(({ customer }) => customer)).size).toBe(23_570);
    expect(records.filter(({ amount }) => amount === 0)).toHaveLength(80);
  });

  it('gives the months, the quarters and the customers of the documentation of the data', () => {
    const months = ['1997-01', '1997-03', '1998-06'].map((month) => Number(worth(({ date }) => date.startsWith(month))));
    expect(months).toEqual([299_060.17, 393_155.27, 76_109.3]);
    const [first, second, third] = [
      buyers('1997-01-01', '1997-04-01'),
      buyers('1997-04-01', '1997-07-01'),
      buyers('1997-07-01', '1997-10-01'),
    ];
    const both = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => [...one].filter((id) => other.has(id)).length;
    expect([first.size, both(first, second), second.size, both(second, third)]).toEqual([23_570, 5376, 5376, 2289]);
    expect(buyers('1997-03-26', '1999-01-01').size).toBeLessThan(23_570);
    expect(buyers('1997-01-01', '1997-03-26').size).toBe(23_570);
    expect(buyers('1997-03-01', '1997-04-01').size).toBe(9524);
    const times = new Map<string, number>();
    for (const { customer } of records) times.set(customer, (times.get(customer) ?? 0) + 1);
    expect([...times.values()].filter((count) => count > 1)).toHaveLength(11_662);
    expect(records.filter(({ date }) => date < '1998')).toHaveLength(56_902);
    const january = records.filter(({ date }) => date.startsWith('1997-01'));
    expect([january.length, new Set(january.map(({ customer, date }) => `${customer} ${date}`)).size]).toEqual([8928, 8767]);
  });

  it('has 255 rows that are identical to an earlier one', () => {
    const { summary } = clean(records, { columns: {}, steps: [duplicateStep()] });
    expect(summary.byDuplicate).toEqual({ 'duplicate-exact': 255 });
  });

  it('reads dates of eight digits as what they are', () => {
    const dates = records.map(({ date }) => date).sort();
    expect([dates[0], dates.at(-1)]).toEqual(['1997-01-01', '1998-06-30']);
    expect(columns['date']).toMatchObject({ by: 'nothing', reading: null });
    expect(summary.byRule['date-format']).toBe(69_659);
  });
});

describe('the sample of CDNOW, from the raw file without a header', () => {
  it('is read by names of one’s own, and is a part of the whole', () => {
    const rows = read('cdnow-sample.txt.gz')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.trim().split(/ +/));
    const columns = {
      id: { as: 'key' },
      date: { as: 'date', required: true },
      dollars: { as: 'money', currency: 'USD', required: true },
    } as const;
    const { summary, records } = clean(rows, { headers: ['id', 'sampleId', 'date', 'discs', 'dollars'], columns });
    expect(summary).toMatchObject({ rowsIn: rows.length, records: rows.length, rejected: 0 });
    expect(new Set(records.map(({ id }) => id)).size).toBe(2357);
  });
});
