// The accounts of a run: which records were used, what could not be read, and where the records begin.
import { fieldsOf } from '../expr/node.ts';
import { type Counts, fieldsAsked, inOrder, type Plan } from '../plan/plan.ts';
import { rangesOf } from '../plan/ranges.ts';
import { absent, type Column, type DateColumn } from './column.ts';
import { knownDays } from './days.ts';
import type { Group } from './group.ts';
import { BLOCK } from './kernel/kernel.ts';
import { combine, type Mask, passed, passes, WITHOUT } from './mask.ts';
import { placer } from './place.ts';
import type { Run } from './run.ts';
import type { Source } from './source.ts';
import { openRows } from './stock.ts';
import { type Slots, stretchesOf } from './stretches.ts';

/** How many rows fall in a slot, read after the walk; a row of several slots counts once. */
export function usedRows(run: Run, folded: readonly Group[]): () => number {
  if (run.ends !== null) return () => openRows(run, run.counted);
  const layers = folded.map(({ rowsOf, shape }) => ({ rows: rowsOf(undefined), none: shape.none }));
  const [only] = layers;
  if (only === undefined) return () => 0;
  if (layers.length === 1) return () => only.rows.counts.subarray(0, only.none).reduce((a, b) => a + b, 0);
  const all = layers.map(({ rows, none }) => ({ names: rows.names(), none }));
  return () => {
    let total = 0;
    for (let row = 0; row < (all[0]?.names.length ?? 0); row++) if (all.some(({ names, none }) => names[row] !== none)) total++;
    return total;
  };
}

/** What became of all rows; `used` is how many fell in a slot. */
export function countsOf(run: Run, used: number): Counts {
  const { length, readable, picked, counted } = run;
  const where = inRange(run, combine(readable, picked, WITHOUT));
  const kind = inRange(run, combine(picked, counted, WITHOUT));
  const range = passed(readable, length) - used - where - kind;
  return { rowsIn: length, used, filtered: { range, where, kind }, rejected: run.rejectedCounts };
}

/** How many of some rows fall in a slot. */
function inRange(run: Run, mask: Mask): number {
  const { plan, dates, length } = run;
  const all = passed(mask, length);
  if (all === 0) return 0;
  if (run.ends !== null) return openRows(run, mask);
  const slots = rangesOf(plan.slots).map((window) => ({ window, previous: null }));
  const none = slots.length;
  const layout = { slots, side: 'window', width: 1, coded: null, none } as const;
  if (isWithin(dates, layout)) return all;
  const place = placer(dates, plan.timeZone, mask, layout, knownDays);
  const names = new Uint32Array(BLOCK);
  let found = 0;
  for (let from = 0; from < length; from += BLOCK) {
    const to = Math.min(length, from + BLOCK);
    place(from, to, names);
    for (let i = 0; i < to - from; i++) if (names[i] !== none) found++;
  }
  return found;
}

/** Whether every row has a date in one stretch. */
function isWithin({ holds, missing, ends }: DateColumn, slots: Slots): boolean {
  const [first, ...others] = stretchesOf(slots, holds === 'dates');
  if (first === undefined || others.length > 0 || holds === 'both' || missing > 0) return false;
  const { low, high } = ends();
  return low >= first.start && high < first.end;
}

/** The earliest date of any record that can be read. */
export function earliest({ dates: { moments }, readable }: Run): number | null {
  const isReadable = passes(readable);
  let first = Number.POSITIVE_INFINITY;
  for (let row = 0; row < moments.length; row++) {
    const moment = moments[row] as number;
    if (moment < first && isReadable(row)) first = moment;
  }
  return first === Number.POSITIVE_INFINITY ? null : first;
}

/** Values of optional fields that could not be read, by field and code. */
export function unreadOf(plan: Plan, source: Source): Record<string, number> {
  const required = new Set(plan.required.map((field) => field.name));
  const fields = new Map(plan.totals.flatMap((total) => [...fieldsOf(total)]));
  for (const node of [...plan.by, ...(plan.where ? [plan.where] : [])]) fieldsOf(node, fields);
  const unread: Record<string, number> = {};
  for (const field of fields.values()) {
    if (required.has(field.name) || field.unique) continue;
    for (const { code } of source.column(field).faults) {
      const id = `${field.name} ${code}`;
      unread[id] = (unread[id] ?? 0) + 1;
    }
  }
  return inOrder(unread);
}

/** Fields that the question splits by or picks, and that no record has: most likely a slip of the pen. */
export function absentOf(plan: Plan, source: Source): string[] {
  if (source.length === 0) return [];
  return fieldsAsked(plan)
    .filter((field) => source.column(field).column === absent)
    .map((field) => field.name);
}

/** How many records have each field that the question splits by or picks. */
export function presentOf(plan: Plan, source: Source): number[] {
  return fieldsAsked(plan).map((field) => {
    const { column } = source.column(field);
    // A column that is there counts, even where a dictionary holds values that no record has.
    return column === absent ? 0 : Math.max(1, source.length - missingIn(column));
  });
}

function missingIn(column: Column): number {
  if (column.type === 'constant') return 0;
  return column.type === 'key' ? (column.counts()[0] as number) : column.missing;
}
