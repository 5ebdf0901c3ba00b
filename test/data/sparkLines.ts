// Lines of a shop in Spark: written to files as texts, read by the workers with a type for each column, kept as Parquet.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../engines/databases.ts';
import type { Column } from '../engines/fill.ts';

/** A file for each of a few tasks. */
const SIZE = 100_000;

/** Makes the table `lines` of some rows, whose values are texts by the names of the columns. */
export async function loadLines({ dialect, run }: Database, columns: readonly Column[], rows: readonly object[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lines-'));
  try {
    for (let from = 0; from < rows.length; from += SIZE) {
      const lines = rows.slice(from, from + SIZE).map((row) => JSON.stringify(row));
      await writeFile(join(folder, `${from}.json`), `${lines.join('\n')}\n`);
    }
    const names = columns.map(([name]) => dialect.quote(name));
    await run(`CREATE TEMPORARY VIEW given (${names.map((name) => `${name} STRING`).join(', ')}) USING json OPTIONS (path '${folder}')`);
    const cells = columns.map(([name, type]) => `CAST(${dialect.quote(name)} AS ${type}) AS ${dialect.quote(name)}`);
    await run('DROP TABLE IF EXISTS lines');
    await run(`CREATE TABLE lines USING parquet AS SELECT ${cells.join(', ')} FROM given`);
  } finally {
    await rm(folder, { recursive: true });
  }
}
