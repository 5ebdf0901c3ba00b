// What is found about segments.
import type { Decimal } from '../../decimal.ts';
import type { IndicatorFinding } from '../../query/finding.ts';
import type { Presence } from './shareMoves.ts';

/** How much a few segments make of all. */
export type ConcentrationFinding = IndicatorFinding<
  'concentration',
  {
    /** How many segments there are. */
    readonly items: number;
    /** How many of them make up class A: the largest, up to the one that passes its bound. */
    readonly leading: number;
    /** What these make of all. */
    readonly share: Decimal;
    /** Herfindahl and Hirschman: the sum of squared shares. */
    readonly hhi: number;
    /** So many segments of one size would be as concentrated. */
    readonly effectiveNumber: number;
    /** From 0, all alike, towards 1. */
    readonly gini: number;
  }
>;

/** A segment has more or less of all than before. */
export type ShareChangeFinding = IndicatorFinding<
  'share-change',
  {
    /** The share before. */
    readonly from: Decimal;
    /** The share now. */
    readonly to: Decimal;
    /** The second less the first. */
    readonly change: Decimal;
    /** Whether it was there before, and is now. */
    readonly presence: Presence;
    /** Its rank now; null where it is not there. */
    readonly rank: number | null;
    /** Its rank before; null where it was not there. */
    readonly priorRank: number | null;
  }
>;

/** Sales in a market for the first time. */
export type MarketEntryFinding = IndicatorFinding<
  'market-entry',
  {
    /** What was sold there in the first period. */
    readonly value: Decimal | number;
    /** The last period in which anything was sold there. */
    readonly last: string;
  }
>;

/** How much grew what was there before and is there now. */
export type LikeForLikeFinding = IndicatorFinding<
  'like-for-like',
  {
    /** The growth of the segments with sales in both periods. */
    readonly growth: Decimal;
    /** The growth of everything; null where there is none. */
    readonly overall: Decimal | null;
    /** How many segments had sales in both periods. */
    readonly kept: number;
    /** How many had sales in this period only. */
    readonly opened: number;
    /** How many had sales in the period before only. */
    readonly closed: number;
  }
>;

/** All that is found about segments. */
export type SegmentRelated = ConcentrationFinding | ShareChangeFinding | MarketEntryFinding | LikeForLikeFinding;
