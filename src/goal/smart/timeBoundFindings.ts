// What is found by the checks of the letter T.
import type { Grain } from '../../period/grain.ts';
import type { Found } from './found.ts';

/** The goal was over before it was set. */
export type SmartOver = Found<
  'smart-already-over',
  {
    /** Its last day. */
    readonly last: string;
    /** The day on which it was set, or is looked at. */
    readonly on: string;
  }
>;

/** What is done on these days shows only behind them. */
export type SmartTooShort = Found<
  'smart-too-short',
  {
    /** How many days it has. */
    readonly days: number;
    /** How many days it takes until something shows. */
    readonly lag: number;
  }
>;

/** There is hardly a moment to look how it goes. */
export type SmartFewCheckIns = Found<
  'smart-few-check-ins',
  {
    /** How many fit. */
    readonly count: number;
    /** How many are needed. */
    readonly needed: number;
    /** How often one looks. */
    readonly every: Grain;
  }
>;
