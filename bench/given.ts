// The sales of one size, made once for all tools that hold columns.
import type { DuckDBConnection } from '@duckdb/node-api';
import { rightAnswer } from './answer.ts';
import { type SalesColumns, salesColumns } from './data.ts';
import { ifPresent } from './present.ts';
import type { RightPair } from './work.ts';

/** Sales, the right answers about them, and the same sales in a table of DuckDB. */
export interface Given {
  readonly size: number;
  readonly sales: SalesColumns;
  readonly right: RightPair;
  /** Null where DuckDB does not run. */
  readonly connection: DuckDBConnection | null;
  /** Gives the database back. */
  close(): void;
}

/** Makes sales, counts the right answers, and fills the database. */
export async function givenOf(size: number): Promise<Given> {
  const sales = salesColumns(size);
  const right = { without: rightAnswer(sales, false), distinct: rightAnswer(sales, true) };
  const connection = await ifPresent('DuckDB', async () => (await import('./tools/duckdb.ts')).duckdbTable(sales));
  return { size, sales, right, connection, close: () => connection?.closeSync() };
}
