// What is said of rows: repairs, refusals, duplicates and warnings, and where each was found.
import type { CleanCode, CleanWarningCode, FixRule } from './cleanCode.ts';
import type { DuplicateCode } from './cleanSummary.ts';

/** Where something was found. */
export interface Place {
  /** Position of the row in the rows given, from 0; null for what concerns the column or the whole. */
  readonly row: number | null;
  /** The physical line in the file, where `firstLine` or `lines` says so; null otherwise. */
  readonly line: number | null;
  /** The field; null for what concerns the row. */
  readonly column: string | null;
}

/** A repair. */
export interface Fix extends Place {
  /** The row. */
  readonly row: number;
  /** The field. */
  readonly column: string;
  /** What was done. */
  readonly rule: FixRule;
  /** The value given; text is cut to 200 characters. */
  readonly before: unknown;
  /** The value now. */
  readonly after: unknown;
  /** How sure it is: 1 for a repair that loses nothing, less for one that rests on the other values of the column, or on a score. */
  readonly confidence: number;
  /** Whether the value now says all that the value given said. */
  readonly reversible: boolean;
}

/** What is wrong with a value, or a row. */
export interface CleanFault {
  /** The cause, for programs. */
  readonly code: CleanCode;
  /** The field; null where it is the row. */
  readonly column: string | null;
  /** What was not taken. */
  readonly value: unknown;
  /** What would help. */
  readonly detail?: string | undefined;
}

/** A row that is not among the records. */
export interface Rejection extends Place {
  /** The row. */
  readonly row: number;
  /** The first cause, for programs. */
  readonly code: CleanCode;
  /** The start of the value (32 characters), or its type. */
  readonly value: string;
  /** The cause in English; `cleanText(code, 'fr')` gives it in French. */
  readonly reason: string;
  /** What else is wrong with the row. */
  readonly also: readonly {
    /** The column; null for the row as a whole. */
    readonly column: string | null;
    /** Why. */
    readonly code: CleanCode;
  }[];
}

/** A row that was taken out because another stands for it, or one that was flagged and kept. */
export interface Duplicate extends Place {
  /** The row. */
  readonly row: number;
  /** How it repeats the other. */
  readonly code: DuplicateCode;
  /** The row that stands for it. */
  readonly of: number;
  /** Whether it was taken out of the records. */
  readonly removed: boolean;
  /** The fields in which the two differ; empty for the same content. */
  readonly differs: readonly string[];
}

/** Something to know that refuses nothing. */
export interface CleanWarning extends Place {
  /** The cause, for programs. */
  readonly code: CleanWarningCode;
  /** The cause in English, with its figures. */
  readonly reason: string;
}
