// Groups of like points, and how well they are apart.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kMeans } from '../../src/stat/kMeans.ts';
import { improved } from '../../src/stat/lloyd.ts';
import { pointsOf } from '../../src/stat/points.ts';
import { random } from '../../src/stat/random.ts';
import { silhouette } from '../../src/stat/silhouette.ts';
import { runs } from '../laws/runs.ts';
import { codeOf, errorOf } from '../query/ask.ts';

/** Two groups of three, and one point between that belongs to the left. */
const points = [
  [0, 0],
  [0, 2],
  [2, 0],
  [10, 10],
  [10, 12],
  [12, 10],
  [4, 4],
];

describe('groups by k-means', () => {
  test('are those that one sees', () => {
    const found = kMeans(points, 2, 1);
    expect(found).toEqual({
      groups: [0, 0, 0, 1, 1, 1, 0],
      centres: [
        [1.5, 1.5],
        [32 / 3, 32 / 3],
      ],
      sizes: [4, 3],
      // 4.5 + 2.5 + 2.5 + 12.5, and 8/9 + 20/9 + 20/9.
      withinSum: expect.closeTo(22 + 48 / 9, 12),
    });
  });

  test('are the same for every seed, where they are clear', () => {
    for (let seed = 0; seed < 30; seed++) expect(kMeans(points, 2, seed)).toEqual(kMeans(points, 2, 1));
  });

  test('are the same for the same seed, where they are not', () => {
    const { normal } = random(5);
    const cloud = Array.from({ length: 300 }, () => [normal(), normal()]);
    expect(kMeans(cloud, 5, 9, 2)).toEqual(kMeans(cloud, 5, 9, 2));
  });

  test('are as many as there are different points, at most', () => {
    const same = Array.from({ length: 6 }, () => [1, 1]);
    expect(kMeans(same, 2, 1)).toEqual({ groups: [0, 0, 0, 0, 0, 0], centres: [[1, 1]], sizes: [6], withinSum: 0 });
    expect(kMeans([[1], [2], [1], [2]], 3, 1)).toMatchObject({ centres: [[1], [2]], sizes: [2, 2], withinSum: 0 });
    expect(kMeans([[3], [1], [2]], 3, 1)).toMatchObject({ groups: [2, 0, 1], withinSum: 0 });
  });

  test('are none of fewer points than groups, and of points too far for numbers', () => {
    expect(kMeans([[1, 2]], 2, 1)).toBeNull();
    expect(kMeans([], 1, 1)).toBeNull();
    expect(kMeans([[1e200], [-1e200], [0]], 2, 1)).toBeNull();
  });

  test('a centre that is left without points goes to the farthest of them', () => {
    const cloud = pointsOf([[0], [1], [2], [30]]);
    const found = improved(cloud, pointsOf([[1], [1000]]), 0);
    expect([...found.groups]).toEqual([0, 0, 0, 1]);
    expect(found.withinSum).toBe(2);
  });

  test('are found where they are far apart, whatever their sizes', () => {
    const near = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(fc.tuple(near, near, near), fc.nat(), (clouds, seed) => {
        const all = clouds.flatMap((cloud, at) => cloud.map(([x, y]) => [x + 100 * at, y - 50 * at]));
        const wanted = clouds.flatMap((cloud, at) => cloud.map(() => at));
        expect(kMeans(all, 3, seed)?.groups).toEqual(wanted);
      }),
      runs(60),
    );
  });

  test('every point is with its nearest centre, and every centre in the middle of its points', () => {
    const point = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 4, maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (cloud, k) => {
        const found = kMeans(cloud, k, 1, 3);
        const { groups = [], centres = [], sizes = [] } = found ?? {};
        expect(sizes.every((size) => size > 0)).toBe(true);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(cloud.length);
        cloud.forEach(([x, y], i) => {
          const ways = centres.map(([cx = 0, cy = 0]) => (x - cx) ** 2 + (y - cy) ** 2);
          expect(ways[groups[i] ?? -1]).toBeLessThanOrEqual(Math.min(...ways) + 1e-9);
        });
        centres.forEach(([cx], group) => {
          const own = cloud.filter((_, i) => groups[i] === group);
          expect(own.reduce((sum, [x]) => sum + x, 0) / own.length).toBeCloseTo(cx ?? Number.NaN, 9);
        });
      }),
      runs(60),
    );
  });

  test('refuses what is no point, no number of groups, no seed', () => {
    expect(errorOf(() => kMeans([[1, 2], [1]], 1, 1))).toMatchObject({ code: 'bad-argument', path: ['points', 1] });
    expect(errorOf(() => kMeans([[1, Number.NaN]], 1, 1))).toMatchObject({ code: 'bad-argument', path: ['points', 0, 1] });
    for (const k of [0, -1, 1.5, Number.NaN]) expect(codeOf(() => kMeans(points, k, 1))).toBe('bad-argument');
    expect(codeOf(() => kMeans(points, 2, undefined as never))).toBe('bad-argument');
    expect(codeOf(() => kMeans(points, 2, 1, 0))).toBe('bad-argument');
  });
});

describe('the silhouette', () => {
  test('is that of counting by hand', () => {
    // 0 and 1 are together, 5 and 6 are: for 0 it is (5.5 − 1) ÷ 5.5, for 1 it is (4.5 − 1) ÷ 4.5.
    const found = silhouette([[0], [1], [5], [6]], [7, 7, 3, 3]);
    expect(found?.measured).toBe(4);
    expect(found?.mean).toBeCloseTo((4.5 / 5.5 + 3.5 / 4.5) / 2, 15);
  });

  test('of a point alone is 0, and of points that are all one', () => {
    expect(silhouette([[0], [9]], [0, 1])).toEqual({ mean: 0, measured: 2 });
    expect(silhouette([[4], [4], [4], [4]], [0, 0, 1, 1])).toEqual({ mean: 0, measured: 4 });
  });

  test('of one group, or of nothing, is none', () => {
    expect(silhouette([[0], [9]], [0, 0])).toBeNull();
    expect(silhouette([], [])).toBeNull();
  });

  test('is taken of some points where there are too many pairs', () => {
    const { normal } = random(3);
    const cloud = Array.from({ length: 600 }, (_, i) => [normal() + 6 * (i % 2)]);
    const groups = cloud.map((_, i) => i % 2);
    const [all, some] = [silhouette(cloud, groups), silhouette(cloud, groups, 600 * 101)];
    expect([all?.measured, some?.measured]).toEqual([600, 101]);
    expect(some?.mean).toBeCloseTo(all?.mean ?? 0, 1);
    expect(silhouette(cloud, groups, 1)?.measured).toBe(1);
  });

  test('is from −1 to 1', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.nat(2)), { maxLength: 20 });
    fc.assert(
      fc.property(rows, (cloud) => {
        const found = silhouette(
          cloud.map(([x]) => [x]),
          cloud.map(([, group]) => group),
        );
        if (found === null) expect(new Set(cloud.map(([, group]) => group)).size).toBeLessThan(2);
        else expect(Math.abs(found.mean)).toBeLessThanOrEqual(1);
      }),
      runs(100),
    );
  });

  test('refuses points without a group', () => {
    expect(errorOf(() => silhouette([[0], [1]], [0]))).toMatchObject({ code: 'bad-argument', path: ['groups'] });
  });
});
