// What is found about the segments of a table: which rise, which fall, which are new, and whose season comes next.
import type { Grain } from '../../period/grain.ts';
import type { Label } from '../../plan/metric.ts';
import type { IndicatorFinding } from '../../query/finding.ts';

/** By how much a segment rises or falls. */
export interface SegmentSlopeFound {
  /** Its rank among those that do, from 1: by what it is sure to gain or lose a year. */
  readonly rank: number;
  /** How many segments were tested. */
  readonly tested: number;
  /** The change a year. */
  readonly perYear: number;
  /** The lower end of its interval. */
  readonly low: number;
  /** The upper end. */
  readonly high: number;
  /** Whether the interval is of 80 % or another share of cases: 0.8. */
  readonly confidence: number;
  /** The change a year as a share of the mean; null where the mean is not above 0, or counts are too small for shares. */
  readonly relativePerYear: number | null;
  /** Of all segments with as small a value, such a share is chance. */
  readonly qValue: number;
}

/** A segment rises, by more than chance would have it among as many. */
export type RisingSegmentFound = IndicatorFinding<'rising-segment', SegmentSlopeFound>;

/** A segment falls, by more than chance would have it among as many. */
export type DecliningSegmentFound = IndicatorFinding<'declining-segment', SegmentSlopeFound>;

/** A segment is there since the period of the finding. */
export type NewSegmentFound = IndicatorFinding<
  'new-segment',
  {
    /** What it came to since. */
    readonly value: number;
    /** In how many whole periods. */
    readonly periods: number;
    /** The length of a period. */
    readonly grain: Grain;
  }
>;

/** The highest season of a segment is about to come, in the period of the finding. */
export type SeasonAheadFound = IndicatorFinding<
  'season-ahead',
  {
    /** The name of the season. */
    readonly peak: Label;
    /** How many periods ahead it is: 1 for the next. */
    readonly ahead: number;
    /** What it is above the mean. */
    readonly effect: number;
    /** The same as a share of the mean; null where that is not above 0. */
    readonly relative: number | null;
    /** The length of a period. */
    readonly grain: Grain;
  }
>;

/** No segment rises, falls, is new or has its season ahead, as far as can be told from chance. */
export type NoOpportunityFound = IndicatorFinding<
  'no-opportunity',
  {
    /** How many segments there are. */
    readonly segments: number;
    /** How many were tested: the others have too little of a past. */
    readonly tested: number;
    /** Why none was tested: amounts in two currencies are not compared; null where they could be. */
    readonly reason: 'mixed-currency' | null;
  }
>;

/** All that is found about opportunities. */
export type OpportunityRelated = RisingSegmentFound | DecliningSegmentFound | NewSegmentFound | SeasonAheadFound | NoOpportunityFound;
