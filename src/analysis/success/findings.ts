// What is found about success.
import type { Decimal } from '../../decimal.ts';
import type { IndicatorFinding } from '../../query/finding.ts';

interface Compared {
  /** How many succeeded, … */
  readonly succeeded: number;
  /** … of how many. */
  readonly tried: number;
  /** The rate of the segment. */
  readonly rate: Decimal;
  /** The rate of all others. */
  readonly rest: Decimal;
  /** The ends of the interval about the difference. */
  readonly differenceInterval: readonly [low: number, high: number];
  /** The probability of such a difference by chance, over all that was tested. */
  readonly qValue: number;
}

/** A segment has a higher rate than all others, hardly by chance. */
export type WithSuccess = IndicatorFinding<'associated-with-success', Compared>;

/** A segment has a lower rate than all others, hardly by chance. */
export type WithFailure = IndicatorFinding<'associated-with-failure', Compared>;

/** No segment differs from the others by more than chance may have it. */
export type NoEvidence = IndicatorFinding<
  'no-evidence',
  {
    /** How many segments were tested. */
    readonly tested: number;
    /** How many would be needed in each group to tell the largest difference from chance; null of equal rates. */
    readonly neededPerGroup: number | null;
  }
>;

/** All that is found about success. */
export type SuccessRelated = WithSuccess | WithFailure | NoEvidence;
