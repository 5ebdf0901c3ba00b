// Records as Arrow tables, each column of the type that holds its values.
import * as flechette from '@uwdata/flechette';
import * as arrow from 'apache-arrow';
import type { GivenRow } from '../oracle/oracle.ts';

const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/** A column as a vector; null when no type holds its values as they are. */
function vectorOf(values: readonly unknown[], at: number): arrow.Vector | null {
  const known = values.filter((value) => value !== null && value !== undefined);
  const every = (test: (value: unknown) => boolean): boolean => known.every(test);
  const make = (type: arrow.DataType, change: (value: unknown) => unknown = (value) => value): arrow.Vector => {
    const builder = arrow.makeBuilder({ type, nullValues: [null, undefined] });
    for (const value of values) builder.append(value === null || value === undefined ? null : change(value));
    return builder.finish().toVector();
  };
  if (known.length > 0 && every(isDay)) return make(new arrow.DateDay(), (day) => new Date(`${day}T00:00:00Z`));
  if (every((value) => typeof value === 'string'))
    return make(at % 2 === 0 ? new arrow.Utf8() : new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32()));
  if (every((value) => typeof value === 'number')) return make(new arrow.Float64());
  if (every((value) => typeof value === 'boolean')) return make(new arrow.Bool());
  return every((value) => value instanceof Date) ? make(new arrow.TimestampMillisecond('UTC')) : null;
}

/** Rows as a table of apache-arrow, in one batch; null when no types hold its values as they are. */
export function arrowOf(rows: readonly GivenRow[]): arrow.Table | null {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = names.map(
    (name, at) =>
      [
        name,
        vectorOf(
          rows.map((row) => row[name]),
          at,
        ),
      ] as const,
  );
  const held = columns.filter((column): column is readonly [string, arrow.Vector] => column[1] !== null);
  return held.length === columns.length && held.length > 0 ? new arrow.Table(Object.fromEntries(held)) : null;
}

/** The same table as flechette reads it. */
export function flechetteOf(table: arrow.Table): unknown {
  return flechette.tableFromIPC(arrow.tableToIPC(table, 'stream'));
}
