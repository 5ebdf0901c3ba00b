// Records of any kind in a table of a database: the types of the columns are read off the values and off what formulas
// take them for.
import { Decimal, type Dialect, type EngineSource, sale, sqlSource } from 'sales-kpi';
import { expect } from 'vitest';
import { type FieldNode, type FieldType, fieldsOf, type Node } from '../../src/expr/node.ts';
import type { GivenRow } from '../oracle/oracle.ts';
import type { Database } from './databases.ts';
import { fill } from './fill.ts';

/** Records by kind. */
export type Kinds = Readonly<Record<string, readonly GivenRow[]>>;

/** What formulas and conditions take the fields of a kind for. */
function typesIn(nodes: readonly Node[], kind: string): Map<string, FieldType> {
  // Whatever is asked of a ledger, its rows have an amount.
  const required = kind === 'sales' ? [sale.amount as FieldNode] : [];
  const fields = nodes.flatMap((node) => [...fieldsOf(node).values()]);
  const own = [...required, ...fields].filter(({ from }) => from === kind);
  // The date of a record is asked for, also where no total reads it.
  const dated = own.map(({ at }: FieldNode): [string, FieldType] => [at ?? 'date', 'date']);
  return new Map([...dated, ...own.map(({ name, type }: FieldNode): [string, FieldType] => [name, type])]);
}

/** A column: its type there, how its values are written, and how the source names it. */
interface Held {
  readonly sql: (dialect: Dialect) => string;
  readonly write: (value: unknown) => string;
  readonly place: (column: string) => unknown;
}

const isText = (value: unknown): boolean => typeof value === 'string' && !/[\0\ud800-\uffff]/.test(value);
const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);

/** The instant that a value stands for, to the millisecond; null for what is none. */
function instantOf(value: unknown): string | null {
  const isOne =
    value instanceof Date ||
    (typeof value === 'number' && Math.abs(value) >= 1e11) ||
    (typeof value === 'string' && /T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(value));
  const date = isOne ? new Date(value as string | number | Date) : null;
  return date === null || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** The digits of a number that a table holds; null for any other. */
function digitsOf(value: unknown): string | null {
  if (Decimal.isDecimal(value) || typeof value === 'bigint') return String(value);
  if (typeof value === 'number' ? !Number.isFinite(value) : typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return null;
  const exact = new Decimal(value as string | number);
  return exact.abs().lt(1e16) && exact.decimalPlaces() <= 18 ? exact.toFixed() : null;
}

/** Exact decimals of the digits that the values have: products of two such columns still fit. */
function decimalOf(values: readonly unknown[]): Held {
  const places = values.map((value) => digitsOf(value)?.split('.')[1]?.length ?? 0);
  const scale = Math.max(2, ...places);
  return { ...decimal, sql: (dialect) => dialect.decimal(scale + 16, scale) };
}

const decimal: Held = {
  sql: (dialect) => dialect.decimal(34, 18),
  write: (value) => digitsOf(value) as string,
  place: (column) => ({ column, type: 'number' }),
};

/** How a column of values is held; null when no column holds them all. */
function heldAs(values: readonly unknown[], type: FieldType | undefined): Held | null {
  const every = (test: (value: unknown) => boolean): boolean => values.every(test);
  if (type === 'date') {
    if (every(isDay)) return { sql: ({ types }) => types.date, write: String, place: (column) => ({ column, as: 'date' }) };
    if (!every((value) => instantOf(value) !== null)) return null;
    const write = (value: unknown): string => instantOf(value) as string;
    return { sql: ({ types }) => types.instant, write, place: (column) => ({ column, as: 'instant' }) };
  }
  if (type === 'number' || type === 'money')
    return every((value) => digitsOf(value) !== null) ? { ...decimalOf(values), place: (column) => column } : null;
  if (every(isText)) return { sql: ({ types }) => types.text, write: String, place: (column) => column };
  if (every((value) => typeof value === 'boolean'))
    return { sql: ({ types }) => types.boolean, write: String, place: (column) => ({ column, type: 'boolean' }) };
  return every((value) => typeof value === 'number' && digitsOf(value) !== null) ? decimalOf(values) : null;
}

/** The places of parameters in a text. */
export function placesOf({ placeholder }: Dialect): RegExp {
  return new RegExp(placeholder(7).replace(/[^\w]/g, '\\$&').replace('7', '\\d+'), 'g');
}

let made = 0;

/**
 * Puts records into new tables, a table a kind, and gives the source that reads them; null when no table holds these values.
 */
export async function loadKinds(database: Database, kinds: Kinds, nodes: readonly Node[]): Promise<EngineSource<never> | null> {
  const tables: Record<string, unknown> = {};
  for (const [kind, rows] of Object.entries(kinds)) {
    const types = typesIn(nodes, kind);
    const names = [...new Set([...types.keys(), ...rows.flatMap((row) => Object.keys(row))])];
    const columns = names.map((name) => {
      const values = rows.map((row) => row[name]).filter((value) => value !== null && value !== undefined);
      return [name, heldAs(values, types.get(name))] as const;
    });
    const held = columns.filter((column): column is readonly [string, Held] => column[1] !== null);
    if (held.length < columns.length) return null;
    tables[kind] = await loadTable(database, `agreed "${made++}`, rows, held);
  }
  return sqlSource({
    dialect: database.dialect,
    tables,
    run(text: string, params: readonly string[]) {
      // Some drivers take more parameters than there are places for, others do not.
      expect(new Set(text.match(placesOf(database.dialect))).size).toBe(params.length);
      return database.run(text, params);
    },
  } as never) as EngineSource<never>;
}

async function loadTable(
  database: Database,
  table: string,
  rows: readonly GivenRow[],
  held: readonly (readonly [string, Held])[],
): Promise<unknown> {
  const column = (name: string): string => `the ${name}`;
  await fill(
    database,
    table,
    held.map(([name, { sql }]) => [column(name), sql(database.dialect)]),
    rows.map((row) => held.map(([name, { write }]) => ((row[name] ?? null) === null ? null : write(row[name])))),
  );
  return { table, columns: Object.fromEntries(held.map(([name, { place }]) => [name, place(column(name))])) };
}
