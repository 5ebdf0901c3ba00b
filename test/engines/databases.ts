// The databases in which every question is asked again, each behind the same small driver.
import { PGlite } from '@electric-sql/pglite';
import { type Dialect, duckdb, postgres } from 'sales-kpi';

/** A database that runs here. */
export interface Database {
  readonly name: string;
  readonly dialect: Dialect;
  run(text: string, params?: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

/** DuckDB in this process. */
export async function openDuckdb(): Promise<Database> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return {
    name: 'DuckDB',
    dialect: duckdb,
    async run(text, params = []) {
      return (await connection.runAndReadAll(text, [...params])).getRowObjectsJson();
    },
    async close() {
      connection.closeSync();
    },
  };
}

/** PostgreSQL in this process, as WebAssembly. */
export async function openPglite(): Promise<Database> {
  const server = await PGlite.create();
  return {
    name: 'PGlite',
    dialect: postgres,
    async run(text, params = []) {
      return (await server.query<Record<string, unknown>>(text, [...params])).rows;
    },
    close: () => server.close(),
  };
}

/** Every database that npm brings. */
export const databases: readonly (readonly [string, () => Promise<Database>])[] = [
  ['DuckDB', openDuckdb],
  ['PGlite', openPglite],
];
