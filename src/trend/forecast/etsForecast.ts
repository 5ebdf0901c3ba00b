// What a model of exponential smoothing expects next, and how far off it may be: the exact mean and variance of each step, for errors that
// are normal, whether they and the seasons are added or are factors. Hyndman, Koehler, Ord and Snyder (2008), chapter 6. Steps squared.
import type { EtsFit } from './etsFit.ts';
import { type EtsWeights, weightsOf } from './etsPass.ts';
import { type Outlook, stepsAhead } from './outlook.ts';

/** A model at the end of its series. */
interface Ahead extends EtsWeights {
  readonly fit: EtsFit;
  /** What is left of the trend at a step. */
  readonly fade: (step: number) => number;
  readonly season: (step: number) => number;
  /** Whether an error of one step is in the season of another. */
  readonly isSame: (from: number, to: number) => boolean;
}

/** The next `horizon` values; a trend that does not fade goes on for `trendSteps` steps at most, and keeps its height behind them. */
export function etsForecast(fit: EtsFit, horizon: number, trendSteps = Number.POSITIVE_INFINITY): Outlook {
  const { model, pass, x } = fit;
  const { period, seasons, y } = pass;
  const weights = weightsOf(pass, x);
  const ahead: Ahead = {
    ...weights,
    fit,
    fade: (step) => (model.trend !== 'A' || step <= trendSteps ? weights.phi : 0),
    season: (step) => seasons[(y.length + step - 1) % period] as number,
    isSame: (from, to) => model.season !== 'N' && (to - from) % period === 0,
  };
  const steps = stepsAhead(horizon);
  const moments = model.season === 'M' ? steps.map((step) => ofFactors(ahead, step)) : ofSums(ahead, steps);
  return { mean: moments.map(([mean]) => mean), deviation: moments.map(([, variance]) => Math.sqrt(Math.max(0, variance))) };
}

/** Where seasons are added, each error before a step is in it with a weight: section 6.3. */
function ofSums(ahead: Ahead, steps: readonly number[]): [mean: number, variance: number][] {
  const { fit, alpha, beta, gamma, fade, season, isSame } = ahead;
  const { model, variance, pass } = fit;
  // The expected square of what errors are shares of.
  const squares: number[] = [];
  return steps.map((step) => {
    // How much of a trend between two steps is left at the end of them.
    let [trend, sum] = [0, 0];
    for (let from = step - 1; from >= 1; from--) {
      trend = fade(from + 1) * (1 + trend);
      const weight = alpha + beta * trend + (isSame(from, step) ? gamma : 0);
      sum += weight * weight * (model.error === 'M' ? (squares[from - 1] as number) : 1);
    }
    const mean = pass.last.level + pass.last.slope * fade(1) * (1 + trend) + season(step);
    if (model.error === 'A') return [mean, variance * (1 + sum)];
    const square = mean * mean + variance * sum;
    squares.push(square);
    return [mean, (1 + variance) * square - mean * mean];
  });
}

/** Where seasons are factors, errors before a step are in its base, and in its season where they are of the same: section 6.4. */
function ofFactors({ fit, alpha, beta, gamma, fade, season, isSame }: Ahead, step: number): [mean: number, variance: number] {
  const { variance, pass } = fit;
  const { level, slope } = pass.last;
  // Means and mean squares of the level and the trend, times the factor of the season and its square.
  let [ofLevel, ofSlope] = [level, slope];
  let [squareLevel, product, squareSlope] = [level * level, level * slope, slope * slope];
  for (let at = 1; at < step; at++) {
    const phi = fade(at);
    const own = isSame(at, step) ? gamma : 0;
    const base = ofLevel + phi * ofSlope;
    ofLevel = base * (1 + own * variance * alpha);
    ofSlope = phi * ofSlope + own * variance * beta * base;
    const square = squareLevel + 2 * phi * product + phi * phi * squareSlope;
    const mixed = phi * product + phi * phi * squareSlope;
    // The mean of (1 + own × error)² times 1, an error and its square.
    const [none, once, twice] = [1 + own * own * variance, 2 * own * variance, variance * (1 + 3 * own * own * variance)];
    squareSlope = phi * phi * squareSlope * none + 2 * beta * once * mixed + beta * beta * twice * square;
    product = mixed * none + once * (alpha * mixed + beta * square) + alpha * beta * twice * square;
    squareLevel = square * (none + 2 * alpha * once + alpha * alpha * twice);
  }
  const phi = fade(step);
  const mean = (ofLevel + phi * ofSlope) * season(step);
  const square = (squareLevel + 2 * phi * product + phi * phi * squareSlope) * season(step) ** 2;
  return [mean, (1 + variance) * square - mean * mean];
}
