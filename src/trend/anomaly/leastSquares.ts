// What columns say of values, nearest by weighted squares, and how sure they are of a further value: the normal equations, factored as by
// Cholesky, without roots; Draper and Smith, Applied regression analysis (1966), chapter 2. Values × columns².
import { roundingOf } from '../observed.ts';

/** Columns through values. */
export interface Fit {
  /** How many values there are beyond those that the columns use up. */
  readonly df: number;
  /** The sum of weighted squares that the columns leave; 0 where that is rounding alone. */
  readonly left: number;
  /** What is expected of a row, and its variance as a share of that of one value of weight 1. */
  at(row: readonly number[]): { readonly value: number; readonly share: number };
}

/** A column that the others say all about, up to rounding. */
const SAID = 1e-10;
/** So many times as much as of a sum is lost to rounding in the equations. */
const LOST = 1e4;

/** The fit of values in units near 1; null where columns hang on each other, or no value is left to chance. */
export function leastSquares(
  rows: readonly (readonly number[])[],
  values: readonly number[],
  weights: readonly number[] | null,
): Fit | null {
  const size = rows[0]?.length ?? 0;
  const df = values.length - size;
  if (size === 0 || df < 1) return null;
  const weightAt = (i: number): number => weights?.[i] ?? 1;
  const root = new Float64Array(size * size);
  const joint = new Float64Array(size);
  rows.forEach((row, i) => {
    for (let a = 0; a < size; a++) {
      const weighted = (row[a] as number) * weightAt(i);
      if (weighted === 0) continue;
      joint[a] = (joint[a] as number) + weighted * (values[i] as number);
      for (let b = 0; b <= a; b++) root[a * size + b] = (root[a * size + b] as number) + weighted * (row[b] as number);
    }
  });
  if (!factored(root, size)) return null;
  const slopes = forward(root, size, joint);
  for (let a = size - 1; a >= 0; a--) {
    slopes[a] = (slopes[a] as number) / (root[a * size + a] as number);
    for (let b = a + 1; b < size; b++) slopes[a] = (slopes[a] as number) - (root[b * size + a] as number) * (slopes[b] as number);
  }
  const expectedOf = (row: readonly number[]): number => row.reduce((sum, x, a) => sum + x * (slopes[a] as number), 0);
  const left = rows.reduce((sum, row, i) => sum + weightAt(i) * ((values[i] as number) - expectedOf(row)) ** 2, 0);
  const shareOf = (row: readonly number[]): number =>
    forward(root, size, Float64Array.from(row)).reduce((sum, x, a) => sum + (x * x) / (root[a * size + a] as number), 0);
  return {
    df,
    left: left <= roundingOf(values.length) * LOST * weightAt(0) ? 0 : left,
    at: (row) => ({ value: expectedOf(row), share: shareOf(row) }),
  };
}

/** A matrix as lower triangle × diagonal × the same turned round, in its place; false where there is none. */
function factored(root: Float64Array, size: number): boolean {
  for (let a = 0; a < size; a++)
    for (let b = 0; b <= a; b++) {
      const own = root[a * size + b] as number;
      let value = own;
      for (let c = 0; c < b; c++) value -= (root[a * size + c] as number) * (root[b * size + c] as number) * (root[c * size + c] as number);
      if (a === b && !(value > SAID * own)) return false;
      root[a * size + b] = a === b ? value : value / (root[b * size + b] as number);
    }
  return true;
}

/** What times the triangle gives a column. */
function forward(root: Float64Array, size: number, column: Float64Array): Float64Array {
  const found = column.slice();
  for (let a = 0; a < size; a++)
    for (let b = 0; b < a; b++) found[a] = (found[a] as number) - (root[a * size + b] as number) * (found[b] as number);
  return found;
}
