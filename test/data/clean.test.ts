// The raw files, cleaned: every count of the README of the data.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { clean, cleanBatches, duplicateStep, truncationStep } from 'sales-kpi/clean';
import { describe, expect, it } from 'vitest';
import { addExact, exactText, multiplyExact, readExact } from '../../src/decimal.ts';

const read = (name: string): string => gunzipSync(readFileSync(new URL(`../../../shared/data/${name}`, import.meta.url))).toString('utf8');

const exact = (value: unknown) => {
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

  it('loses no line and refuses none', () => {
    expect(rows).toHaveLength(541_909);
    expect(cleaned.summary).toMatchObject({ rowsIn: 541_909, records: 541_909, rejected: 0, removed: 0 });
  });

  it('adds up to the tenth of a penny', () => {
    let total = { units: 0n, scale: 0 };
    for (const { quantity, price } of records) total = addExact(total, multiplyExact(exact(quantity), exact(price)));
    expect(exactText(total)).toBe('9747747.934');
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
    expect(new Set(records.map(({ invoice }) => invoice)).size).toBe(25_900);
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

  it('loses nothing and adds up', () => {
    expect(summary).toMatchObject({ rowsIn: 69_659, records: 69_659, rejected: 0 });
    expect(exactText(records.reduce((sum, { amount }) => addExact(sum, exact(amount)), { units: 0n, scale: 0 }))).toBe('2500315.63');
    expect(records.reduce((sum, { discs }) => sum + Number(discs), 0)).toBe(167_881);
    expect(new Set(records.map(({ customer }) => customer)).size).toBe(23_570);
    expect(records.filter(({ amount }) => amount === 0)).toHaveLength(80);
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
