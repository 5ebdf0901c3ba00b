// Exponential smoothing: of fifteen models, the one that tells most of a series with fewest numbers (Akaike's criterion, corrected).
// Hyndman, Koehler, Ord and Snyder, Forecasting with exponential smoothing (2008). Some ten passes over the series for each model.
import { type EtsFit, etsFit } from './etsFit.ts';
import { type EtsModel, etsLayout, etsModels } from './etsModel.ts';
import { firstSeasons } from './etsStart.ts';

/** Models that were fitted to a series. */
export interface EtsChoice {
  /** The best of all. */
  readonly best: EtsFit;
  /** All that could be fitted. */
  readonly fits: readonly EtsFit[];
}

/**
 * The models of a series in units near 1; those with a season for a period of 2 or more. Null where it is too short for all.
 *
 * @param among  the models to try: all when not given
 */
export function ets(y: readonly number[], period: number, among: (model: EtsModel) => boolean = () => true): EtsChoice | null {
  const values = Float64Array.from(y);
  const isPositive = y.every((value) => value > 0);
  const seasons = firstSeasons(y, period, isPositive);
  const near = new Map<string, Float64Array>();
  const fits: EtsFit[] = [];
  for (const model of etsModels(isPositive, period).filter(among)) {
    // The criterion needs two values more than numbers and the variance.
    if (y.length < etsLayout(model, period).size + 3) continue;
    const states = `${model.trend}${model.season}`;
    const fit = etsFit(model, values, period, seasons, near.get(states));
    if (fit === null) continue;
    near.set(states, fit.x);
    fits.push(fit);
  }
  const [first] = fits;
  return first === undefined ? null : { best: fits.reduce((best, fit) => (fit.aicc < best.aicc ? fit : best), first), fits };
}
