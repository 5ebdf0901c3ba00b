// What is found about cycles that no calendar names.
import type { Grain } from '../period/grain.ts';
import type { IndicatorFinding } from '../query/finding.ts';

/** Demand comes back every so many periods. */
export type DemandCycleFound = IndicatorFinding<
  'demand-cycle',
  {
    /** How many periods a cycle has. */
    readonly length: number;
    /** The length of a period. */
    readonly grain: Grain;
    /** How much of what a straight line leaves is the cycle, 0 to 1. */
    readonly share: number | null;
    /** The probability of as clear a cycle if there were none. */
    readonly pValue: number;
  }
>;
