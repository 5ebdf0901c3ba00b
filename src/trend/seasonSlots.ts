// The values of a series by their places in a cycle: two that share a place, as weeks 52 and 53, are one value. Linear time.
import type { Values } from './observed.ts';
import type { PlaceOf } from './seasons.ts';

/** One value a place of a cycle, without a hole between the first and the last. */
export interface Slots {
  /** The mean of the values at each place; null where there is none. */
  readonly values: Values;
  /** The season of each place, from 0. */
  readonly seasons: readonly number[];
  /** The position in `values` of each value of the series. */
  readonly at: readonly number[];
}

/** The values of a series by place; `starts` are the first days of its periods. */
export function slotsOf(values: Values, starts: readonly string[], place: PlaceOf, length: number): Slots {
  const places = starts.map(place);
  const first = places[0] ?? 0;
  const sums = new Map<number, { sum: number; count: number }>();
  values.forEach((value, i) => {
    if (value === null) return;
    const at = (places[i] as number) - first;
    const { sum, count } = sums.get(at) ?? { sum: 0, count: 0 };
    sums.set(at, { sum: sum + value, count: count + 1 });
  });
  const count = places.length === 0 ? 0 : (places.at(-1) as number) - first + 1;
  const slots = Array.from({ length: count }, (_, at) => sums.get(at));
  return {
    values: slots.map((slot) => (slot === undefined ? null : slot.sum / slot.count)),
    seasons: slots.map((_, at) => (((first + at) % length) + length) % length),
    at: places.map((at) => at - first),
  };
}
