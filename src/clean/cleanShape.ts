// The contract of cleaning: what is asked (`CleanSpec`), and what comes out (`Cleaned`).
import type { CleanSummary } from './cleanSummary.ts';
import type { ColumnDecision } from './columnDecision.ts';
import type { AnyColumn, ColumnValue } from './columnSpec.ts';
import type { CleanStep } from './draft.ts';
import type { CleanWarning, Duplicate, Fix, Rejection } from './finding.ts';

export type { CleanFault, CleanWarning, Duplicate, Fix, Place, Rejection } from './finding.ts';

/** The columns of a table that is cleaned, by the name that their values get in the records. */
export type Columns = Readonly<Record<string, AnyColumn>>;

/** How a table is cleaned. */
export interface CleanSpec<C extends Columns = Columns> {
  /** The columns, by the name of the field that they become. */
  readonly columns: C;
  /** The headers, where rows are arrays (of a spreadsheet): each row must have as many cells. */
  readonly headers?: readonly string[] | undefined;
  /** Columns of the rows that `columns` does not name: kept as they are (default), or left out. */
  readonly others?: 'keep' | 'drop' | undefined;
  /** IANA name of the zone in which date-times without an offset are meant, for all columns that name none. */
  readonly timeZone?: string | undefined;
  /** Physical line of the first row in the file: 2 behind a header of one line. Given, every finding names its line too. */
  readonly firstLine?: number | undefined;
  /** The physical line of each row, where quoted line ends or blank lines shift them: what your parser of CSV says, by row or as a function of it. */
  readonly lines?: readonly number[] | ((row: number) => number) | undefined;
  /** Steps over whole records, in their order: duplicates, references, totals rows, truncation and your own. */
  readonly steps?: readonly CleanStep[] | undefined;
  /** How many fixes, rejections, duplicates and warnings are described, each 0 to 10000; all are counted. Default 100. */
  readonly limit?: number | undefined;
}

/** A clean record: each column with its value, null where there is none. Other columns of the row stay beside them. */
export type CleanRecord<C extends Columns = Columns> = { [K in keyof C]: ColumnValue<C[K]> };

/** What cleaning gives. Each row given is exactly once in `recordRows`, `rejectedRows` or `removedRows`. */
export interface Cleaned<C extends Columns = Columns> {
  /** The records, in the order of their rows; new objects. */
  readonly records: CleanRecord<C>[];
  /** The row of each record. */
  readonly recordRows: readonly number[];
  /** Every row that was refused. */
  readonly rejectedRows: readonly number[];
  /** Every row that was taken out as a duplicate. */
  readonly removedRows: readonly number[];
  /** The first repairs, row by row. */
  readonly fixes: readonly Fix[];
  /** The first refusals. */
  readonly rejections: readonly Rejection[];
  /** The first duplicates, taken out or flagged. */
  readonly duplicates: readonly Duplicate[];
  /** The first warnings. */
  readonly warnings: readonly CleanWarning[];
  /** How each column was read, and by which evidence. */
  readonly columns: Readonly<Record<string, ColumnDecision>>;
  /** The counts, complete. */
  readonly summary: CleanSummary;
}
