// What a further count is expected to be where there are few: by chance alone, given how many there were in so many periods. Przyborowski
// and Wilenski, Homogeneity of results in testing samples from Poisson series, Biometrika 31 (1940). As many steps as the interval has
// counts.
import { binomialAtLeast, binomialAtMost, chiSquareUpper } from '../../stat/distributions.ts';
import type { Expectation } from './expectation.ts';

/** From so many a period on, counts are judged as other values are. */
export const FEW = 5;
/** Counts that differ by more than chance as seldom as this are not judged by chance alone. */
const SURE = 0.05;

/** What is expected of a further period; null unless these are few counts that differ by no more than chance. */
export function countExpectation(counts: readonly number[]): Expectation | null {
  const periods = counts.length;
  const sum = counts.reduce((all, count) => all + count, 0);
  const mean = sum / periods;
  if (!(mean < FEW) || counts.some((count) => !Number.isSafeInteger(count) || count < 0)) return null;
  const squares = counts.reduce((all, count) => all + (count - mean) ** 2, 0);
  if (sum > 0 && chiSquareUpper(squares / mean, periods - 1) < SURE) return null;
  const share = 1 / (periods + 1);
  const atLeast = (count: number): number => binomialAtLeast(count, sum + count, share);
  const atMost = (count: number): number => binomialAtMost(count, sum + count, share);
  return {
    value: mean,
    within(confidence) {
      const tail = (1 - confidence) / 2;
      let [low, high] = [Math.floor(mean), Math.ceil(mean)];
      while (low > 0 && atMost(low - 1) >= tail) low--;
      while (atLeast(high + 1) >= tail) high++;
      return { low, high };
    },
    probability: (count) => (Number.isSafeInteger(count) && count >= 0 ? Math.min(1, 2 * atLeast(count), 2 * atMost(count)) : 0),
  };
}
