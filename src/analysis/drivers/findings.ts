// What is found about the drivers of a change.
import type { Decimal } from '../../decimal.ts';
import type { IndicatorFinding } from '../../query/finding.ts';

/** A segment went the way of the change (`driver`), or against it (`detractor`). */
export type DriverFound = Moved<'driver'> | Moved<'detractor'>;

type Moved<C extends string> = IndicatorFinding<
  C,
  {
    /** How much of the change it made. */
    readonly value: Decimal;
    /** The whole change. */
    readonly change: Decimal;
    /** What it did beyond changing as all together did. */
    readonly excess: Decimal;
  }
>;

/** A small segment made most of a change. */
export type ConcentratedChange = IndicatorFinding<
  'concentrated-change',
  {
    /** Its share of the value before. */
    readonly shareBefore: Decimal;
    /** Its share of the change. */
    readonly shareOfChange: Decimal;
  }
>;

/** Within a dimension, segments took each other off. */
export type OffsettingSegments = IndicatorFinding<
  'offsetting-segments',
  {
    /** The dimensions. */
    readonly by: readonly string[];
    /** What went up. */
    readonly gained: Decimal;
    /** What went down. */
    readonly lost: Decimal;
    /** What is left of both. */
    readonly change: Decimal;
  }
>;

/** The rate of all went one way and, within a dimension, the rates of its segments the other. */
export type SimpsonDimension = IndicatorFinding<
  'simpson-dimension',
  {
    /** The dimensions. */
    readonly by: readonly string[];
    /** The change of the whole rate. */
    readonly change: Decimal;
    /** What the rates of the segments did. */
    readonly rate: Decimal;
    /** What their weights did. */
    readonly mix: Decimal;
  }
>;

/** All that is found about drivers. */
export type DriverRelated = DriverFound | ConcentratedChange | OffsettingSegments | SimpsonDimension;
