// The periods that alerts go through: those of a table, told apart by what is known of each, and those that it should have by now.
import type { AsOfPoint } from '../period/asOf.ts';
import { type Day, formatDay, parseDay } from '../period/civil.ts';
import { grainRule } from '../period/grain.ts';
import type { Table } from '../query/table.ts';
import type { AlertMark } from './alertState.ts';

/** A period, with what is known of it. */
export interface Place extends AlertMark {
  /** Its first day. */
  readonly from: Day;
  /** The day behind its last one. */
  readonly to: Day;
  /**
   * `whole`: over, and known as a whole; `running`: not over; `part`: over, but the table was asked before its end, or for some of its
   * days; `absent`: over, and not in the table.
   */
  readonly state: 'whole' | 'running' | 'part' | 'absent';
  /** Whether the whole table has no record of it. */
  readonly isEmpty: boolean;
}

/** The periods of a table that have begun, and behind them those that are over and that it does not have. */
export function placesOf(table: Table<object>, { open, part }: AsOfPoint): Place[] {
  const covered = new Set(table.notes.filter(({ code }) => code === 'partly-covered').map(({ detail }) => detail));
  const places = table.periods.flatMap(({ id, start, end, state }): Place[] => {
    const [from, to] = [parseDay(start) as Day, parseDay(end) as Day];
    if (from > open || (from === open && part === 0)) return [];
    const isWhole = (state === 'complete' || state === 'empty') && !covered.has(id);
    const isEmpty = state === 'empty';
    return [{ period: id, start, end, from, to, state: to > open ? 'running' : isWhole ? 'whole' : 'part', isEmpty }];
  });
  const [last] = places.slice(-1);
  const grain = table.periods[0]?.grain;
  if (last === undefined || grain === undefined || grain === 'range') return places;
  const rule = grainRule(grain, table.calendar);
  for (let from = last.to, to = rule.next(from, 1); to <= open; [from, to] = [to, rule.next(to, 1)])
    places.push({ ...markOf(rule.label(from), from, to), from, to, state: 'absent', isEmpty: false });
  return places;
}

/** A period in memory. */
export const markOf = (period: string, from: Day, to: Day): AlertMark => ({ period, start: formatDay(from), end: formatDay(to) });

/** A single day, for what has no periods. */
export function dayPlace({ day }: AsOfPoint, state: Place['state']): Place {
  return { ...markOf(formatDay(day), day, day + 1), from: day, to: day + 1, state, isEmpty: false };
}
