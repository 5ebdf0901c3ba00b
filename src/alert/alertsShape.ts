// What an evaluation of alerts takes and gives.
import type { AsOf } from '../period/asOf.ts';
import type { Table } from '../query/table.ts';
import type { AlertState } from './alertState.ts';
import type { AlertFired, AlertResolved } from './findings.ts';
import type { GoalStanding } from './goalStanding.ts';
import type { NotJudged } from './notJudged.ts';

/** The tables of rules, by name: of `query`, asked `every` some period, also such that went through JSON. */
export type AlertTables = Readonly<Record<string, Table<object>>>;

/** When alerts are evaluated. */
export interface AlertOptions {
  /** Up to when records are known: it says which periods are over. */
  readonly asOf: AsOf;
  /** Where goals stand, as `progress` tells it; for rules of `goalStatus`. */
  readonly goals?: readonly GoalStanding[] | undefined;
}

/** What came of an evaluation. The caller delivers it, and keeps `state` for the next one. */
export interface Alerts {
  /** The alerts that began, each told once. */
  readonly fired: readonly AlertFired[];
  /** The alerts that ended, each told once. */
  readonly resolved: readonly AlertResolved[];
  /** What is remembered: plain JSON, the `previous` of the next call. */
  readonly state: AlertState;
  /** What was not judged, and why. */
  readonly notJudged: readonly NotJudged[];
}
