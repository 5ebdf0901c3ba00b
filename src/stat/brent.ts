// The minimum of a function of one number between two bounds, by parabolas where they fit and golden sections where they do not:
// Brent, Algorithms for minimization without derivatives (1973), chapter 5. A few dozen values.
import { type Minimum, valueAt } from './minimum.ts';

const GOLDEN = (3 - Math.sqrt(5)) / 2;
const MOST = 200;

/**
 * The minimum between `low` and `high`, to `tolerance` of its place; of several minima, one. Null where the search sees no value. What
 * is not a number is infinitely high.
 */
export function brentMinimum(f: (x: number) => number, low: number, high: number, tolerance = 1e-8): Minimum<number> | null {
  let [a, b] = [low, high];
  let x = a + GOLDEN * (b - a);
  let value = valueAt(f, x);
  // The second and third best places, and their values.
  let [second, third, secondValue, thirdValue] = [x, x, value, value];
  let [step, before] = [0, 0];
  for (let iterations = 0; ; iterations++) {
    const middle = (a + b) / 2;
    const least = Math.sqrt(Number.EPSILON) * Math.abs(x) + tolerance / 3;
    const converged = Math.abs(x - middle) <= 2 * least - (b - a) / 2;
    if (converged || iterations === MOST) return Number.isFinite(value) ? { x, value, iterations, converged } : null;
    const jump = parabola([x, value], [second, secondValue], [third, thirdValue]);
    if (Math.abs(jump) < Math.abs(before / 2) && x + jump > a && x + jump < b) {
      [before, step] = [step, jump];
      // Not onto a bound.
      if (x + step - a < 2 * least || b - x - step < 2 * least) step = x < middle ? least : -least;
    } else {
      before = x < middle ? b - x : a - x;
      step = GOLDEN * before;
    }
    const tried = x + (Math.abs(step) >= least ? step : step > 0 ? least : -least);
    const found = valueAt(f, tried);
    if (found <= value) {
      if (tried < x) b = x;
      else a = x;
      [third, thirdValue, second, secondValue, x, value] = [second, secondValue, x, value, tried, found];
      continue;
    }
    if (tried < x) a = tried;
    else b = tried;
    if (found <= secondValue || second === x) [third, thirdValue, second, secondValue] = [second, secondValue, tried, found];
    else if (found <= thirdValue || third === x || third === second) [third, thirdValue] = [tried, found];
  }
}

/** From the first point to the lowest of the parabola through three; not a number where there is none. */
function parabola([x, fx]: Point, [w, fw]: Point, [v, fv]: Point): number {
  const r = (x - w) * (fx - fv);
  const q = (x - v) * (fx - fw);
  return ((x - v) * q - (x - w) * r) / (2 * (r - q));
}

type Point = readonly [x: number, value: number];
