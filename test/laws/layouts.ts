// The same records in every layout that the library takes.
import { type Categories, dataset } from 'sales-kpi';
import type { GivenRow } from '../oracle/oracle.ts';

type Given = Readonly<Record<string, unknown>>;

/** One array a field, whatever fields there are. */
export function columnsOf(rows: readonly GivenRow[]): Given {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = new Map([...names].map((name) => [name, rows.map((row) => row[name])]));
  return Object.fromEntries(
    rows.length === 0
      ? [
          ['date', []],
          ['amount', []],
        ]
      : columns,
  );
}

/** The same columns with the texts in dictionary form. */
export function dictionariesOf(rows: readonly GivenRow[]): Given {
  const columns = columnsOf(rows) as Readonly<Record<string, readonly unknown[]>>;
  const coded = ['channel', 'customerId', 'region', 'status'].filter((name) => columns[name] !== undefined);
  return { ...columns, ...Object.fromEntries(coded.map((name) => [name, categoriesOf(columns[name] as readonly unknown[])])) };
}

function categoriesOf(values: readonly unknown[]): Categories<unknown> {
  const known = [...new Set(values.map((value) => value ?? null))];
  return { codes: Uint16Array.from(values, (value) => known.indexOf(value ?? null)), values: known };
}

/** Numbers and instants as doubles, texts and flags in dictionary form, wherever all values of a column allow it. */
export function typedColumnsOf(rows: readonly GivenRow[]): Given {
  return Object.fromEntries(Object.entries(columnsOf(rows)).map(([name, values]) => [name, typed(values as readonly unknown[])]));
}

function typed(values: readonly unknown[]): unknown {
  if (values.every((value) => typeof value === 'number')) return Float64Array.from(values as readonly number[]);
  const instants = values.map(instantOf);
  if (instants.every((instant) => instant !== null)) return Float64Array.from(instants as readonly number[]);
  return values.every((value) => typeof value === 'string' || typeof value === 'boolean' || value === null) ? categoriesOf(values) : values;
}

function instantOf(value: unknown): number | null {
  const isInstant = value instanceof Date || (typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value));
  const ms = isInstant ? new Date(value).getTime() : Number.NaN;
  // Earlier ones are refused as numbers: they could be seconds.
  return ms >= 1e11 ? ms : null;
}

/** Every layout by its name. */
export const layouts: Readonly<Record<string, (rows: readonly GivenRow[]) => unknown>> = {
  rows: (rows) => rows,
  columns: columnsOf,
  dictionaries: dictionariesOf,
  'typed columns': typedColumnsOf,
  'a dataset of rows': (rows) => dataset({ sales: rows }),
  'a dataset of typed columns': (rows) => dataset({ sales: typedColumnsOf(rows) as never }),
  'a dataset of columns': (rows) => dataset({ sales: columnsOf(rows) as never }),
};
