// A grain is two functions: which period a day is in, counted from some period, and on which day a period starts. The rest
// follows from them.
import { excerpt, KpiError, nearest } from '../error.ts';
import type { Calendar } from './calendar.ts';
import { civilOf, type Day, dayOf, formatDay } from './civil.ts';
import type { GrainSteps } from './grainSteps.ts';
import { monthGrain } from './monthGrain.ts';
import { retailGrain } from './retail.ts';
import { weekGrain } from './week.ts';

/** The length of a period. */
export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/** The grains, from the shortest. */
export const grains: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'half', 'year'];

/** The periods of a grain in a calendar. */
export interface GrainRule extends GrainSteps {
  /** The grain. */
  readonly grain: Grain;
  /** The first day of the period that holds a day. */
  floor(day: Day): Day;
  /** The start of the period `steps` after (before, when negative) the one that starts on `start`. */
  next(start: Day, steps: number): Day;
}

/**
 * The periods of a grain in a calendar.
 *
 * @throws {KpiError} bad-argument when the grain is not known
 */
export function grainRule(grain: Grain, calendar: Calendar): GrainRule {
  const steps = stepsOf(grain, calendar);
  return {
    ...steps,
    grain,
    floor: (day) => steps.start(steps.index(day)),
    next: (start, count) => steps.start(steps.index(start) + count),
  };
}

function stepsOf(grain: Grain, calendar: Calendar): GrainSteps {
  if (!grains.includes(grain)) {
    const near = typeof grain === 'string' ? nearest(grain, grains) : undefined;
    throw new KpiError(
      'bad-argument',
      `${excerpt(grain)} is not a period`,
      near ? `did you mean ${near}?` : `the periods are ${grains.join(', ')}`,
      ['every'],
    );
  }
  if (grain === 'day') return dayGrain;
  if (calendar.retail !== null) return retailGrain(grain, calendar.retail);
  return grain === 'week' ? weekGrain(calendar.weekStart) : monthGrain(grain, calendar);
}

const dayGrain: GrainSteps = {
  index: (day) => day,
  start: (index) => index,
  label: formatDay,
  yearBefore(day) {
    const { year, month, day: dayOfMonth } = civilOf(day);
    return month === 2 && dayOfMonth === 29 ? null : dayOf(year - 1, month, dayOfMonth);
  },
};

/** Whether the periods of one grain fill those of another without a rest: days fill everything, weeks only retail months and years. */
export function fills(part: Grain, whole: Grain, calendar: Calendar): boolean {
  const fits = grains.indexOf(part) <= grains.indexOf(whole);
  return part === 'week' ? whole === 'week' || (fits && calendar.retail !== null) : fits;
}
