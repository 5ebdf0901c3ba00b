// What is said of the quality of records: `clean` makes it, reports show it.
import type { DateCoverage, FieldQuality, QualityExample, QualityRate, QualityText } from './qualityParts.ts';

/** How far records can be used. */
export type QualityVerdict = 'usable' | 'usable-with-caveats' | 'blocked';

/** What is wrong, and what it affects. */
export interface Defect extends QualityRate {
  /** The cause. */
  readonly code:
    | 'no-records'
    | 'rejected-rows'
    | 'missing-values'
    | 'invalid-values'
    | 'duplicate-key'
    | 'duplicate-exact'
    | 'orphan-reference'
    | 'total-mismatch'
    | 'date-gaps'
    | 'several-currencies'
    | 'dominant-customer'
    | 'truncated-export';
  /** The field; null for the records as a whole. */
  readonly column: string | null;
  /** Whether what it affects cannot be computed. */
  readonly blocks: boolean;
  /** The first three examples. */
  readonly examples: readonly QualityExample[];
  /** The indicators that it affects, by id. */
  readonly indicators: readonly string[];
}

/** The quality of the records of one kind: plain JSON. */
export interface QualityReport {
  /** The kind of record. */
  readonly kind: string;
  /** How far they can be used. */
  readonly verdict: QualityVerdict;
  /** How many there were: `rowsIn` = `accepted` + `rejected` + `removed`. */
  readonly counts: {
    /** Rows given. */
    readonly rowsIn: number;
    /** Records. */
    readonly accepted: number;
    /** Rows refused. */
    readonly rejected: number;
    /** Duplicates taken out. */
    readonly removed: number;
    /** Rows refused for each cause. */
    readonly byCode: Readonly<Partial<Record<string, number>>>;
  };
  /** What the causes in `byCode` mean. */
  readonly reasons: Readonly<Record<string, QualityText>>;
  /** The first rows refused. */
  readonly rejected: readonly {
    /** Its position. */
    readonly row: number;
    /** The field; null for the row as a whole. */
    readonly field: string | null;
    /** The value, cut. */
    readonly value: string;
    /** Why. */
    readonly code: string;
  }[];
  /** The fields, those of the kind and of the records. */
  readonly fields: readonly FieldQuality[];
  /** Records that repeat another and were kept: its key, or its content where there is no key. */
  readonly duplicates: QualityRate;
  /** References that the catalogue does not have, by column. */
  readonly orphans: readonly (QualityRate & {
    /** The column. */
    readonly column: string;
  })[];
  /** Totals that are not the sum of their parts, of records that have all of them. */
  readonly reconciliation: readonly (QualityRate & {
    /** The column. */
    readonly column: string;
  })[];
  /** The days covered. */
  readonly coverage: DateCoverage;
  /** What is wrong, the gravest first. */
  readonly defects: readonly Defect[];
  /** The indicators, with the positions of the defects that affect them. */
  readonly indicators: readonly {
    /** Its name. */
    readonly id: string;
    /** Its name for readers. */
    readonly label: QualityText;
    /** How far it can be computed. */
    readonly verdict: QualityVerdict;
    /** The positions of what affects it. */
    readonly defects: readonly number[];
  }[];
}
