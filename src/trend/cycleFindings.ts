// What is found about cycles that no calendar names.
import type { Grain } from '../period/grain.ts';
import type { IndicatorFinding } from '../query/finding.ts';
import type { TooFew } from './absentFindings.ts';

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

/** The values of a series tell no cycle from chance. */
export type NoDemandCycleFound = IndicatorFinding<
  'no-demand-cycle',
  {
    /** The longest cycle that was looked for, in periods. */
    readonly longest: number;
    /** The length of a period. */
    readonly grain: Grain;
    /** The probability of as clear a cycle as the clearest, if there were none. */
    readonly pValue: number;
  }
>;

/** A series has too few values to speak of cycles. */
export type UntestedDemandCycleFound = IndicatorFinding<'untested-demand-cycle', TooFew>;

/** All that is found about cycles that no calendar names. */
export type CycleRelated = DemandCycleFound | NoDemandCycleFound | UntestedDemandCycleFound;
