import { type Dialect, standard } from './dialect.ts';

/** DuckDB, version 1.1 or later. */
export const duckdb: Dialect = {
  ...standard,
  name: 'DuckDB',
  epoch: (sql) => `CAST(epoch_ms(${sql}) AS VARCHAR)`,
};
