// Which cycles of the calendar show in a series, and the series without them: each cycle is tested on what the shorter ones leave.
import { fromUnits, type Values, withoutRounding } from './observed.ts';
import { type FTest, seasonalDummies, stableSeasonality } from './seasonalityTest.ts';
import { type SeasonalParts, type SeasonMode, seasonalParts } from './seasonalParts.ts';
import { type Slots, slotsOf } from './seasonSlots.ts';
import { type Cycle, cyclesOf, neededFor, placesIn } from './seasons.ts';
import type { Series } from './series.ts';

/** Seasons at a probability below this are no chance. */
const SURE = 0.01;

/** What was found of one cycle. */
export interface CycleTested {
  readonly cycle: Cycle;
  /** Whether its seasons differ; null where the series is too short to tell. */
  readonly present: boolean | null;
  /** The smaller probability of both tests, times the number of cycles tested. */
  readonly pValue: number | null;
  readonly stable: FTest | null;
  readonly dummies: FTest | null;
  readonly parts: SeasonalParts | null;
  readonly slots: Slots;
}

/** The seasons of a series. */
export interface SeasonsFound {
  /** The cycles of the calendar, the shortest first. */
  readonly tested: readonly CycleTested[];
  /** Those whose seasons differ. */
  readonly present: readonly CycleTested[];
  readonly mode: SeasonMode | null;
  /** The values without their seasons. */
  readonly adjusted: Values;
}

/** The seasons of values in units near 1. */
export function seasonsFound({ grain, calendar, periods }: Pick<Series, 'grain' | 'calendar' | 'periods'>, values: Values): SeasonsFound {
  const starts = periods.map(({ start }) => start);
  const known = values.filter((value) => value !== null).length;
  const cycles = cyclesOf(grain);
  const count = cycles.filter(({ length }) => known >= neededFor(length)).length;
  let adjusted = values;
  let mode: SeasonMode | null = null;
  const tested = cycles.map((cycle): CycleTested => {
    const slots = slotsOf(adjusted, starts, placesIn(cycle, grain, calendar), cycle.length);
    const none = { cycle, present: null, pValue: null, stable: null, dummies: null, parts: null, slots };
    if (known < neededFor(cycle.length)) return none;
    const stable = stableSeasonality(slots.values, slots.seasons, cycle.length);
    const dummies = seasonalDummies(slots.values, slots.seasons);
    const least = Math.min(stable?.pValue ?? 2, dummies?.pValue ?? 2);
    if (least > 1) return none;
    const pValue = Math.min(1, least * count);
    const parts = seasonalParts(slots.values, slots.seasons, cycle.length, mode ?? undefined);
    const present = pValue < SURE && parts !== null;
    if (present) {
      mode = parts.mode;
      adjusted = withoutSeasons(adjusted, slots, parts);
    }
    return { cycle, present, pValue, stable, dummies, parts, slots };
  });
  return { tested, present: tested.filter(({ present }) => present === true), mode, adjusted };
}

/** Values less what their seasons add, or over their factors. */
function withoutSeasons(values: Values, { at }: Slots, { mode, seasonal }: SeasonalParts): (number | null)[] {
  const rest = values.map((value, i) => {
    const season = seasonal[at[i] as number] as number;
    return value === null ? null : fromUnits(mode === 'additive' ? value - season : value / Math.exp(season), 1);
  });
  const rounded = withoutRounding(rest.map((value) => value ?? 0));
  return rest.map((value, i) => (value === null ? null : (rounded[i] as number)));
}
