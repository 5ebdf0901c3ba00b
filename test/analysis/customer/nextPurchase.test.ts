import fc from 'fast-check';
import { type BgNbdModel, nextPurchase, probabilityAlive } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { random } from '../../../src/stat/random.ts';
import { runs } from '../../laws/runs.ts';

const model: BgNbdModel = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

describe('the next purchase', () => {
  test('comes within a time as often as in a simulation of the model', () => {
    const truth = { r: 1, alpha: 4, a: 1, b: 3 };
    const source = random(3);
    const exponential = (): number => -Math.log(1 - source.uniform());
    const [age, within] = [20, 6];
    let [sum, bought, customers] = [0, 0, 0];
    for (let i = 0; i < 40_000; i++) {
      const rate = exponential() / truth.alpha;
      const drop = 1 - source.uniform() ** (1 / 3);
      let [x, last, at, gone] = [0, 0, exponential() / rate, false];
      while (at <= age && !gone) {
        x++;
        last = at;
        gone = source.uniform() < drop;
        at += exponential() / rate;
      }
      customers++;
      if (!gone && at <= age + within) bought++;
      sum += nextPurchase(truth, { frequency: x, recency: last, age }, within).probability;
    }
    // Three standard errors of a share of 40 000.
    expect(Math.abs(sum / customers - bought / customers)).toBeLessThan(0.008);
  });

  const pattern = fc
    .record({
      frequency: fc.integer({ min: 0, max: 30 }),
      recency: fc.double({ min: 0.1, max: 30, noNaN: true }),
      more: fc.double({ min: 0, max: 30, noNaN: true }),
    })
    .map(({ frequency, recency, more }) => ({ frequency, recency: frequency === 0 ? 0 : recency, age: recency + more }));

  test('is within no time impossible, grows with the time up to the probability of being alive, and is even at the median', () => {
    fc.assert(
      fc.property(pattern, fc.double({ min: 0, max: 1000, noNaN: true }), (customer, within) => {
        const { probability, median } = nextPurchase(model, customer, within);
        expect(nextPurchase(model, customer, 0).probability).toBe(0);
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(probabilityAlive(model, customer));
        expect(nextPurchase(model, customer, within + 1).probability).toBeGreaterThanOrEqual(probability);
        if (median !== null) expect(nextPurchase(model, customer, median).probability).toBeCloseTo(0.5, 9);
        else expect(nextPurchase(model, customer, 1e9).probability).toBeLessThanOrEqual(0.5 + 1e-6);
      }),
      runs(300),
    );
  });

  test('refuses a time that cannot be', () => {
    for (const within of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => nextPurchase(model, { frequency: 1, recency: 1, age: 2 }, within)).toThrow('within');
  });
});
