// What is found by the checks of the letter M.
import type { Decimal } from '../../decimal.ts';
import type { Found } from './found.ts';

/** The amounts of the goal are in another currency than the records, or in none. */
export type SmartCurrency = Found<
  'smart-currency',
  {
    /** The currency of the goal; null without one. */
    readonly given: string | null;
    /** The currency of the records; null where they are no money. */
    readonly recorded: string | null;
  }
>;

/** The indicator has no such values. */
export type SmartOutOfScale = Found<
  'smart-out-of-scale',
  {
    /** The amount of the goal. */
    readonly amount: Decimal;
    /** The lowest value there is; null without a lowest one, and of a rate of money. */
    readonly low: number | null;
    /** The highest one; of a rate of money, the largest there was. */
    readonly high: number | null;
    /** What was probably meant: 0.15 where 15 was said; null where nothing can be guessed. */
    readonly meant: Decimal | null;
  }
>;

/** The days that it starts from are not covered by records. */
export type SmartCoverage = Found<
  'smart-coverage',
  {
    /** The share of these days that have a value. */
    readonly share: number;
    /** The share that is needed. */
    readonly needed: number;
  }
>;

/** The rate is of too few cases. */
export type SmartSmallSample = Found<
  'smart-small-sample',
  {
    /** How many there were on the days that it starts from. */
    readonly n: number;
    /** How many are needed. */
    readonly needed: number;
  }
>;

/** At this volume, what is to be reached cannot be told from chance. */
export type SmartNotMeasurable = Found<
  'smart-not-measurable',
  {
    /** Where the rate starts from. */
    readonly baseline: Decimal;
    /** What is to be reached. */
    readonly target: Decimal;
    /** What the rate moves by chance, 19 times of 20. */
    readonly noise: number;
    /** Of how many. */
    readonly n: number;
    /** Of how many it could be told; null where it is no change at all. */
    readonly needed: number | null;
  }
>;
