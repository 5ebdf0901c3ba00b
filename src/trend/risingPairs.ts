// How many pairs of a series rise, counted while it is sorted: Knight, A computer method for calculating Kendall's tau with ungrouped
// data, JASA 61 (1966). n log n.

/** How many pairs of values rise from the earlier to the later one. */
export function risingPairs(values: Float64Array): number {
  let from = values.slice();
  let to = new Float64Array(values.length);
  let rising = 0;
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) rising += merge(from, to, start, width);
    [from, to] = [to, from];
  }
  return rising;
}

/** Merges two runs that are in order; how many values of the first are below one of the second, over all of the second. */
function merge(from: Float64Array, to: Float64Array, start: number, width: number): number {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(middle + width, from.length);
  let [left, right, rising] = [start, middle, 0];
  for (let at = start; at < end; at++) {
    // Equal values: the second run first, so that they do not count as rising.
    if (left < middle && (right >= end || (from[left] as number) < (from[right] as number))) to[at] = from[left++] as number;
    else {
      rising += left - start;
      to[at] = from[right++] as number;
    }
  }
  return rising;
}
