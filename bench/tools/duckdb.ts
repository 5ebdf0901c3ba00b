// DuckDB in this process, over a table of its own types that is filled once.
import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBDecimalValue,
  DuckDBInstance,
  type DuckDBTimestampValue,
  type DuckDBType,
  INTEGER,
  UTINYINT,
} from '@duckdb/node-api';
import type { Answer } from '../answer.ts';
import { channels, type SalesColumns, statuses } from '../data.ts';
import { type Job, job } from '../measure.ts';

type Value = DuckDBTimestampValue | DuckDBDecimalValue | string | bigint;

/** A connection to a database in memory with the table `sales`. */
export async function duckdbTable(sales: SalesColumns): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('CREATE TABLE given (ms DOUBLE, cents INTEGER, channel UTINYINT, status UTINYINT, customer INTEGER)');
  await append(connection, sales);
  await connection.run(`CREATE TYPE channel AS ENUM (${textList(channels)})`);
  await connection.run(`CREATE TYPE status AS ENUM (${textList(statuses)})`);
  await connection.run(`CREATE TABLE sales AS SELECT
    make_timestamp((ms * 1000)::BIGINT) AS date,
    (cents * 0.01::DECIMAL(3, 2))::DECIMAL(12, 2) AS amount,
    ([${textList(channels)}][channel + 1])::channel AS channel,
    ([${textList(statuses)}][status + 1])::status AS status,
    customer
    FROM given`);
  await connection.run('DROP TABLE given');
  return connection;
}

const CHUNK = 2048;

async function append(connection: DuckDBConnection, { date, amount, channel, status, customerId }: SalesColumns): Promise<void> {
  const types: DuckDBType[] = [DOUBLE, INTEGER, UTINYINT, UTINYINT, INTEGER];
  const cents = Int32Array.from(amount, (value) => Math.round(value * 100));
  const columns = [date, cents, channel.codes, status.codes, customerId.codes];
  const appender = await connection.createAppender('given');
  for (let from = 0; from < date.length; from += CHUNK) {
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns(columns.map((column) => Array.from(column.subarray(from, from + CHUNK))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function textList(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}

/** Revenue and orders, with distinct customers when asked; the rows of the answer are fetched. */
export function duckdb(connection: DuckDBConnection, threads: number, distinct: boolean): Job {
  const customers = distinct ? ', count(DISTINCT customer)' : '';
  const sql = `SELECT date_trunc('month', date), channel, sum(amount), count(*)${customers} FROM sales WHERE status <> 'cancelled' GROUP BY ALL`;
  return statement(`DuckDB, ${threads} thread${threads === 1 ? '' : 's'}`, connection, threads, sql);
}

/** A statement whose columns are month, channel, revenue, orders, and distinct customers when asked. */
export function statement(tool: string, connection: DuckDBConnection, threads: number, sql: string): Job {
  return job(
    tool,
    async () => (await connection.runAndReadAll(sql)).getRows() as Value[][],
    read,
    () => connection.run(`SET threads = ${threads}`),
  );
}

function read(rows: readonly Value[][]): Answer {
  return new Map(
    rows.map(([month, channel, revenue, orders, customers]) => [
      `${String(month).slice(0, 7)} ${String(channel)}`,
      {
        cents: Number((revenue as DuckDBDecimalValue).value),
        orders: Number(orders),
        customers: customers === undefined ? null : Number(customers),
      },
    ]),
  );
}
