import { describe, expect, test } from 'vitest';
import { all, databases, openPostgres, required, served } from './databases.ts';

describe('the databases that are asked', () => {
  test('are DuckDB, PGlite where ENGINES=all asks for it, and a PostgreSQL server where there is one', () => {
    const further = [...(all ? ['PGlite'] : []), ...(served || required ? ['PostgreSQL'] : [])];
    expect(databases.map(([name]) => name)).toEqual(['DuckDB', ...further]);
  });

  test('have that server wherever ENGINES_REQUIRED=1 asks for it', () => {
    expect(served || !required, 'there is no server: run the tests under scripts/withPostgres.sh').toBe(true);
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
