// Differences of proportions, held against Newcombe's paper, R and what can be counted by hand.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fisherExact } from '../../src/stat/fisherExact.ts';
import { hypergeometric } from '../../src/stat/hypergeometric.ts';
import { neededPerGroup, pooledZ, twoProportions } from '../../src/stat/twoProportions.ts';
import { runs } from '../laws/runs.ts';
import { codeOf, errorOf } from '../query/ask.ts';

describe('two proportions', () => {
  // Newcombe (1998), table II, method 10, contrasts a, b, f.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [10, 10, 0, 20, 0.6791, 1],
  ])('%d of %d less %d of %d lies in the interval that Newcombe printed', (k1, n1, k2, n2, low, high) => {
    const found = twoProportions(k1, n1, k2, n2);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
    expect(found?.difference).toBeCloseTo(k1 / n1 - k2 / n2, 15);
  });

  // R 4.2.2, prop.test(correct = FALSE) and fisher.test.
  test.each([
    [120, 2400, 150, 2500, 'z', 0.125137487215806],
    [56, 70, 48, 80, 'z', 0.00804508136819656],
    [205, 1000, 198, 1000, 'z', 0.696374848917164],
    [9, 10, 3, 10, 'fisher', 0.0197666110978804],
    [0, 20, 5, 22, 'fisher', 0.0491825247922809],
    [5, 5, 0, 5, 'fisher', 2 / 252],
  ] as const)('%d of %d and %d of %d differ by chance, by %s, with probability %d', (k1, n1, k2, n2, method, wanted) => {
    const found = twoProportions(k1, n1, k2, n2);
    expect(found?.test).toBe(method);
    expect(found?.pValue).toBeCloseTo(wanted, 10);
  });

  test('of which none or all are counted, do not differ', () => {
    for (const [k1, k2] of [
      [0, 0],
      [40, 50],
    ] as const) {
      const found = twoProportions(k1, 40, k2, 50);
      expect(found).toMatchObject({ difference: 0, pValue: 1, test: 'fisher', neededPerGroup: null });
      expect(found?.low).toBeLessThan(0);
      expect(found?.high).toBeGreaterThan(0);
      expect(pooledZ(k1, 40, k2, 50)).toBeNull();
    }
    expect(twoProportions(0, 40, 0, 50)?.relative).toBeNull();
  });

  test('tell how many more are needed: 2.20 and 1.95 percent', () => {
    const found = twoProportions(220, 10_000, 195, 10_000);
    expect(found?.pValue).toBeGreaterThan(0.05);
    expect(found?.neededPerGroup).toBe(51_034);
    expect(found?.relative).toBeCloseTo(25 / 195, 12);
  });

  test('of nothing have no difference', () => {
    expect(twoProportions(0, 0, 3, 10)).toBeNull();
    expect(twoProportions(3, 10, 0, 0)).toBeNull();
  });

  const samples = fc.nat(300).chain((n) => fc.tuple(fc.nat(n + 1), fc.constant(n + 1)));

  test('in the other order are the mirror image, and every number is one', () => {
    fc.assert(
      fc.property(samples, samples, fc.constantFrom(0.8, 0.95, 0.999), ([k1, n1], [k2, n2], confidence) => {
        const [one, other] = [twoProportions(k1, n1, k2, n2, confidence), twoProportions(k2, n2, k1, n1, confidence)];
        expect(one?.low).toBeCloseTo(-(other?.high ?? 0), 12);
        expect(one?.pValue).toBeCloseTo(other?.pValue ?? -1, 9);
        const { low = 2, difference = 2, high = -2, pValue = 2 } = one ?? {};
        expect(-1 <= low && low <= difference && difference <= high && high <= 1).toBe(true);
        expect(pValue >= 0 && pValue <= 1).toBe(true);
        for (const value of Object.values(one ?? {})) if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      }),
      runs(200),
    );
  });

  test.each([
    [1.5, 5, 1, 5, 0.95, 'k1'],
    [6, 5, 1, 5, 0.95, 'k1'],
    [1, 5, 6, 5, 0.95, 'k2'],
    [1, 5, -1, 5, 0.95, 'k2'],
    [1, Number.NaN, 1, 5, 0.95, 'n1'],
    [1, 5, 1, Number.POSITIVE_INFINITY, 0.95, 'n2'],
    [1, 5, 1, 5, 95, 'confidence'],
  ])('%d of %d and %d of %d at %d are refused', (k1, n1, k2, n2, confidence, path) => {
    const error = errorOf(() => twoProportions(k1, n1, k2, n2, confidence));
    expect([error.code, error.path]).toEqual(['bad-argument', [path]]);
  });
});

describe('the number that is needed in each group', () => {
  // R 4.2.2, power.prop.test; the first is of its help page.
  test.each([
    [0.5, 0.75, 0.9, 76.7],
    [0.05, 0.06, 0.8, 8157.7],
    [0.1, 0.13, 0.8, 1774],
  ])('to tell %d from %d in %d of attempts is %d', (p1, p2, power, wanted) => {
    expect(neededPerGroup(p1, p2, 0.95, power)).toBeCloseTo(wanted, 0);
    expect(neededPerGroup(p2, p1, 0.95, power)).toBe(neededPerGroup(p1, p2, 0.95, power));
  });

  test('to tell equal ones apart is none that there is', () => {
    expect(neededPerGroup(0.2, 0.2)).toBeNull();
    expect(neededPerGroup(0, 0)).toBeNull();
    expect(neededPerGroup(0.2, 0.2 + 1e-200)).toBeNull();
  });

  test.each([[-0.1], [1.05], [Number.NaN]])('to tell %d from a half is refused', (p) => {
    expect(codeOf(() => neededPerGroup(p, 0.5))).toBe('bad-argument');
    expect(codeOf(() => neededPerGroup(0.5, p))).toBe('bad-argument');
  });

  test.each([[0], [1], [80], [Number.NaN]])('for a power of %d is refused', (power) => {
    expect(codeOf(() => neededPerGroup(0.1, 0.2, 0.95, power))).toBe('bad-argument');
  });
});

describe('Fisher’s exact test', () => {
  test.each([
    // The lady who tastes tea: Fisher, The design of experiments (1935); 34 of 70 orders are as good or better, or as bad.
    [3, 4, 1, 4, 34 / 70],
    [4, 4, 0, 4, 2 / 70],
    // SciPy 1.17.1, fisher_exact.
    [8, 10, 1, 6, 0.034965034965034975],
    [1, 10, 11, 14, 0.0027594561852200836],
    [120, 100_000, 150, 100_000, 0.0771895657748596],
    [0, 1000, 9, 1000, 0.0038362715884915784],
    [0, 7, 0, 9, 1],
    [7, 7, 9, 9, 1],
  ])('of %d of %d and %d of %d is %d', (k1, n1, k2, n2, wanted) => {
    expect(fisherExact(k1, n1, k2, n2)).toBeCloseTo(wanted, 11);
    expect(fisherExact(k2, n2, k1, n1)).toBeCloseTo(wanted, 11);
  });

  test('of large counts agrees with the z test, and ends', () => {
    const z = fisherExact(20_000_000, 1_000_000_000, 20_010_000, 1_000_000_000);
    expect(z).toBeCloseTo(0.1103, 3);
    expect(fisherExact(0, 1_000_000, 1_000_000, 1_000_000)).toBe(0);
  });
});

test('marked ones drawn without putting back have the probabilities of counting', () => {
  // SciPy 1.17.1, hypergeom.pmf: 5 drawn of 20, of which 7 are marked.
  const { from, each } = hypergeometric(5, 7, 13);
  expect(from).toBe(0);
  const wanted = [0.08301084, 0.32281992, 0.3873839, 0.17608359, 0.02934727, 0.00135449];
  each.forEach((probability, k) => {
    expect(probability).toBeCloseTo(wanted[k] ?? -1, 8);
  });
  expect(hypergeometric(5, 3, 4)).toMatchObject({ from: 1, each: expect.objectContaining({ length: 3 }) });
});
