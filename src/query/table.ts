// A table is plain data: rows, what each column means, and what stands behind each cell. It survives JSON.
import type { Node } from '../expr/node.ts';
import type { Calendar } from '../period/calendar.ts';
import type { Pair } from '../period/compare.ts';
import type { Period } from '../period/period.ts';
import type { Additivity, Direction, Label, Unit } from '../plan/metric.ts';
import type { Counts, RejectedRow } from '../plan/plan.ts';
import type { Reason } from '../plan/settle.ts';

/** What a column of a table holds. */
export interface TableColumn {
  /** The name of the column in the rows. */
  readonly id: string;
  /**
   * `prior` is the value of the period compared with, `delta` the difference, `change` the relative change; `level` tells subtotals
   * apart, see `withSubtotals`.
   */
  readonly role: 'period' | 'level' | 'segment' | 'value' | 'prior' | 'delta' | 'change';
  /** The name for readers; of a prior value, difference or change, with the word for it. */
  readonly label: Label;
  /** The indicator behind the column; null for periods and segments. */
  readonly of: string | null;
  /** What the values are measured in; null for periods and segments. */
  readonly unit: Unit | null;
  /** Which way is good; null for periods and segments. */
  readonly better: Direction | null;
  /** How the values roll up; null for periods and segments. */
  readonly additivity: Additivity | null;
  /** The currency of all values, where there is one. */
  readonly currency: string | null;
  /** The definition of the indicator. */
  readonly formula: Node | null;
  /** Its fingerprint: see `definitionHash`. */
  readonly definition: string | null;
}

/** Why a cell, a column or the table needs a word. */
export interface Note {
  /** What there is to know: the reason for a null, or a remark. */
  readonly code:
    | Reason
    | 'history-starts'
    | 'partial-coverage'
    | 'partly-covered'
    | 'negative-parts'
    | 'approximate'
    | 'unread-values'
    | 'absent-field'
    | 'rows-left-out';
  /** The row in the table; null when the note concerns all rows. */
  readonly row: number | null;
  /** The column; null when the note concerns all columns. */
  readonly column: string | null;
  /** How many records, or which date, the note speaks of. */
  readonly detail: string | number | null;
}

/** A total behind a row: exact text (`12/5`), how many records had the value and how many lacked it. */
export type TotalText = readonly [value: string | number | boolean | null, known: number, missing: number];

/** The totals behind the rows: `ids[i]` names the total that stands at position i of each row. */
export interface TableTotals {
  /** The names of the totals, in order. */
  readonly ids: readonly string[];
  /** Those of the rows themselves, row by row. */
  readonly now: readonly (readonly TotalText[])[];
  /** Those of the periods compared with; empty without a comparison. */
  readonly prior: readonly (readonly TotalText[] | null)[];
}

/** The answer to a question. */
export interface Table<R = Readonly<Record<string, unknown>>> {
  /** One row a period and combination of segments, in their order. */
  readonly rows: readonly R[];
  /** What each column of the rows holds. */
  readonly columns: readonly TableColumn[];
  /** The periods in order: complete, partial, future or empty, and how much of each has passed. */
  readonly periods: readonly Period[];
  /** Which period was compared with which. */
  readonly pairs: readonly Pair[];
  /** The reason for each null, and what else has to be known. */
  readonly notes: readonly Note[];
  /** What became of the records, by kind: rowsIn = used + filtered + rejected. */
  readonly counts: Readonly<Record<string, Counts>>;
  /** The first records of each kind that could not be read. */
  readonly rejected: Readonly<Record<string, readonly RejectedRow[]>>;
  /** The calendar that the periods follow. */
  readonly calendar: Calendar;
  /** The totals behind the rows, from which `cell` reads numerators and counts. */
  readonly totals: TableTotals;
}
