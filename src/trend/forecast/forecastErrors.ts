// How far forecasts were off what came: Hyndman and Koehler, Another look at measures of forecast accuracy, International Journal of
// Forecasting 22 (2006); the score of intervals of Gneiting and Raftery, JASA 102 (2007), scaled alike. Linear time.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { countOrThrow, finiteOrThrow, shareOrThrow } from '../../stat/arguments.ts';

/** What was forecast, and what came. */
export interface ForecastCompared {
  /** What came. */
  readonly actual: readonly number[];
  /** What was forecast of it. */
  readonly forecast: readonly number[];
  /** The lower ends of intervals. */
  readonly low?: readonly number[] | undefined;
  /** The upper ends. */
  readonly high?: readonly number[] | undefined;
  /** How often the intervals should hold: 0.95 when not given. */
  readonly level?: number | undefined;
  /** The values before, by whose seasonal naive errors others are scaled. */
  readonly history?: readonly number[] | undefined;
  /** Values in a season: 1 when not given. */
  readonly period?: number | undefined;
}

/** How far forecasts were off. Null is what the values do not tell: shares of 0, scales that are 0 or were not given. */
export interface ForecastErrors {
  /** The mean of what came less what was forecast. */
  readonly meanError: number | null;
  /** The mean distance (MAE). */
  readonly meanAbsoluteError: number | null;
  /** The root of the mean squared error (RMSE). */
  readonly rootMeanSquaredError: number | null;
  /** The mean distance as a share of what came (MAPE), as a fraction. */
  readonly meanAbsoluteShare: number | null;
  /** The mean distance as a share of the mean of both (sMAPE), as a fraction; 0 where both are 0. */
  readonly symmetricShare: number | null;
  /** All distances as a share of all that came (WAPE), as a fraction. */
  readonly weightedShare: number | null;
  /** All errors as a share of all that came, as a fraction. */
  readonly bias: number | null;
  /** The mean distance over that of the seasonal naive forecast in the history (MASE). */
  readonly scaledError: number | null;
  /** The same of squares, under a root (RMSSE). */
  readonly rootScaledError: number | null;
  /** How often the intervals held. */
  readonly coverage: number | null;
  /** The mean width of intervals and a fine for each miss, over the scale of `scaledError` (MSIS). */
  readonly intervalScore: number | null;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const orNull = (value: number): number | null => (Number.isFinite(value) ? value + 0 : null);

/**
 * How far forecasts were off what came, by the measures in use.
 *
 * @throws {KpiError} bad-argument — for lists of different lengths, values that are not finite, or a level that is no share;
 * unknown-option
 * @source Hyndman and Koehler (2006); the M4 competition for the score of intervals
 * @see    forecast
 * @example
 * ```ts
 * import { forecastErrors } from 'sales-kpi';
 * const errors = forecastErrors({ actual: [16, 15, 18], forecast: [15, 16, 17], history: [10, 12, 11, 13, 15, 14] });
 * [errors.meanAbsoluteError, errors.scaledError] // => [1,0.625]
 * ```
 */
export function forecastErrors(compared: ForecastCompared): ForecastErrors {
  refuseUnknown(compared, ['actual', 'forecast', 'low', 'high', 'level', 'history', 'period']);
  const { actual, forecast, low, high, history = [] } = compared;
  const level = shareOrThrow(compared.level ?? 0.95, 'level');
  const period = countOrThrow(compared.period ?? 1, 'period', 1);
  finiteOrThrow(history, 'history');
  for (const [name, list] of Object.entries({ actual, forecast, low, high })) {
    if (list === undefined && (name === 'low' || name === 'high')) continue;
    if (!Array.isArray(list) || list.length !== actual.length)
      throw new KpiError('bad-argument', `${name} is ${excerpt(list)}`, 'give lists of one length', [name]);
    finiteOrThrow(list, name);
  }
  const errors = actual.map((value, i) => value - (forecast[i] as number));
  const past = history.slice(period).map((value, i) => value - (history[i] as number));
  const scale = mean(past.map(Math.abs));
  const distances = errors.map(Math.abs);
  const score = low === undefined || high === undefined ? null : intervals(actual, low, high, 1 - level);
  return {
    meanError: orNull(mean(errors)),
    meanAbsoluteError: orNull(mean(distances)),
    rootMeanSquaredError: orNull(Math.sqrt(mean(errors.map((error) => error * error)))),
    meanAbsoluteShare: orNull(mean(distances.map((distance, i) => distance / Math.abs(actual[i] as number)))),
    symmetricShare: orNull(
      mean(
        distances.map((distance, i) =>
          distance === 0 ? 0 : (2 * distance) / (Math.abs(actual[i] as number) + Math.abs(forecast[i] as number)),
        ),
      ),
    ),
    weightedShare: orNull(mean(distances) / mean(actual.map(Math.abs))),
    bias: orNull(mean(errors) / mean(actual)),
    scaledError: orNull(mean(distances) / scale),
    rootScaledError: orNull(Math.sqrt(mean(errors.map((error) => error * error)) / mean(past.map((error) => error * error)))),
    coverage: score === null ? null : orNull(mean(score.map(({ isHeld }) => (isHeld ? 1 : 0)))),
    intervalScore: score === null ? null : orNull(mean(score.map((one) => one.score)) / scale),
  };
}

function intervals(actual: readonly number[], low: readonly number[], high: readonly number[], rest: number) {
  return actual.map((value, i) => {
    const [from, to] = [low[i] as number, high[i] as number];
    const missed = Math.max(0, from - value, value - to);
    return { isHeld: missed === 0, score: to - from + (2 / rest) * missed };
  });
}
