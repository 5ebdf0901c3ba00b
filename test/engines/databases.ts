// The databases in which every question is asked again, each behind the same small driver.
import { randomUUID } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { clickhouse, type Dialect, duckdb, postgres, spark, sparkStatement } from 'sales-kpi';
import { hasClickhouse, openClickhouse as openChdb } from '../../examples/clickhouse/chdb.ts';
import { openSpark as openSession } from '../../examples/spark/thrift.ts';
import type { Column } from './fill.ts';

/** A database that runs here. */
export interface Database {
  readonly name: string;
  readonly dialect: Dialect;
  run(text: string, params?: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Makes a table, where CREATE TABLE and INSERT are not the way. */
  fill?(table: string, columns: readonly Column[], rows: readonly (readonly (string | null)[])[]): Promise<void>;
  /** The statement that sets the time zone of the session. */
  inZone(timeZone: string): string;
  /** What there is no date for: none after all others, or none before 1900. */
  readonly lacksDates?: readonly ('infinity' | 'before 1900')[];
  close(): Promise<void>;
}

const inZone: Database['inZone'] = (timeZone) => `SET TimeZone = '${timeZone}'`;

/** DuckDB in this process. */
export async function openDuckdb(): Promise<Database> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return {
    name: 'DuckDB',
    dialect: duckdb,
    inZone,
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
    inZone,
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
    inZone,
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

/** ClickHouse in this process; see scripts/engines/installClickhouse.sh. */
export async function openClickhouse(): Promise<Database> {
  const server = await openChdb();
  // Columns of which CREATE TABLE says no more can be NULL, as in other databases.
  await server.run('SET data_type_default_nullable = 1');
  return {
    name: 'ClickHouse',
    dialect: clickhouse,
    inZone: (timeZone) => `SET session_timezone = '${timeZone}'`,
    lacksDates: ['infinity', 'before 1900'],
    ...server,
  };
}

/** Settings of a session that asks once of many small tables, and keeps what arithmetic gives. */
const sparkSettings = {
  // To translate a statement into Java and to plan it anew while it runs takes longer than to run it.
  'spark.sql.codegen.wholeStage': 'false',
  'spark.sql.codegen.factoryMode': 'NO_CODEGEN',
  'spark.sql.adaptive.enabled': 'false',
  'spark.sql.decimalOperations.allowPrecisionLoss': 'false',
  // Rows of a statement are spread over the workers, and not reckoned by the planner.
  'spark.sql.optimizer.excludedRules': 'org.apache.spark.sql.catalyst.optimizer.ConvertToLocalRelation',
  'spark.sql.legacy.storeAnalyzedPlanForView': 'true',
};

/** Spark as a cluster of two workers, in a session of its own; see scripts/engines/withSpark.sh. */
export async function openSpark(
  settings: Readonly<Record<string, string>> = {},
  usual: Readonly<Record<string, string>> = sparkSettings,
): Promise<Database> {
  if (!clustered) throw new Error('SPARK_THRIFT does not say where the server is');
  const session = await openSession(SPARK_THRIFT, { ...usual, ...settings });
  const run = (text: string, params: readonly string[] = []) => session.run(sparkStatement(text, params));
  return {
    name: 'Spark',
    dialect: spark,
    inZone: (timeZone) => `SET TIME ZONE '${timeZone}'`,
    lacksDates: ['infinity'],
    run,
    async fill(table, columns, rows) {
      const params: string[] = [];
      const line = (cells: readonly (string | null)[]): string =>
        `(${cells.map((cell) => (cell === null ? 'NULL' : `:p${params.push(cell)}`)).join(', ')})`;
      const names = columns.map((_, i) => `c${i}`).join(', ');
      const from =
        rows.length === 0
          ? `(SELECT ${columns.map((_, i) => `NULL AS c${i}`).join(', ')}) WHERE FALSE`
          : `VALUES ${rows.map(line).join(', ')} AS v(${names})`;
      const cells = columns.map(([name, type], i) => `CAST(c${i} AS ${type}) AS ${spark.quote(name)}`);
      await run(`CREATE TEMPORARY VIEW ${spark.quote(table)} AS SELECT ${cells.join(', ')} FROM ${from}`, params);
    },
    // The server cannot close a session that has tables with odd names.
    close: () => session.close().catch(() => undefined),
  };
}

const { SPARK_THRIFT = '' } = process.env;

/** Whether the environment names a cluster on this machine. */
export const clustered = SPARK_THRIFT.startsWith('127.0.0.1:');

const { PGHOST = '', PGUSER = '', PGDATABASE = '', ENGINES = '', ENGINES_REQUIRED = '' } = process.env;

/** Whether the environment names a server on this machine: nobody's server elsewhere is ever written to. */
export const served = PGHOST.startsWith('/') && PGUSER !== '' && PGDATABASE !== '';

/** Whether a missing server is a failure. */
export const required = ENGINES_REQUIRED === '1';

/** Whether every database is asked that npm brings: it takes twice the time, and CI asks for it. */
export const all = ENGINES === 'all';

/** Those that npm brings: DuckDB, and with ENGINES=all PGlite, which takes seconds to open. */
export const brought: readonly (readonly [name: string, open: () => Promise<Database>])[] = [
  ['DuckDB', openDuckdb],
  ...(all ? ([['PGlite', openPglite]] as const) : []),
];

/** The same, and those that are here or must be. */
export const quick: typeof brought = [
  ...brought,
  ...(served || required ? ([['PostgreSQL', openPostgres]] as const) : []),
  ...(hasClickhouse || required ? ([['ClickHouse', openClickhouse]] as const) : []),
];

/** The same, and a cluster where there is one or must be one: a statement on it takes a second, whatever it reads. */
export const databases: typeof quick = [...quick, ...(clustered || required ? ([['Spark', () => openSpark()]] as const) : [])];
