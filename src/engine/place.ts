// Which slot each record falls in, and so which group. Boundaries come first; a table over the whole span then gives most
// moments their slot in one look-up.
import { DAY_MS } from '../period/civil.ts';
import { isCalendarDate } from '../period/moment.ts';
import type { Slot } from '../plan/plan.ts';
import type { DateColumn } from './column.ts';
import type { NameRows } from './kernel/kernel.ts';
import { type Mask, narrower } from './mask.ts';

/** Marks rows without a group. */
export const NOWHERE = 0xffff_ffff;

type Side = 'window' | 'previous';

/** How rows become names of groups: slot × `width` + code, or `none`. */
export interface Layout {
  readonly slots: readonly Slot[];
  /** Rows are placed by their window, or by the stretch before each slot. */
  readonly side: Side;
  /** One code a row, below `width`; null where there is one segment. */
  readonly codes: Uint32Array | null;
  readonly width: number;
  /** The name of rows that fall in no slot, or do not pass. */
  readonly none: number;
}

/** Names rows by the slot they fall in. The slots (or the stretches before them) do not overlap. */
export function placer(column: DateColumn, mask: Mask, layout: Layout): NameRows {
  const { none } = layout;
  if (mask === 0 || mask === 2) return (from, to, into) => void into.fill(none, 0, to - from);
  const narrow = narrower(mask, none);
  const { holds } = column;
  const instants = holds === 'dates' ? null : filler(column, layout, false);
  const dates = holds === 'instants' ? null : filler(column, layout, true);
  return (from, to, into) => {
    if (holds === 'both') into.fill(none, 0, to - from);
    instants?.(into, from, to);
    dates?.(into, from, to);
    narrow(into, from, to);
  };
}

type Fill = (into: Uint32Array, from: number, to: number) => void;

/** Names the instants, or the calendar dates; rows of the other sort keep the name they have. */
function filler({ moments, holds }: DateColumn, layout: Layout, calendarDates: boolean): Fill {
  const { codes, none } = layout;
  const baseAt = baseFinder(layout, calendarDates);
  if (holds === 'both') {
    return (into, from, to) => {
      for (let row = from; row < to; row++) {
        const moment = moments[row] as number;
        if (isCalendarDate(moment) !== calendarDates) continue;
        const base = baseAt(moment);
        if (base !== none) into[row - from] = base + (codes === null ? 0 : (codes[row] as number));
      }
    };
  }
  const name = (base: number, row: number): number => (base === none || codes === null ? base : base + (codes[row] as number));
  return (into, from, to) => {
    let row = from;
    for (; row + 3 < to; row += 4) {
      const a = baseAt(moments[row] as number);
      const b = baseAt(moments[row + 1] as number);
      const c = baseAt(moments[row + 2] as number);
      const d = baseAt(moments[row + 3] as number);
      into[row - from] = name(a, row);
      into[row - from + 1] = name(b, row + 1);
      into[row - from + 2] = name(c, row + 2);
      into[row - from + 3] = name(d, row + 3);
    }
    for (; row < to; row++) into[row - from] = name(baseAt(moments[row] as number), row);
  };
}

/** A stretch of time with the name of its first group. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly base: number;
}

/** The stretches that hold any time, in order. */
function stretchesOf({ slots, side, width }: Layout, calendarDates: boolean): Stretch[] {
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
const EDGE = NOWHERE - 1;

/**
 * Finds the name of the first group of the stretch that holds a moment. The span is cut into equal cells; the cell of a
 * moment grows with the moment, so that whatever lies between the cells of two boundaries lies between these, and only
 * the cells of boundaries need a search.
 */
function baseFinder(layout: Layout, calendarDates: boolean): (moment: number) => number {
  const { none } = layout;
  const stretches = stretchesOf(layout, calendarDates);
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
  const starts = Float64Array.from(stretches, ({ start }) => start);
  const search = (moment: number): number => {
    const { end, base } = stretches[lastAtMost(starts, moment)] as Stretch;
    return moment < end ? base : none;
  };
  return (moment) => {
    if (!(moment >= first && moment < end)) return none;
    const base = table[((moment - first) * perUnit) | 0] as number;
    return base === EDGE ? search(moment) : base;
  };
}

/** The position of the last value at or below another; the first is. */
function lastAtMost(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) low = middle;
    else high = middle;
  }
  return low;
}
