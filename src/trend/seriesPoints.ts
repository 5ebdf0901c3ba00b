// A series out of plain values: each period is found by its name, and what lies between is a gap.
import { Decimal } from '../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import { readAsOf } from '../period/asOf.ts';
import { calendar as calendarOf } from '../period/calendar.ts';
import { formatDay } from '../period/civil.ts';
import { type GrainRule, grainRule } from '../period/grain.ts';
import type { Subject } from '../query/finding.ts';
import { periodFinder } from './periodNamed.ts';
import type { Entry, PointSeries, SeriesRead } from './seriesShape.ts';

const MOST_PERIODS = 10_000;

/** The values of points, from the first to the last period. */
export function pointsRead(input: PointSeries): SeriesRead {
  refuseUnknown(input, ['points', 'grain', 'calendar', 'of', 'asOf']);
  const calendar = calendarOf(input.calendar);
  const rule = grainRule(input.grain, calendar);
  const given = valuesByIndex(input, rule);
  const places = [...given.keys()];
  const [first, last] = places.reduce(([a, b], at) => [Math.min(a, at), Math.max(b, at)], [Number.MAX_SAFE_INTEGER, -1e9]);
  const count = places.length === 0 ? 0 : last - first + 1;
  if (count > MOST_PERIODS)
    throw new KpiError('period-too-many', `${count} periods of a ${input.grain}, more than ${MOST_PERIODS}`, 'narrow the range', [
      'points',
    ]);
  const known = input.asOf === undefined ? null : readAsOf(input.asOf, calendar);
  return {
    of: subjectGiven(input.of ?? {}),
    segment: null,
    grain: input.grain,
    calendar,
    isAdditive: null,
    isMixed: false,
    entries: Array.from({ length: count }, (_, i): Entry => {
      const [start, end] = [rule.start(first + i), rule.start(first + i + 1)];
      const passed = known === null ? end : Math.min(end, known.open + known.part);
      return {
        id: rule.label(start),
        start: formatDay(start),
        end: formatDay(end),
        value: given.get(first + i) ?? null,
        state: passed >= end ? 'complete' : passed <= start ? 'future' : 'partial',
        elapsed: passed > start && passed < end ? (passed - start) / (end - start) : null,
      };
    }),
  };
}

function valuesByIndex({ points }: PointSeries, rule: GrainRule): Map<number, number | null> {
  if (!Array.isArray(points))
    throw new KpiError('bad-argument', `points are ${excerpt(points)}`, 'give a list of { period, value }', ['points']);
  const find = periodFinder(rule);
  const found = new Map<number, number | null>();
  points.forEach((point: unknown, i) => {
    const path = ['points', i];
    if (typeof point !== 'object' || point === null)
      throw new KpiError('bad-argument', `a point is ${excerpt(point)}`, 'give { period, value }', path);
    const { period, value } = point as { period?: unknown; value?: unknown };
    const start = find(period);
    if (start === null)
      throw new KpiError(
        'bad-argument',
        `${excerpt(period)} is no ${rule.grain} of this calendar`,
        `write ${rule.label(0)}, or a day in it`,
        [...path, 'period'],
      );
    const at = rule.index(start);
    if (found.has(at))
      throw new KpiError('bad-argument', `${excerpt(period)} stands twice`, 'give one value a period', [...path, 'period']);
    found.set(at, numberIn(value, [...path, 'value']));
  });
  return found;
}

function numberIn(value: unknown, path: readonly (string | number)[]): number | null {
  if (value === null) return null;
  const number = value instanceof Decimal ? value.toNumber() : value;
  if (typeof number === 'number' && Number.isFinite(number)) return number + 0;
  throw new KpiError('bad-argument', `a value is ${excerpt(value)}`, 'give a finite number, a Decimal, or null where there is none', path);
}

function subjectGiven(given: Partial<Subject>): Subject {
  refuseUnknown(given, ['id', 'label', 'unit', 'better', 'currency'], ['of']);
  const label = given.label ?? { en: given.id ?? 'Value', fr: given.id ?? 'Valeur' };
  return { id: 'value', unit: 'number', better: 'neutral', currency: null, ...given, label };
}
