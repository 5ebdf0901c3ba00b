// What a forecast is made of: the values of a series by the places of its season, without gaps, in units near 1. And what lies ahead.
import { type Day, formatDay, parseDay } from '../../period/civil.ts';
import { grainRule } from '../../period/grain.ts';
import { filled } from '../filled.ts';
import { inUnits, type Values } from '../observed.ts';
import { slotsOf } from '../seasonSlots.ts';
import { cyclesOf, type PlaceOf, placesIn } from '../seasons.ts';
import type { Series } from '../series.ts';

/** The past of a series. */
export interface Past {
  /** The values from the first to the last, in units; gaps are filled in. */
  readonly y: readonly number[];
  readonly unit: number;
  /** How many values were filled in. */
  readonly filled: number;
}

/** A period ahead. */
export interface PeriodAhead {
  readonly id: string;
  /** How many places of the season it lies behind the last value. */
  readonly step: number;
}

type Periods = Pick<Series, 'grain' | 'calendar' | 'periods'>;

/** The length of the season that values by period may have: 12 months, 7 days; 1 for years. */
export const seasonLength = ({ grain }: Pick<Series, 'grain'>): number => cyclesOf(grain)[0]?.length ?? 1;

/** The place of the period that starts on a day; a 53rd week shares that of the one before it. */
function placeOf({ grain, calendar }: Periods): PlaceOf {
  const [cycle] = cyclesOf(grain);
  const { index } = grainRule(grain, calendar);
  return cycle === undefined ? (start) => index(parseDay(start) as Day) : placesIn(cycle, grain, calendar);
}

/** The past of the values of a series; null where more than a tenth of it is gaps, and without values. */
export function pastOf(series: Periods, values: Values): Past | null {
  const { unit, values: near } = inUnits(values);
  const slots = slotsOf(
    near,
    series.periods.map(({ start }) => start),
    placeOf(series),
    seasonLength(series),
  );
  const whole = filled(slots.values, slots.seasons);
  return whole === null ? null : { y: whole.values, unit, filled: whole.isFilled.filter(Boolean).length };
}

/** The position of the last value; −1 without one. */
export const lastKnown = (values: Values): number => values.reduce<number>((last, value, at) => (value === null ? last : at), -1);

/** The periods behind the last one with a value. */
export function nextPeriods(series: Periods, values: Values, count: number): PeriodAhead[] {
  const rule = grainRule(series.grain, series.calendar);
  const place = placeOf(series);
  const last = series.periods[lastKnown(values)]?.start as string;
  return Array.from({ length: count }, (_, i) => {
    const start = rule.next(parseDay(last) as Day, i + 1);
    // A 53rd week behind a 52nd is expected to be what comes next.
    return { id: rule.label(start), step: Math.max(1, place(formatDay(start)) - place(last)) };
  });
}

/** Fewer steps ahead may always be asked for, as far as the past goes. */
const ALWAYS = 6;

/** How many periods ahead a past tells: half of its own, and two seasons. */
export function longestHorizon(length: number, period: number): number {
  return Math.min(Math.floor(length / 2), Math.max(2 * period, ALWAYS));
}
