import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ets } from '../../../src/trend/forecast/ets.ts';
import { fitAt } from '../../../src/trend/forecast/etsFit.ts';
import { etsForecast } from '../../../src/trend/forecast/etsForecast.ts';
import { type EtsModel, etsModels, etsName } from '../../../src/trend/forecast/etsModel.ts';
import { etsPass, passOver } from '../../../src/trend/forecast/etsPass.ts';
import { etsSlopes } from '../../../src/trend/forecast/etsSlopes.ts';
import { etsBounds, etsStarts, firstSeasons } from '../../../src/trend/forecast/etsStart.ts';
import { gaussNewton } from '../../../src/trend/forecast/gaussNewton.ts';

const models = etsModels(true, 4).map((model) => [etsName(model), model] as const);
/** Five years of quarters: a rise, a season and some noise. */
const quarters = Array.from(
  { length: 20 },
  (_, t) => (1 + t / 30) * (1 + ([0.2, -0.1, 0.05, -0.15][t % 4] as number)) + 0.02 * Math.sin(7 * t),
);

/** A model at the first place that its search would set out from. */
function started(model: EtsModel) {
  const pass = etsPass(model, Float64Array.from(quarters), 4);
  const x = etsStarts(pass, firstSeasons(quarters, 4, true))[1] as Float64Array;
  const { size } = pass.layout;
  return { pass, x, size, sums: { products: new Float64Array(size * size), gradient: new Float64Array(size) } };
}

test('there are fifteen models: factors only of errors that are factors, and for values above 0', () => {
  expect(models.map(([name]) => name)).toHaveLength(15);
  expect(new Set(models.map(([name]) => name)).size).toBe(15);
  expect(models.filter(([name]) => /ETS\(A,.*,M\)/.test(name))).toEqual([]);
  expect(etsModels(false, 4)).toHaveLength(6);
  expect(etsModels(true, 1)).toHaveLength(6);
  expect(etsModels(false, 1).map(etsName)).toEqual(['ETS(A,N,N)', 'ETS(A,A,N)', 'ETS(A,Ad,N)']);
});

describe('the slopes of the errors', () => {
  test.each(models)('of %s are those of small steps', (_, model) => {
    const { pass, x, size, sums } = started(model);
    etsSlopes(pass, x, sums);
    // The likelihood falls by twice the gradient over the sum of squares for each value.
    const squaresAt = (at: Float64Array): number => {
      const cost = passOver(pass, at);
      return Math.exp(cost / quarters.length);
    };
    const found = [...sums.gradient].map((slope) => slope);
    const whole = squaresAt(x);
    const scale = model.error === 'M' ? whole / pass.fitted.reduce((sum, mu, t) => sum + ((quarters[t] as number) / mu - 1) ** 2, 0) : 1;
    for (let i = 0; i < size; i++) {
      const step = 1e-6;
      const [up, down] = [x.slice(), x.slice()];
      up[i] = (x[i] as number) + step;
      down[i] = (x[i] as number) - step;
      const numeric = (squaresAt(up) - squaresAt(down)) / (4 * step * scale);
      expect(found[i], `number ${i}`).toBeCloseTo(numeric, 5);
    }
  });

  test.each(models)('lead %s to a place where it is as likely as anywhere near', (_, model) => {
    const { pass, x, sums } = started(model);
    const squares = { ...sums, cost: (at: Float64Array) => passOver(pass, at), slopes: (at: Float64Array) => etsSlopes(pass, at, sums) };
    const bounds = etsBounds(pass);
    const least = gaussNewton(squares, x, bounds);
    expect(least.cost).toBeLessThanOrEqual(passOver(pass, x));
    for (const share of [-1e-3, 1e-3])
      for (let i = 0; i < x.length; i++) {
        const near = least.x.slice();
        near[i] = Math.min(bounds.high[i] as number, Math.max(bounds.low[i] as number, (near[i] as number) * (1 + share)));
        expect(passOver(pass, near)).toBeGreaterThan(least.cost - 0.01);
      }
  });
});

describe('the intervals', () => {
  /** A source of numbers that is the same everywhere: Park and Miller, and Box and Muller. */
  function bell(seed: number): () => number {
    let state = seed;
    const next = (): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    return () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
  }

  test.each(models)('of %s are those of many simulated futures', (_, model) => {
    const { pass, x } = started(model);
    // Errors so large that what is added and what is multiplied differ.
    const fit = { ...fitAt(pass, x), variance: model.error === 'M' ? 0.01 : 0.02 };
    const { mean, deviation } = etsForecast(fit, 9);
    const [share, left] = [x[pass.layout.beta] ?? 0, x[pass.layout.phi] ?? 1];
    const [alpha, beta] = [x[pass.layout.alpha] as number, (x[pass.layout.alpha] as number) * share];
    const gamma = pass.layout.gamma < 0 ? 0 : (1 - alpha) * (x[pass.layout.gamma] as number);
    const draw = bell(20_251_124);
    const RUNS = 40_000;
    const [sums, squares] = [mean.map(() => 0), mean.map(() => 0)];
    for (let run = 0; run < RUNS; run++) {
      let { level, slope } = pass.last;
      const seasons = [...pass.seasons];
      mean.forEach((__, i) => {
        const at = (quarters.length + i) % pass.period;
        const season = seasons[at] as number;
        const base = level + left * slope;
        const expected = model.season === 'M' ? base * season : base + season;
        const error = draw() * Math.sqrt(fit.variance) * (model.error === 'M' ? expected : 1);
        const [ofBase, ofSeason] = model.season === 'M' ? [error / season, error / base] : [error, error];
        level = base + alpha * ofBase;
        slope = left * slope + beta * ofBase;
        seasons[at] = season + gamma * ofSeason;
        sums[i] = (sums[i] as number) + expected + error;
        squares[i] = (squares[i] as number) + (expected + error) ** 2;
      });
    }
    mean.forEach((value, i) => {
      const simulated = (sums[i] as number) / RUNS;
      const spread = Math.sqrt((squares[i] as number) / RUNS - simulated ** 2);
      expect(simulated / value).toBeCloseTo(1, 2);
      expect((deviation[i] as number) / spread).toBeGreaterThan(0.98);
      expect((deviation[i] as number) / spread).toBeLessThan(1.02);
    });
  });

  test('a trend that does not fade ends where it is told to', () => {
    const rising = Float64Array.from({ length: 12 }, (_, t) => 1 + t / 10);
    const fit = ets([...rising], 1, ({ trend, error }) => trend === 'A' && error === 'A')?.best;
    const { mean, deviation } = etsForecast(fit as NonNullable<typeof fit>, 6, 3);
    expect(mean.map((value) => value.toFixed(3))).toEqual(['2.200', '2.300', '2.400', '2.400', '2.400', '2.400']);
    expect(deviation.every((one, i) => i === 0 || one >= (deviation[i - 1] as number))).toBe(true);
  });
});

test('whatever the values, models have numbers within their bounds, and forecasts that are numbers', () => {
  const values = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 12, maxLength: 40 });
  fc.assert(
    fc.property(values, fc.constantFrom(1, 2, 4), (y, period) => {
      const choice = ets(y, period);
      for (const fit of choice?.fits ?? []) {
        const { low, high } = etsBounds(fit.pass);
        expect([...fit.x].every((value, i) => value >= (low[i] as number) && value <= (high[i] as number))).toBe(true);
        expect(fit.aicc).toBeGreaterThanOrEqual((choice?.best.aicc as number) - 1e-9);
        const { mean, deviation } = etsForecast(fit, 8);
        if (fit.model.error === 'A') expect([...mean, ...deviation].every(Number.isFinite)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
