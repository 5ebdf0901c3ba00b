// What every mapping gives back: one shape for all sources.

import type { RejectCode } from '../model/reason.ts';
import type { Rejected } from '../model/rejected.ts';

/** Records left out for one reason. */
export interface LeftOut {
  /** How many. */
  readonly count: number;
  /** Their identifiers, at most as many as rejected records are described. */
  readonly ids: readonly string[];
}

/** How it is known, or not known, that nothing is missing. */
export type Completeness =
  | 'said-by-caller'
  | 'last-page'
  | 'total-reached'
  | 'more-pages'
  | 'below-total'
  | 'exactly-the-cap'
  | 'source-failed'
  | 'not-told';

/** Something odd about records that were mapped all the same, or about all of them together. */
export interface MappingWarning {
  /** What it is, for programs. */
  readonly code: string;
  /** How many records it concerns. */
  readonly count: number;
  /** Identifiers of them, at most as many as rejected records are described. */
  readonly ids: readonly string[];
  /** The same in words. */
  readonly text: string;
}

/** How many records went in, and what became of them: `rowsIn` = `mapped` + `excluded` + `rejected`. */
export interface MappedCounts {
  /** Records given. */
  readonly rowsIn: number;
  /** Records mapped. */
  readonly mapped: number;
  /** Records left out on purpose. */
  readonly excluded: number;
  /** Records refused. */
  readonly rejected: number;
  /** Records refused for each cause; causes that did not occur are absent. */
  readonly byCode: Readonly<Partial<Record<RejectCode, number>>>;
}

/** What became of a payload. */
export interface Mapped<T, X extends string = string> {
  /** The records, in the order of the payload; `parse` takes them all. */
  readonly rows: T[];
  /** The first records refused, with the reason. */
  readonly rejected: readonly Rejected[];
  /** Records left out on purpose, by reason: `deleted`, `test`, `repeated` …; reasons that did not occur are absent. */
  readonly excluded: Readonly<Partial<Record<X | 'repeated' | 'merged', LeftOut>>>;
  /** How many there were. */
  readonly counts: MappedCounts;
  /** Whether the payload is all there is; null where nothing tells. */
  readonly isComplete: boolean | null;
  /** How that is known. */
  readonly completeness: Completeness;
  /** What is odd. */
  readonly warnings: readonly MappingWarning[];
}
