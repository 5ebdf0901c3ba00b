// The seasons of a series as columns of 0 and 1, for a model that sees to all of them at once.
import { placesIn } from '../seasons.ts';
import type { Past } from './past.ts';

/** Longer cycles are told by the months of the year: a day of it has come round too seldom. */
const LONGEST = 53;
/** Seasons that chance would show as seldom as this are taken in: left out where they are, they make false alarms. */
const SUSPECTED = 0.05;

/** The columns of each cycle that shows: one a season, in the second but for the last. Seasons that were never seen leave theirs out. */
export function seasonColumns({ course, series }: Past, times: readonly number[], last: number): ((time: number) => number[])[] {
  const found: ((time: number) => number[])[] = [];
  const startAt = (time: number): string => series.periods[time]?.start as string;
  for (const { cycle, pValue } of course.seasons.tested) {
    if (pValue === null || pValue >= SUSPECTED) continue;
    const place = placesIn(cycle, series.grain, series.calendar);
    const monthAt = (time: number): number => Number(startAt(time).slice(5, 7)) - 1;
    const placeAt = (time: number): number => ((place(startAt(time)) % cycle.length) + cycle.length) % cycle.length;
    const [length, seasonAt] = cycle.length > LONGEST ? [12, monthAt] : [cycle.length, placeAt];
    const known = new Set(times.map(seasonAt));
    if (!known.has(seasonAt(last))) continue;
    const seasons = Array.from({ length }, (_, season) => season).filter((season) => known.has(season));
    const columns = found.length === 0 ? seasons : seasons.slice(0, -1);
    found.push((time) => {
      const own = seasonAt(time);
      return columns.map((season) => (season === own ? 1 : 0));
    });
  }
  return found;
}
