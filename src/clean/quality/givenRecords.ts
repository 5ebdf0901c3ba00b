// Records as they are given to a report of their quality: a list, or what `clean` gave.
import { excerpt, KpiError } from '../../error.ts';
import type { QualityReport } from '../../model/quality/qualityShape.ts';
import type { CleanCode } from '../cleanCode.ts';
import type { Cleaned } from '../cleanShape.ts';
import { cleanText } from '../cleanText.ts';

/** Examples of a defect at most. */
export const EXAMPLES = 3;

/** Records with what became of the others. */
export interface GivenRecords extends Pick<QualityReport, 'counts' | 'reasons' | 'rejected'> {
  readonly records: readonly unknown[];
  /** The row of a record. */
  readonly rowOf: (at: number) => number;
  /** Values that were refused, by field. */
  readonly refused: ReadonlyMap<string, number>;
}

/** Takes a list as it is; of what `clean` gave, the records and the counts. */
export function givenRecords(given: readonly unknown[] | Cleaned): GivenRecords {
  if (isList(given)) {
    const counts = { rowsIn: given.length, accepted: given.length, rejected: 0, removed: 0, byCode: {} };
    return { records: given, rowOf: (at) => at, counts, reasons: {}, rejected: [], refused: new Map() };
  }
  if (typeof given !== 'object' || given === null || !isList(given.records))
    throw new KpiError('bad-argument', `records are ${excerpt(given)}`, 'give an array of records, or what clean gave', ['given']);
  const { records, recordRows, rejections, summary } = given;
  const { rowsIn, records: accepted, rejected, removed, byCode, byColumn } = summary;
  const codes = Object.keys(byCode) as CleanCode[];
  return {
    records,
    rowOf: (at) => recordRows[at] ?? at,
    counts: { rowsIn, accepted, rejected, removed, byCode: { ...byCode } },
    reasons: Object.fromEntries(codes.map((code) => [code, { en: cleanText(code), fr: cleanText(code, 'fr') }])),
    rejected: rejections.map(({ row, column, value, code }) => ({ row, field: column, value, code })),
    refused: new Map(Object.entries(byColumn)),
  };
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
