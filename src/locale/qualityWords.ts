// The words for the quality of records. In braces stands what is filled in.
import type { Defect, QualityVerdict } from '../model/quality/qualityShape.ts';

/** What a reader finds about the quality of records. */
export interface QualityWords {
  /** How far records can be used. */
  readonly verdicts: Readonly<Record<QualityVerdict, string>>;
  /** How far an indicator can be computed. */
  readonly computable: Readonly<Record<QualityVerdict, string>>;
  /** What is wrong: `{field} is missing`. */
  readonly defects: Readonly<Record<Defect['code'], string>>;
  /** Over the tables: `{name}: what is wrong`. */
  readonly captions: Readonly<Record<'defects' | 'indicators' | 'fields' | 'rates' | 'gaps', string>>;
  /** The days that records cover: `{name}: {from} to {to}. Days with records: {days}. Gaps: {gaps}. Records without a day: {undated}.` */
  readonly coverage: string;
  /** The same where no day is known: `{name}: no day is known`. */
  readonly undated: string;
  /** An example of a value, and of a row: `{value} (row {row})`, `row {row}`. */
  readonly example: {
    /** A value of a row. */
    readonly value: string;
    /** A row without a value. */
    readonly row: string;
  };
  /** All of many indicators: `all {count} indicators`. */
  readonly all: string;
  /** What is rated: `{field}` for that of one field. */
  readonly rates: Readonly<Record<'removed' | 'repeated' | 'orphans' | 'mismatches', string>>;
  /** What columns are called. */
  readonly heads: Readonly<
    Record<
      | 'verdict'
      | 'defect'
      | 'share'
      | 'of'
      | 'examples'
      | 'affects'
      | 'affectedBy'
      | 'present'
      | 'valid'
      | 'refused'
      | 'distinct'
      | 'smallest'
      | 'largest'
      | 'worst'
      | 'rate'
      | 'from'
      | 'to'
      | 'days'
      | 'coverage'
      | 'gaps'
      | 'undated'
      | 'part'
      | 'name'
      | 'measure',
      string
    >
  >;
}
