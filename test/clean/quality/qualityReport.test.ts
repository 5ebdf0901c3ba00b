import { describe, expect, it } from 'vitest';
import { clean } from '../../../src/clean/clean.ts';
import { qualityReport } from '../../../src/clean/quality/qualityReport.ts';
import { activeCustomers, averageOrderValue, revenue, unitsSold } from '../../../src/index.ts';
import { qualityOf } from '../../../src/report/quality.ts';

const indicators = [revenue, activeCustomers, averageOrderValue, unitsSold];
const good = { id: '1', date: '2025-03-31', amount: 10, customerId: 'C1', quantity: 1 };

describe('qualityReport', () => {
  it('says of good records that they are usable', () => {
    const { verdict, defects, indicators: judged, fields } = qualityReport([good], { indicators });
    expect(verdict).toBe('usable');
    expect(defects).toEqual([]);
    expect(judged.map(({ verdict: own }) => own)).toEqual(['usable', 'usable', 'usable', 'usable']);
    expect(fields.find(({ name }) => name === 'amount')).toEqual({
      name: 'amount',
      type: 'money',
      present: 1,
      valid: 1,
      refused: 0,
      distinct: 1,
      isDistinctExact: true,
      min: '10',
      max: '10',
      worst: null,
    });
  });

  it('says which indicators missing customers affect', () => {
    const { verdict, defects, indicators: judged } = qualityReport([good, { ...good, id: '2', customerId: null }], { indicators });
    expect(verdict).toBe('usable-with-caveats');
    expect(defects).toEqual([
      {
        code: 'missing-values',
        column: 'customerId',
        count: 1,
        of: 2,
        share: 0.5,
        blocks: false,
        examples: [{ row: 1, value: null }],
        indicators: ['activeCustomers'],
      },
    ]);
    expect(judged.map(({ id, verdict: own }) => [id, own])).toEqual([
      ['revenue', 'usable'],
      ['activeCustomers', 'usable-with-caveats'],
      ['averageOrderValue', 'usable'],
      ['unitsSold', 'usable'],
    ]);
  });

  it('blocks an indicator whose field is nowhere, and all where the amount is', () => {
    const { quantity, ...without } = good;
    expect(quantity).toBe(1);
    const one = qualityReport([without], { indicators });
    expect(one.verdict).toBe('usable-with-caveats');
    expect(one.indicators.find(({ id }) => id === 'unitsSold')?.verdict).toBe('blocked');
    expect(qualityReport([{ ...good, amount: '1 234,56' }], { indicators })).toMatchObject({
      verdict: 'blocked',
      defects: [{ code: 'invalid-values', column: 'amount', blocks: true }],
    });
    expect(qualityReport([], { indicators })).toMatchObject({ verdict: 'blocked', defects: [{ code: 'no-records' }] });
  });

  it('gives the smallest, the largest and the first invalid value of each field', () => {
    const rows = [
      { ...good, amount: '9.90' },
      { ...good, amount: -100 },
      { ...good, amount: 'x'.repeat(1000), date: new Date('2025-01-01T00:00:00Z') },
    ];
    const { fields } = qualityReport(rows);
    expect(fields.find(({ name }) => name === 'amount')).toMatchObject({ min: '-100', max: '9.9', valid: 2, worst: { row: 2 } });
    expect(fields.find(({ name }) => name === 'date')).toMatchObject({ min: '2025-01-01T00:00:00.000Z', max: '2025-03-31' });
  });

  it('rates duplicates, orphans and totals', () => {
    const rows = [
      { ...good, productId: 'A', total: '12.00', tax: 2 },
      { ...good, productId: 'B', total: 13, tax: 2 },
    ];
    const report = qualityReport(rows, {
      references: [{ column: 'productId', catalogue: ['A'] }],
      reconcile: [{ total: 'total', parts: ['amount', 'tax'] }],
      indicators,
    });
    expect(report.duplicates).toEqual({ count: 1, of: 2, share: 0.5 });
    expect(report.orphans).toEqual([{ column: 'productId', count: 1, of: 2, share: 0.5 }]);
    expect(report.reconciliation).toEqual([{ column: 'total', count: 1, of: 2, share: 0.5 }]);
    expect(report.defects.map(({ code }) => code).sort()).toEqual(['duplicate-key', 'orphan-reference', 'total-mismatch']);
  });

  it('covers days, with gaps; instants need a time zone', () => {
    const rows = ['2025-03-01', '2025-03-02', '2025-03-20', '2025-03-25T23:30:00Z'].map((date, at) => ({ ...good, id: String(at), date }));
    expect(qualityReport(rows).coverage).toEqual({
      from: '2025-03-01',
      to: '2025-03-20',
      days: 3,
      undated: 1,
      gaps: [{ from: '2025-03-03', to: '2025-03-19', days: 17 }],
      gapCount: 1,
    });
    expect(qualityReport(rows, { timeZone: 'Europe/Paris' }).coverage).toMatchObject({ to: '2025-03-26', undated: 0 });
  });

  it('tells several currencies and exports that were cut off', () => {
    const rows = Array.from({ length: 100 }, (_, at) => ({ ...good, id: String(at), currency: at % 2 ? 'EUR' : 'USD' }));
    expect(qualityReport(rows, { indicators }).defects.map(({ code }) => code)).toEqual(['several-currencies', 'truncated-export']);
  });

  it('is what the section of a report reads, and plain JSON', () => {
    const report = qualityReport([good, { ...good, id: '2' }]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(qualityOf({ kind: 'quality', read: [{ name: { en: 'Shop', fr: 'Boutique' }, result: report }] }).sources).toMatchObject([
      { rowsIn: 2, used: 2, rejected: {} },
    ]);
  });

  it('counts the values that clean refused, by field, and tells one of them', () => {
    const rows = [
      { id: '1', date: '31/03/2025', amount: '10' },
      { id: '2', date: '32/03/2025', amount: 'x' },
      { id: '3', date: '31/03/2025', amount: 'y' },
      { id: 'Total', date: '', amount: '' },
    ];
    const spec = { id: { as: 'key' }, date: { as: 'date', required: true }, amount: { as: 'number', required: true } } as const;
    const cleaned = clean(rows, { columns: spec });
    expect(cleaned.summary.byColumn).toEqual({ date: 2, amount: 3 });
    const { fields, defects, reasons, counts } = qualityReport(cleaned, { indicators });
    expect(fields.map(({ name, refused, worst }) => [name, refused, worst]).filter(([, refused]) => refused !== 0)).toEqual([
      ['date', 2, { row: 1, value: '"32/03/2025"' }],
      ['amount', 3, { row: 2, value: '"y"' }],
    ]);
    expect(defects.find(({ code }) => code === 'rejected-rows')).toMatchObject({
      count: 3,
      of: 4,
      blocks: true,
      examples: [
        { row: 1, value: '"32/03/2025"' },
        { row: 2, value: '"y"' },
        { row: 3, value: '""' },
      ],
    });
    expect(counts.accepted + counts.rejected + counts.removed).toBe(counts.rowsIn);
    expect(reasons['unparsable-date']).toEqual({
      en: 'not a date in any writing that the column allows',
      fr: 'pas une date, dans aucune des écritures admises par la colonne',
    });
  });

  it('names the rows of what is wrong as they stand in the file, whatever was refused before them', () => {
    const rows = [{ id: '1', n: 'x' }, ...[1, 2].map(() => ({ id: '2', n: '5', total: '6', ref: 'B' }))];
    const columns = { id: { as: 'key' }, n: { as: 'number' }, total: { as: 'number' }, ref: { as: 'key' } } as const;
    const { defects } = qualityReport(clean(rows, { columns }), {
      kind: 'lines',
      required: [],
      references: [{ column: 'ref', catalogue: ['A'] }],
      reconcile: [{ total: 'total', parts: ['n'] }],
      types: { n: 'number', total: 'number' },
    });
    const examples = Object.fromEntries(defects.map((one) => [one.code, one.examples]));
    expect(examples['duplicate-key']).toEqual([{ row: 2, value: '"2"' }]);
    expect(examples['orphan-reference']).toEqual([{ row: 1, value: '"B"' }]);
    expect(examples['total-mismatch']).toEqual([
      { row: 1, value: '1' },
      { row: 2, value: '1' },
    ]);
  });

  describe('suspects one customer of standing for many', () => {
    const others = Array.from({ length: 30 }, (_, at) => ({ ...good, id: `o${at}`, customerId: `C${at}`, amount: 10 }));
    const told = (rows: readonly object[], options = {}) =>
      qualityReport(rows, { indicators: [revenue, activeCustomers], ...options })
        .defects.filter(({ code }) => code === 'dominant-customer')
        .map(({ column, count, share, examples, indicators: ids }) => [column, count, share, examples[0]?.value, ids]);

    it('by its share of the rows', () => {
      const guest = Array.from({ length: 10 }, (_, at) => ({ ...good, id: `g${at}`, customerId: 'Comptoir', amount: 1 }));
      expect(told([...others, ...guest])).toEqual([['customerId', 10, 0.25, 'Comptoir', ['activeCustomers']]]);
      expect(told([...others, ...guest], { dominantAt: 0.3 })).toEqual([]);
    });

    it('by its share of the amounts', () => {
      expect(told([...others, { ...good, id: 'x', customerId: 'X', amount: 100 }])).toEqual([
        ['amount', 1, 0.25, 'X', ['activeCustomers']],
      ]);
    });

    it('not among a few customers, and not the rows without one', () => {
      expect(told([good, good, { ...good, customerId: 'C2' }])).toEqual([]);
      expect(told([...others, ...others.map((one) => ({ ...one, id: `n${one.id}`, customerId: null }))])).toEqual([]);
    });
  });

  it('survives hostile records', () => {
    const rows: unknown[] = [null, 5, JSON.parse('{"__proto__":1,"constructor":2}'), { id: {}, date: [], amount: Symbol('x') }];
    expect(qualityReport(rows, { indicators }).verdict).toBe('blocked');
  });

  it('is told wrong options', () => {
    expect(() => qualityReport([], { type: {} } as never)).toThrow('did you mean types?');
    expect(() => qualityReport(5 as never)).toThrow('records are 5');
    expect(() => qualityReport([], { types: { a: 'text' as never } })).toThrow('a is "text"');
  });
});
