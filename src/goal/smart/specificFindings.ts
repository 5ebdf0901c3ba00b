// What is found by the checks of the letter S.
import type { Decimal } from '../../decimal.ts';
import type { Direction } from '../../plan/metric.ts';
import type { GoalKind } from '../goalShape.ts';
import type { Found } from './found.ts';

/** There is no indicator, no owner, no target that can be read, no end, or no day between the first and the last. */
export type SmartLacking = Found<'smart-no-indicator' | 'smart-no-owner' | 'smart-no-target' | 'smart-open-ended' | 'smart-no-days'>;

/** The goal goes where the indicator gets worse. */
export type SmartAgainstDirection = Found<
  'smart-against-direction',
  {
    /** What is wanted of the value. */
    readonly kind: GoalKind;
    /** Which way is good. */
    readonly better: Direction;
  }
>;

/** The numbers of the goal do not go with its kind. */
export type SmartAgainstNumbers = Found<
  'smart-against-numbers',
  {
    /** What is wanted of the value. */
    readonly kind: GoalKind;
    /** Where it starts from; of a range, its lower end. */
    readonly from: Decimal;
    /** Where it is to go; of a range, its upper end. */
    readonly to: Decimal;
  }
>;

/** The records have no such segment. */
export type SmartNoSegment = Found<'smart-no-segment'>;

/** Another goal wants something else of the same records on the same days. */
export type SmartContradiction = Found<
  'smart-contradiction',
  {
    /** The id of the other goal. */
    readonly other: string;
    /** What it says to readers. */
    readonly title: string;
    /** The target of this goal. */
    readonly target: Decimal;
    /** The target of the other. */
    readonly otherTarget: Decimal;
  }
>;
