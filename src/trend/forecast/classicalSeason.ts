// The season of a series by a centred moving average over one period: what remains of each value beside the average, averaged by position
// in the period. Shiskin, Young and Musgrave, The X-11 variant (1967), the first step. Linear time.
import { centredMean } from '../centredMean.ts';

/** The season of each position in the period, the first value's first; as factors about 1, or as differences about 0. */
export function classicalSeason(y: readonly number[], period: number, isFactor: boolean): number[] {
  const sums = new Array<number>(period).fill(0);
  const counts = new Array<number>(period).fill(0);
  centredMean(y, period).forEach((mean, t) => {
    if (mean === null) return;
    sums[t % period] = (sums[t % period] as number) + (isFactor ? (y[t] as number) / mean : (y[t] as number) - mean);
    counts[t % period] = (counts[t % period] as number) + 1;
  });
  const none = isFactor ? 1 : 0;
  return aboutTheMiddle(
    sums.map((sum, j) => (counts[j] === 0 ? none : sum / (counts[j] as number))),
    isFactor,
  );
}

/** The same seasons with a mean of 1 or 0. */
function aboutTheMiddle(seasons: readonly number[], isFactor: boolean): number[] {
  const mean = seasons.reduce((sum, season) => sum + season, 0) / seasons.length;
  return seasons.map((season) => (isFactor ? season / mean : season - mean));
}
