// A smooth curve through values at equal steps: about each place a weighted mean or line through its neighbours. Cleveland, Robust locally
// weighted regression and smoothing scatterplots, JASA 74 (1979), in the form that STL uses. Values × window ÷ jump.

/** How values are smoothed. */
export interface LoessOptions {
  /** How many neighbours take part, odd: more make it smoother. */
  readonly window: number;
  /** A mean of the neighbours, or a line through them. */
  readonly degree: 0 | 1;
  /** Every so many places the curve is computed, and in straight lines between. */
  readonly jump: number;
}

/** The curve at every place of the values. */
export function loess(values: Float64Array, { window, degree, jump }: LoessOptions, weights: Float64Array | null): Float64Array {
  const n = values.length;
  const curve = new Float64Array(n);
  if (n < 2) return values.slice();
  const step = Math.min(jump, n - 1);
  const half = (window + 1) >> 1;
  let left = 0;
  for (let at = 0; at < n; at += step) {
    left = leftOf(at, n, window, half, step, left);
    curve[at] = smoothAt(values, at, left, rightOf(left, n, window), { window, degree }, weights) ?? (values[at] as number);
  }
  if (step === 1) return curve;
  const last = Math.floor((n - 1) / step) * step;
  for (let at = 0; at < last; at += step) straighten(curve, at, at + step);
  if (last === n - 1) return curve;
  curve[n - 1] = smoothAt(values, n - 1, left, rightOf(left, n, window), { window, degree }, weights) ?? (values[n - 1] as number);
  straighten(curve, last, n - 1);
  return curve;
}

/** The first neighbour of a place; `before` is that of the place before. */
function leftOf(at: number, n: number, window: number, half: number, step: number, before: number): number {
  if (window >= n) return 0;
  if (step === 1) return at >= half && before + window < n ? before + 1 : before;
  if (at + 1 < half) return 0;
  return at + 1 >= n - half + 1 ? n - window : at + 1 - half;
}

const rightOf = (left: number, n: number, window: number): number => Math.min(n, left + window) - 1;

function straighten(curve: Float64Array, from: number, to: number): void {
  const start = curve[from] as number;
  const slope = ((curve[to] as number) - start) / (to - from);
  for (let at = from + 1; at < to; at++) curve[at] = start + slope * (at - from);
}

/** The curve at a place, also one outside, from the neighbours `left` to `right`; null where none of them weighs anything. */
export function smoothAt(
  values: Float64Array,
  place: number,
  left: number,
  right: number,
  { window, degree }: Pick<LoessOptions, 'window' | 'degree'>,
  weights: Float64Array | null,
): number | null {
  const n = values.length;
  const reach = Math.max(place - left, right - place) + (window > n ? Math.floor((window - n) / 2) : 0);
  // The sums over neighbours of weight, weight × distance, weight × distance², and of the values with the first two.
  let [w, wx, wxx, wy, wxy] = [0, 0, 0, 0, 0];
  for (let at = left; at <= right; at++) {
    const distance = Math.abs(at - place);
    if (distance > 0.999 * reach) continue;
    const share = distance <= 0.001 * reach ? 0 : distance / reach;
    const near = 1 - share * share * share;
    const weight = near * near * near * (weights === null ? 1 : (weights[at] as number));
    const x = at - place;
    const y = values[at] as number;
    w += weight;
    wx += weight * x;
    wxx += weight * x * x;
    wy += weight * y;
    wxy += weight * x * y;
  }
  if (w <= 0) return null;
  const [mean, shift] = [wy / w, wx / w];
  const spread = wxx / w - shift * shift;
  // Neighbours that stand too near to each other carry no line.
  if (degree === 0 || reach <= 0 || Math.sqrt(Math.max(0, spread)) <= 0.001 * (n - 1)) return mean;
  return mean - (shift * (wxy / w - shift * mean)) / spread;
}
