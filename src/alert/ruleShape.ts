// A rule of alerts as data: which value is watched, what is out of order with it, and when that is said.

import type { SegmentKeys } from '../query/finding.ts';
import type { AlertCondition } from './conditionShape.ts';

/** How much an alert matters. */
export type Severity = 'info' | 'warning' | 'critical';

/** For how long a rule is silent about a segment after it has told of it: so many periods, or days. */
export type CoolDown =
  | {
      /** How many periods. */
      readonly periods: number;
    }
  | {
      /** How many days, from the end of the period that was told of. */
      readonly days: number;
    };

/** A rule, complete: plain JSON, amounts as exact text. `alertRule` reads it back. */
export interface AlertRule {
  /** Its name among rules; alerts are remembered by it. */
  readonly id: string;
  /** What it says to readers. */
  readonly title: string;
  /** The indicator: a column of the table; null for a goal. */
  readonly of: string | null;
  /** The name of the table; null for a goal. */
  readonly table: string | null;
  /** One segment of the table; null for every segment, each on its own. */
  readonly segment: SegmentKeys | null;
  /** What is out of order. */
  readonly when: AlertCondition;
  /** How much it matters. */
  readonly severity: Severity;
  /** ISO 4217 code of its amounts: values in another currency are not judged; null where that is not said. */
  readonly currency: string | null;
  /** The value at which an alert is over; null: as soon as the condition does not hold. */
  readonly clearAt: string | null;
  /** For how long it is silent after an alert; null for no time. */
  readonly coolDown: CoolDown | null;
  /** How many days behind its end a period is judged, so that late records are in. */
  readonly delay: number;
  /** In how many periods in a row the condition has to hold. */
  readonly forPeriods: number;
  /** Whether the running period is judged too: only for totals that may already be above a limit. */
  readonly partial: boolean;
  /** What a period without any record in the whole table is: not known, or a zero. */
  readonly emptyIs: 'noData' | 'zero';
}
