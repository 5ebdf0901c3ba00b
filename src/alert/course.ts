// From one evaluation to the next, of a rule and a segment: each period that is over is judged in its order, once; the last one again, as
// late records may have changed it. An alert begins and ends once.
import { parseDay } from '../period/civil.ts';
import type { SegmentKeys, Subject } from '../query/finding.ts';
import type { AlertAbout } from './about.ts';
import type { AlertMark, AlertMemory } from './alertState.ts';
import type { AlertFired, AlertResolved } from './findings.ts';
import type { NotJudged } from './notJudged.ts';
import type { Place } from './places.ts';
import type { AlertRule } from './ruleShape.ts';
import type { Judge, Verdict } from './verdict.ts';

/** Periods that are made good after a pause; those before are left out, and counted. */
const MOST_BEHIND = 100;

/** What one rule says of one segment. */
export interface Course {
  readonly rule: AlertRule;
  readonly segment: SegmentKeys | null;
  readonly places: readonly Place[];
  /** The first day that is not over. */
  readonly open: number;
  readonly judge: Judge;
  /** What a period is about. */
  subject(at: number): Subject;
}

/** What became of it. */
export interface CourseEnd {
  readonly memory: AlertMemory;
  readonly fired: readonly AlertFired[];
  readonly resolved: readonly AlertResolved[];
  readonly left: readonly NotJudged[];
}

/** Judges what there is to judge. */
export function follow(course: Course, before: AlertMemory | undefined): CourseEnd {
  const { rule, segment, places, open } = course;
  let memory = before ?? { rule: rule.id, segment, judged: null, firing: null, since: null, fired: null };
  const [fired, resolved, left]: [AlertFired[], AlertResolved[], NotJudged[]] = [[], [], []];
  let silence: NotJudged | null = null;
  const leave = (at: number, reason: NotJudged['reason'], detail: NotJudged['detail'] = null): NotJudged => {
    return { rule: rule.id, segment, period: places[at]?.period ?? null, reason, detail };
  };
  const judgeAt = (at: number, isRunning: boolean): void => {
    const place = places[at] as Place;
    const verdict = inARow(course, at);
    if (verdict.holds === null) {
      silence = leave(at, verdict.reason, verdict.detail);
      return;
    }
    silence = null;
    const mark: AlertMark = { period: place.period, start: place.start, end: place.end };
    if (!isRunning) memory = { ...memory, judged: mark };
    if (memory.firing === null && verdict.holds && verdict.found !== null) {
      if (isCooling(course, memory.fired, at)) {
        silence = leave(at, 'cooling-down');
        return;
      }
      const since = places[at - rule.forPeriods + 1]?.period ?? place.period;
      memory = { ...memory, firing: mark, fired: mark, since };
      const { code, values } = verdict.found();
      fired.push({ ...headOf(course, at), code, values: { ...aboutOf(rule, since), ...values } } as AlertFired);
    } else if (memory.firing !== null && verdict.clears && !isRunning) {
      const values = { ...aboutOf(rule, memory.since ?? memory.firing.period), is: rule.when.is, value: verdict.value };
      memory = { ...memory, firing: null, since: null };
      resolved.push({ ...headOf(course, at), code: 'alert-resolved', values });
    }
  };
  const latest = places.reduce((found, { state, to }, at) => (state !== 'running' && to + rule.delay <= open ? at : found), -1);
  const start = firstToJudge(places, memory.judged, latest);
  const first = Math.max(start, latest + 1 - MOST_BEHIND);
  if (first > start) left.push(leave(start, 'too-many-periods', first - start));
  for (let at = first; at <= latest; at++) {
    // What a running period told is not over by one before it.
    const isBefore = memory.firing !== null && (places[at] as Place).start < memory.firing.start;
    if (at >= 0 && !isBefore) judgeAt(at, false);
  }
  if (first > latest) silence = leave(-1, 'not-yet');
  const running = rule.partial ? places.findIndex(({ state }) => state === 'running') : -1;
  if (running >= 0 && memory.firing === null) judgeAt(running, true);
  return { memory, fired, resolved, left: silence === null ? left : [...left, silence] };
}

/** The last period judged, since it may have changed; without a memory, the latest one: the past is no news. */
function firstToJudge(places: readonly Place[], judged: AlertMark | null, latest: number): number {
  if (judged === null) return Math.max(latest, 0);
  const found = places.findIndex(({ start }) => start >= judged.start);
  return found < 0 ? places.length : found;
}

/** The verdict on a period; it holds only where it did in so many in a row, and a period without a verdict breaks the row. */
function inARow({ judge, rule: { forPeriods } }: Course, at: number): Verdict {
  const verdict = judge(at);
  if (verdict.holds !== true) return verdict;
  for (let i = 1; i < forPeriods; i++) if (at - i < 0 || judge(at - i).holds !== true) return { ...verdict, holds: false, clears: false };
  return verdict;
}

/** Whether the rule is silent about the segment since its last alert. */
function isCooling({ rule: { coolDown }, places, open }: Course, fired: AlertMark | null, at: number): boolean {
  if (coolDown === null || fired === null) return false;
  if ('days' in coolDown) return Math.min((places[at] as Place).to, open) - (parseDay(fired.end) ?? 0) <= coolDown.days;
  const last = places.findIndex(({ start }) => start >= fired.start);
  return last >= 0 && at - last <= coolDown.periods;
}

const headOf = ({ subject, segment, places }: Course, at: number) => {
  return { of: subject(at), segment, period: (places[at] as Place).period };
};

const aboutOf = ({ id, title, severity, forPeriods }: AlertRule, since: string): AlertAbout => {
  return { rule: id, title, severity, since, forPeriods };
};
