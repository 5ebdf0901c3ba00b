// Records as they are given to a report of their quality: a list, or what `clean` gave.
import { excerpt, KpiError } from '../../error.ts';
import type { Cleaned } from '../cleanShape.ts';
import type { QualityReport } from './qualityShape.ts';

/** Records with what became of the others. */
export interface GivenRecords extends Pick<QualityReport, 'counts' | 'rejected'> {
  readonly records: readonly unknown[];
  /** The row of a record. */
  readonly rowOf: (at: number) => number;
}

/** Takes a list as it is; of what `clean` gave, the records and the counts. */
export function givenRecords(given: readonly unknown[] | Cleaned): GivenRecords {
  if (isList(given)) {
    const counts = { rowsIn: given.length, accepted: given.length, rejected: 0, removed: 0, byCode: {} };
    return { records: given, rowOf: (at) => at, counts, rejected: [] };
  }
  if (typeof given !== 'object' || given === null || !isList(given.records))
    throw new KpiError('bad-argument', `records are ${excerpt(given)}`, 'give an array of records, or what clean gave', ['given']);
  const { records, recordRows, rejections, summary } = given;
  return {
    records,
    rowOf: (at) => recordRows[at] ?? at,
    counts: {
      rowsIn: summary.rowsIn,
      accepted: summary.records,
      rejected: summary.rejected,
      removed: summary.removed,
      byCode: { ...summary.byCode },
    },
    rejected: rejections.map(({ row, column, value, code }) => ({ row, field: column, value, code })),
  };
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
