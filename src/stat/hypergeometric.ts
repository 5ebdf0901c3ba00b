// The hypergeometric distribution from its largest probability outwards, each from its neighbour: no factorial, and nothing is lost where
// counts are large. Johnson, Kotz and Kemp, Univariate discrete distributions (1992), 6.2. As many steps as there are probabilities
// above 1e-300.

/** Smaller ones are none: near the smallest number, rounding would keep them from falling. */
const NONE = 1e-300;

/** Probabilities of whole numbers from `from` on; all others are too small for a number. */
export interface Probabilities {
  readonly from: number;
  readonly each: readonly number[];
}

/** The probability of each number of marked ones among `drawn` of `marked` + `unmarked`, drawn without putting back. */
export function hypergeometric(drawn: number, marked: number, unmarked: number): Probabilities {
  const [low, high] = [Math.max(0, drawn - unmarked), Math.min(drawn, marked)];
  const mode = Math.min(high, Math.max(low, Math.floor(((drawn + 1) * (marked + 1)) / (marked + unmarked + 2))));
  /** The probability of k + 1, as a multiple of that of k. */
  const ratio = (k: number): number => (((marked - k) / (k + 1)) * (drawn - k)) / (unmarked - drawn + k + 1);
  const below: number[] = [];
  const above: number[] = [];
  for (let k = mode, weight = 1; k > low; k--) {
    weight /= ratio(k - 1);
    if (weight < NONE) break;
    below.push(weight);
  }
  for (let k = mode, weight = 1; k < high; k++) {
    weight *= ratio(k);
    if (weight < NONE) break;
    above.push(weight);
  }
  const weights = [...below.reverse(), 1, ...above];
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return { from: mode - below.length, each: weights.map((weight) => weight / sum) };
}
