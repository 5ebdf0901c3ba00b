// Stretches of time in order, and the quick way from a moment to the stretch that holds it.
import { DAY_MS } from '../period/civil.ts';
import type { Slot } from '../plan/plan.ts';
import type { NameRows } from './kernel/kernel.ts';

/** Marks rows without a group: the largest whole number that engines of JavaScript keep without an object around it. */
export const NOWHERE = 0x3fff_ffff;

/** A stretch of time with the name of its first group. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly base: number;
}

/** Slots, or the stretches before them; the groups of slot i begin at i × `width`. */
export interface Slots {
  readonly slots: readonly Slot[];
  readonly side: 'window' | 'previous';
  readonly width: number;
}

/** The stretches of slots that hold any time, in order. */
export function stretchesOf({ slots, side, width }: Slots, calendarDates: boolean): Stretch[] {
  const stretches = slots.flatMap((slot, i) => {
    const window = slot[side];
    if (window === null) return [];
    // A calendar date stands half a millisecond behind its midnight.
    const [start, end] = calendarDates ? [window.fromDay * DAY_MS + 0.5, window.toDay * DAY_MS + 0.5] : [window.from, window.to];
    return start < end ? [{ start, end, base: i * width }] : [];
  });
  return stretches.sort((a, b) => a.start - b.start);
}

const CELLS = 1 << 16;
/** Marks a cell with a boundary in it. */
export const EDGE = NOWHERE - 1;

/**
 * Finds the name of the first group of the stretch that holds each moment. The span is cut into equal cells; the cell of a
 * moment grows with the moment, so that whatever lies between the cells of two boundaries lies between these, and only
 * the cells of boundaries need a search.
 */
export function baseFinder(moments: Float64Array, stretches: readonly Stretch[], none: number): NameRows {
  const first = stretches[0]?.start ?? 0;
  const end = stretches.at(-1)?.end ?? 0;
  const cells = Math.min(CELLS, stretches.length * 64);
  const perUnit = cells / (end - first);
  const table = new Uint32Array(cells + 1).fill(none);
  const cellOf = (moment: number): number => ((moment - first) * perUnit) | 0;
  for (const { start, end, base } of stretches) table.fill(base, cellOf(start) + 1, cellOf(end));
  for (const { start, end } of stretches) {
    table[cellOf(start)] = EDGE;
    table[cellOf(end)] = EDGE;
  }
  const search = searcher(moments, stretches, none);
  return (from, to, into) => {
    for (let row = from; row < to; row++) {
      const moment = moments[row] as number;
      const base = moment >= first && moment < end ? (table[((moment - first) * perUnit) | 0] as number) : none;
      into[row - from] = base === EDGE ? search(row) : base;
    }
  };
}

/** Finds the same by halving, for the moment of any row. */
export function searcher(moments: Float64Array, stretches: readonly Stretch[], none: number): (row: number) => number {
  const starts = Float64Array.from(stretches, ({ start }) => start);
  const ends = Float64Array.from(stretches, ({ end }) => end);
  const bases = Uint32Array.from(stretches, ({ base }) => base);
  // Written out: a moment handed to another function would have to become an object first.
  return (row) => {
    const moment = moments[row] as number;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= moment) low = middle + 1;
      else high = middle;
    }
    return low > 0 && moment < (ends[low - 1] as number) ? (bases[low - 1] as number) : none;
  };
}

/** How many of sorted values are below a value, or (`orEqual`) not above it. */
export function countBelow(sorted: Float64Array, value: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle] as number;
    if (one < value || (orEqual && one === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
