// The numeric base against the reference results of R, scikit-learn and NIST.
import { ckmeans } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg, holm } from '../../src/stat/benjaminiHochberg.ts';
import { betaQuantile, incompleteBeta } from '../../src/stat/betaFunctions.ts';
import { chiSquareTest } from '../../src/stat/chiSquareTest.ts';
import { concentration, topShare } from '../../src/stat/concentration.ts';
import * as distributions from '../../src/stat/distributions.ts';
import { fisherExact } from '../../src/stat/fisherExact.ts';
import { logGamma } from '../../src/stat/gammaFunctions.ts';
import { hypergeometric2F1 } from '../../src/stat/hypergeometric2F1.ts';
import { kMeans } from '../../src/stat/kMeans.ts';
import { mannWhitney } from '../../src/stat/mannWhitney.ts';
import { nelderMead } from '../../src/stat/nelderMead.ts';
import { normalCdf, normalTwoSided } from '../../src/stat/normal.ts';
import { normalQuantile } from '../../src/stat/normalQuantile.ts';
import type { Point } from '../../src/stat/points.ts';
import { silhouette } from '../../src/stat/silhouette.ts';
import { mean, median, medianDeviation, quantile, standardDeviation } from '../../src/stat/summary.ts';
import { neededPerGroup, pooledZ, twoProportions } from '../../src/stat/twoProportions.ts';
import { welch } from '../../src/stat/welch.ts';
import { wilson } from '../../src/stat/wilson.ts';
import { type Case, differences, expectCase, readCase, readTable } from './fixtures.ts';

/** What a fixture writes as one number where there is only one. */
const list = (value: number | readonly number[]): readonly number[] => (typeof value === 'number' ? [value] : value);

describe('the checker of fixtures itself', () => {
  const one = { expected: { a: 1, b: [1, 2], c: null, d: { e: 10 } }, tolerance: { default: { rel: 0.1 }, d: { e: { abs: 3 } } } };
  const good = { a: 1.05, b: [1, 2.1], c: null, d: { e: 12.5 } };

  test('lets pass what is near', () => {
    expect(differences(one, good)).toEqual([]);
    expect(differences(one, { ...good, c: undefined })).toEqual([]);
    expect(differences(one, { a: 1, c: null, d: { e: 10 } }, ['b'])).toEqual([]);
  });

  test.each([
    [{ ...good, a: 1.2 }, 'a: 1.2, not 1'],
    [{ ...good, a: Number.NaN }, 'a: NaN'],
    [{ ...good, b: [1] }, 'b: [1], not 2 items'],
    [{ ...good, b: [1, 3] }, 'b[1]: 3'],
    [{ ...good, c: 0 }, 'c: 0, not null'],
    [{ ...good, c: Number.NaN }, 'c: NaN, not null'],
    [{ ...good, d: { e: 14 } }, 'd.e: 14'],
    [{ ...good, d: 3 }, 'd: 3, not an object'],
    [{ a: 1, c: null, d: { e: 10 } }, 'b: undefined'],
    [{ ...good, x: 1 }, 'the case has no x'],
  ])('finds what is wrong with %j', (found, fault) => {
    expect(differences(one, found).join('\n')).toContain(fault);
  });

  test('knows the other rules', () => {
    const expected = { lower95: [0], upper95: [10], loglik: -5, aicc: 5, sse: 100, set: [1, 2], mle: { p: 1 }, any: 1, same: 'x' };
    const tolerance = {
      lower95: { relToWidth: 0.1 },
      upper95: { relToWidth: 0.1 },
      loglik: { atLeastMinus: 1 },
      aicc: { atMostPlus: 1 },
      sse: { atMostPlusRel: 0.01 },
      set: { jaccardAtLeast: 0.5 },
      mle: { rel: 0.5 },
      any: { ignore: true },
      default: { rel: 1e-9 },
    };
    const near = { lower95: [1], upper95: [9], loglik: -6, aicc: -100, sse: 101, set: [2], mle: { p: 1.5 }, any: 99, same: 'x' };
    expect(differences({ expected, tolerance }, near)).toEqual([]);
    const far = { lower95: [1.1], upper95: [8.9], loglik: -6.1, aicc: 6.1, sse: 101.1, set: [3], mle: { p: 1.6 }, any: null, same: 'y' };
    expect(differences({ expected, tolerance }, far)).toHaveLength(8);
  });
});

describe('distributions', () => {
  const file = '03-distributions';
  type Grid = Case<Record<string, number[]>, Record<string, number>>;
  const inputOf = (name: string) => {
    const one = readCase<Grid>(file, name);
    const of = (field: string): readonly number[] => one.input[field] ?? [];
    return { one, of, pairs: of('df1').map((df1, i) => [df1, of('df2')[i] ?? 0] as const) };
  };

  test('the normal distribution and its quantile', () => {
    const { one, of } = inputOf('pnorm-a');
    expectCase(one, { cdf: of('z').map(normalCdf), sf: of('z').map((z) => normalCdf(-z)) });
    const { one: quantiles, of: ofQuantiles } = inputOf('qnorm-a');
    expectCase(quantiles, { quantile: ofQuantiles('p').map(normalQuantile) });
  });

  test('Student’s t and its quantile', () => {
    const { one, of } = inputOf('pt-a');
    const grid = (f: (t: number, df: number) => number) => of('t').map((t) => of('df').map((df) => f(t, df)));
    expectCase(one, { cdf: grid(distributions.studentCdf), twoSidedP: grid(distributions.studentTwoSided) });
    const { one: quantiles, of: ofQuantiles } = inputOf('qt-a');
    expectCase(quantiles, {
      quantile: ofQuantiles('p').map((p) => ofQuantiles('df').map((df) => distributions.studentQuantile(p, df))),
    });
  });

  test('chi-square', () => {
    const { one, of } = inputOf('pchisq-a');
    const grid = (f: (x: number, df: number) => number) => of('x').map((x) => of('df').map((df) => f(x, df)));
    expectCase(one, { cdf: grid(distributions.chiSquareCdf), sf: grid(distributions.chiSquareUpper) });
  });

  test('F', () => {
    const { one, of, pairs } = inputOf('pf-a');
    expectCase(one, { sf: of('x').map((x) => pairs.map(([df1, df2]) => distributions.fUpper(x, df1, df2))) });
  });

  test('beta and its quantile', () => {
    const { one, of } = inputOf('pbeta-a');
    const shapes = of('a').map((a, i) => [a, of('b')[i] ?? 0] as const);
    expectCase(one, {
      cdf: of('x').map((x) => shapes.map(([a, b]) => incompleteBeta(x, a, b))),
      quantile025: shapes.map(([a, b]) => betaQuantile(0.025, a, b)),
      quantile975: shapes.map(([a, b]) => betaQuantile(0.975, a, b)),
    });
  });

  test('the binomial and the Poisson distribution', () => {
    const { one, of } = inputOf('pbinom-ppois-a');
    const { n = 0, p = 0, lambda = 0 } = one.params;
    const { binomialAtMost, binomialAtLeast, poissonAtMost, poissonAtLeast } = distributions;
    expectCase(one, {
      binomCdf: of('k').map((k) => binomialAtMost(k, n, p)),
      binomPmf: of('k').map((k) => binomialAtLeast(k, n, p) - binomialAtLeast(k + 1, n, p)),
      poisCdf: of('k').map((k) => poissonAtMost(k, lambda)),
      poisSf: of('k').map((k) => poissonAtLeast(k + 1, lambda)),
    });
  });

  test('the gamma function', () => {
    const { one, of } = inputOf('lgamma-digamma-a');
    // The digamma function: nothing here needs it.
    expectCase(one, { lgamma: of('x').map(logGamma) }, ['digamma']);
  });
});

describe('proportions', () => {
  const file = '04-proportions';
  type Single = Case<{ x: number; n: number }, { level: number }>;
  type Pair = Case<{ x1: number; n1: number; x2: number; n2: number }, { level: number }>;

  test.each(readTable<Single>(file, 'proportion-'))('%s', (_, one) => {
    const { x, n } = one.input;
    const { low, high } = wilson(x, n, one.params.level) ?? {};
    // Other intervals than Wilson's are not offered.
    const others = ['wilsonContinuityCorrected', 'clopperPearson', 'agrestiCoull', 'wald', 'jeffreys'];
    expectCase(one, { phat: x / n, wilson: [low, high] }, others);
  });

  test.each(readTable<Pair>(file, 'two-proportions-'))('%s', (_, one) => {
    const { x1, n1, x2, n2 } = one.input;
    const found = twoProportions(x1, n1, x2, n2, one.params.level);
    const z = pooledZ(x1, n1, x2, n2) ?? Number.NaN;
    expectCase(
      one,
      {
        diff: found?.difference,
        relativeLift: found?.relative,
        newcombeCI: [found?.low, found?.high],
        z,
        chiSquare: z * z,
        pValue: normalTwoSided(z),
        fisherP: fisherExact(x1, n1, x2, n2),
      },
      ['waldCI', 'chiSquareYates', 'pValueYates', 'cohenH'],
    );
    expect(found?.pValue).toBe(found?.test === 'z' ? normalTwoSided(z) : fisherExact(x1, n1, x2, n2));
    expect(found?.test).toBe(Math.min(x1 + x2, n1 + n2 - x1 - x2) * (Math.min(n1, n2) / (n1 + n2)) < 5 ? 'fisher' : 'z');
  });

  test('Newcombe’s table II', () => {
    const one = readCase<Case<{ contrasts: [number, number, number, number][] }>>(file, 'newcombe1998-table2');
    const found = one.input.contrasts.map(([k1, n1, k2, n2]) => twoProportions(k1, n1, k2, n2));
    expectCase(one, { newcombe10: found.map((both) => [both?.low, both?.high]) });
  });
});

describe('comparisons of groups', () => {
  const file = '05-tests';

  test('the number that is needed to tell two proportions apart', () => {
    const one = readCase<Case<{ p1: number[]; p2: number[] }, { power: number }>>(file, 'sample-size-two-proportions');
    expectCase(one, { nPerGroup: one.input.p1.map((p1, i) => neededPerGroup(p1, one.input.p2[i] ?? 0, 0.95, one.params.power)) });
  });

  test.each(readTable<Case<{ a: number[]; b: number[] }, { level: number }>>(file, 't-'))('%s', (_, one) => {
    const { a, b } = one.input;
    const means = welch(a, b, one.params.level);
    const ranks = mannWhitney(a, b);
    expectCase(
      one,
      {
        meanDiff: means?.difference,
        welchT: means?.t,
        welchDf: means?.df,
        welchP: means?.pValue,
        welchCI: [means?.low, means?.high],
        mannWhitneyW: ranks?.u,
        mannWhitneyPNormalCC: ranks?.pValue,
      },
      // Variances are never taken to be equal.
      ['pooledT', 'pooledDf', 'pooledP'],
    );
    expect(ranks?.exact).toBe(false);
  });

  test.each(readTable<Case<{ table: number[][] }>>(file, 'chisq-'))('%s', (_, one) => {
    const { chiSquare, df, pValue, strength, expected } = chiSquareTest(one.input.table) ?? {};
    expectCase(one, { chiSquare, df, pValue, expected, cramersV: strength });
  });
});

describe('many tests', () => {
  test.each(readTable<Case<{ p: number | number[] }, { alpha: number }>>('06-multiple-testing'))('%s', (_, one) => {
    const p = list(one.input.p);
    const [BH, ownHolm] = [benjaminiHochberg(p), holm(p)];
    const rejected = (values: readonly (number | null)[]) => values.filter((value) => (value ?? 1) <= one.params.alpha).length;
    const single = typeof one.input.p === 'number';
    expectCase(
      one,
      { BH: single ? BH[0] : BH, holm: single ? ownHolm[0] : ownHolm, rejectedBH: rejected(BH), rejectedHolm: rejected(ownHolm) },
      ['bonferroni', 'BY'],
    );
  });
});

describe('the middle and the spread', () => {
  test.each(readTable<Case<{ x: number | number[] }, { probs: number[] }>>('07-quantiles-robust'))('%s', (_, one) => {
    const x = list(one.input.x);
    const [low, high] = [quantile(x, 0.25), quantile(x, 0.75)];
    const left = Object.keys(one.expected).filter((field) => /^type[1-689]$|^fivenum$|^trimmedMean10$|^cv$/.test(field));
    expectCase(
      one,
      {
        type7: one.params.probs.map((p) => quantile(x, p)),
        iqrType7: (high ?? Number.NaN) - (low ?? Number.NaN),
        mad: medianDeviation(x),
        madRaw: (medianDeviation(x) ?? Number.NaN) / 1.4826,
        median: median(x),
        mean: mean(x),
        sd: standardDeviation(x),
      },
      left,
    );
  });

  test.each(readTable<Case<{ y: number[] }>>('01-nist-univariate'))('%s', (_, one) => {
    const { y } = one.input;
    expectCase(one, { n: y.length, mean: mean(y), sd: standardDeviation(y) }, ['autocorrelation1']);
  });
});

describe('concentration', () => {
  test.each(readTable<Case<{ values: number[] }>>('14-concentration-abc'))('%s', (_, one) => {
    const { values } = one.input;
    const found = concentration(values);
    // Classes and curves are for the analysis above.
    const left = Object.keys(one.expected).filter((field) =>
      /^(abc|abcCounts|lorenz|itemsFor80Pct|theil|shannonEntropy|hhi10000)$/.test(field),
    );
    const sums = { n: values.length, total: values.reduce((sum, value) => sum + value, 0) };
    const shares = { cr1: topShare(values, 1), cr4: topShare(values, 4) };
    const top = 'top20PctItemsShare' in one.expected ? { top20PctItemsShare: topShare(values, Math.ceil(values.length / 5)) } : {};
    expectCase(
      one,
      {
        ...sums,
        ...shares,
        ...top,
        gini: found?.gini,
        giniUnbiased: found?.giniOfPopulation,
        hhi: found?.hhi,
        hhiNormalized: found?.normalizedHhi,
        effectiveNumber: found?.effectiveNumber,
      },
      left,
    );
  });
});

describe('groups of points', () => {
  const file = '15-clustering';
  type Points = Case<
    { X: number[][] },
    { k: number[]; standardize?: boolean },
    { results: { k: number; sizes: number[]; centers: number[][]; totalSS: number; totalWithinSS: number }[] }
  >;

  function scaled(points: readonly Point[]): readonly Point[] {
    const columns = (points[0] ?? []).map((_, j) => points.map((point) => point[j] ?? 0));
    const scales = columns.map((column) => [mean(column) ?? 0, standardDeviation(column) ?? 1] as const);
    return points.map((point) => point.map((value, j) => (value - (scales[j]?.[0] ?? 0)) / (scales[j]?.[1] ?? 1)));
  }

  test.each(readTable<Points>(file, 'kmeans-iris').flatMap(([name, one]) => [1, 2, 3, 4, 5].map((seed) => [name, seed, one] as const)))(
    '%s, seed %d',
    (_, seed, one) => {
      const points = one.params.standardize ? scaled(one.input.X) : one.input.X;
      const wanted = one.expected.results;
      const results = one.params.k.map((k, at) => {
        const found = kMeans(points, k, seed);
        const width = silhouette(points, found?.groups ?? []);
        const { totalSS } = wanted[at] ?? {};
        return { k, totalWithinSS: found?.withinSum, totalSS, sizes: found?.sizes, centers: found?.centres, silhouetteMean: width?.mean };
      });
      const measures = ['calinskiHarabasz', 'daviesBouldin', 'adjustedRandVsTruth'];
      const left = wanted.map((result) => ({
        ...Object.fromEntries(Object.entries(result).filter(([field]) => !measures.includes(field))),
        sizes: results.find(({ k }) => k === result.k)?.sizes,
      }));
      expectCase({ ...one, expected: { results: left } }, { results });
      // Sizes are given in order of size, centres in order of place.
      results.forEach(({ sizes }, at) => {
        const [own, given] = [[...(sizes ?? [])].sort((a, b) => a - b), wanted[at]?.sizes ?? []];
        own.forEach((size, i) => {
          expect(Math.abs(size - (given[i] ?? 0))).toBeLessThanOrEqual(2);
        });
      });
    },
  );

  test('fewer points than groups, and points that are all one', () => {
    expect(kMeans(readCase<Points>(file, 'kmeans-fewer-points-than-k').input.X, 3, 1)).toBeNull();
    const one = readCase<Points>(file, 'kmeans-duplicates');
    const found = kMeans(one.input.X, 2, 1);
    expectCase(one, { totalWithinSS: found?.withinSum, effectiveClusters: found?.centres.length });
  });

  test.each(readTable<Case<{ x: number[] }, { k: number[] }>>(file, 'ckmeans'))('%s, by simple-statistics', (_, one) => {
    const results = one.params.k.map((k) => {
      const groups = ckmeans([...one.input.x], k);
      const within = groups.map((group) => group.reduce((sum, value) => sum + (value - (mean(group) ?? 0)) ** 2, 0));
      return { k, groups, withinSS: within.reduce((sum, value) => sum + value, 0) };
    });
    expectCase(one, { results });
  });
});

describe('the optimiser and the series that models of customers need', () => {
  test.each(readTable<Case<{ survivors: number[] }, { fitPeriods: number }>>('13-clv-retention', 'sbg-'))('%s', (_, one) => {
    const { survivors } = one.input;
    const seen = survivors.slice(0, one.params.fitPeriods + 1);
    const logLik = ([logAlpha = 0, logBeta = 0]: readonly number[]): number => {
      const [alpha, beta] = [Math.exp(logAlpha), Math.exp(logBeta)];
      let [share, alive, sum] = [0, 1, 0];
      seen.slice(1).forEach((left, i) => {
        share = i === 0 ? alpha / (alpha + beta) : share * ((beta + i - 1) / (alpha + beta + i));
        alive -= share;
        sum += ((seen[i] ?? 0) - left) * Math.log(share);
      });
      return sum + (seen.at(-1) ?? 0) * Math.log(alive);
    };
    const found = nelderMead((x) => -logLik(x), [0, 0]);
    const [alpha, beta] = (found?.x ?? []).map(Math.exp);
    const left = Object.keys(one.expected).filter((field) => !['alpha', 'beta', 'logLik'].includes(field));
    expectCase(one, { alpha, beta, logLik: -(found?.value ?? Number.NaN) }, left);
    expect(found?.converged).toBe(true);
  });

  test('the purchases that BG/NBD expects', () => {
    const one = readCase<Case<Record<'frequency' | 'recency' | 'T', number>, Record<'r' | 'alpha' | 'a' | 'b' | 'tStar', number>>>(
      '13-clv-retention',
      'bgnbd-excel-note',
    );
    const { frequency: x, recency, T } = one.input;
    const { r, alpha, a, b, tStar: t } = one.params;
    const odds = (a / (b + x - 1)) * ((alpha + T) / (alpha + recency)) ** (r + x);
    const series = hypergeometric2F1(r + x, b + x, a + b + x - 1, t / (alpha + T + t)) ?? Number.NaN;
    const purchases = ((a + b + x - 1) / (a - 1)) * (1 - ((alpha + T) / (alpha + T + t)) ** (r + x) * series);
    expectCase(one, { pAlive: 1 / (1 + odds), conditionalExpected: purchases / (1 + odds) });
  });
});
