// The first and last day of the records of a source, in a time zone.

import type { Node } from '../expr/node.ts';
import { DAY_MS, type Day } from '../period/civil.ts';
import { dayAt } from '../period/zone.ts';
import { evaluator } from './evaluate.ts';
import type { Source } from './source.ts';

/** The first and last civil day on which a record is dated; null without dated records. */
export function extentOf(source: Source, at: Node, timeZone: string): { readonly from: Day; readonly to: Day } | null {
  const column = evaluator(source)(at);
  if (column.type !== 'date') return null;
  const ends = { instants: empty(), dates: empty() };
  for (let row = 0; row < column.moments.length; row++) {
    const moment = column.moments[row] as number;
    const end = moment % 1 === 0 ? ends.instants : ends.dates;
    if (moment < end.low) end.low = moment;
    if (moment > end.high) end.high = moment;
  }
  const days: Day[] = [];
  if (ends.instants.low <= ends.instants.high) days.push(dayAt(timeZone, ends.instants.low), dayAt(timeZone, ends.instants.high));
  if (ends.dates.low <= ends.dates.high) days.push(Math.floor(ends.dates.low / DAY_MS), Math.floor(ends.dates.high / DAY_MS));
  return days.length === 0 ? null : { from: Math.min(...days), to: Math.max(...days) };
}

function empty(): { low: number; high: number } {
  return { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY };
}
