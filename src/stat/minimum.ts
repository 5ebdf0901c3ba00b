// Where a function is least, as searches for it report it.

/** The least value that a search found. */
export interface Minimum<Place> {
  /** Where it is. */
  readonly x: Place;
  /** The value there. */
  readonly value: number;
  /** Steps of the search. */
  readonly iterations: number;
  /** Whether the search came to rest, rather than to its last step. */
  readonly converged: boolean;
}

/** The function's value, infinite where it has none: a search never goes to such a place, and bounds can be set in this way. */
export function valueAt<Place>(f: (x: Place) => number, x: Place): number {
  const value = f(x);
  return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
}
