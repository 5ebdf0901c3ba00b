// Periods by counting days one after another: the days of a range, gathered by the name of the period each lies in.
import type { Days, OracleWindow } from './oracle.ts';

export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/** A period with its name and windows. */
export interface NamedWindow extends OracleWindow {
  readonly id: string;
}

export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

const names = new Map<string, string>();

/** The name of the period that holds a day; weeks start on Monday and belong to the year of their Thursday. */
export function nameOf(day: string, grain: Grain): string {
  const name = names.get(grain + day) ?? findName(day, grain);
  names.set(grain + day, name);
  return name;
}

function findName(day: string, grain: Grain): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  if (grain === 'day') return day;
  if (grain === 'month') return day.slice(0, 7);
  if (grain === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`;
  if (grain === 'half') return `${year}-H${Math.ceil(month / 6)}`;
  if (grain === 'year') return year;
  const thursday = addDays(day, 4 - (new Date(`${day}T00:00:00Z`).getUTCDay() || 7));
  let week = 1;
  for (let other = addDays(thursday, -7); other.slice(0, 4) === thursday.slice(0, 4); other = addDays(other, -7)) week++;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
}

/** The whole period that holds a day. */
export function periodOf(day: string, grain: Grain): Days & { readonly id: string } {
  const id = nameOf(day, grain);
  let from = day;
  while (nameOf(addDays(from, -1), grain) === id) from = addDays(from, -1);
  let to = day;
  while (nameOf(to, grain) === id) to = addDays(to, 1);
  return { id, from, to };
}

const before = ({ from }: Days, grain: Grain, count = 1): Days =>
  count === 0
    ? periodOf(from, grain)
    : count === 1
      ? periodOf(addDays(from, -1), grain)
      : before(periodOf(addDays(from, -1), grain), grain, count - 1);

const daysFrom = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The days of another period that are as far from its start as those of a window are from that of its own; null where it has none. */
function samePart(window: Days, period: Days, other: Days): Days | null {
  if (window.from === period.from && window.to === period.to) return other;
  const from = addDays(other.from, daysFrom(period.from, window.from));
  const to = addDays(other.from, daysFrom(period.from, window.to));
  const end = to < other.to ? to : other.to;
  return from < end ? { from, to: end } : null;
}

/** The periods of a range, the first and last cut by it; the window before each is a whole period. */
export function windowsOf(range: Days, grain: Grain): NamedWindow[] {
  const windows: NamedWindow[] = [];
  for (let day = range.from; day < range.to; ) {
    const period = periodOf(day, grain);
    const { from, to } = before(period, grain);
    const end = period.to < range.to ? period.to : range.to;
    windows.push({
      id: period.id,
      from: day,
      to: end,
      previous: { from, to },
      base: samePart({ from: day, to: end }, period, { from, to }),
    });
    day = end;
  }
  return windows;
}

/** Each window over its last `count` periods, with the `count` periods before those; over one period it stays what it is. */
export function trailingWindows(windows: readonly NamedWindow[], grain: Grain, count: number): readonly NamedWindow[] {
  if (count === 1) return windows;
  return windows.map((window) => {
    const period = periodOf(window.from, grain);
    const first = before(period, grain, count - 1);
    const previous = { from: before(first, grain, count).from, to: first.from };
    // What reaches back is whole where its last period is.
    return { ...window, from: first.from, previous, base: window.to === period.to ? previous : null };
  });
}

/** Each window from the start of the longer period it lies in, with the whole longer period before. */
export function toDateWindows(windows: readonly NamedWindow[], within: Grain): NamedWindow[] {
  return windows.map((window) => {
    const outer = periodOf(window.from, within);
    const { from, to } = before(outer, within);
    return { ...window, from: outer.from, previous: { from, to }, base: null };
  });
}
