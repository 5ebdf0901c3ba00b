// What a report of the quality of records is made of.
import type { FieldType } from '../../expr/node.ts';

/** A text in each language. */
export interface QualityText {
  /** In English. */
  readonly en: string;
  /** In French. */
  readonly fr: string;
}

/** A value as an example. */
export interface QualityExample {
  /** Its position in the rows given; null for what no row has alone. */
  readonly row: number | null;
  /** The value, cut; null for one that is missing. */
  readonly value: string | null;
}

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
  /** Rows refused for the value of this field, before they were records: 0 unless `clean` refused them. */
  readonly refused: number;
  /** The first value that is not valid, or for which a row was refused; null where there is none. */
  readonly worst: QualityExample | null;
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
