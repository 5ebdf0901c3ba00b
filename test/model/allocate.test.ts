import { describe, expect, it } from 'vitest';
import type { Amount } from '../../src/decimal.ts';
import { isKpiError } from '../../src/error.ts';
import { allocate } from '../../src/model/money/allocate.ts';

describe('an amount is shared to the minor unit', () => {
  const cases: readonly [string, Amount, readonly Amount[], string, readonly (number | string)[]][] = [
    ['equal thirds of 100 euros: the first gets the cent', 100, [1, 1, 1], 'EUR', [33.34, 33.33, 33.33]],
    ['two cents among three', 0.02, [1, 1, 1], 'EUR', [0.01, 0.01, 0]],
    ['the largest remainder gets the cent, wherever it stands', 1, [1, 1, 4], 'EUR', [0.17, 0.17, 0.66]],
    ['the later line, when its remainder is larger', 0.1, [10, 29, 61], 'EUR', [0.01, 0.03, 0.06]],
    ['yen have no decimals', 1000, [1, 1, 1], 'JPY', [334, 333, 333]],
    ['Kuwaiti dinars have three', 1, [1, 1, 1], 'KWD', [0.334, 0.333, 0.333]],
    ['an amount finer than the currency is shared as finely', 0.005, [1, 1], 'EUR', [0.003, 0.002]],
    ['a negative amount gives the negated parts', -100, [1, 1, 1], 'EUR', [-33.34, -33.33, -33.33]],
    ['weights that are all zero count as equal', 10, [0, 0, 0], 'EUR', [3.34, 3.33, 3.33]],
    ['a weight of zero among others gets nothing', 10, [0, 1, 2], 'EUR', [0, 3.33, 6.67]],
    ['one part is the whole', '12.345', ['7'], 'EUR', [12.345]],
    ['nothing is shared as nothing', 0, [1, 2], 'EUR', [0, 0]],
    ['weights may be prices as text', 5, ['40.00', '10.00'], 'EUR', [4, 1]],
    ['amounts beyond 15 digits stay exact', '90071992547409.93', [1, 1], 'EUR', ['45035996273704.97', '45035996273704.96']],
  ];
  it.each(cases)('%s', (_, amount, weights, currency, parts) => {
    const shared = allocate(amount, weights, currency);
    expect(shared.map(Number)).toEqual(parts.map(Number));
    expect(shared.map((part) => (typeof part === 'string' ? part : String(part)))).toEqual(parts.map(String));
  });

  it.each([
    ['no weights', () => allocate(1, [], 'EUR'), 'bad-argument'],
    ['a negative weight', () => allocate(1, [2, -1], 'EUR'), 'bad-argument'],
    ['a weight that is no number', () => allocate(1, ['1,5'], 'EUR'), 'bad-number'],
    ['an amount that is no number', () => allocate(Number.NaN, [1], 'EUR'), 'bad-number'],
    ['an unknown currency', () => allocate(1, [1], 'XYZ'), 'unknown-currency'],
  ])('%s is refused', (_, call, code) => {
    try {
      call();
      expect.unreachable();
    } catch (error) {
      expect(isKpiError(error) && error.code).toBe(code);
    }
  });
});
