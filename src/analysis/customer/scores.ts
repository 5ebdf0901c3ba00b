// Scores by quantiles: 1 + how many cut points lie strictly below a value, so that equal values have equal scores, however many they
// are. Quantiles of type 7 (Hyndman and Fan 1996) lie between two neighbours in order: where exactly makes no difference to a
// score, so that nothing is rounded. n log n.

/** A quantile: between two values in order, `part` of `of` of the way from the low one. */
export interface CutPoint<V> {
  readonly low: V;
  readonly high: V;
  readonly part: number;
  readonly of: number;
}

/** The quantiles that split values into so many shares, in order; none of nothing. */
export function quantileCuts<V>(values: readonly V[], compare: (a: V, b: V) => number, shares: number): CutPoint<V>[] {
  if (values.length === 0) return [];
  const sorted = [...values].sort(compare);
  return Array.from({ length: shares - 1 }, (_, i) => {
    const place = (sorted.length - 1) * (i + 1);
    const at = Math.floor(place / shares);
    return { low: sorted[at] as V, high: sorted[Math.min(at + 1, sorted.length - 1)] as V, part: place % shares, of: shares };
  });
}

/** Cut points at the values themselves. */
export function fixedCuts<V>(values: readonly V[]): CutPoint<V>[] {
  return values.map((value) => ({ low: value, high: value, part: 0, of: 1 }));
}

/** 1 + how many of the cut points lie strictly below a value. */
export function scoreOf<V>(value: V, cuts: readonly CutPoint<V>[], compare: (a: V, b: V) => number): number {
  const isAbove = ({ low, high, part }: CutPoint<V>): boolean =>
    part === 0 || compare(low, high) === 0 ? compare(value, low) > 0 : compare(value, high) >= 0;
  return 1 + cuts.filter(isAbove).length;
}
