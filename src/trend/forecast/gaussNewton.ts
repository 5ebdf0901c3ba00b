// The least of a sum of squares between bounds, by Gauss–Newton steps that are shortened until they gain: Levenberg, Quarterly of Applied
// Mathematics 2 (1944), Marquardt, Journal of the SIAM 11 (1963); numbers that a bound holds back stay there. A few steps, each of the
// numbers cubed.

/** What is searched: a function that falls with a sum of squares, and the slopes of what is squared. */
export interface Squares {
  /** The function; infinite where it has no value. */
  cost(x: Float64Array): number;
  /** Fills in the products and the gradient at a place. */
  slopes(x: Float64Array): void;
  /** The sum of products of slopes: the upper triangle, row by row. */
  readonly products: Float64Array;
  /** The sum of slope × residual. */
  readonly gradient: Float64Array;
}

/** Where the numbers may be. */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Where the search came to rest. */
export interface Least {
  readonly x: Float64Array;
  readonly cost: number;
}

const STEPS = 60;
/** A step that gains less is the last one. */
const LEAST_GAIN = 1e-3;
/** How much steps are shortened: at first, at most and at least. */
const [FIRST, MOST, SMALLEST] = [1e-2, 1e8, 1e-9];

/** The least that is found from `start`, which has a cost. */
export function gaussNewton(squares: Squares, start: Float64Array, { low, high }: Bounds): Least {
  const { products, gradient } = squares;
  const within = (value: number, i: number): number => Math.min(high[i] as number, Math.max(low[i] as number, value));
  let x = start.map(within);
  let cost = squares.cost(x);
  let damping = FIRST;
  for (let steps = 0; steps < STEPS && damping <= MOST; steps++) {
    squares.slopes(x);
    const free = [...x.keys()].filter((i) => !isHeld(x[i] as number, gradient[i] as number, low[i] as number, high[i] as number));
    let gain = 0;
    while (gain === 0 && damping <= MOST) {
      const move = dampedStep(products, gradient, free, damping);
      const next = x.slice();
      free.forEach((i, k) => {
        next[i] = within((x[i] as number) + (move[k] as number), i);
      });
      const found = squares.cost(next);
      if (found < cost) {
        gain = cost - found;
        [x, cost] = [next, found];
        damping = Math.max(damping / 10, SMALLEST);
      } else damping *= 10;
    }
    if (gain < LEAST_GAIN) break;
  }
  return { x, cost };
}

/** Whether a number is at a bound and wants to go beyond. */
function isHeld(value: number, slope: number, low: number, high: number): boolean {
  return (value <= low && slope >= 0) || (value >= high && slope <= 0);
}

/** The step along the free numbers: products + damping × their diagonal, solved for the gradient, by the square root of Cholesky. */
function dampedStep(products: Float64Array, gradient: Float64Array, free: readonly number[], damping: number): Float64Array {
  const [size, all] = [free.length, gradient.length];
  const root = new Float64Array(size * size);
  const step = new Float64Array(size);
  for (let a = 0; a < size; a++) {
    const i = free[a] as number;
    for (let b = a; b < size; b++) root[a * size + b] = products[i * all + (free[b] as number)] as number;
    const diagonal = (root[a * size + a] as number) * (1 + damping) + 1e-12;
    root[a * size + a] = diagonal;
    let value = -(gradient[i] as number);
    for (let c = 0; c < a; c++) {
      const factor = root[c * size + a] as number;
      value -= factor * (step[c] as number);
      for (let b = a; b < size; b++) root[a * size + b] = (root[a * size + b] as number) - factor * (root[c * size + b] as number);
    }
    // What rounding takes of a number that hardly matters.
    const pivot = Math.sqrt(Math.max(root[a * size + a] as number, 1e-12 * diagonal));
    for (let b = a; b < size; b++) root[a * size + b] = (root[a * size + b] as number) / pivot;
    root[a * size + a] = pivot;
    step[a] = value / pivot;
  }
  for (let a = size - 1; a >= 0; a--) {
    let value = step[a] as number;
    for (let b = a + 1; b < size; b++) value -= (root[a * size + b] as number) * (step[b] as number);
    step[a] = value / (root[a * size + a] as number);
  }
  return step;
}
