// The counts of a run of cleaning: complete, whatever the limit of what is described.
import type { CleanCode, FixRule } from './cleanCode.ts';

/** How a row repeats another. */
export type DuplicateCode = 'duplicate-exact' | 'duplicate-key' | 'duplicate-key-conflict';

/** How many rows went in, and what became of them: `rowsIn` = `records` + `rejected` + `removed`. */
export interface CleanSummary {
  /** Rows given. */
  readonly rowsIn: number;
  /** Records that came out. */
  readonly records: number;
  /** Rows refused. */
  readonly rejected: number;
  /** Duplicates taken out. */
  readonly removed: number;
  /** Repairs made. */
  readonly fixes: number;
  /** Warnings given. */
  readonly warnings: number;
  /** Repairs for each rule; rules that were not needed are absent. */
  readonly byRule: Readonly<Partial<Record<FixRule, number>>>;
  /** Rejected rows for each cause. */
  readonly byCode: Readonly<Partial<Record<CleanCode, number>>>;
  /** Values refused for each column, several of a row perhaps; a row refused as a whole, such as one of totals, counts for none. */
  readonly byColumn: Readonly<Record<string, number>>;
  /** Duplicates for each cause, taken out or flagged. */
  readonly byDuplicate: Readonly<Partial<Record<DuplicateCode, number>>>;
}
