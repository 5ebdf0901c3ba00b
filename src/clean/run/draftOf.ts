// The draft that steps work on: the records of a batch, and what was refused.
import { excerpt, KpiError } from '../../error.ts';
import type { Draft, DraftRecord } from '../draft.ts';
import type { CleanFault } from '../finding.ts';
import type { Findings } from './findings.ts';
import type { RowReader } from './readRows.ts';

/** The records of a batch, and what became of the other rows. */
export interface Sorted {
  readonly kept: Map<number, Record<string, unknown>>;
  readonly refused: Map<number, readonly CleanFault[]>;
  readonly removed: Set<number>;
}

/** A draft over sorted rows. */
export function draftOf(
  batch: Pick<Draft, 'rows' | 'first' | 'isLast' | 'columns'>,
  { kept, refused, removed }: Sorted,
  reader: RowReader,
  said: Findings,
): Draft {
  const { rows, first } = batch;
  function recordAt(row: number): Record<string, unknown> {
    const record = kept.get(row);
    if (record === undefined)
      throw new KpiError('bad-argument', `no record stands for row ${excerpt(row)}`, 'name a row of draft.kept', ['row']);
    return record;
  }
  return {
    ...batch,
    kept: kept as ReadonlyMap<number, DraftRecord>,
    read: (row) => kept.get(row) ?? reader.peek(rows[row - first]),
    rejection: (row) => refused.get(row)?.[0],
    replace(row, column, after, fix) {
      const record = recordAt(row);
      said.fix(row, { column, before: record[column], after, ...fix });
      record[column] = after;
    },
    reject(row, fault) {
      if (kept.delete(row)) refused.set(row, [fault]);
      else if (refused.has(row)) refused.set(row, [fault, ...(refused.get(row) as readonly CleanFault[])]);
    },
    duplicate(row, found) {
      recordAt(row);
      said.duplicate(row, found);
      if (!found.removed) return;
      kept.delete(row);
      removed.add(row);
    },
    warn: (code, { row = null, column = null }, detail) => said.warn(code, row, column, detail),
  };
}
