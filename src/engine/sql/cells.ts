// Stretches of time in cells, months or days: where a database can tell the cell of a date, its slot is a small step away.
import { civilOf, DAY_MS } from '../../period/civil.ts';
import type { Sql, Step, Steps } from './dialect.ts';
import { shownAt } from './moment.ts';

/** Cells in order, and the slot of each. */
export interface Cells {
  readonly unit: 'month' | 'day';
  /** The first month, counted in months; or where the first day begins, in milliseconds. */
  readonly first: number;
  /** Where each day is cut in cells, in milliseconds behind its beginning; months are never cut. */
  readonly cuts: readonly number[];
  readonly slots: readonly (number | null)[];
}

/** Fewer steps are tested one by one. */
const FEW = 4;
const MOST_CUTS = 3;
const MOST_CELLS = 20_000;

/** Stretches as cells; null where tests serve better. */
export function cellsOf(date: Sql, { from, steps }: Steps): Cells | null {
  if (steps.length < FEW) return null;
  const start = shownAt(date, from);
  const ends = steps.map(({ to, slot }): End => ({ at: shownAt(date, to), slot }));
  return inMonths(date, start, ends) ?? inDays(start, ends);
}

/** Where a stretch ends, in milliseconds or in cells. */
interface End extends Pick<Step, 'slot'> {
  readonly at: number;
}

/** No date behind the ends of the range is looked up: only where one stretch follows another, a month must begin. */
function inMonths({ type }: Sql, start: number, ends: readonly End[]): Cells | null {
  // The month of an instant would be that of the session's time zone.
  if (type === 'instant' || !ends.slice(0, -1).every(({ at }) => phaseOf(at) === 0 && civilOf(at / DAY_MS).day === 1)) return null;
  const first = monthAt(start);
  const slots = slotsUpTo(ends.map(({ at, slot }) => ({ at: monthAt(at - 1) + 1 - first, slot })));
  return slots && { unit: 'month', first, cuts: [], slots };
}

function monthAt(ms: number): number {
  const { year, month } = civilOf(Math.floor(ms / DAY_MS));
  return 12 * year + month;
}

/** With clocks that change, days have two beginnings. */
function inDays(start: number, ends: readonly End[]): Cells | null {
  const phases = [...new Set(ends.slice(0, -1).map(({ at }) => phaseOf(at)))].sort((a, b) => a - b);
  const phase = phases[0] as number;
  const cuts = phases.slice(1).map((other) => other - phase);
  if (cuts.length > MOST_CUTS) return null;
  const first = start - phaseOf(start - phase);
  const pieces = [0, ...cuts];
  const slots = slotsUpTo(
    ends.map(({ at, slot }, i) => {
      const days = (at - first) / DAY_MS;
      if (i === ends.length - 1) return { at: Math.ceil(days) * pieces.length, slot };
      return { at: Math.floor(days) * pieces.length + pieces.indexOf(phaseOf(at) - phase), slot };
    }),
  );
  return slots && { unit: 'day', first, cuts, slots };
}

function phaseOf(ms: number): number {
  return ((ms % DAY_MS) + DAY_MS) % DAY_MS;
}

/** The slot of each cell; null for too many. */
function slotsUpTo(ends: readonly End[]): Cells['slots'] | null {
  if ((ends.at(-1) as End).at > MOST_CELLS) return null;
  const slots: (number | null)[] = [];
  for (const { at, slot } of ends) while (slots.length < at) slots.push(slot);
  return slots;
}

/** Slots of equal length in order: that of a cell is `floor((cell + ahead) / length)`. */
export interface Stride {
  readonly length: number;
  readonly ahead: number;
}

/** The stride of slots, of which the first and the last may be cut short; null for any others. */
export function strideOf(slots: Cells['slots']): Stride | null {
  const first = slots[0] ?? null;
  if (first === null) return null;
  const lengthOf = (slot: number): number => slots.filter((one) => one === slot).length;
  const length = Math.max(lengthOf(first), lengthOf(first + 1));
  const ahead = (first + 1) * length - lengthOf(first);
  return slots.every((slot, cell) => slot === Math.floor((cell + ahead) / length)) ? { length, ahead } : null;
}
