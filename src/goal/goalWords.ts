// The words in which goals are answered.
import type { Decimal } from '../decimal.ts';
import type { LandingReason } from './landing.ts';

/** Where a goal stands, in a word. */
export type GoalStatus =
  | 'not-started'
  | 'too-early'
  | 'achieved'
  | 'exceeded'
  | 'on-track'
  | 'at-risk'
  | 'off-track'
  | 'partly-met'
  | 'missed'
  | 'unknown';

/** An amount: a plain number of an indicator that counts, a Decimal of any other. */
export type GoalValue = Decimal | number;

/**
 * Why something is not known of a goal: there are no records, or none for some of its days (`missing-periods`, `partly-covered`); the
 * periods do not fill its days; two currencies, or another one than the goal's; a rate that cannot be made of its periods
 * (`not-additive`); too few years for seasons (`no-seasons`); it has not begun, or no period of it is over (`too-early`); what it starts
 * from is not said (`no-start`); division by 0; a level, which no day brings nearer (`level`); it is over; nothing was reached so far.
 */
export type ProgressReason =
  | Exclude<LandingReason, 'no-interval'>
  | 'partly-covered'
  | 'missing-input'
  | 'immature-cohort'
  | 'not-additive'
  | 'no-seasons'
  | 'not-started'
  | 'too-early'
  | 'no-start'
  | 'level'
  | 'over'
  | 'nothing-yet';

/** What is suggested: nothing, a higher or a lower target, more time, or the goal in two parts. */
export type AdjustmentAction = 'keep' | 'raise' | 'lower' | 'extend' | 'split';

/**
 * Why: it is reached, or all but sure to be; out of reach, more than once; within reach with a little more time, or in two steps. Why not:
 * on course, unsure, too early, already changed once, over, or no forecast.
 */
export type AdjustmentReason =
  | 'nearly-sure'
  | 'out-of-reach'
  | 'reachable-later'
  | 'reachable-in-steps'
  | 'on-course'
  | 'off-once'
  | 'too-early'
  | 'changed-before'
  | 'over'
  | 'not-known'
  | 'not-adjustable';
