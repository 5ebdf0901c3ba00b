// A level and a trend that fades: the model ETS(A,Ad,N). Gardner and McKenzie, Forecasting trends in time series, Management Science 31
// (1985). Some dozens of passes.
import { etsFit } from './etsFit.ts';
import { etsForecast } from './etsForecast.ts';
import type { Outlook } from './outlook.ts';

/** A series without a season, ahead. */
export function dampedHolt(y: readonly number[], horizon: number): Outlook | null {
  const fit = etsFit({ error: 'A', trend: 'Ad', season: 'N' }, Float64Array.from(y), 1, { A: [0], M: null });
  return fit === null ? null : etsForecast(fit, horizon);
}
