// What a change is made of, before and after it is rounded for readers.
import type { Decimal } from '../../decimal.ts';
import type { Fraction } from '../../expr/fraction.ts';
import type { Label } from '../../plan/metric.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import type { NoChange } from './ends.ts';

/**
 * What made a part of a change: the change within a segment (`contribution`), the weights of segments (`mix`), their rates
 * (`rate`), both at once (`interaction`), prices (`price`), the quantity of all (`volume`), items or customers that are new or
 * lost, customers who bought more (`grown`) or less (`shrunk`), money without a quantity (`unpriced`), a numerator without a
 * denominator (`unmatched`), a factor, what came in and went out (`flow`), rates of exchange (`currency`), the number of
 * working days (`workingDays`), and what is left when these are taken off (`underlying`).
 */
export type Effect =
  | 'contribution'
  | 'mix'
  | 'rate'
  | 'interaction'
  | 'price'
  | 'volume'
  | 'new'
  | 'lost'
  | 'grown'
  | 'shrunk'
  | 'unpriced'
  | 'unmatched'
  | 'factor'
  | 'flow'
  | 'currency'
  | 'workingDays'
  | 'underlying';

/** An indicator that is a factor of another, or a flow of it. */
export interface FactorName {
  /** Its name in tables. */
  readonly id: string;
  /** Its name for readers. */
  readonly label: Label;
}

/** A part of a change. */
export interface ChangePart {
  /** What made it. */
  readonly effect: Effect;
  /** In which segment; null for all together. */
  readonly segment: SegmentKeys | null;
  /** The indicator, for a factor or a flow. */
  readonly factor: FactorName | null;
  /** The value of the segment or factor before; null where there was none, or it is no value of its own. */
  readonly from: Decimal | null;
  /** The value after. */
  readonly to: Decimal | null;
  /** How much of the change it made. All parts add up to the change, to the last digit. */
  readonly value: Decimal;
  /** The same as a share of the change; null where nothing changed. */
  readonly share: Decimal | null;
  /** How many segments are in it: 1, or the number of new, lost, grown or shrunk ones. */
  readonly segments: number;
}

/** A part as it is worked out, in fractions. */
export interface RawPart extends Pick<ChangePart, 'effect'> {
  readonly segment?: SegmentKeys;
  readonly factor?: FactorName;
  readonly from?: Fraction | null;
  readonly to?: Fraction | null;
  readonly value: Fraction;
  readonly segments?: number;
}

/** A change as it is worked out. */
export type RawChange =
  | { readonly reason: null; readonly from: Fraction; readonly to: Fraction; readonly parts: readonly RawPart[] }
  | { readonly reason: NoChange };
