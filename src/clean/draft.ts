// What a step over whole records sees and may do. A step never changes a record by hand: all it does is said, and counted.

import type { CleanWarningCode, FixRule } from './cleanCode.ts';
import type { CleanFault, Duplicate } from './finding.ts';

/** A record while it is cleaned. */
export type DraftRecord = Readonly<Record<string, unknown>>;

/** The rows and records of a run, or of a batch of it. Rows are told by their position in all rows given, from 0. */
export interface Draft {
  /** The rows as they were given; the first of them is the row `first`. */
  readonly rows: readonly unknown[];
  /** Position of the first row of the batch: 0 without batches. */
  readonly first: number;
  /** Whether no batch follows. */
  readonly isLast: boolean;
  /** The records that stand, by row, in the order of the rows. */
  readonly kept: ReadonlyMap<number, DraftRecord>;
  /** The fields of the columns. */
  readonly columns: readonly string[];
  /** What could be read of a row, a rejected one too: null in the fields at fault, null for a row that is no object. */
  read(row: number): DraftRecord | null;
  /** The refusal of a row; undefined where it stands or was taken out. */
  rejection(row: number): CleanFault | undefined;
  /** Puts another value into a record, as a fix. */
  replace(
    row: number,
    column: string,
    after: unknown,
    fix: { readonly rule: FixRule; readonly confidence: number; readonly reversible: boolean },
  ): void;
  /** Refuses a row; one that was refused before is now refused for this. */
  reject(row: number, fault: CleanFault): void;
  /** Says that a row repeats another; takes its record out where `removed`. */
  duplicate(row: number, found: Pick<Duplicate, 'code' | 'of' | 'removed' | 'differs'>): void;
  /** Says something that refuses nothing; `detail` holds the figures. */
  warn(code: CleanWarningCode, place: { readonly row?: number; readonly column?: string }, detail?: string): void;
}

/** A step over whole records. */
export interface CleanStep {
  /** Its name. */
  readonly name: string;
  /** Whether it must see all rows at once: `cleanBatches` refuses it then. */
  readonly wholeOnly: boolean;
  /** Begins a run: what is given is called once for each batch, in order, and may remember what it saw. */
  start(): (draft: Draft) => void;
}
