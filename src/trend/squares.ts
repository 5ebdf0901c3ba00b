// Means, and squares about them, to the digits that numbers have. Linear time.

/** The mean of values, with what rounding takes from a plain sum. */
export function meanOf(values: readonly number[]): number {
  const rough = values.reduce((sum, value) => sum + value, 0) / values.length;
  return rough + values.reduce((sum, value) => sum + (value - rough), 0) / values.length;
}

/** The sum of squares about the mean. */
export function squaresAbout(values: readonly number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
