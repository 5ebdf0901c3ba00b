// What was not judged, and why: an alert that does not come is never just silence.
import type { Reason } from '../plan/settle.ts';
import type { SegmentKeys } from '../query/finding.ts';
import type { NoVerdict } from '../trend/anomaly/lastValue.ts';

/**
 * Why there is no verdict: a reason of the table or of the series, or
 *
 * - `not-yet`: no period is over, the delay included, or none since the last one that was judged
 * - `empty-period`: the whole table has no record of the period, which is no zero
 * - `segment-gone`: the table has no row of the segment any more; its alert stays on
 * - `other-currency`: the value is in another currency than the limit
 * - `not-monotone`: the segment had values below 0, so that a running period may still turn
 * - `unknown-status`: where the goal stands is not known
 * - `cooling-down`: the condition holds, and the rule is silent since its last alert
 * - `too-many-segments`, `too-many-periods`: beyond the limits; how many is in `detail`
 */
export type NotJudgedReason =
  | Reason
  | NoVerdict
  | 'not-yet'
  | 'empty-period'
  | 'segment-gone'
  | 'other-currency'
  | 'not-monotone'
  | 'unknown-status'
  | 'cooling-down'
  | 'too-many-segments'
  | 'too-many-periods';

/** A rule and a segment without a verdict. */
export interface NotJudged {
  /** The id of the rule. */
  readonly rule: string;
  /** The segment; null for all records, or for several segments. */
  readonly segment: SegmentKeys | null;
  /** The period; null where there is none. */
  readonly period: string | null;
  /** Why. */
  readonly reason: NotJudgedReason;
  /** How many, or why there is nothing to compare with; null where there is no more to say. */
  readonly detail: string | number | null;
}
