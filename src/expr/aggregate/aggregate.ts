// The algebra of totals. A total has a state that starts empty, takes one value at a time, joins another state, and ends
// in a number; because joining is associative and commutative, halves, batches, workers and days give the same answer to
// the last digit (the `Aggregator` of Algebird, the `Fold` of foldl). Column kernels are faster ways to the same ends.
import type { Fraction } from '../fraction.ts';

/** A value of one record, as an aggregate sees it: a fraction, a key, or nothing. */
export type Input = Fraction | Key | null;

/** A value by which records are told apart. */
export type Key = string | number | boolean;

/** The name of an aggregate. */
export type AggregateName = 'sum' | 'count' | 'countDistinct' | 'min' | 'max' | 'mean' | 'quantile' | 'last' | 'only' | CustomerSetName;

/** Totals over sets of customers, which need the history of each customer and the period before. */
export type CustomerSetName = 'new' | 'returning' | 'returningOrRepeating' | 'repeating' | 'retained' | 'previous' | 'reactivated';

/** What a total ends in. */
export type Total = Fraction | Key | null;

/** One total: how its state starts, grows, joins and ends. States are plain JSON. */
export interface Aggregate<State> {
  /** The state before any record. */
  init(): State;
  /** The state after one more record. May change the given state. */
  add(state: State, value: Input, date: number): State;
  /** The state of both. May change the first. */
  merge(a: State, b: State): State;
  /** The total; null when there is no answer. */
  end(state: State, q: number): Total;
}
