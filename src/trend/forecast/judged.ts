// A forecast, and how it would have done in the past; where the naive one would have been nearer every time, that takes its place.
import { neededFor } from '../seasons.ts';
import type { Ahead } from './ahead.ts';
import { naive } from './naive.ts';
import { type ForecastSkill, rollingSkill } from './skill.ts';

/** A forecast that was tried on the past. */
export interface Judged extends Ahead {
  /** How it would have done; null where the past is too short to tell, or nobody asked. */
  readonly skill: ForecastSkill | null;
  /** Whether the naive forecast took its place. */
  readonly isReplaced: boolean;
}

/** What is forecast without the last `cut` values; null for what has no forecast. */
export type Find = (cut: number, horizon: number) => Ahead | null;

/** A forecast of values, tried from so many places in the past; without values it is not tried. A rate is never replaced. */
export function judged(y: readonly number[] | null, find: Find, horizon: number, period: number, origins: number): Judged | null {
  const found = find(0, horizon);
  if (found === null || y === null || origins === 0) return found && { ...found, skill: null, isReplaced: false };
  const season = found.season === null ? 1 : period;
  // What has no forecast is no better than the last value.
  const means = (end: number, steps: number) => (find(y.length - end, steps) ?? naive(y.slice(0, end), steps, season)).mean;
  const untested = season === 1 && period > 1 && y.length >= 2 * period && y.length < neededFor(period) && found.method !== 'parts';
  if (untested) {
    // Two years do not prove a season, but a December is no new level either: what was nearer on the whole is said again.
    const seasonal = rollingSkill(y, period, horizon, origins, means, period);
    if (seasonal !== null && !seasonal.isBetter)
      return { ...found, ...naive(y, horizon, period), method: 'seasonal-naive', isClipped: false, skill: seasonal, isReplaced: true };
  }
  const skill = rollingSkill(y, season, horizon, origins, means);
  // The last rate may be of hardly anything: a rate is kept, and smoothing alone may say the last one again.
  if (skill === null || skill.lost < skill.origins || found.method === 'parts') return { ...found, skill, isReplaced: false };
  const method = season === 1 ? 'naive' : 'seasonal-naive';
  return { ...found, ...naive(y, horizon, season), method, isClipped: false, skill, isReplaced: true };
}
