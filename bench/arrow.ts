// The question over an Arrow table, asked as it is and as a dataset, against DuckDB.
import { dataset } from '../src/index.ts';
import type { Given } from './given.ts';
import type { Job } from './measure.ts';
import { ARROW } from './toolNames.ts';
import { arrowTable } from './tools/arrow.ts';
import { library } from './tools/library.ts';
import { count, type Pair, workPair } from './work.ts';

/** DuckDB for Node takes no Arrow buffers: it has a table of its own, filled from the same columns. */
export async function ofArrow({ size, sales, right, connection }: Given): Promise<Pair> {
  const floats = arrowTable(sales, 'float64');
  const decimals = arrowTable(sales, 'decimal128');
  const data = dataset({ sales: floats });
  const jobs: ((distinct: boolean) => Job)[] = [
    (distinct) => library(ARROW, data, distinct),
    (distinct) => library('sales-kpi, the table', floats, distinct),
    (distinct) => library('sales-kpi, the table, amounts decimal128', decimals, distinct),
  ];
  if (connection !== null) {
    const { duckdb } = await import('./tools/duckdb.ts');
    jobs.push((distinct) => duckdb(connection, 2, distinct));
  }
  return workPair(
    `${count(size)} rows of an Arrow table (DuckDB: a table of its own from the same columns)`,
    (distinct) => jobs.map((made) => made(distinct)),
    right,
  );
}
