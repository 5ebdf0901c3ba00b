import { indicator, orElse, plus, query, sale, sum, times } from 'sales-kpi';
import { describe, expect, it } from 'vitest';

const label = { en: 'X', fr: 'X' };
const rows = [
  { id: '1', date: '2025-01-01', amount: '10.01', cost: 2 },
  { id: '2', date: '2025-01-01', amount: 3 },
];

describe('a constant in an expression of each record', () => {
  const cases = [
    ['times a fraction', sum(times(sale.amount, 0.2)), '2.602'],
    ['plus a fraction', sum(plus(sale.amount, 0.005)), '13.02'],
    ['or else a fraction', sum(orElse(sale.cost, 0.5)), '2.5'],
    ['times a whole number', sum(times(sale.amount, -3)), '-39.03'],
    ['times a number of many digits', sum(times(sale.amount, 123456789.123456)), '1606172826.49616256'],
  ] as const;
  for (const [name, formula, expected] of cases) {
    it(`${name} gives the same digits called and asked`, () => {
      const x = indicator({ id: 'x', label, unit: 'money', better: 'neutral', formula });
      expect(String(x(rows))).toBe(expected);
      expect(String(query(rows, { select: [x] }).rows[0]?.x)).toBe(expected);
    });
  }
});
