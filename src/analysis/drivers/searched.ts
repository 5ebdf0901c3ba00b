// A dimension that was searched.
import type { Candidates } from './candidates.ts';

/** The candidates of a dimension, or of two. */
export interface Searched {
  readonly by: readonly string[];
  readonly candidates: Candidates;
}

/** One that tells something. */
export interface ToldBy extends Searched {
  readonly candidates: Extract<Candidates, { readonly reason: null }>;
}
