// Which slot a record falls in. Boundaries come first, as two sorted arrays; a table over the whole span then gives each
// moment its slot in one look-up and at most a step or two.
import type { Slot } from '../plan/plan.ts';
import type { DateColumn } from './column.ts';

const DAY = 86_400_000;
const CELLS = 1 << 16;

/** Marks rows without a slot. */
export const NOWHERE = 0xffff_ffff;

/** Half-open stretches that do not overlap, in order. */
interface Bounds {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

type Side = 'window' | 'previous';

function bounds(slots: readonly Slot[], side: Side, calendarDates: boolean): Bounds {
  const of = (read: (window: NonNullable<Slot['previous']>) => number): Float64Array =>
    Float64Array.from(slots, (slot) => {
      const window = slot[side];
      return window ? read(window) : Number.POSITIVE_INFINITY;
    });
  return calendarDates
    ? { starts: of((window) => window.fromDay * DAY + 0.5), ends: of((window) => window.toDay * DAY + 0.5) }
    : { starts: of((window) => window.from), ends: of((window) => window.to) };
}

/** The position in `slots` that each moment falls in, or NOWHERE. The slots (or the stretches before them) do not overlap. */
export function place(column: DateColumn, slots: readonly Slot[], side: Side = 'window'): Uint32Array {
  const { moments, holds } = column;
  const places = new Uint32Array(moments.length);
  if (holds !== 'dates') fill(places, moments, bounds(slots, side, false), false);
  if (holds === 'dates') fill(places, moments, bounds(slots, side, true), false);
  if (holds === 'both') fill(places, moments, bounds(slots, side, true), true);
  return places;
}

function fill(places: Uint32Array, moments: Float64Array, all: Bounds, calendarDatesOnly: boolean): void {
  const { order, starts, ends } = sorted(all);
  const count = order.length;
  const first = count === 0 ? 0 : (starts[0] as number);
  const end = count === 0 ? 0 : (ends[count - 1] as number);
  const { table, perUnit } = lookUp(first, end, ends, count);
  for (let row = 0; row < moments.length; row++) {
    const moment = moments[row] as number;
    if (calendarDatesOnly && moment % 1 === 0) continue;
    let place = NOWHERE;
    if (moment >= first && moment < end) {
      let at = table[((moment - first) * perUnit) | 0] as number;
      while (moment >= (ends[at] as number)) at++;
      if (moment >= (starts[at] as number)) place = order[at] as number;
    }
    places[row] = place;
  }
}

/** The stretches that hold any time, by start. */
function sorted({ starts, ends }: Bounds): { order: Uint32Array; starts: Float64Array; ends: Float64Array } {
  const order = Uint32Array.from([...starts.keys()].filter((i) => (starts[i] as number) < (ends[i] as number))).sort((a, b) => (starts[a] as number) - (starts[b] as number));
  return { order, starts: Float64Array.from(order, (i) => starts[i] as number), ends: Float64Array.from(order, (i) => ends[i] as number) };
}

/** For each cell of the span, the first stretch that ends behind the cell before it: never too late, whatever the rounding. */
function lookUp(first: number, end: number, ends: Float64Array, count: number): { table: Uint32Array; perUnit: number } {
  const table = new Uint32Array(CELLS + 2);
  if (count < 2 || !Number.isFinite(first) || !Number.isFinite(end)) return { table, perUnit: 0 };
  const width = (end - first) / CELLS;
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
  const byStart = [...slots.keys()].sort((a, b) => (slots[a] as Slot).window.from - (slots[b] as Slot).window.from);
  const ends: { window: Slot['window']; previous: Slot['previous'] }[] = [];
  for (const i of byStart) {
    const slot = slots[i] as Slot;
    const at = ends.findIndex((last) => behind(slot.window, last.window) && (!slot.previous || !last.previous || behind(slot.previous, last.previous)));
    if (at < 0) {
      result.push([i]);
      ends.push(slot);
    } else {
      (result[at] as number[]).push(i);
      ends[at] = { window: slot.window, previous: slot.previous ?? (ends[at]?.previous ?? null) };
    }
  }
  return result;
}

function behind(window: Slot['window'], last: Slot['window']): boolean {
  return window.from >= last.to && window.fromDay >= last.toDay;
}
