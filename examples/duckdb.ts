// A file asked where it lies: `npx tsx examples/duckdb.ts <file.csv or file.parquet>` reads sales into an embedded DuckDB,
// and every total is computed there. Without a file, the sample shop is written to one first.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { duckdb, type EngineSource, type SalesData, sqlSource } from 'sales-kpi';
import { databaseReport } from './report/databaseReport.ts';
import { sampleSales } from './shop/questions.ts';

// What each column holds. Left to itself, DuckDB reads 12.50 as a DOUBLE, which has lost the cents.
const types = {
  id: 'VARCHAR',
  date: 'TIMESTAMPTZ',
  type: 'VARCHAR',
  kind: 'VARCHAR',
  orderId: 'VARCHAR',
  status: 'VARCHAR',
  customerId: 'VARCHAR',
  channel: 'VARCHAR',
  currency: 'VARCHAR',
  gross: 'DECIMAL(28, 10)',
  discount: 'DECIMAL(28, 10)',
  amount: 'DECIMAL(28, 10)',
} as const;
const names = Object.keys(types) as (keyof typeof types)[];

/** Writes sales as CSV, with the columns that are read here. */
export async function writeCsv(file: string, sales: readonly object[]): Promise<void> {
  const cell = (value: unknown): string => (value === null || value === undefined ? '' : `"${String(value).replaceAll('"', '""')}"`);
  const lines = sales.map((row) => names.map((name) => cell((row as Readonly<Record<string, unknown>>)[name])).join(','));
  await writeFile(file, `${[names.join(','), ...lines].join('\n')}\n`);
}

/** Loads a file into a table, each column by its type; amounts that are no decimals stop it. */
async function load(connection: DuckDBConnection, file: string): Promise<void> {
  const columns = names.map((name) => `CAST("${name}" AS ${types[name]}) AS "${name}"`).join(', ');
  // A CSV file is read as text, so that the cast of an amount sees all its digits.
  const read = file.toLowerCase().endsWith('.parquet') ? 'read_parquet($1)' : 'read_csv($1, header = true, all_varchar = true)';
  await connection.run("SET TimeZone = 'UTC'");
  await connection.run(`CREATE TABLE sales AS SELECT ${columns} FROM ${read}`, [file]);
}

/** A file in an embedded DuckDB, as a source of sales. */
export async function openFile(file: string): Promise<{ readonly source: EngineSource<SalesData>; close(): void }> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    await load(connection, file);
  } catch (error) {
    connection.closeSync();
    throw error;
  }
  const columns = Object.fromEntries(names.map((name) => [name, name]));
  const source = sqlSource({
    dialect: duckdb,
    tables: { sales: { table: 'sales', columns: { ...columns, date: { column: 'date', as: 'instant' } } } },
    run: async (text, params) => (await connection.runAndReadAll(text, [...params])).getRowObjectsJson(),
  });
  return { source, close: () => connection.closeSync() };
}

/** Asks a file, and prints what it answers. */
async function report(file: string): Promise<void> {
  const { source, close } = await openFile(file);
  try {
    console.log(await databaseReport(source, duckdb));
  } finally {
    close();
  }
}

async function main(file: string | undefined): Promise<void> {
  if (file !== undefined) return report(file);
  const folder = await mkdtemp(join(tmpdir(), 'sales-'));
  try {
    const sample = join(folder, 'sales.csv');
    await writeCsv(sample, sampleSales());
    await report(sample);
  } finally {
    await rm(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2]);
