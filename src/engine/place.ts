// Which slot each record falls in, and so which group.
import { isCalendarDate } from '../period/moment.ts';
import type { Coded, Codes, DateColumn, DayColumn, Given } from './column.ts';
import { baseOfDays, daysOf } from './days.ts';
import { BLOCK, type NameRows } from './kernel/kernel.ts';
import { type Mask, narrower } from './mask.ts';
import { baseFinder, EDGE, type Slots, searcher, stretchesOf } from './stretches.ts';

/** How rows become names of groups: slot × `width` + code, or `none`. */
export interface Layout extends Slots {
  /** Rows are placed by their window, or by the stretch before each slot. */
  readonly side: Slots['side'];
  /** One code a row, below `width`; null where there is one segment. */
  readonly coded: Coded | null;
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
  const { coded, none } = layout;
  const bases = column.holds === 'both' ? basesOfBoth(column, layout) : basesOfOne(column, days, layout);
  if (coded === null) return bases;
  const add = coded.given ? adderOfGiven(coded.given, none) : adder(coded.codes, none);
  return (from, to, into) => {
    bases(from, to, into);
    add(from, to, into);
  };
}

/** Adds the code of each row to its base. */
function adder(codes: Codes, none: number): NameRows {
  return (from, to, into) => {
    let row = from;
    for (; row + 3 < to; row += 4) {
      const a = into[row - from] as number;
      const b = into[row - from + 1] as number;
      const c = into[row - from + 2] as number;
      const d = into[row - from + 3] as number;
      const [k, l, m, n] = [codes[row] as number, codes[row + 1] as number, codes[row + 2] as number, codes[row + 3] as number];
      into[row - from] = a === none ? a : a + k;
      into[row - from + 1] = b === none ? b : b + l;
      into[row - from + 2] = c === none ? c : c + m;
      into[row - from + 3] = d === none ? d : d + n;
    }
    for (; row < to; row++) if (into[row - from] !== none) into[row - from] = (into[row - from] as number) + (codes[row] as number);
  };
}

function adderOfGiven({ positions, codeOf }: Given, none: number): NameRows {
  return (from, to, into) => {
    for (let row = from; row < to; row++) {
      const base = into[row - from] as number;
      into[row - from] = base === none ? base : base + (codeOf[positions[row] as number] as number);
    }
  };
}

/** A column of both sorts: each row among the boundaries of its sort. */
function basesOfBoth({ moments }: DateColumn, layout: Layout): NameRows {
  const ofInstants = baseFinder(moments, stretchesOf(layout, false), layout.none);
  const ofDates = baseFinder(moments, stretchesOf(layout, true), layout.none);
  const dates = new Uint32Array(BLOCK);
  return (from, to, into) => {
    ofInstants(from, to, into);
    ofDates(from, to, dates);
    for (let row = from; row < to; row++) if (isCalendarDate(moments[row] as number)) into[row - from] = dates[row - from] as number;
  };
}

function basesOfOne({ moments, holds }: DateColumn, column: DayColumn | null, layout: Layout): NameRows {
  const { none } = layout;
  const stretches = stretchesOf(layout, holds === 'dates');
  if (column === null) return baseFinder(moments, stretches, none);
  const bases = baseOfDays(column, stretches, none);
  const search = searcher(moments, stretches, none);
  const { days } = column;
  return (from, to, into) => {
    let row = from;
    for (; row + 3 < to; row += 4) {
      const a = bases[days[row] as number] as number;
      const b = bases[days[row + 1] as number] as number;
      const c = bases[days[row + 2] as number] as number;
      const d = bases[days[row + 3] as number] as number;
      into[row - from] = a === EDGE ? search(row) : a;
      into[row - from + 1] = b === EDGE ? search(row + 1) : b;
      into[row - from + 2] = c === EDGE ? search(row + 2) : c;
      into[row - from + 3] = d === EDGE ? search(row + 3) : d;
    }
    for (; row < to; row++) {
      const base = bases[days[row] as number] as number;
      into[row - from] = base === EDGE ? search(row) : base;
    }
  };
}
