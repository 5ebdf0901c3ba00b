import { type Dialect, standard } from './dialect.ts';

/** PostgreSQL, version 14 or later. */
export const postgres: Dialect = {
  ...standard,
  name: 'PostgreSQL',
  byCharacter: (sql) => `${sql} COLLATE "C"`,
  typeOf: (sql) => `CAST(pg_typeof(${sql}) AS VARCHAR)`,
};
