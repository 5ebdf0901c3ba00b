// The fifteen admissible models of exponential smoothing: additive or multiplicative errors; no trend, a trend or a damped one; no
// season, an additive or a multiplicative one. Hyndman, Koehler, Ord and Snyder, Forecasting with exponential smoothing (2008).

/** How errors, trend and season enter a model of exponential smoothing. */
export interface EtsModel {
  /** Errors are added (`A`), or are shares of what is expected (`M`). */
  readonly error: 'A' | 'M';
  /** No trend, a straight one, or one that fades. */
  readonly trend: 'N' | 'A' | 'Ad';
  /** No season, one that is added, or one that is a factor. */
  readonly season: 'N' | 'A' | 'M';
}

const MODELS: readonly EtsModel[] = (['N', 'A', 'M'] as const).flatMap((season) =>
  (['A', 'M'] as const)
    // Added errors about a season of factors can have no bounds.
    .filter((error) => error === 'M' || season !== 'M')
    .flatMap((error) => (['N', 'A', 'Ad'] as const).map((trend): EtsModel => ({ error, trend, season }))),
);

/** The name of a model: `ETS(M,Ad,N)`. */
export function etsName({ error, trend, season }: EtsModel): string {
  return `ETS(${error},${trend},${season})`;
}

/** The models that can be tried: those with factors need values above 0, those with a season a period of 2 or more. */
export function etsModels(isPositive: boolean, period: number): readonly EtsModel[] {
  return MODELS.filter(({ error, season }) => (isPositive || (error === 'A' && season !== 'M')) && (period > 1 || season === 'N'));
}

/** Where each number of a model stands in the vector that is searched; −1 for what it does not have. */
export interface EtsLayout {
  /** Weight of an error in the level. */
  readonly alpha: number;
  /** Weight of an error in the trend, as a share of alpha. */
  readonly beta: number;
  /** Weight of an error in the season, as a share of 1 − alpha. */
  readonly gamma: number;
  /** What is left of the trend after each step. */
  readonly phi: number;
  /** The level before the first value. */
  readonly level: number;
  /** The trend before the first value. */
  readonly slope: number;
  /** The seasons before the first value, but for the last one: they add up to 0, or to their number. */
  readonly seasons: number;
  /** How many numbers there are. */
  readonly size: number;
}

/** The layout of a model. */
export function etsLayout({ trend, season }: EtsModel, period: number): EtsLayout {
  let size = 0;
  const place = (has: boolean, count = 1): number => {
    if (!has) return -1;
    size += count;
    return size - count;
  };
  const hasTrend = trend !== 'N';
  const alpha = place(true);
  const beta = place(hasTrend);
  const gamma = place(season !== 'N');
  const phi = place(trend === 'Ad');
  const level = place(true);
  const slope = place(hasTrend);
  const seasons = place(season !== 'N', period - 1);
  return { alpha, beta, gamma, phi, level, slope, seasons, size };
}
