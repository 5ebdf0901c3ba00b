// The steps that leave least of a series, when each costs a penalty: all ways to cut it are weighed, one cut after the other. Jackson et
// al., An algorithm for optimal partitioning of data on an interval, IEEE Signal Processing Letters 12 (2005). n² time.

/** The first positions of all segments but the first, ascending. */
export function segments(values: readonly number[], penalty: number, least: number): { readonly starts: number[]; readonly cost: number } {
  const n = values.length;
  const left = squaresWithin(values);
  const cost = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(n + 1);
  cost[0] = 0;
  for (let end = least; end <= n; end++)
    for (let start = 0; start <= end - least; start++) {
      const own = (cost[start] as number) + left(start, end) + penalty;
      if (own < (cost[end] as number)) {
        cost[end] = own;
        from[end] = start;
      }
    }
  const starts: number[] = [];
  for (let at = from[n] as number; at > 0; at = from[at] as number) starts.unshift(at);
  return { starts, cost: cost[n] as number };
}

/** The squares about the mean of any stretch of values. */
export function squaresWithin(values: readonly number[]): (start: number, end: number) => number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [sums, squares] = [new Float64Array(values.length + 1), new Float64Array(values.length + 1)];
  values.forEach((value, i) => {
    sums[i + 1] = (sums[i] as number) + value - mean;
    squares[i + 1] = (squares[i] as number) + (value - mean) ** 2;
  });
  return (start, end) => {
    const sum = (sums[end] as number) - (sums[start] as number);
    return Math.max(0, (squares[end] as number) - (squares[start] as number) - (sum * sum) / (end - start));
  };
}
