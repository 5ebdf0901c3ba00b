import { describe, expect, test } from 'vitest';
import { hasClickhouse } from '../../examples/clickhouse/chdb.ts';
import { all, clustered, databases, openPostgres, required, served } from './databases.ts';

describe('the databases that are asked', () => {
  test('are DuckDB, PGlite where ENGINES=all asks for it, and those that are here', () => {
    const further = [
      ...(all ? ['PGlite'] : []),
      ...(served || required ? ['PostgreSQL'] : []),
      ...(hasClickhouse || required ? ['ClickHouse'] : []),
      ...(clustered || required ? ['Spark'] : []),
    ];
    expect(databases.map(([name]) => name)).toEqual(['DuckDB', ...further]);
  });

  test.each([
    ['PostgreSQL', served],
    ['ClickHouse', hasClickhouse],
    ['Spark', clustered],
  ])('have %s wherever ENGINES_REQUIRED=1 asks for all', (_, isHere) => {
    expect(isHere || !required, 'it is not there: run the tests by npm run test:engines').toBe(true);
  });

  // A server of your own is not asked how it is set up.
  test.each(required ? ['PostgreSQL'] : [])('%s is unlike memory: it orders texts as in English, with clocks far from UTC', async () => {
    const server = await openPostgres();
    try {
      const [row] = await server.run("SELECT CAST('a' < 'B' AS VARCHAR) AS english, current_setting('timezone') AS zone");
      expect(row).toEqual({ english: 'true', zone: 'Australia/Lord_Howe' });
    } finally {
      await server.close();
    }
  });
});
