import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  decimalOf,
  divide,
  type Fraction,
  fractionFromText,
  fractionOf,
  fractionText,
  multiply,
  negate,
  whole,
} from '../../src/expr/fraction.ts';
import { runs } from '../laws/runs.ts';
import { decimalText, over, plus, times } from '../oracle/rational.ts';

const of = (n: number | bigint, d: number | bigint = 1): Fraction => ({ n: BigInt(n), d: BigInt(d) });

describe('fractions', () => {
  test.each([
    ['1/2 + 1/3 = 5/6', add(of(1, 2), of(1, 3)), '5/6'],
    ['0.10 + 0.200 at two scales', add(of(10, 100), of(200, 1000)), '3/10'],
    ['1 − 1/4 = 3/4', add(whole(1), negate(of(1, 4))), '3/4'],
    ['2/3 × 3/4 = 1/2', multiply(of(2, 3), of(3, 4)), '1/2'],
    ['1/2 ÷ 1/4 = 2', divide(of(1, 2), of(1, 4)), '2'],
    ['a negative divisor leaves the denominator above zero', divide(of(1), of(-3)), '-1/3'],
    ['−1 ÷ −3', divide(of(-1), of(-3)), '1/3'],
    ['12.50 as units and scale', fractionOf({ units: 1250n, scale: 2 }), '25/2'],
    ['nothing', whole(0), '0'],
    ['0/7 is 0', of(0, 7), '0'],
  ])('%s', (_, fraction, text) => {
    expect(fractionText(fraction)).toBe(text);
    expect(fraction.d > 0n).toBe(true);
    expect(fractionText(fractionFromText(text))).toBe(text);
  });

  test.each([
    [of(1, 3), of(2, 6), 0],
    [of(1, 3), of(333, 1000), 1],
    [of(-1, 2), of(1, 1000), -1],
    [of(5, 10), of(6, 10), -1],
    [of(10n ** 30n + 1n, 10n ** 30n), of(1), 1],
  ])('compares %o with %o', (a, b, sign) => {
    expect(compare(a, b)).toBe(sign);
    expect(compare(b, a)).toBe(0 - sign);
  });

  test.each([
    ['an ending decimal is exact', of(1, 8), '0.125'],
    ['1/3 has 40 significant digits', of(1, 3), '0.3333333333333333333333333333333333333333'],
    ['2/3 is rounded up in the last', of(2, 3), '0.6666666666666666666666666666666666666667'],
    ['−2/3', of(-2, 3), '-0.6666666666666666666666666666666666666667'],
    ['leading zeros are no significant digits', of(1, 3000), '0.0003333333333333333333333333333333333333333'],
    ['whole numbers of any size are exact', of(10n ** 50n + 1n), `1${'0'.repeat(49)}1`],
    ['40 decimals behind a large number are exact', of(10n ** 50n + 1n, 10n ** 40n), `1${'0'.repeat(10)}.${'0'.repeat(39)}1`],
    ['a half in the 41st digit goes down to an even digit', of(10n ** 40n + 5n, 10n ** 42n), '0.01'],
    ['and up from an odd one', of(10n ** 40n + 15n, 10n ** 42n), `0.01${'0'.repeat(38)}2`],
    ['zero is 0 and never −0', divide(of(0), of(-7)), '0'],
  ])('%s', (_, fraction, text) => {
    expect(decimalOf(fraction).toFixed()).toBe(text);
    expect(decimalOf(fraction).isNegative()).toBe(text.startsWith('-'));
  });

  const fractions = fc
    .tuple(fc.bigInt({ min: -(10n ** 45n), max: 10n ** 45n }), fc.bigInt({ min: 1n, max: 10n ** 25n }))
    .map(([n, d]) => of(n, d));

  test('sums, products, quotients and decimals are those of the oracle', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        expect(decimalOf(add(a, b)).toFixed()).toBe(decimalText(plus(a, b)));
        expect(decimalOf(multiply(a, b)).toFixed()).toBe(decimalText(times(a, b)));
        if (b.n !== 0n) expect(decimalOf(divide(a, b)).toFixed()).toBe(decimalText(over(a, b)));
      }),
      runs(500),
    );
  });

  test('text of a fraction reads back as the same number', () => {
    fc.assert(
      fc.property(fractions, (fraction) => compare(fractionFromText(fractionText(fraction)), fraction) === 0),
      runs(300),
    );
  });
});
