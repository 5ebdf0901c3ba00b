// The numbers under which a model of exponential smoothing makes a series likeliest, and how good a model that is.

import type { EtsModel } from './etsModel.ts';
import { type EtsPass, etsPass, passOver } from './etsPass.ts';
import { etsSlopes } from './etsSlopes.ts';
import { etsBounds, etsStarts, type FirstSeasons } from './etsStart.ts';
import { gaussNewton } from './gaussNewton.ts';

/** A model that was fitted to a series. */
export interface EtsFit {
  readonly model: EtsModel;
  /** The numbers of the model. */
  readonly x: Float64Array;
  /** The pass with these numbers: what was expected, and the states at the end. */
  readonly pass: EtsPass;
  /** The logarithm of the likelihood, but for a constant. */
  readonly logLikelihood: number;
  /** How many numbers were fitted, with the variance. */
  readonly parameters: number;
  /** Akaike's criterion, corrected for short series; infinite for one too short to tell. */
  readonly aicc: number;
  /** The variance of the errors; of shares, where errors are shares. */
  readonly variance: number;
}

/** Fits one model to a series; `near` are numbers of a model with the same states, to set out from as well. */
export function etsFit(
  model: EtsModel,
  y: Float64Array,
  period: number,
  seasons: FirstSeasons,
  near: Float64Array | null = null,
): EtsFit | null {
  const pass = etsPass(model, y, period);
  const { size } = pass.layout;
  const sums = { products: new Float64Array(size * size), gradient: new Float64Array(size) };
  const starts = [...(near === null ? [] : [near]), ...etsStarts(pass, seasons)].map((x) => ({ x, cost: passOver(pass, x) }));
  const start = starts.reduce((best, one) => (one.cost < best.cost ? one : best));
  if (!Number.isFinite(start.cost)) return null;
  const squares = { ...sums, cost: (x: Float64Array) => passOver(pass, x), slopes: (x: Float64Array) => etsSlopes(pass, x, sums) };
  return fitAt(pass, gaussNewton(squares, start.x, etsBounds(pass)).x);
}

/** A model with these numbers. */
export function fitAt(pass: EtsPass, x: Float64Array): EtsFit {
  const { model, y, fitted, layout } = pass;
  const cost = passOver(pass, x);
  const [count, parameters] = [y.length, layout.size + 1];
  const rest = count - parameters - 1;
  const errors = y.map((value, t) => (value - (fitted[t] as number)) / (model.error === 'M' ? (fitted[t] as number) : 1));
  return {
    model,
    x,
    pass,
    logLikelihood: -cost / 2,
    parameters,
    aicc: rest > 0 ? cost + 2 * parameters + (2 * parameters * (parameters + 1)) / rest : Number.POSITIVE_INFINITY,
    variance: errors.reduce((sum, error) => sum + error * error, 0) / Math.max(1, count - layout.size),
  };
}
