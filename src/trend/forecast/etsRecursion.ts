// One pass of exponential smoothing over a series: what each value was expected to be, and the sums that the likelihood is made of; with
// their slopes along each number of the model where a search needs them. Hyndman, Koehler, Ord and Snyder (2008), chapter 2. Values
// of the series × numbers of the model squared.
import type { EtsLayout, EtsModel } from './etsModel.ts';

/** Room for a pass, used again by each. */
export interface EtsPass {
  readonly model: EtsModel;
  readonly layout: EtsLayout;
  readonly y: Float64Array;
  readonly period: number;
  /** What each value was expected to be. */
  readonly fitted: Float64Array;
  /** The level and the trend behind the last value. */
  readonly last: { level: number; slope: number };
  /** The seasons: first those at the start, at last those behind the last value, by position in the cycle. */
  readonly seasons: Float64Array;
  /** The sum over values of products of slopes, the upper triangle of each row. */
  readonly products: Float64Array;
  /** The sum over values of slope × error. */
  readonly gradient: Float64Array;
  readonly room: { level: Float64Array; slope: Float64Array; seasons: Float64Array; expected: Float64Array; logs: Float64Array };
}

/** Room for passes of a model over a series. */
export function etsPass(model: EtsModel, layout: EtsLayout, y: Float64Array, period: number): EtsPass {
  const { size } = layout;
  const cycle = model.season === 'N' ? 1 : period;
  return {
    model,
    layout,
    y,
    period: cycle,
    fitted: new Float64Array(y.length),
    last: { level: 0, slope: 0 },
    seasons: new Float64Array(cycle),
    products: new Float64Array(size * size),
    gradient: new Float64Array(size),
    room: {
      level: new Float64Array(size),
      slope: new Float64Array(size),
      seasons: new Float64Array(size * cycle),
      expected: new Float64Array(size),
      logs: new Float64Array(size),
    },
  };
}
