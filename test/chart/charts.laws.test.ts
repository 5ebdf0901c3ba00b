import fc from 'fast-check';
import { barChart, Decimal, fr, lineChart, query, revenue, shareChart } from 'sales-kpi';
import { expect, test } from 'vitest';
import { compiled, expressionsIn } from './drawn.ts';

const label = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 8 }),
  fc.constantFrom('__proto__', '\\', '"', "'", 'a.b[0]', ''),
);
const record = fc.record({
  month: fc.integer({ min: 1, max: 9 }),
  amount: fc.integer({ min: -100_000, max: 1_000_000 }).map((cents) => cents / 100),
  country: label,
});
const records = fc
  .array(record, { maxLength: 25 })
  .map((some) =>
    some.map(({ month, amount, country }, i) => ({ id: `${i}`, date: `2025-0${month}-10`, amount, currency: 'EUR', country })),
  );
/** The expressions that a chart of harmless names has. */
const shapeOf = (text: string): string => text.replace(/[\d.]+/g, '0');

test('any records and names become plain JSON that compiles without a warning', () => {
  fc.assert(
    fc.property(records, fc.boolean(), fc.constantFrom('light' as const, 'dark' as const), (sales, isFrench, theme) => {
      const options = { theme, ...(isFrench ? { locale: fr } : {}) };
      const split = query(sales, { select: [revenue], by: ['country'] });
      const courses = query(sales, { select: [revenue], by: ['country'], every: 'month' });
      for (const chart of [
        barChart(split, { of: 'revenue', ...options }),
        shareChart(split, { of: 'revenue', ...options }),
        lineChart(courses, { of: 'revenue', ...options }),
      ]) {
        expect(JSON.parse(JSON.stringify(chart))).toEqual(chart);
        expect(compiled(chart).said).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});

test('what is run does not depend on names', () => {
  fc.assert(
    fc.property(fc.uniqueArray(label, { minLength: 1, maxLength: 6 }), (names) => {
      const chartOf = (some: readonly string[]) => {
        const sales = some.map((country, i) => ({ id: `${i}`, date: '2025-01-10', amount: 10 + i, currency: 'EUR', country }));
        return compiled(barChart(query(sales, { select: [revenue], by: ['country'] }), { of: 'revenue' })).spec;
      };
      expect(expressionsIn(chartOf(names)).map(shapeOf)).toEqual(expressionsIn(chartOf(names.map((_, i) => `n${i}`))).map(shapeOf));
    }),
    { numRuns: 60 },
  );
});

test('the bars of what adds up come to the total', () => {
  fc.assert(
    fc.property(records, fc.integer({ min: 1, max: 6 }), (sales, most) => {
      const chart = barChart(query(sales, { select: [revenue], by: ['country'] }), { of: 'revenue', most });
      const total = sales.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0));
      const drawn = chart.data.values.reduce((sum, { value }) => sum.plus(value === null ? 0 : Number(value)), new Decimal(0));
      expect(drawn.minus(total).abs().lt(1e-6)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
