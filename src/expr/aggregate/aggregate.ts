// The algebra of totals. A total has a state that starts empty, takes one value at a time, joins another state, and ends
// in a number; because joining is associative and commutative, halves, batches, workers and days give the same answer to
// the last digit (the `Aggregator` of Algebird, the `Fold` of foldl). Column kernels are faster ways to the same ends.
import type { Fraction } from '../fraction.ts';
import type { Key } from '../key.ts';
import type { AggregateNode } from '../node.ts';
import type { Numeric } from '../numeric.ts';
import type { Reader } from '../record.ts';

/** What a total ends in. */
export type Total = Fraction | Key | null;

/** What an aggregate sees of one record. */
export interface Input {
  /** The number, where the aggregate is of numbers. */
  readonly number: Numeric | null;
  /** The key, where it is of keys; null where the record is its own entity or lacks the key. */
  readonly key: Key | null;
  /** Whether the record is an entity of its own. */
  readonly own: boolean;
  /** The customer of the record, where the aggregate is of customers; the key is then the order. */
  readonly customer: Key | null;
  /** The moment of the record. */
  readonly date: number;
}

/** Plain JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What an aggregate reads of a record: the input, and whether the record lacks the value. */
export type ReadInput = (record: unknown, input: MutableInput) => boolean;

/** An input that is filled anew for each record; no aggregate keeps what it is given. */
export type MutableInput = { -readonly [N in keyof Input]: Input[N] };

/** One total: how it reads records, and how its state starts, grows, joins, ends, and travels. */
export interface Aggregate<State = unknown> {
  /** How a record is read. */
  read(total: AggregateNode, reader: Reader): ReadInput;
  /** The state before any record. */
  init(): State;
  /** Takes one record into the state. */
  add(state: State, input: Input): State;
  /** The state of both. May grow the first and give it back; the second stays as it is. */
  merge(a: State, b: State): State;
  /** The total; null when there is no answer. */
  end(state: State, parameters: Pick<AggregateNode, 'q' | 'n'>): Total;
  /** Counts the entities of columns, where it is not the exact count that columns know by themselves. */
  readonly kernel?: DistinctKernel;
}

/** Counts the entities of each of so many groups. */
export type DistinctKernel = (sorted: SortedCodes, size: number, entities: CodedEntities) => Uint32Array;

/** The codes of rows in the order of their groups, and where each group starts. */
export interface SortedCodes {
  readonly codes: Uint32Array;
  readonly starts: Uint32Array;
}

/** What codes stand for: 0 is none, and codes beyond the keys are records that are entities of their own. */
export interface CodedEntities {
  readonly keys: readonly (Key | null)[];
  /** One more than the largest code. */
  readonly size: number;
}
