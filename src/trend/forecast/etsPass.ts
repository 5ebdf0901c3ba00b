// One pass of exponential smoothing over a series: what each value was expected to be, and how likely the series is. The states move
// alike whether errors are added or are shares of what is expected. Hyndman, Koehler, Ord and Snyder, Forecasting with exponential
// smoothing (2008), chapter 2. Linear time.
import { roundingOf } from '../observed.ts';
import { type EtsLayout, type EtsModel, etsLayout } from './etsModel.ts';

/** A model and a series, with room for passes. */
export interface EtsPass {
  readonly model: EtsModel;
  readonly layout: EtsLayout;
  readonly y: Float64Array;
  /** What is left of the sum of squares in a perfect fit, so that its logarithm is a number. */
  readonly floor: number;
  /** The length of the season; 1 without one. */
  readonly period: number;
  /** What each value was expected to be, in the last pass. */
  readonly fitted: Float64Array;
  /** The level and the trend behind the last value. */
  readonly last: { level: number; slope: number };
  /** The seasons behind the last value, by their position in the period. */
  readonly seasons: Float64Array;
}

/** The weights of errors in the states, and what is left of the trend after each step. */
export interface EtsWeights {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
}

/** Room for passes of a model over a series. */
export function etsPass(model: EtsModel, y: Float64Array, period: number): EtsPass {
  const cycle = model.season === 'N' ? 1 : period;
  return {
    model,
    layout: etsLayout(model, cycle),
    y,
    floor: roundingOf(y.length),
    period: cycle,
    fitted: new Float64Array(y.length),
    last: { level: 0, slope: 0 },
    seasons: new Float64Array(cycle),
  };
}

/** The weights that the numbers of a model stand for. */
export function weightsOf({ layout }: Pick<EtsPass, 'layout'>, x: Float64Array): EtsWeights {
  const at = (i: number, none: number): number => (i < 0 ? none : (x[i] as number));
  const alpha = at(layout.alpha, 0);
  return { alpha, beta: alpha * at(layout.beta, 0), gamma: (1 - alpha) * at(layout.gamma, 0), phi: at(layout.phi, 1) };
}

/** The states before the first value. */
export function startPass({ model, layout, period, seasons, last }: EtsPass, x: Float64Array): void {
  last.level = x[layout.level] as number;
  last.slope = layout.slope < 0 ? 0 : (x[layout.slope] as number);
  const middle = model.season === 'M' ? 1 : 0;
  let rest = middle * period;
  for (let j = 0; j < period - 1; j++) {
    seasons[j] = x[layout.seasons + j] as number;
    rest -= seasons[j] as number;
  }
  seasons[period - 1] = rest;
}

/** Products beyond these bounds are taken into the sum of logarithms; what is expected is above the lower one. */
const [LARGE, SMALL] = [1e100, 1e-100];

/**
 * Minus twice the logarithm of the likelihood, but for a constant. Infinite where there is none: where errors or seasons are factors,
 * everything that is expected must be above 0.
 */
export function passOver(pass: EtsPass, x: Float64Array): number {
  const { model, y, floor, period, fitted, last, seasons } = pass;
  const { alpha, beta, gamma, phi } = weightsOf(pass, x);
  const [isFactor, isRelative] = [model.season === 'M', model.error === 'M'];
  startPass(pass, x);
  let { level, slope } = last;
  let [squares, logarithms, product, j] = [0, 0, 1, 0];
  for (let t = 0; t < y.length; t++) {
    const left = phi * slope;
    const base = level + left;
    const season = seasons[j] as number;
    const expected = isFactor ? base * season : base + season;
    const error = (y[t] as number) - expected;
    fitted[t] = expected;
    if (isRelative) {
      if (!(expected > SMALL) || (isFactor && !(season > SMALL))) return Number.POSITIVE_INFINITY;
      squares += (error / expected) * (error / expected);
      product *= expected;
      if (product > LARGE || product < SMALL) {
        logarithms += Math.log(product);
        product = 1;
      }
    } else squares += error * error;
    const ofBase = isFactor ? error / season : error;
    level = base + alpha * ofBase;
    slope = left + beta * ofBase;
    // Without a season its weight is 0, and it stays what it is.
    seasons[j] = season + gamma * (isFactor ? error / base : error);
    if (++j === period) j = 0;
  }
  last.level = level;
  last.slope = slope;
  const cost = y.length * Math.log(squares + floor) + (isRelative ? 2 * (logarithms + Math.log(product)) : 0);
  return Number.isNaN(cost) ? Number.POSITIVE_INFINITY : cost;
}
