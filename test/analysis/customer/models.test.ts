import fc from 'fast-check';
import {
  type BgNbdModel,
  bgNbd,
  expectedLifetime,
  expectedPurchases,
  expectedSpend,
  gammaGamma,
  type PurchasePattern,
  probabilityAlive,
  shiftedBetaGeometric,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { random } from '../../../src/stat/random.ts';
import { runs } from '../../laws/runs.ts';
import { codeOf } from '../../query/ask.ts';

const published: BgNbdModel = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

/** Customers as the model makes them: a rate, a probability to drop out, and what came of them until the age. */
function simulated(size: number, model: BgNbdModel, age: number, seed: number): PurchasePattern[] {
  const source = random(seed);
  const exponential = (): number => -Math.log(1 - source.uniform());
  // Whole shapes keep it simple: a gamma variable is a sum, a beta variable a quotient of two.
  const gamma = (shape: number): number => Array.from({ length: shape }, exponential).reduce((a, b) => a + b, 0);
  return Array.from({ length: size }, () => {
    const rate = gamma(model.r) / model.alpha;
    const [one, other] = [gamma(model.a), gamma(model.b)];
    const drop = one / (one + other);
    let [x, at, last] = [0, exponential() / rate, 0];
    while (at <= age) {
      x++;
      last = at;
      if (source.uniform() < drop) break;
      at += exponential() / rate;
    }
    return { frequency: x, recency: last, age };
  });
}

describe('repeat purchases', () => {
  test('give back the parameters of which they were made', () => {
    const truth = { r: 1, alpha: 4, a: 1, b: 3 };
    const { model, converged, reason } = bgNbd({ customers: simulated(4000, truth, 40, 11) });
    expect([converged, reason]).toEqual([true, null]);
    for (const name of ['r', 'alpha', 'a', 'b'] as const)
      expect(model?.[name]).toBeCloseTo(truth[name], name === 'alpha' || name === 'b' ? -0.5 : 0.5);
  });

  test('do not depend on the unit of time, but for its scale', () => {
    const weeks = simulated(400, { r: 1, alpha: 4, a: 1, b: 3 }, 40, 5);
    const days = weeks.map((one) => ({ ...one, recency: one.recency * 7, age: one.age * 7 }));
    const [byWeek, byDay] = [bgNbd({ customers: weeks }), bgNbd({ customers: days })];
    const purchases = weeks.reduce((sum, { frequency }) => sum + frequency, 0);
    expect(byDay.model?.alpha).toBeCloseTo((byWeek.model?.alpha ?? 0) * 7, 5);
    expect(byDay.model?.r).toBeCloseTo(byWeek.model?.r ?? 0, 6);
    expect(byDay.logLikelihood).toBeCloseTo((byWeek.logLikelihood ?? 0) - purchases * Math.log(7), 5);
  });

  test('of too few customers, or of too few who came back, have no model', () => {
    const some = simulated(99, { r: 1, alpha: 4, a: 1, b: 3 }, 40, 5);
    expect(bgNbd({ customers: some })).toMatchObject({ reason: 'small-sample', model: null, converged: false, customers: 99 });
    const once = Array.from({ length: 200 }, (_, i) => ({ frequency: i < 29 ? 1 : 0, recency: i < 29 ? 5 : 0, age: 30 }));
    expect(bgNbd({ customers: once })).toMatchObject({ reason: 'small-sample', repeating: 29 });
    expect(bgNbd({ customers: [] })).toMatchObject({ reason: 'small-sample', customers: 0 });
  });

  test('in which all customers are alike say that the data alone do not decide, or that there is no model', () => {
    const alike = Array.from({ length: 200 }, () => ({ frequency: 3, recency: 30, age: 40 }));
    const { model, converged, penalty, reason } = bgNbd({ customers: alike });
    expect(converged).toBe(false);
    expect(model === null ? reason === 'no-convergence' : penalty > 0).toBe(true);
  });

  const customers = fc
    .tuple(fc.integer({ min: 0, max: 300 }), fc.double({ min: 0.01, max: 1, noNaN: true }), fc.double({ min: 0.1, max: 5000, noNaN: true }))
    .map(([frequency, share, age]): PurchasePattern => ({ frequency, recency: frequency === 0 ? 0 : share * age, age }));
  const shape = fc.double({ min: 0.01, max: 60, noNaN: true });
  const models = fc.record({ r: shape, alpha: shape, a: shape, b: shape });

  test('ahead are never negative, never fewer in a longer time, and never NaN', () => {
    fc.assert(
      fc.property(models, customers, fc.double({ min: 0, max: 2000, noNaN: true }), (model, customer, time) => {
        const alive = probabilityAlive(model, customer);
        expect(alive).toBeGreaterThanOrEqual(0);
        expect(alive).toBeLessThanOrEqual(1);
        const [less, more] = [expectedPurchases(model, time, customer), expectedPurchases(model, time * 1.5 + 0.1, customer)];
        for (const one of [less, more]) if (one !== null) expect(one).toBeGreaterThanOrEqual(0);
        if (less !== null && more !== null) expect(more).toBeGreaterThanOrEqual(less * (1 - 1e-6) - 1e-6);
        expect(expectedPurchases(model, 0, customer)).toBeCloseTo(0, 6);
      }),
      runs(300),
    );
  });

  test('ahead run through a = 1 without a step', () => {
    const at = (a: number): number => expectedPurchases({ ...published, a }, 39, { frequency: 2, recency: 30, age: 38 }) ?? Number.NaN;
    for (const off of [1e-3, 1e-5, 9e-6, 1e-7, 0]) {
      expect(at(1 + off)).toBeCloseTo(at(1) + off * ((at(1.001) - at(0.999)) / 0.002), 6);
    }
  });

  test('ahead are the same as by simulation', () => {
    const truth = { r: 1, alpha: 4, a: 1, b: 3 };
    const mean = (age: number): number => simulated(20_000, truth, age, 3).reduce((sum, { frequency }) => sum + frequency, 0) / 20_000;
    expect(expectedPurchases(truth, 20)).toBeCloseTo(mean(20), 1);
    expect(expectedPurchases(truth, 40)).toBeCloseTo(mean(40), 1);
  });

  test('without any count as alive: the first purchase tells nothing', () => {
    expect(probabilityAlive(published, { frequency: 0, recency: 0, age: 5000 })).toBe(1);
  });

  test.each<[string, () => unknown]>([
    ['a frequency that is no number', () => bgNbd({ customers: [{ frequency: 0.5, recency: 0, age: 1 }] })],
    ['a recency beyond the age', () => bgNbd({ customers: [{ frequency: 1, recency: 2, age: 1 }] })],
    ['a recency without a repeat purchase', () => bgNbd({ customers: [{ frequency: 0, recency: 1, age: 1 }] })],
    ['an age that is none', () => probabilityAlive(published, { frequency: 0, recency: 0, age: Number.NaN })],
    ['a parameter of 0', () => probabilityAlive({ ...published, a: 0 }, { frequency: 0, recency: 0, age: 1 })],
    ['no model', () => expectedPurchases(null as never, 1)],
    ['a time that runs backwards', () => expectedPurchases(published, -1)],
    ['no customers', () => bgNbd({} as never)],
  ])('%s is refused', (_, call) => {
    expect(codeOf(call)).toBe('bad-argument');
  });
});

describe('what a purchase comes to', () => {
  const source = random(9);
  const gamma = (shape: number): number => Array.from({ length: shape }, () => -Math.log(1 - source.uniform())).reduce((a, b) => a + b, 0);
  /** Customers as the model makes them, with p = 6, q = 4 and γ = 16. */
  const customers = Array.from({ length: 3000 }, (_, i) => {
    const frequency = 1 + (i % 5);
    const scale = gamma(4) / 16;
    return { frequency, meanRepeatSpend: gamma(6 * frequency) / scale / frequency };
  });

  test('gives back the parameters of which it was made', () => {
    const { model, converged, reason, correlation } = gammaGamma({ customers });
    expect([converged, reason, Math.abs(correlation ?? 1) < 0.1]).toEqual([true, null, true]);
    expect(model?.p).toBeCloseTo(6, -0.5);
    expect(model?.q).toBeCloseTo(4, 0.5);
    expect(((model?.p ?? 0) * (model?.gamma ?? 0)) / ((model?.q ?? 0) - 1)).toBeCloseTo((6 * 16) / 3, -0.5);
  });

  test('is scaled with the currency', () => {
    const cents = gammaGamma({ customers: customers.map((one) => ({ ...one, meanRepeatSpend: one.meanRepeatSpend * 100 })) });
    const euros = gammaGamma({ customers });
    expect(cents.model?.gamma).toBeCloseTo((euros.model?.gamma ?? 0) * 100, 2);
    expect(cents.logLikelihood).toBeCloseTo((euros.logLikelihood ?? 0) - 3000 * Math.log(100), 3);
  });

  test('has no model where it goes with the frequency, or where there are too few', () => {
    const related = customers.map(({ frequency }) => ({ frequency, meanRepeatSpend: 10 * frequency }));
    expect(gammaGamma({ customers: related })).toMatchObject({ model: null, reason: 'correlated-spend' });
    expect(gammaGamma({ customers: customers.slice(0, 29) })).toMatchObject({ model: null, reason: 'small-sample' });
    const free = customers.map(({ frequency }) => ({ frequency, meanRepeatSpend: 0 }));
    expect(gammaGamma({ customers: free })).toMatchObject({ reason: 'small-sample', customers: 0, correlation: null });
  });

  test('has no model where means have no mean', () => {
    // Scales of shape q = ½: half the square of a normal variable.
    const heavy = Array.from({ length: 1000 }, (_, i) => {
      const frequency = 1 + (i % 3);
      const scale = source.normal() ** 2 / 2 / 16;
      return { frequency, meanRepeatSpend: gamma(6 * frequency) / scale / frequency };
    });
    expect(gammaGamma({ customers: heavy })).toMatchObject({ model: null, reason: 'no-finite-mean', converged: true });
  });

  test('lies between the own mean and that of all', () => {
    const model = { p: 6.25, q: 3.74, gamma: 15.44 };
    const all = expectedSpend(model, { frequency: 0, meanRepeatSpend: null });
    for (const [frequency, own] of [
      [1, 10],
      [20, 10],
      [1, 90],
      [20, 90],
    ] as const) {
      const expected = expectedSpend(model, { frequency, meanRepeatSpend: own });
      expect(expected).toBeGreaterThan(Math.min(all, own));
      expect(expected).toBeLessThan(Math.max(all, own));
    }
    expect(codeOf(() => expectedSpend({ ...model, q: 1 }, { frequency: 0, meanRepeatSpend: null }))).toBe('bad-argument');
  });
});

describe('customers under contract', () => {
  test('who are all alike: the data alone do not decide, and the curve is right', () => {
    const { converged, penalty, survival } = shiftedBetaGeometric([1000, 500, 250, 125]);
    expect([converged, penalty > 0]).toEqual([false, true]);
    [0.5, 0.25, 0.125].forEach((share, t) => {
      expect(survival[t]).toBeCloseTo(share, 2);
    });
  });

  test('stay the longer the longer they have stayed', () => {
    const { retention, survival } = shiftedBetaGeometric([1000, 631, 468, 382, 326], { periods: 50 });
    expect([retention.length, survival.length]).toEqual([50, 50]);
    retention.slice(1).forEach((rate, t) => {
      expect(rate).toBeGreaterThan(retention[t] as number);
    });
    survival.forEach((share, t) => {
      expect(share).toBeCloseTo((survival[t - 1] ?? 1) * (retention[t] as number), 12);
    });
  });

  test('of whom nobody left, or too little is known, have no model', () => {
    expect(shiftedBetaGeometric([100, 100, 100])).toMatchObject({ model: null, reason: 'small-sample', survival: [] });
    expect(shiftedBetaGeometric([100, 90])).toMatchObject({ model: null, reason: 'small-sample' });
  });

  test('all of whom left are no NaN', () => {
    const { model, survival } = shiftedBetaGeometric([100, 10, 0]);
    expect(Object.values(model ?? { x: Number.NaN }).every(Number.isFinite)).toBe(true);
    expect(survival.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  test('pay for a number of periods that has an end', () => {
    expect(expectedLifetime({ alpha: 2, beta: 3 })).toBe(4);
    expect(expectedLifetime({ alpha: 1, beta: 3 })).toBeNull();
    // Σ of the survival, discounted.
    const { alpha, beta } = { alpha: 2, beta: 3 };
    let [sum, share] = [0, 1];
    for (let t = 0; t < 400; t++) {
      sum += share / 1.2 ** t;
      share *= (beta + t) / (alpha + beta + t);
    }
    expect(expectedLifetime({ alpha, beta }, 0.2)).toBeCloseTo(sum, 10);
  });

  test.each<[string, () => unknown, string]>([
    ['numbers that rise', () => shiftedBetaGeometric([100, 101, 90]), 'bad-argument'],
    ['parts of customers', () => shiftedBetaGeometric([100, 90.5, 80]), 'bad-argument'],
    ['nobody', () => shiftedBetaGeometric([0, 0, 0]), 'bad-argument'],
    ['no list', () => shiftedBetaGeometric(null as never), 'bad-argument'],
    ['too many periods', () => shiftedBetaGeometric([100, 90, 80], { periods: 1001 }), 'bad-argument'],
    ['a mistyped option', () => shiftedBetaGeometric([100, 90, 80], { period: 3 } as never), 'unknown-option'],
    ['a parameter of 0', () => expectedLifetime({ alpha: 0, beta: 1 }), 'bad-argument'],
    ['a rate below 0', () => expectedLifetime({ alpha: 1, beta: 1 }, -0.1), 'bad-argument'],
  ])('%s: refused', (_, call, code) => {
    expect(codeOf(call)).toBe(code);
  });
});
