// How a change of a target is suggested.
import type { Decimal } from '../decimal.ts';
import type { Label } from '../plan/metric.ts';
import type { Finding, SegmentKeys } from '../query/finding.ts';
import type { GoalAdjustmentFound } from './findings.ts';
import type { Goal } from './goalShape.ts';
import type { AdjustmentAction, AdjustmentReason, GoalStatus, GoalValue } from './goalWords.ts';

export type { AdjustmentAction, AdjustmentReason } from './goalWords.ts';

/** When a change is suggested. */
export interface AdjustmentPolicy {
  /** From which probability a target is raised: 0.9. */
  readonly raiseFrom: number;
  /** From which share of the days on: 0.5. */
  readonly raiseAfter: number;
  /** Below which probability it is lowered: 0.1. */
  readonly lowerBelow: number;
  /** After how many check-ins off track in a row (behind, for more time): 2. */
  readonly offTrackBefore: number;
  /** Which share of landings a lower target leaves behind: 0.35, so that 65 of 100 reach it. */
  readonly lowerTo: number;
  /** How many times as long a goal may last at most: 1.25. */
  readonly extendWithin: number;
}

/** What drives an indicator, as far as one can act on it. */
export interface DriverNamed {
  /** Its name for readers. */
  readonly label: Label | null;
  /** Which records; null for all of them. */
  readonly segment: SegmentKeys | null;
  /** How much it weighed in the change. */
  readonly value: Decimal | number;
}

/** A change that is suggested; nothing is changed by it. */
export interface AdjustmentProposal {
  /** What is suggested. */
  readonly action: AdjustmentAction;
  /** Why. */
  readonly reason: AdjustmentReason;
  /** The goal as it is, to be kept beside whatever replaces it. */
  readonly original: Goal;
  /** The target suggested; null where it stays. */
  readonly proposedTarget: GoalValue | null;
  /** Where the target might lie: the interval of the landing that holds in 80 of 100 cases; null where it is not known. */
  readonly range: readonly [low: GoalValue, high: GoalValue] | null;
  /** The end suggested, the day behind the last one; null where it stays. */
  readonly until: string | null;
  /** The parts suggested: each a goal to be read by `goal`; empty but for `split`. */
  readonly parts: readonly Goal[];
  /** What it is read from. */
  readonly evidence: {
    /** The probability of the target; null where it is not known. */
    readonly probability: number | null;
    /** The share of the days that has passed. */
    readonly elapsed: number | null;
    /** The statuses of the check-ins, the last one last. */
    readonly statuses: readonly GoalStatus[];
    /** The value to date. */
    readonly actual: GoalValue | null;
    /** What to expect at the end. */
    readonly landing: number | null;
  };
  /** What to act on before a target is changed: the largest driver given; null without one. */
  readonly driver: DriverNamed | null;
  /** The same for readers. */
  readonly findings: readonly GoalAdjustmentFound[];
}

/** What a driver made of a change. */
export interface DriverEffect {
  /** The part of the change that goes with it. */
  readonly value: Decimal | number;
}

/** How an adjustment is asked. */
export interface AdjustmentOptions {
  /** When a change is suggested; what is not given is as in the default one. */
  readonly policy?: Partial<AdjustmentPolicy> | undefined;
  /** How often the target was changed already: after one change none is suggested. 0 unless given. */
  readonly changes?: number | undefined;
  /** What drives the indicator, such as the findings of `findDrivers` or `explainChange`: the largest is named as what to act on. */
  readonly drivers?: readonly Finding<string, DriverEffect>[] | undefined;
}
