// What is found about a change.
import type { Decimal } from '../../decimal.ts';
import type { IndicatorFinding } from '../../query/finding.ts';
import type { Effect, FactorName } from './part.ts';

/** An indicator changed. */
export type ChangeFinding = IndicatorFinding<
  'change',
  {
    /** The value before. */
    readonly from: Decimal;
    /** The value after. */
    readonly to: Decimal;
    /** The second less the first. */
    readonly change: Decimal;
    /** The change as a share of the value before; null where that is not above 0. */
    readonly relative: Decimal | null;
  }
>;

/** The largest part of a change. */
export type MainPart = IndicatorFinding<
  'main-part',
  {
    /** What made it. */
    readonly effect: Effect;
    /** The indicator, for a factor or a flow. */
    readonly factor: FactorName | null;
    /** How much of the change it made. */
    readonly value: Decimal;
    /** The whole change. */
    readonly change: Decimal;
  }
>;

/** Parts that went up and down took each other off. */
export type Offsetting = IndicatorFinding<
  'offsetting',
  {
    /** What went up. */
    readonly gained: Decimal;
    /** What went down. */
    readonly lost: Decimal;
    /** What is left of both. */
    readonly change: Decimal;
  }
>;

/** The rate of all went one way and the rates of the segments the other: the mix turned it round (Simpson's paradox). */
export type SimpsonReversal = IndicatorFinding<
  'simpson-reversal',
  {
    /** The change of the whole rate. */
    readonly change: Decimal;
    /** What the rates of the segments did. */
    readonly rate: Decimal;
    /** What their weights did. */
    readonly mix: Decimal;
  }
>;

/** All that is found about a change. */
export type ChangeRelated = ChangeFinding | MainPart | Offsetting | SimpsonReversal;
