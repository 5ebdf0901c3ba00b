// The accounts of a run: which records were used, what could not be read, and where the records begin.
import { fieldsOf } from '../expr/node.ts';
import { fieldsAsked, inOrder, type Plan } from '../plan/plan.ts';
import { absent, type Column } from './column.ts';
import type { Group } from './group.ts';
import { passes } from './mask.ts';
import type { Run } from './run.ts';
import type { Source } from './source.ts';

/** How many rows fall in a slot, read after the walk; a row of several slots counts once. */
export function usedRows(folded: readonly Group[]): () => number {
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
