// The databases in which every question is asked again, each behind the same small driver.
import { randomUUID } from 'node:crypto';
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

/** PostgreSQL as a server, in a new database of its own; see scripts/withPostgres.sh. */
export async function openPostgres(): Promise<Database> {
  if (!served) throw new Error('PGHOST (the folder of a socket), PGUSER and PGDATABASE do not say where the server is');
  const { default: pg } = await import('pg');
  const administrator = new pg.Client();
  await administrator.connect();
  const database = `sales_kpi_${randomUUID()}`;
  await administrator.query(`CREATE DATABASE "${database}" TEMPLATE template0`);
  const server = new pg.Pool({ database, max: 1 });
  return {
    name: 'PostgreSQL',
    dialect: postgres,
    async run(text, params = []) {
      return (await server.query<Record<string, unknown>>(text, [...params])).rows;
    },
    async close() {
      await server.end();
      await administrator.query(`DROP DATABASE "${database}"`);
      await administrator.end();
    },
  };
}

const { PGHOST = '', PGUSER = '', PGDATABASE = '', ENGINES = '', ENGINES_REQUIRED = '' } = process.env;

/** Whether the environment names a server on this machine: nobody's server elsewhere is ever written to. */
export const served = PGHOST.startsWith('/') && PGUSER !== '' && PGDATABASE !== '';

/** Whether a missing server is a failure. */
export const required = ENGINES_REQUIRED === '1';

/** Whether every database is asked that npm brings: it takes twice the time, and CI asks for it. */
export const all = ENGINES === 'all';

/** DuckDB, with ENGINES=all PGlite too, and the server where there is one or must be one. */
export const databases: readonly (readonly [string, () => Promise<Database>])[] = [
  ['DuckDB', openDuckdb],
  ...(all ? ([['PGlite', openPglite]] as const) : []),
  ...(served || required ? ([['PostgreSQL', openPostgres]] as const) : []),
];
