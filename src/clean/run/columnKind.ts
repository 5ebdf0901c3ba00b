// What a kind of column does: it looks at all values first, decides how they are written, and then reads them one by one.
import type { CleanCode, CleanWarningCode, FixRule } from '../cleanCode.ts';
import type { ColumnDecision } from '../columnDecision.ts';

/** Where a reader says what it does to a value. */
export interface Cell {
  /** The record as far as it is read: amounts are read last. */
  readonly record: Record<string, unknown>;
  /** Whether the value stands under the name of the field itself, and not under a header of `from`. */
  readonly isOwn: boolean;
  /** A repair. Confidence 1 and nothing lost, where it does not say otherwise. */
  fix(rule: FixRule, before: unknown, after: unknown, confidence?: number, reversible?: boolean): void;
  /** A repair that fills another field of the record. */
  fill(column: string, rule: FixRule, after: unknown): void;
  /** The value is not taken. */
  fail(code: CleanCode, value: unknown, detail?: string): undefined;
  /** Something to know. */
  warn(code: CleanWarningCode, detail?: string): void;
}

/** Reads a value that is neither null nor undefined: what is kept of it, null for nothing, undefined where it was not taken. */
export type ReadCell = (value: unknown, cell: Cell) => unknown;

/** How a column is read once its values were looked at. */
export interface Decided extends Pick<ColumnDecision, 'reading' | 'by' | 'evidence'> {
  readonly read: ReadCell;
  /** What is to know about the column. */
  readonly warnings: readonly (readonly [code: CleanWarningCode, detail: string])[];
}

/** A column under way. */
export interface ColumnKind {
  /** Looks at a value that is neither null nor undefined; null where no value decides anything. */
  readonly collect: ((value: unknown) => void) | null;
  /** Decides. */
  decide(): Decided;
}

/** What is said of a column in which nothing had to be decided. */
export const nothingDecided: Omit<Decided, 'read'> = {
  reading: null,
  by: 'nothing',
  evidence: { values: 0, deciding: {}, open: 0, examples: {} },
  warnings: [],
};
