// What every alert says.
import type { Severity } from './ruleShape.ts';

/** What every alert says. */
export interface AlertAbout {
  /** The id of its rule. */
  readonly rule: string;
  /** What the rule says to readers. */
  readonly title: string;
  /** How much it matters. */
  readonly severity: Severity;
  /** The first period in which the condition held; of a goal, the day. */
  readonly since: string;
  /** In how many periods in a row it held. */
  readonly forPeriods: number;
}
