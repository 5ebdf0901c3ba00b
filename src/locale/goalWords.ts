// The words of goals that each language has.
import type { AdjustmentReason } from '../goal/adjustmentShape.ts';
import type { ProgressReason } from '../goal/progressShape.ts';

/** Words of the progress of goals, within sentences. */
export interface GoalWords {
  /** Why something is not known, behind "since". */
  readonly reasons: Readonly<Record<ProgressReason, string>>;
  /** Why a target should change, or stay. */
  readonly adjustments: Readonly<Record<AdjustmentReason, string>>;
}
