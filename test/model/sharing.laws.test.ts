// L16: the parts of an amount add up to it, whatever the weights.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/decimal.ts';
import { allocate } from '../../src/model/money/allocate.ts';

const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF');
const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.nat({ max: 6 }))
  .map(([units, scale]) => new Decimal(units.toString()).div(new Decimal(10).pow(scale)));
const weights = fc.array(
  fc.oneof(
    fc.nat({ max: 100_000 }).map((n) => n / 100),
    fc.constant(0),
  ),
  { minLength: 1, maxLength: 12 },
);
const sum = (parts: readonly (number | string)[]): Decimal => parts.reduce((total, part) => total.plus(part), new Decimal(0));
const digits: Readonly<Record<string, number>> = { EUR: 2, JPY: 0, KWD: 3, CLF: 4 };

describe('L16 sharing', () => {
  it('Σ parts = whole', () => {
    fc.assert(
      fc.property(amount, weights, currency, (whole, given, code) => {
        expect(sum(allocate(whole, given, code)).eq(whole)).toBe(true);
      }),
    );
  });

  it('the parts of −x are the negated parts of x', () => {
    fc.assert(
      fc.property(amount, weights, currency, (whole, given, code) => {
        const parts = allocate(whole, given, code).map((part) => new Decimal(part).neg().plus(0).toString());
        expect(allocate(whole.neg(), given, code).map((part) => new Decimal(part).plus(0).toString())).toEqual(parts);
      }),
    );
  });

  it('each part is within one unit of its exact share, and of equal weights the earlier never has less', () => {
    fc.assert(
      fc.property(amount, weights, currency, (whole, given, code) => {
        const total = given.reduce((all, weight) => all.plus(weight), new Decimal(0));
        const unit = new Decimal(10).pow(-Math.max(digits[code] ?? 0, whole.decimalPlaces()));
        const parts = allocate(whole, given, code).map((part) => new Decimal(part));
        parts.forEach((part, at) => {
          const exact = total.isZero() ? whole.div(given.length) : whole.times(given[at] ?? 0).div(total);
          expect(part.minus(exact).abs().lt(unit)).toBe(true);
          const before = parts[at - 1];
          if (before && given[at - 1] === given[at]) expect(before.abs().gte(part.abs())).toBe(true);
        });
      }),
    );
  });

  it('only the proportions of the weights count', () => {
    fc.assert(
      fc.property(amount, weights, fc.integer({ min: 1, max: 1000 }), (whole, given, factor) => {
        expect(
          allocate(
            whole,
            given.map((weight) => new Decimal(weight).times(factor)),
            'EUR',
          ),
        ).toEqual(allocate(whole, given, 'EUR'));
      }),
    );
  });
});
