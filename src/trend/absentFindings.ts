// What is said where nothing was found in a series: that was looked for, or could not be.
import type { Grain } from '../period/grain.ts';
import type { IndicatorFinding } from '../query/finding.ts';

/** How many values there are, and how many it takes to tell. */
export interface TooFew {
  /** How many periods have a value. */
  readonly n: number;
  /** How many are needed. */
  readonly needed: number;
  /** The length of a period. */
  readonly grain: Grain;
}

/** The periods of a series have no seasons: whole years. */
export type NoCycleFound = IndicatorFinding<
  'no-cycle',
  {
    /** How many periods have a value. */
    readonly n: number;
    /** The length of a period. */
    readonly grain: Grain;
  }
>;

/** The values of a series do not tell any step to another level from chance. */
export type NoLevelShiftFound = IndicatorFinding<
  'no-level-shift',
  {
    /** How many periods have a value. */
    readonly n: number;
  }
>;

/** A series has too few values to speak of steps to other levels. */
export type UntestedLevelShiftFound = IndicatorFinding<'untested-level-shift', TooFew>;

/** All that is said where a series has no seasons or steps. */
export type AbsentRelated = NoCycleFound | NoLevelShiftFound | UntestedLevelShiftFound;
