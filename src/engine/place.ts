// Which slot each record falls in, and so which group.
import { isCalendarDate } from '../period/moment.ts';
import type { DateColumn, DayColumn } from './column.ts';
import { baseOfDays, daysOf } from './days.ts';
import type { NameRows } from './kernel/kernel.ts';
import { type Mask, narrower } from './mask.ts';
import { baseFinder, EDGE, type Slots, searcher, stretchesOf } from './stretches.ts';

/** How rows become names of groups: slot × `width` + code, or `none`. */
export interface Layout extends Slots {
  /** Rows are placed by their window, or by the stretch before each slot. */
  readonly side: Slots['side'];
  /** One code a row, below `width`; null where there is one segment. */
  readonly codes: Uint32Array | null;
  /** The name of rows that fall in no slot, or do not pass. */
  readonly none: number;
}

/** Names rows by the slot they fall in. The slots (or the stretches before them) do not overlap. */
export function placer(column: DateColumn, timeZone: string, mask: Mask, layout: Layout, days: typeof daysOf = daysOf): NameRows {
  const { none } = layout;
  if (mask === 0 || mask === 2) return (from, to, into) => void into.fill(none, 0, to - from);
  const narrow = narrower(mask, none);
  const place = placeAll(column, column.holds === 'both' ? null : days(column, timeZone), layout);
  return (from, to, into) => {
    place(from, to, into);
    narrow(into, from, to);
  };
}

function placeAll(column: DateColumn, days: DayColumn | null, layout: Layout): NameRows {
  if (column.holds === 'both') return placeBoth(column, layout);
  return days === null ? placeByMoment(column, layout) : placeByDay(column, days, layout);
}

/** A column of both sorts: each row among the boundaries of its sort. */
function placeBoth({ moments }: DateColumn, layout: Layout): NameRows {
  const { codes, none } = layout;
  const instantBase = baseFinder(stretchesOf(layout, false), none);
  const dateBase = baseFinder(stretchesOf(layout, true), none);
  return (from, to, into) => {
    for (let row = from; row < to; row++) {
      const moment = moments[row] as number;
      const base = isCalendarDate(moment) ? dateBase(moment) : instantBase(moment);
      into[row - from] = base === none || codes === null ? base : base + (codes[row] as number);
    }
  };
}

function placeByMoment({ moments, holds }: DateColumn, layout: Layout): NameRows {
  const { codes, none } = layout;
  const baseAt = baseFinder(stretchesOf(layout, holds === 'dates'), none);
  const name = (base: number, row: number): number => (base === none || codes === null ? base : base + (codes[row] as number));
  return (from, to, into) => {
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

function placeByDay({ moments, holds }: DateColumn, column: DayColumn, layout: Layout): NameRows {
  const { codes, none } = layout;
  const stretches = stretchesOf(layout, holds === 'dates');
  const bases = baseOfDays(column, stretches, none);
  const search = searcher(stretches, none);
  const { days } = column;
  const name = (found: number, row: number): number => {
    const base = found === EDGE ? search(moments[row] as number) : found;
    return base === none || codes === null ? base : base + (codes[row] as number);
  };
  return (from, to, into) => {
    let row = from;
    for (; row + 3 < to; row += 4) {
      const a = bases[days[row] as number] as number;
      const b = bases[days[row + 1] as number] as number;
      const c = bases[days[row + 2] as number] as number;
      const d = bases[days[row + 3] as number] as number;
      into[row - from] = name(a, row);
      into[row - from + 1] = name(b, row + 1);
      into[row - from + 2] = name(c, row + 2);
      into[row - from + 3] = name(d, row + 3);
    }
    for (; row < to; row++) into[row - from] = name(bases[days[row] as number] as number, row);
  };
}
