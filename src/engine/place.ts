// Which slot each record falls in, and so which group. Boundaries come first, as two sorted arrays; a table over the whole
// span then gives each moment its slot in one look-up and at most a step or two.
import type { Slot } from '../plan/plan.ts';
import type { DateColumn } from './column.ts';
import { type Mask, spread } from './mask.ts';

const DAY = 86_400_000;

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

/** The name of each row's group. The slots (or the stretches before them) do not overlap. */
export function place(column: DateColumn, mask: Mask, layout: Layout): Uint32Array {
  const { moments, holds } = column;
  const names = new Uint32Array(moments.length).fill(layout.none);
  if (mask === 0 || mask === 2) return names;
  const truths = mask === 1 ? null : spread(mask);
  if (holds !== 'dates') fill(names, moments, truths, layout, false);
  if (holds !== 'instants') fill(names, moments, truths, layout, true);
  return names;
}

/** Names the instants, or the calendar dates; in a column of both, rows of the other sort are passed over. */
function fill(names: Uint32Array, moments: Float64Array, truths: Uint8Array | null, layout: Layout, calendarDates: boolean): void {
  const { codes } = layout;
  const { bases, starts, ends } = bounds(layout, calendarDates);
  const count = bases.length;
  if (count === 0) return;
  const first = starts[0] as number;
  const end = ends[count - 1] as number;
  const { table, perUnit } = lookUp(first, end, ends, count);
  // The half millisecond of a calendar date tells the sorts apart.
  const fraction = calendarDates ? 0.5 : 0;
  for (let row = 0; row < moments.length; row++) {
    const moment = moments[row] as number;
    if (!(moment >= first && moment < end) || (truths !== null && truths[row] !== 1) || moment - Math.floor(moment) !== fraction) continue;
    let at = table[((moment - first) * perUnit) | 0] as number;
    while (moment >= (ends[at] as number)) at++;
    if (moment >= (starts[at] as number)) names[row] = (bases[at] as number) + (codes === null ? 0 : (codes[row] as number));
  }
}

/** The stretches that hold any time, in order, with the name of the first group of each. */
function bounds({ slots, side, width }: Layout, calendarDates: boolean): { bases: Uint32Array; starts: Float64Array; ends: Float64Array } {
  const stretches = slots.flatMap((slot, i) => {
    const window = slot[side];
    if (window === null) return [];
    const [start, end] = calendarDates ? [window.fromDay * DAY + 0.5, window.toDay * DAY + 0.5] : [window.from, window.to];
    return start < end ? [{ start, end, base: i * width }] : [];
  });
  stretches.sort((a, b) => a.start - b.start);
  return {
    bases: Uint32Array.from(stretches, ({ base }) => base),
    starts: Float64Array.from(stretches, ({ start }) => start),
    ends: Float64Array.from(stretches, ({ end }) => end),
  };
}

/** For each cell of the span, the first stretch that ends behind the cell before it: never too late, whatever the rounding. */
function lookUp(first: number, end: number, ends: Float64Array, count: number): { table: Uint32Array; perUnit: number } {
  const cells = Math.min(1 << 16, count * 64);
  const table = new Uint32Array(cells + 2);
  if (count < 2) return { table, perUnit: 0 };
  const width = (end - first) / cells;
  let at = 0;
  for (let cell = 0; cell < table.length; cell++) {
    const reached = first + (cell - 1) * width;
    while (at < count - 1 && (ends[at] as number) <= reached) at++;
    table[cell] = at;
  }
  return { table, perUnit: 1 / width };
}

/** Splits slots into layers within which neither windows nor the stretches before them overlap; each layer is one pass. */
export function layers(slots: readonly Slot[]): number[][] {
  const result: number[][] = [];
  const lasts: Slot[] = [];
  for (const i of [...slots.keys()].sort((a, b) => (slots[a] as Slot).window.from - (slots[b] as Slot).window.from)) {
    const slot = slots[i] as Slot;
    const at = lasts.findIndex(
      (last) => behind(slot.window, last.window) && (!slot.previous || !last.previous || behind(slot.previous, last.previous)),
    );
    if (at < 0) {
      result.push([i]);
      lasts.push(slot);
    } else {
      (result[at] as number[]).push(i);
      lasts[at] = { window: slot.window, previous: slot.previous ?? lasts[at]?.previous ?? null };
    }
  }
  return result;
}

function behind(window: Slot['window'], last: Slot['window']): boolean {
  return window.from >= last.to && window.fromDay >= last.toDay;
}
