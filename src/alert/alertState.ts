// What is remembered from one evaluation to the next: which alerts are on, and up to where periods were judged.
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import { parseDay } from '../period/civil.ts';
import type { SegmentKeys } from '../query/finding.ts';

/** The version of the form. */
const VERSION = 1;

/** A period in memory: its name, and its first and the day behind its last one. */
export interface AlertMark {
  /** Its name; of a goal, the day. */
  readonly period: string;
  /** Its first day. */
  readonly start: string;
  /** The day behind its last one; of a running period, behind the last day known. */
  readonly end: string;
}

/** What is remembered of a rule and a segment. */
export interface AlertMemory {
  /** The id of the rule. */
  readonly rule: string;
  /** The segment; null for all records, and for a goal. */
  readonly segment: SegmentKeys | null;
  /** The last period with a verdict; null before there was one. */
  readonly judged: AlertMark | null;
  /** While the alert is on, the period of which it told; null while it is off. */
  readonly firing: AlertMark | null;
  /** The first period of the condition, while the alert is on. */
  readonly since: string | null;
  /** The period of the last alert, also one that is over; null before there was one. */
  readonly fired: AlertMark | null;
}

/** What is remembered from one evaluation to the next: plain JSON, to be stored as it is. */
export interface AlertState {
  /** The version of the form; another is refused. */
  readonly version: 1;
  /** By rule and segment. */
  readonly alerts: readonly AlertMemory[];
}

/** The name of a rule and a segment; it tells 1 from '1'. */
export const memoryName = (rule: string, segment: SegmentKeys | null): string => JSON.stringify([rule, segmentName(segment)]);

/** The name of a segment, whatever the order of its dimensions. */
export const segmentName = (segment: SegmentKeys | null): string =>
  segment === null ? '' : JSON.stringify(Object.entries(segment).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The memories of a state by name; none without one. */
export function readState(state: AlertState | null): Map<string, AlertMemory> {
  if (state === null) return new Map();
  const hint = 'give what an earlier call of alerts returned as state, or null to begin anew';
  if (typeof state !== 'object' || !Array.isArray(state?.alerts))
    throw new KpiError('bad-argument', `the state is ${excerpt(state)}`, hint, ['previous']);
  if (state.version !== VERSION)
    throw new KpiError('bad-argument', `a state of version ${excerpt(state.version)}`, hint, ['previous', 'version']);
  return new Map(
    state.alerts.map((one: AlertMemory, i) => {
      const path = ['previous', 'alerts', i];
      if (typeof one !== 'object' || one === null || typeof one.rule !== 'string')
        throw new KpiError('bad-argument', `an alert of the state is ${excerpt(one)}`, hint, path);
      refuseUnknown(one, ['rule', 'segment', 'judged', 'firing', 'since', 'fired'], path);
      for (const name of ['judged', 'firing', 'fired'] as const)
        if (!isMark(one[name])) throw new KpiError('bad-argument', `${name} is ${excerpt(one[name])}`, hint, [...path, name]);
      return [memoryName(one.rule, one.segment), one];
    }),
  );
}

/** A period in memory, or none. */
function isMark(mark: unknown): boolean {
  if (mark === null) return true;
  const { period, start, end } = (mark ?? {}) as Readonly<Record<string, unknown>>;
  return typeof period === 'string' && [start, end].every((day) => typeof day === 'string' && parseDay(day) !== null);
}

/** The state of memories; their order is that of their names. */
export function stateOf(memories: ReadonlyMap<string, AlertMemory>): AlertState {
  const alerts = [...memories].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, memory]) => memory);
  return { version: VERSION, alerts };
}
