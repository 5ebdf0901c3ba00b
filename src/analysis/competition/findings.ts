// What is found about competition.
import type { Decimal } from '../../decimal.ts';
import type { IndicatorFinding } from '../../query/finding.ts';

/** Own sales grew faster or slower than the market. */
export type AgainstMarket = IndicatorFinding<
  'against-market',
  {
    /** The growth of own sales. */
    readonly own: Decimal;
    /** The growth of the market. */
    readonly market: Decimal;
    /** The first less the second. */
    readonly ahead: Decimal;
  }
>;

/** Share was gained or lost, in all or in a segment. */
export type ShareMoved = IndicatorFinding<
  'share-moved',
  {
    /** The share before. */
    readonly from: Decimal;
    /** The share after. */
    readonly to: Decimal;
    /** The second less the first. */
    readonly change: Decimal;
  }
>;

/** All that is found about competition. */
export type CompetitionRelated = AgainstMarket | ShareMoved;
