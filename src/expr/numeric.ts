// A number as it comes (its shortest decimal text is meant) or as exact units.
import { type Exact, exactText, readExact, rescale } from '../decimal.ts';

/** A finite number, or exact units. */
export type Numeric = number | Exact;

/** The exact units of a number; 0 for one beyond the limits, which no reader lets pass. */
export function exactOf(value: Numeric): Exact {
  if (typeof value !== 'number') return value;
  const exact = readExact(value);
  return typeof exact === 'string' ? { units: 0n, scale: 0 } : exact;
}

/** Below zero, zero or above. Doubles are ordered as their shortest texts are. */
export function orderOf(a: Numeric, b: Numeric): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  const [x, y] = [exactOf(a), exactOf(b)];
  const scale = Math.max(x.scale, y.scale);
  const [left, right] = [rescale(x, scale), rescale(y, scale)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The shortest text of a number, the same for equal numbers. */
export function numberText(value: Numeric): string {
  let { units, scale } = exactOf(value);
  for (; scale > 0 && units % 10n === 0n; scale--) units /= 10n;
  return exactText({ units, scale });
}
