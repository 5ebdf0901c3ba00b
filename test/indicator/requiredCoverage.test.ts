// How much pipeline a win rate asks for.
import fc from 'fast-check';
import { type CoverageAssumptions, Decimal, requiredCoverage, winRate } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { runs } from '../laws/runs.ts';
import { codeOf, errorOf, text } from '../query/ask.ts';

const covers = (assumptions: CoverageAssumptions): string => text(requiredCoverage(assumptions).value);

describe('the coverage required', () => {
  test.each<[string, CoverageAssumptions, string]>([
    ['one deal in three is won', { winRate: '0.25' }, '4'],
    ['one in five is fivefold', { winRate: 0.2 }, '5'],
    ['30 % come from deals of the same quarter', { winRate: 0.2, createAndCloseShare: 0.3 }, '3.5'],
    ['everything comes from deals of the same quarter', { winRate: 0.2, createAndCloseShare: 1 }, '0'],
    ['every deal is won', { winRate: 1 }, '1'],
    ['shares that no double holds', { winRate: 0.1, createAndCloseShare: '0.7' }, '3'],
    ['nothing about the same quarter is said', { winRate: 0.5, createAndCloseShare: undefined }, '2'],
    ['a third, to forty digits', { winRate: '0.3' }, `3.${'3'.repeat(39)}`],
    ['a Decimal, as an indicator gives it', { winRate: new Decimal(1).div(3) }, '3'],
  ])('%s', (_, assumptions, wanted) => {
    expect(covers(assumptions)).toBe(wanted);
    expect(requiredCoverage(assumptions).reason).toBeNull();
  });

  test('is not known where a share is not, and no pipeline is enough where nothing is won', () => {
    expect(requiredCoverage({ winRate: winRate([]) })).toEqual({ value: null, reason: 'missing-input' });
    expect(requiredCoverage({ winRate: 0.2, createAndCloseShare: null })).toEqual({ value: null, reason: 'missing-input' });
    expect(requiredCoverage({ winRate: 0 })).toEqual({ value: null, reason: 'zero-denominator' });
    expect(requiredCoverage({ winRate: -0, createAndCloseShare: 1 })).toEqual({ value: null, reason: 'zero-denominator' });
    expect(requiredCoverage({ winRate: null, createAndCloseShare: 0 }).reason).toBe('missing-input');
  });

  test('times the win rate is what has to come of the pipeline', () => {
    const shares = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(shares, shares, (won, early) => {
        fc.pre(won > 0);
        const { value } = requiredCoverage({ winRate: won / 1000, createAndCloseShare: early / 1000 });
        expect(value?.times(won).div(1000).toDecimalPlaces(30).toFixed()).toBe(new Decimal(1000 - early).div(1000).toFixed());
        expect(value?.isNegative()).toBe(false);
      }),
      runs(100),
    );
  });

  test.each<[unknown]>([
    [-0.1],
    [1.1],
    [20],
    ['20 %'],
    ['0,2'],
    [''],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [new Decimal(Number.NaN)],
    [new Decimal('-1e-50')],
    [new Decimal('1e400')],
    [true],
    [{}],
    [[0.2]],
  ])('of %s is refused', (share) => {
    expect(codeOf(() => requiredCoverage({ winRate: share } as never))).toBe('bad-argument');
    expect(codeOf(() => requiredCoverage({ winRate: 0.2, createAndCloseShare: share } as never))).toBe('bad-argument');
  });

  test('needs a win rate, and reads no other words', () => {
    expect(codeOf(() => requiredCoverage({} as never))).toBe('bad-argument');
    expect(errorOf(() => requiredCoverage({ winrate: 0.2 } as never))).toMatchObject({
      code: 'unknown-option',
      hint: 'did you mean winRate?',
    });
    expect(errorOf(() => requiredCoverage({ winRate: 20 }))).toMatchObject({
      path: ['winRate'],
      hint: 'give a share from 0 to 1, such as 0.2',
    });
  });
});
