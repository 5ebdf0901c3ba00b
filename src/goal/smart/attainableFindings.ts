// What is found by the checks of the letters A and R.
import type { Decimal } from '../../decimal.ts';
import type { Found } from './found.ts';

/** How likely a target is: out of reach, far, or nothing to strive for. */
export type SmartChance = Found<
  'smart-not-attainable' | 'smart-stretch' | 'smart-not-ambitious',
  {
    /** The probability that the target is reached. */
    readonly probability: number;
    /** What is to be reached. */
    readonly target: Decimal;
    /** What is expected. */
    readonly expected: number;
  }
>;

/** As much was never reached from one year to another, or whatever is as far apart. */
export type SmartBeyondHistory = Found<
  'smart-beyond-history',
  {
    /** What is asked for, as a change: 0.2 is a fifth more. */
    readonly change: number;
    /** The best change there was. */
    readonly best: number;
    /** Of how many. */
    readonly changes: number;
  }
>;

/** Means do not suffice: the open pipeline, what the budget pays for, or what people can do. */
export type SmartMeans = Found<
  'smart-pipeline' | 'smart-budget' | 'smart-capacity',
  {
    /** What there is: open deals; customers that the budget pays for; deals that a person had in one of the ten best of 100 periods. */
    readonly available: Decimal;
    /** What it takes. */
    readonly required: Decimal;
  }
>;

/** The indicator is none of those that drive the objective. */
export type SmartNotDriver = Found<
  'smart-not-a-driver',
  {
    /** What the objective says. */
    readonly objective: string;
  }
>;

/** Someone has too many goals at once. */
export type SmartFocus = Found<
  'smart-too-many-goals',
  {
    /** Who. */
    readonly owner: string;
    /** How many at most on one day, this one included. */
    readonly count: number;
    /** How many there should be at most. */
    readonly most: number;
  }
>;
