// The same totals from the same table of DuckDB, over one connection with two threads: asked by this library, and by hand.
import type { DuckDBConnection } from '@duckdb/node-api';
import { duckdb, query, sqlSource } from '../../src/index.ts';
import { range } from '../data.ts';
import { type Job, job } from '../measure.ts';
import { statement } from './duckdb.ts';
import { asked, readRows, three, two } from './library.ts';

const THREADS = 2;

/** The question of this library, from its words to its table. */
export function pushedDown(tool: string, connection: DuckDBConnection, distinct: boolean): Job {
  const source = sqlSource({
    dialect: duckdb,
    tables: {
      sales: {
        table: 'sales',
        columns: {
          date: { column: 'date', timeZone: 'UTC' },
          amount: 'amount',
          channel: 'channel',
          status: 'status',
          customerId: { column: 'customer', type: 'number' },
        },
      },
    },
    run: async (text, params) => (await connection.runAndReadAll(text, [...params])).getRowObjectsJson(),
  });
  return job(
    tool,
    async () =>
      distinct ? (await query(source, { ...asked, select: three })).rows : (await query(source, { ...asked, select: two })).rows,
    readRows,
    () => connection.run(`SET threads = ${THREADS}`),
  );
}

/** What the question says, in the shortest way: the statuses that are no sales, the range, the months. */
export function handWrittenSql(tool: string, connection: DuckDBConnection, distinct: boolean): Job {
  const customers = distinct ? ', count(DISTINCT customer)' : '';
  return statement(
    tool,
    connection,
    THREADS,
    `SELECT date_trunc('month', date), channel, sum(amount), count(*)${customers}
    FROM sales
    WHERE status NOT IN ('cancelled', 'draft', 'failed', 'test', 'deleted')
      AND date >= TIMESTAMP '${range.from}' AND date < TIMESTAMP '${range.to}'
    GROUP BY ALL`,
  );
}
