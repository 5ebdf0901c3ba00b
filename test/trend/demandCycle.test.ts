import { demandCycle } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { random } from '../../src/stat/random.ts';
import { runs } from '../laws/runs.ts';

const pointsOf = (values: readonly (number | null)[]) => ({
  points: values.map((value, i) => ({ period: new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10), value })),
  grain: 'day' as const,
});

/** Noise of which neighbours are alike by φ. */
function noise(length: number, phi: number, source: ReturnType<typeof random>): number[] {
  let before = 0;
  return Array.from({ length }, () => {
    before = phi * before + source.normal();
    return before;
  });
}

describe('the cycle of demand', () => {
  test('is found at any length, and not at its multiples', () => {
    const source = random(4);
    for (const cycle of [2, 3, 5, 9, 14]) {
      const values = noise(120, 0, source).map((value, i) => 100 + 0.3 * i + value + (i % cycle === 1 ? 6 : 0));
      expect(demandCycle(pointsOf(values))).toMatchObject({ length: cycle, reason: null });
    }
  });

  test('keeps its place over gaps', () => {
    const values = Array.from({ length: 60 }, (_, i) => (i % 7 === 3 ? null : 50 + (i % 5 === 0 ? 20 : 0) + ((i * 3) % 4)));
    expect(demandCycle(pointsOf(values)).length).toBe(5);
  });

  test('of a constant, of a straight line, and of too little is none', () => {
    expect(demandCycle(pointsOf(Array.from({ length: 30 }, () => 7)))).toMatchObject({ length: null, share: null, reason: null });
    expect(demandCycle(pointsOf(Array.from({ length: 30 }, (_, i) => 3 * i))).length).toBeNull();
    expect(demandCycle(pointsOf([1, 2, 3, 4, 5]))).toMatchObject({ length: null, pValue: null, tried: 0, reason: 'small-sample' });
    expect(demandCycle(pointsOf([]))).toMatchObject({ reason: 'small-sample' });
  });

  test('does not change when the values are scaled or moved up', () => {
    const values = noise(50, 0, random(9)).map((value, i) => 100 + value + (i % 4 === 0 ? 9 : 0));
    const plain = demandCycle(pointsOf(values));
    expect(plain.length).toBe(4);
    expect(demandCycle(pointsOf(values.map((value) => 1000 * value))).length).toBe(4);
    expect(demandCycle(pointsOf(values.map((value) => value - 500))).length).toBe(4);
  });

  test('is seldom seen where there is none, also where neighbours are alike', () => {
    const source = random(21);
    for (const [phi, most] of [
      [0, 0.02],
      [0.3, 0.03],
      [0.6, 0.05],
    ] as const) {
      const { numRuns } = runs(600);
      let seen = 0;
      for (let run = 0; run < numRuns; run++) if (demandCycle(pointsOf(noise(60, phi, source))).length !== null) seen++;
      expect(seen / numRuns, `φ ${phi}`).toBeLessThan(most + 3 * Math.sqrt((most * (1 - most)) / numRuns));
    }
  });
});
