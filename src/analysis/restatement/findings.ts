// What is found about figures that changed after they were reported.
import type { Decimal } from '../../decimal.ts';
import type { IndicatorFinding } from '../../query/finding.ts';
import type { RestatementCause } from './cause.ts';

/** A figure is another than was reported. */
export type Restated = IndicatorFinding<
  'restated',
  {
    /** What was reported. */
    readonly reported: Decimal;
    /** What it is now. */
    readonly now: Decimal;
    /** The second less the first. */
    readonly change: Decimal;
    /** The day or instant up to which things were known then. */
    readonly reportedAt: string;
    /** What made the change, the largest first; causes of nothing are left out. */
    readonly parts: readonly {
      /** The cause. */
      readonly cause: RestatementCause;
      /** How much of the change it made. */
      readonly value: Decimal;
      /** How many records it is about. */
      readonly records: number;
    }[];
  }
>;
