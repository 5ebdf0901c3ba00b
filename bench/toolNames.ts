// What the tools are called, where their times are put in relation.

/** This library. */
export const OWN = 'sales-kpi';
/** This library over a dataset of an Arrow table, whose columns are encoded once. */
export const ARROW = 'sales-kpi, dataset of the table';
/** The loop of a competent user. */
export const HAND = 'hand-written loop, floats';
/** The statement of a competent user. */
export const SQL = 'hand-written SQL';
/** DuckDB over its own table. */
export const DUCKDB = { two: 'DuckDB, 2 threads', one: 'DuckDB, 1 thread' } as const;
