// The day of each row in a time zone, two bytes a row. Periods begin and end with days, so that once the days are known, a
// question in any grain takes one look-up a row.
import { DAY_MS } from '../period/civil.ts';
import { dayAt, startOfDay } from '../period/zone.ts';
import type { DateColumn, DayColumn } from './column.ts';
import { BLOCK } from './kernel/kernel.ts';
import { baseFinder, countBelow, EDGE, type Stretch } from './stretches.ts';

/** Beyond so many days, finding where each begins costs more than it saves. */
const MOST_DAYS = 8192;

/**
 * The days of a column in a time zone. Null when first asked: finding them pays from the second time on. Null as well when
 * they lie too far apart.
 */
export function daysOf(column: DateColumn, timeZone: string): DayColumn | null {
  const known = column.days.get(timeZone);
  if (known === undefined) {
    column.days.set(timeZone, 'asked');
    return null;
  }
  if (known !== 'asked') return known;
  const days = compute(column, timeZone);
  column.days.set(timeZone, days);
  return days;
}

/** The days of a column, where they are known already. */
export function knownDays(column: DateColumn, timeZone: string): DayColumn | null {
  const known = column.days.get(timeZone);
  return known === undefined || known === 'asked' ? null : known;
}

function compute({ moments, holds, ends }: DateColumn, timeZone: string): DayColumn | null {
  const isDates = holds === 'dates';
  const { low, high } = ends();
  if (low > high) return null;
  const dayOf = (moment: number): number => (isDates ? Math.floor(moment / DAY_MS) : dayAt(timeZone, moment));
  // Where clocks go back over midnight, the day that they show is not the one whose beginning has passed.
  const first = dayOf(low) - 1;
  const count = dayOf(high) + 2 - first;
  if (count > MOST_DAYS) return null;
  const starts = Float64Array.from({ length: count + 1 }, (_, i) =>
    isDates ? (first + i) * DAY_MS + 0.5 : startOfDay(timeZone, first + i),
  );
  const stretches = Array.from(
    { length: count },
    (_, i): Stretch => ({ start: starts[i] as number, end: starts[i + 1] as number, base: i }),
  );
  const nameDays = baseFinder(
    moments,
    stretches.filter(({ start, end }) => start < end),
    count,
  );
  const days = new Uint16Array(moments.length);
  const names = new Uint32Array(BLOCK);
  for (let from = 0; from < days.length; from += BLOCK) {
    const to = Math.min(days.length, from + BLOCK);
    nameDays(from, to, names);
    days.set(names.subarray(0, to - from), from);
  }
  return { days, starts };
}

/** The name of the first group of each day; the last entry is for rows without a date. */
export function baseOfDays({ starts }: DayColumn, stretches: readonly Stretch[], none: number): Uint32Array {
  const count = starts.length - 1;
  const bases = new Uint32Array(count + 1).fill(none);
  for (const { start, end, base } of stretches) {
    const from = countBelow(starts, start, false);
    const to = countBelow(starts, end, true) - 1;
    bases.fill(base, from, Math.max(from, Math.min(to, count)));
    // Days that the stretch holds a part of, such as the running one.
    if (starts[from] !== start && from > 0 && from <= count) bases[from - 1] = EDGE;
    if (to >= 0 && to < count && starts[to] !== end) bases[to] = EDGE;
  }
  return bases;
}
