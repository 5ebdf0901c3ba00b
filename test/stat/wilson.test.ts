// Intervals of proportions, held against R, statsmodels and Newcombe's paper.
import fc from 'fast-check';
import { npsMargin, wilson } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../src/stat/normalQuantile.ts';
import { runs } from '../laws/runs.ts';
import { codeOf } from '../query/ask.ts';

const relative = (found: number, wanted: number): number => (wanted === 0 ? Math.abs(found) : Math.abs(found / wanted - 1));

describe('the quantile of the normal distribution', () => {
  // R 4.2.2, qnorm; the shared fixture qnorm-a.
  test.each([
    [1e-300, -37.0470962993612],
    [1e-10, -6.36134090240406],
    [1e-5, -4.26489079392283],
    [0.005, -2.5758293035489],
    [0.01, -2.32634787404084],
    [0.025, -1.95996398454005],
    [0.05, -1.64485362695147],
    [0.1, -1.2815515655446],
    [0.25, -0.674489750196082],
    [0.5, 0],
    [0.75, 0.674489750196082],
    [0.9, 1.2815515655446],
    [0.975, 1.95996398454005],
    [0.995, 2.5758293035489],
    [0.99999, 4.26489079392384],
  ])('below %d it is %d', (p, wanted) => {
    expect(relative(normalQuantile(p), wanted)).toBeLessThan(1e-12);
  });

  test('rises, and is the same on both sides of the middle', () => {
    const halves = fc.double({ min: 1e-12, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(halves, halves, (a, b) => {
        if (a < b * (1 - 1e-9)) expect(normalQuantile(a)).toBeLessThan(normalQuantile(b));
        expect(Math.abs(normalQuantile(1 - a) + normalQuantile(1 - (1 - a)))).toBeLessThan(1e-9);
      }),
      runs(100),
    );
  });
});

describe('the Wilson interval', () => {
  // R 4.2.2, prop.test(correct = FALSE), the shared fixture 04-proportions; the first four are those of Newcombe (1998), table I.
  test.each([
    [81, 263, 0.95, 0.255288519878274, 0.3662095769828],
    [15, 148, 0.95, 0.0623863995307363, 0.160487241723308],
    [0, 20, 0.95, 0, 0.161125158052819],
    [1, 29, 0.95, 0.00611321429276266, 0.171755218793203],
    [20, 20, 0.95, 0.838874841947181, 1],
    [3, 10, 0.9, 0.126876583903198, 0.558300204130165],
    [50, 1000, 0.99, 0.0350250757225324, 0.0709069726905337],
    [1, 1, 0.95, 0.206549314377238, 1],
  ])('of %d of %d at %d, as R gives it', (k, n, confidence, low, high) => {
    const found = wilson(k, n, confidence);
    expect(relative(found?.low ?? -1, low)).toBeLessThan(1e-12);
    expect(relative(found?.high ?? -1, high)).toBeLessThan(1e-12);
  });

  // R package binom, as statsmodels tests itself against it.
  test.each([
    [18, 20, 0.6989663547715128, 0.972133518786232],
    [4, 20, 0.0806576625797981, 0.4160174322518935],
    [4, 200, 0.00780442641634947, 0.05028708690582643],
    [190, 200, 0.910421851861224, 0.972617354399236],
    [1, 30, 5.90859e-3, 0.16670391],
    [29, 30, 0.8332961, 0.9940914],
  ])('of %d of %d, as statsmodels has it', (k, n, low, high) => {
    const found = wilson(k, n);
    expect(found?.low).toBeCloseTo(low, 7);
    expect(found?.high).toBeCloseTo(high, 7);
  });

  test('of nothing there is none', () => {
    expect(wilson(0, 0)).toBeNull();
  });

  const samples = fc
    .nat(5000)
    .chain((n) => fc.record({ n: fc.constant(n + 1), k: fc.nat(n + 1), confidence: fc.constantFrom(0.5, 0.8, 0.95, 0.999) }));

  test('stays within 0 and 1, holds the proportion, and has a width', () => {
    fc.assert(
      fc.property(samples, ({ k, n, confidence }) => {
        const { low, high } = wilson(k, n, confidence) ?? { low: Number.NaN, high: Number.NaN };
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThan(high);
        expect(low - 1e-15).toBeLessThanOrEqual(k / n);
        expect(high + 1e-15).toBeGreaterThanOrEqual(k / n);
      }),
      runs(100),
    );
  });

  test('of those not counted is its mirror image', () => {
    fc.assert(
      fc.property(samples, ({ k, n, confidence }) => {
        const [one, other] = [wilson(k, n, confidence), wilson(n - k, n, confidence)];
        expect(one?.low).toBeCloseTo(1 - (other?.high ?? 0), 12);
      }),
      runs(50),
    );
  });

  test('solves its equation: at either end, the proportion lies z standard errors away', () => {
    fc.assert(
      fc.property(samples, ({ k, n }) => {
        const bounds = wilson(k, n);
        const ends = [k > 0 && bounds?.low, k < n && bounds?.high].filter((end) => typeof end === 'number');
        for (const end of ends) expect(Math.abs(k / n - end) / Math.sqrt((end * (1 - end)) / n)).toBeCloseTo(1.959963984540054, 6);
      }),
      runs(50),
    );
  });

  test('is wider with more confidence and narrower with more answers', () => {
    const width = (k: number, n: number, confidence?: number): number => {
      const { low, high } = wilson(k, n, confidence) ?? { low: 0, high: 1 };
      return high - low;
    };
    expect(width(3, 10, 0.99)).toBeGreaterThan(width(3, 10, 0.95));
    expect(width(30, 100)).toBeLessThan(width(3, 10));
  });

  test.each([
    [-1, 5, 0.95],
    [6, 5, 0.95],
    [1.5, 5, 0.95],
    [1, Number.NaN, 0.95],
    [1, Number.POSITIVE_INFINITY, 0.95],
    ['1' as never, 5, 0.95],
    [1, 5, 0],
    [1, 5, 1],
    [1, 5, 95],
    [1, 5, Number.NaN],
    [1, 5, null as never],
  ])('of %s of %s at %s is refused', (k, n, confidence) => {
    expect(codeOf(() => wilson(k, n, confidence))).toBe('bad-argument');
  });
});

describe('the margin of a Net Promoter Score', () => {
  const z = 1.959963984540054;
  // Shares of 1/2, 1/3, 1/6 have a variance of 5/9 (stats.stackexchange.com/questions/18603): of 324 answers, 4.14 points.
  test.each([
    [{ promoters: 162, passives: 108, detractors: 54 }, 4.14086662499961],
    [{ promoters: 30, passives: 50, detractors: 20 }, 7],
    [{ promoters: 0, passives: 10, detractors: 0 }, 0],
    [{ promoters: 7, passives: 0, detractors: 0 }, 0],
    [{ promoters: 1, passives: 0, detractors: 1 }, 70.7106781186548],
  ])('of %j is %d standard errors wide', (counts, standardError) => {
    expect(npsMargin(counts)).toBeCloseTo(z * standardError, 10);
    expect(npsMargin(counts, 0.99)).toBeCloseTo(2.5758293035489 * standardError, 10);
  });

  test('is that of the variance of single answers', () => {
    const counts = fc.record({ promoters: fc.nat(50), passives: fc.nat(50), detractors: fc.nat(50) });
    fc.assert(
      fc.property(counts, ({ promoters, passives, detractors }) => {
        const n = promoters + passives + detractors;
        const score = (promoters - detractors) / n;
        const variance = (promoters * (1 - score) ** 2 + passives * score ** 2 + detractors * (1 + score) ** 2) / n;
        const margin = npsMargin({ promoters, passives, detractors });
        if (n === 0) expect(margin).toBeNull();
        else expect(margin).toBeCloseTo(z * 100 * Math.sqrt(variance / n), 9);
      }),
      runs(60),
    );
  });

  test.each([
    [{ promoters: -1, passives: 2, detractors: 3 }, 0.95],
    [{ promoters: 1, passives: 2.5, detractors: 3 }, 0.95],
    [{ promoters: 1, passives: 2, detractors: Number.NaN }, 0.95],
    [{ promoters: 1, passives: 2, detractors: 3 }, 2],
  ])('of %j at %d is refused', (counts, confidence) => {
    expect(codeOf(() => npsMargin(counts, confidence))).toBe('bad-argument');
  });
});
