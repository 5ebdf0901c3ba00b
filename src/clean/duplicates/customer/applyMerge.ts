// Writes merged identifiers into records, and takes them out again.
import { excerpt, KpiError } from '../../../error.ts';
import { checkRows, nameText, ownValue } from '../ownValue.ts';
import type { CustomerMerge } from './merge.ts';

/** A value that was put into a record: what undoes it. */
export interface MergeChange {
  /** Position of the record, from 0. */
  readonly row: number;
  /** The column. */
  readonly column: string;
  /** What stood there. */
  readonly before: unknown;
  /** What stands there now. */
  readonly after: string;
}

/** Records of merged customers. */
export interface MergedRows<R> {
  /** The records, in their order; those that changed are new objects. */
  readonly rows: R[];
  /** What was changed. */
  readonly changes: readonly MergeChange[];
}

/**
 * Records with the identifier that stands for each customer. The records given are not touched.
 *
 * @param column  where the customer stands; `customerId` when not given
 * @throws {KpiError} bad-argument — for something that is no array
 * @see mergeCustomers
 */
export function applyMerge<R extends object>(records: readonly R[], merge: CustomerMerge, column = 'customerId'): MergedRows<R> {
  checkRows(records, 'records');
  const mapping = new Map(merge.mapping.map(({ id, canonical }) => [id, canonical]));
  const changes: MergeChange[] = [];
  const rows = records.map((record, row) => {
    const before = ownValue(record, column);
    const name = nameText(before);
    const after = name === null ? undefined : mapping.get(name);
    if (after === undefined) return record;
    changes.push({ row, column, before, after });
    return withValue(record, column, after);
  });
  return { rows, changes };
}

/**
 * The records as they were before `applyMerge`.
 *
 * @throws {KpiError} bad-argument — for a change that the records do not show: they are others, or were changed since
 * @see mergeCustomers
 */
export function undoMerge<R extends object>(records: readonly R[], changes: readonly MergeChange[]): R[] {
  checkRows(records, 'records');
  const rows = [...records];
  for (const [at, { row, column, before, after }] of changes.entries()) {
    const record = rows[row];
    if (record === undefined || ownValue(record, column) !== after)
      throw new KpiError('bad-argument', `change ${at} is not in row ${excerpt(row)}`, 'give the rows of applyMerge with its changes', [
        'changes',
        at,
      ]);
    rows[row] = withValue(record, column, before);
  }
  return rows;
}

/** Own names only, one of them `__proto__` perhaps. */
function withValue<R extends object>(record: R, column: string, value: unknown): R {
  const copy: object = { ...record };
  return Object.defineProperty(copy, column, { value, enumerable: true, configurable: true, writable: true }) as R;
}
