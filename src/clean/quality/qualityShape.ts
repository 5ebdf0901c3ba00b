// What is said of the quality of records.
import type { FieldType } from '../../expr/node.ts';

/** How far records can be used. */
export type QualityVerdict = 'usable' | 'usable-with-caveats' | 'blocked';

/** A field. */
export interface FieldQuality {
  /** Its name. */
  readonly name: string;
  /** What it should hold. */
  readonly type: FieldType;
  /** Records that have a value. */
  readonly present: number;
  /** Records whose value is what it should be. */
  readonly valid: number;
  /** Different values, counted up to 100 000. */
  readonly distinct: number;
  /** Whether there are no more than that. */
  readonly isDistinctExact: boolean;
  /** The smallest valid value; null where there is none. */
  readonly min: string | null;
  /** The largest valid value; null where there is none. */
  readonly max: string | null;
  /** The first value that is not valid, cut; null where all are. */
  readonly worst: {
    /** Its position. */
    readonly row: number;
    /** The value, cut. */
    readonly value: string;
  } | null;
}

/** The days that records cover. */
export interface DateCoverage {
  /** The first day; null where no day is known. */
  readonly from: string | null;
  /** The last day. */
  readonly to: string | null;
  /** Days with records. */
  readonly days: number;
  /** Records whose day is not known: no date, or an instant without a `timeZone`. */
  readonly undated: number;
  /** Stretches without records, the longest 100 of them in their order. */
  readonly gaps: readonly {
    /** The first day without records. */
    readonly from: string;
    /** The last one. */
    readonly to: string;
    /** How many days. */
    readonly days: number;
  }[];
  /** How many there are. */
  readonly gapCount: number;
}

/** A share of records: `count` of `of`; null of none. */
export interface QualityRate {
  /** How many. */
  readonly count: number;
  /** Of how many; 0 for what is no share, such as gaps. */
  readonly of: number;
  /** The quotient; null of none. */
  readonly share: number | null;
}

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
    | 'truncated-export';
  /** The field; null for the records as a whole. */
  readonly column: string | null;
  /** Whether what it affects cannot be computed. */
  readonly blocks: boolean;
  /** The indicators that it affects, by id. */
  readonly indicators: readonly string[];
}

/** The quality of the records of one kind: plain JSON. */
export interface QualityReport {
  /** The kind of record. */
  readonly kind: string;
  /** How far they can be used. */
  readonly verdict: QualityVerdict;
  /** How many there were: what the section `quality` of a report reads. */
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
  /** Records that repeat another: its key, or its content where there is no key. */
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
    /** How far it can be computed. */
    readonly verdict: QualityVerdict;
    /** The positions of what affects it. */
    readonly defects: readonly number[];
  }[];
}
