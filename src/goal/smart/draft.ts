// A goal as far as it is said: what is not there yet, or cannot be, is for the checks to say, so that a goal may be assessed while it is written.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError, type KpiErrorPath, refuseUnknown } from '../../error.ts';
import { readKey } from '../../expr/key.ts';
import { type Calendar, calendar as calendarOf } from '../../period/calendar.ts';
import { type Day, parseDay } from '../../period/civil.ts';
import type { DayRange } from '../../period/dayRange.ts';
import { additivityOf } from '../../plan/additivity.ts';
import { checkMetric } from '../../query/checkMetric.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import type { GoalInput } from '../goalInput.ts';
import { type Goal, type GoalAggregation, type GoalKind, isAddedUp } from '../goalShape.ts';
import { isKept } from '../wanted.ts';
import { amountIn, amountOrThrow } from './amounts.ts';

/** A goal, or as much of one as is known: anything may be left out. */
export type GoalDraft = { readonly [K in Exclude<keyof GoalInput, 'between'>]?: GoalInput[K] | null | undefined } & {
  /** Its days, half-open; null for an end that is open. */
  readonly between?: readonly [from: string | null, to: string | null] | null | undefined;
};

/** A draft as it was read. */
export interface Draft {
  readonly id: string | null;
  readonly of: Goal['of'] | null;
  readonly kind: GoalKind;
  readonly target: Decimal | null;
  readonly upTo: Decimal | null;
  readonly baseline: Decimal | null;
  readonly currency: string | null;
  readonly calendar: Calendar;
  /** Its days; null where one is missing, is none, or lies behind the other. */
  readonly days: DayRange | null;
  /** Whether there are two days, in whatever order. */
  readonly hasEnd: boolean;
  readonly segment: SegmentKeys | null;
  readonly aggregation: GoalAggregation;
  readonly owner: string | null;
  readonly objective: { readonly title: string; readonly drivers: readonly string[] } | null;
  readonly createdAt: Day | null;
  /** How many steps there are, of milestones. */
  readonly steps: number;
}

const names = [
  ...['id', 'title', 'of', 'kind', 'baseline', 'target', 'upTo', 'stretch', 'minimum', 'currency', 'between', 'calendar', 'segment'],
  ...['aggregation', 'pacing', 'milestones', 'owner', 'objective', 'parent', 'weight', 'createdAt'],
];
const kinds: readonly GoalKind[] = ['reach', 'increaseFrom', 'decreaseFrom', 'stayAbove', 'stayBelow', 'range', 'milestones'];
const aggregations: readonly GoalAggregation[] = ['cumulative', 'latest', 'average'];

/** Reads a draft; only what is no part of a goal at all is refused. */
export function readDraft(given: GoalDraft, path: KpiErrorPath = ['goal']): Draft {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new KpiError('bad-argument', `a goal from ${excerpt(given)}`, 'give { id, of, target, between }', path);
  refuseUnknown(given, names, path);
  const of = metricIn(given.of, [...path, 'of']);
  const [baseline, target] = [amountOrThrow(given.baseline, [...path, 'baseline']), amountIn(given.target)];
  const steps = Array.isArray(given.milestones) ? given.milestones.length : 0;
  const kind = wordIn(given.kind, kinds, [...path, 'kind']) ?? kindMeant(baseline, target, steps);
  const usual = of !== null && isAddedUp(of.additivity) && !isKept(kind) ? 'cumulative' : 'latest';
  const calendar = calendarOf(given.calendar ?? {});
  return {
    id: textIn(given.id),
    of,
    kind,
    target,
    upTo: amountOrThrow(given.upTo, [...path, 'upTo']),
    baseline,
    currency: textIn(given.currency),
    calendar,
    ...daysIn(given.between),
    segment: segmentIn(given.segment, [...path, 'segment']),
    aggregation: wordIn(given.aggregation, aggregations, [...path, 'aggregation']) ?? usual,
    owner: textIn(given.owner),
    objective: objectiveIn(given.objective),
    createdAt: dayIn(given.createdAt, [...path, 'createdAt']),
    steps,
  };
}

function metricIn(given: GoalDraft['of'], path: KpiErrorPath): Goal['of'] | null {
  if (given === undefined || given === null) return null;
  if (typeof given !== 'object' && typeof given !== 'function')
    throw new KpiError('bad-argument', `of is ${excerpt(given)}`, 'give an indicator, such as revenue', path);
  checkMetric(given, path);
  const { id, label, unit, better, additivity, formula, maturity } = given;
  return { id, label, unit, better, additivity: additivity ?? additivityOf(formula), formula, ...(maturity !== undefined && { maturity }) };
}

function kindMeant(baseline: Decimal | null, target: Decimal | null, steps: number): GoalKind {
  if (steps > 0) return 'milestones';
  const way = baseline === null || target === null ? 0 : target.cmp(baseline);
  return way === 0 ? 'reach' : way > 0 ? 'increaseFrom' : 'decreaseFrom';
}

function wordIn<W extends string>(given: unknown, words: readonly W[], path: KpiErrorPath): W | null {
  if (given === undefined || given === null) return null;
  if (words.includes(given as W)) return given as W;
  throw new KpiError('bad-argument', `${path.at(-1)} is ${excerpt(given)}`, `one of ${words.join(', ')}`, path);
}

const textIn = (given: unknown): string | null => (typeof given === 'string' && given.trim() !== '' ? given.trim() : null);

function daysIn(between: unknown): Pick<Draft, 'days' | 'hasEnd'> {
  const [from, to] = (Array.isArray(between) && between.length === 2 ? between : []).map((day: unknown) =>
    typeof day === 'string' ? parseDay(day) : null,
  );
  if (from == null || to == null) return { days: null, hasEnd: false };
  return { days: from < to ? { from, to } : null, hasEnd: true };
}

function segmentIn(given: unknown, path: KpiErrorPath): SegmentKeys | null {
  if (given === undefined || given === null) return null;
  const entries = typeof given === 'object' && !Array.isArray(given) ? Object.entries(given) : [];
  const isKey = (value: unknown): boolean => value === null || 'key' in readKey(value);
  if (entries.length === 0 || !entries.every(([, value]) => isKey(value)))
    throw new KpiError('bad-argument', `segment is ${excerpt(given)}`, "give the value of a dimension: { country: 'FR' }", path);
  return Object.fromEntries(entries) as SegmentKeys;
}

function objectiveIn(given: GoalDraft['objective']): Draft['objective'] {
  const id = textIn(given?.id);
  if (id === null) return null;
  const drivers = Array.isArray(given?.drivers) ? given.drivers.filter((driver) => typeof driver === 'string') : [];
  return { title: textIn(given?.title) ?? id, drivers };
}

function dayIn(given: unknown, path: KpiErrorPath): Day | null {
  if (given === undefined || given === null) return null;
  const day = typeof given === 'string' ? parseDay(given) : null;
  if (day !== null) return day;
  throw new KpiError('bad-date', `${path.join(' ')} is ${excerpt(given)}`, 'give a calendar date, YYYY-MM-DD', path);
}
