// How the errors of a pass of exponential smoothing change with each number of the model, by recursions beside those of the states: the
// sums that a Gauss–Newton step is made of. Values × numbers of the model, squared.
import { type EtsPass, startPass, weightsOf } from './etsPass.ts';

/** What a step is made of. */
export interface Slopes {
  /** The sum over values of products of slopes: the upper triangle, row by row. */
  readonly products: Float64Array;
  /** The sum over values of slope × error. */
  readonly gradient: Float64Array;
}

/**
 * Fills in the slopes of the errors at `x`. Where errors are shares, the likelihood has the geometric mean of what is expected beside
 * the squares: it is taken as a factor of each error, so that the problem is one of least squares as well.
 */
export function etsSlopes(pass: EtsPass, x: Float64Array, { products, gradient }: Slopes): void {
  const { model, layout, y, period, seasons, last } = pass;
  const { size, beta: ofBeta, gamma: ofGamma, phi: ofPhi } = layout;
  const { alpha, beta, gamma, phi } = weightsOf(pass, x);
  const [isFactor, isRelative, hasTrend, hasSeason] = [model.season === 'M', model.error === 'M', ofBeta >= 0, ofGamma >= 0];
  const [shareOfBeta, shareOfGamma] = [hasTrend ? (x[ofBeta] as number) : 0, hasSeason ? (x[ofGamma] as number) : 0];
  const [dLevel, dSlope, dSeasons] = [new Float64Array(size), new Float64Array(size), new Float64Array(size * period)];
  const [dExpected, dLogs] = [new Float64Array(size), new Float64Array(size)];
  products.fill(0);
  gradient.fill(0);
  dLevel[layout.level] = 1;
  if (hasTrend) dSlope[layout.slope] = 1;
  for (let k = 0; k < period - 1; k++) {
    dSeasons[k * size + layout.seasons + k] = 1;
    dSeasons[(period - 1) * size + layout.seasons + k] = -1;
  }
  startPass(pass, x);
  let { level, slope } = last;
  let [squares, j] = [0, 0];
  for (let t = 0; t < y.length; t++) {
    const value = y[t] as number;
    const left = phi * slope;
    const base = level + left;
    const season = seasons[j] as number;
    const row = j * size;
    const expected = isFactor ? base * season : base + season;
    const error = value - expected;
    // Of a season that is a factor: what a change of the season and of the base makes of the errors divided by them.
    const [bySeason, byBase] = isFactor ? [value / (season * season), value / (base * base)] : [1, 1];
    for (let i = 0; i < size; i++) {
      const dLeft = phi * (dSlope[i] as number) + (i === ofPhi ? slope : 0);
      const dBase = (dLevel[i] as number) + dLeft;
      const dSeason = dSeasons[row + i] as number;
      const ofBase = -dBase - bySeason * dSeason;
      const ofSeason = -dSeason - byBase * dBase;
      dExpected[i] = isFactor ? season * dBase + base * dSeason : dBase + dSeason;
      dLevel[i] = dBase + alpha * ofBase;
      dSlope[i] = dLeft + beta * ofBase;
      dSeasons[row + i] = dSeason + gamma * ofSeason;
    }
    const [errorOfBase, errorOfSeason] = isFactor ? [error / season, error / base] : [error, error];
    dLevel[layout.alpha] = (dLevel[layout.alpha] as number) + errorOfBase;
    if (hasTrend) {
      dSlope[layout.alpha] = (dSlope[layout.alpha] as number) + shareOfBeta * errorOfBase;
      dSlope[ofBeta] = (dSlope[ofBeta] as number) + alpha * errorOfBase;
    }
    if (hasSeason) {
      dSeasons[row + layout.alpha] = (dSeasons[row + layout.alpha] as number) - shareOfGamma * errorOfSeason;
      dSeasons[row + ofGamma] = (dSeasons[row + ofGamma] as number) + (1 - alpha) * errorOfSeason;
    }
    level = base + alpha * errorOfBase;
    slope = left + beta * errorOfBase;
    seasons[j] = season + gamma * errorOfSeason;
    if (++j === period) j = 0;
    const residual = isRelative ? error / expected : error;
    const weight = isRelative ? value / (expected * expected) : 1;
    if (isRelative) for (let i = 0; i < size; i++) dLogs[i] = (dLogs[i] as number) + (dExpected[i] as number) / expected;
    squares += residual * residual;
    addProducts(dExpected, weight, residual, products, gradient);
  }
  if (isRelative) addLogs(dLogs, y.length, squares, products, gradient);
}

/** Adds the products of the slopes of one error, which are those of what was expected, turned round. */
function addProducts(slopes: Float64Array, weight: number, residual: number, products: Float64Array, gradient: Float64Array): void {
  const size = slopes.length;
  for (let i = 0; i < size; i++) {
    const own = weight * (slopes[i] as number);
    if (own === 0) continue;
    gradient[i] = (gradient[i] as number) - residual * own;
    for (let k = i, at = i * size + i; k < size; k++, at++) {
      products[at] = (products[at] as number) + weight * own * (slopes[k] as number);
    }
  }
}

/** Brings in the geometric mean of what was expected. */
function addLogs(logs: Float64Array, count: number, squares: number, products: Float64Array, gradient: Float64Array): void {
  const size = logs.length;
  const mean = logs.map((log) => log / count);
  for (let i = 0; i < size; i++) {
    const [own, slope] = [mean[i] as number, gradient[i] as number];
    for (let k = i; k < size; k++) {
      const other = mean[k] as number;
      products[i * size + k] = (products[i * size + k] as number) + slope * other + own * ((gradient[k] as number) + squares * other);
    }
  }
  for (let i = 0; i < size; i++) gradient[i] = (gradient[i] as number) + squares * (mean[i] as number);
}
