// How rows that repeat others are asked for and told.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import type { DuplicateCode } from '../cleanSummary.ts';
import type { Duplicate } from '../finding.ts';

/** How rows that repeat others are told. */
export interface DuplicateOptions {
  /** The column, or columns, that tell rows apart: no two rows may share it. Without it nothing is ever taken out. */
  readonly key?: string | readonly string[] | undefined;
  /** The column that says which of two rows with one key is later, such as `updatedAt`: that one is kept. */
  readonly latest?: string | undefined;
  /** Whether rows of the same content are flagged where no key says that they are one. Default true. */
  readonly exact?: boolean | undefined;
}

/** A row that repeats another. */
export type DuplicateRow = Pick<Duplicate, 'row' | 'code' | 'of' | 'removed' | 'differs'> & {
  /** Its position. */
  readonly row: number;
};

/** What became of rows that repeat others: each row is once in `kept` or in `removed`. */
export interface DuplicateRows {
  /** Positions of the rows that stay, in their order. */
  readonly kept: readonly number[];
  /** Positions of the rows taken out, in their order. */
  readonly removed: readonly number[];
  /** Every row that repeats another, in their order. */
  readonly duplicates: readonly DuplicateRow[];
  /** `rowsIn` = `kept` + `removed`. */
  readonly counts: {
    /** Rows given. */
    readonly rowsIn: number;
    /** Rows that stay. */
    readonly kept: number;
    /** Rows taken out. */
    readonly removed: number;
    /** Rows without the key: they repeat nothing. */
    readonly withoutKey: number;
    /** Rows that repeat another, for each way. */
    readonly byCode: Readonly<Partial<Record<DuplicateCode, number>>>;
  };
}

/** Settings of a search. */
export interface DuplicateSettings {
  readonly key: readonly string[];
  readonly latest: string | null;
  readonly exact: boolean;
}

/** Checks the options and fills the defaults in. */
export function duplicateSettings(options: DuplicateOptions): DuplicateSettings {
  refuseUnknown(options, ['key', 'latest', 'exact']);
  const { key = [], latest = null, exact = true } = options;
  const columns = typeof key === 'string' ? [key] : key;
  if (!Array.isArray(columns) || columns.some((column) => typeof column !== 'string'))
    throw new KpiError('bad-argument', `key is ${excerpt(key)}`, 'give the name of a column or a list of names', ['key']);
  if (latest !== null && columns.length === 0)
    throw new KpiError('bad-argument', 'latest without a key', 'say by key which rows are one', ['latest']);
  return { key: columns, latest, exact };
}
