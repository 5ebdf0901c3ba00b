// Many tests at once, held against the papers that say how.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg, holm } from '../../src/stat/benjaminiHochberg.ts';
import { runs } from '../laws/runs.ts';
import { errorOf } from '../query/ask.ts';

/** Benjamini and Hochberg (1995), 4.1: of fifteen p-values their method finds four, Bonferroni's three. */
const paper = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];

describe('q-values', () => {
  test('find the four of the paper', () => {
    const found = benjaminiHochberg(paper);
    expect(found.filter((q) => q !== null && q <= 0.05)).toHaveLength(4);
    expect(found[3]).toBeCloseTo((0.0095 * 15) / 4, 15);
    // 0.0278 × 15 ÷ 6 is more than what the next one has.
    expect(found[5]).toBeCloseTo((0.0298 * 15) / 7, 15);
    expect(found[14]).toBe(1);
  });

  test('keep the order given, and what was not tested', () => {
    expect(benjaminiHochberg([0.04, null, 0.01, null])).toEqual([0.04, null, 0.02, null]);
    expect(benjaminiHochberg([])).toEqual([]);
    expect(benjaminiHochberg([null])).toEqual([null]);
    expect(benjaminiHochberg([0, 1, 0])).toEqual([0, 1, 0]);
  });

  const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });

  test('are never below p-values nor above Holm’s, and rise with them', () => {
    fc.assert(
      fc.property(values, (p) => {
        const [q, adjusted] = [benjaminiHochberg(p), holm(p)];
        p.forEach((value, i) => {
          expect(q[i]).toBeGreaterThanOrEqual(value);
          expect(q[i]).toBeLessThanOrEqual((adjusted[i] ?? 0) * (1 + 1e-12));
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          p.forEach((other, j) => {
            if (value <= other) expect(q[i]).toBeLessThanOrEqual(q[j] ?? -1);
          });
        });
      }),
      runs(60),
    );
  });

  test('do not depend on the order', () => {
    fc.assert(
      fc.property(values, (p) => {
        expect(benjaminiHochberg([...p].reverse())).toEqual([...benjaminiHochberg(p)].reverse());
      }),
      runs(60),
    );
  });

  test.each([[-0.1], [1.1], [Number.NaN], ['0' as never], [undefined as never]])('of %s are refused, with its place', (p) => {
    const error = errorOf(() => benjaminiHochberg([0.5, p]));
    expect([error.code, error.path]).toEqual(['bad-argument', [1]]);
  });
});

test('Holm’s p-values find the three of Bonferroni, and no more than ranks allow', () => {
  const found = holm(paper);
  expect(found.filter((p) => p !== null && p <= 0.05)).toHaveLength(3);
  expect(found.slice(0, 3)).toEqual([0.0001 * 15, 0.0004 * 14, 0.0019 * 13]);
  expect(holm([0.01, null, 0.04, 0.03])).toEqual([0.03, null, 0.06, 0.06]);
});
