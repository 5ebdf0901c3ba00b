// Rows of texts in a new table of a database, each column of a type.
import type { Database } from './databases.ts';

/** The name of a column, and its type there. */
export type Column = readonly [name: string, type: string];

/** Makes a table of these columns, with these rows. */
export async function fill(
  database: Database,
  table: string,
  columns: readonly Column[],
  rows: readonly (readonly (string | null)[])[],
): Promise<void> {
  if (database.fill !== undefined) return database.fill(table, columns, rows);
  const { quote, placeholder } = database.dialect;
  await database.run(`CREATE TABLE ${quote(table)} (${columns.map(([name, type]) => `${quote(name)} ${type}`).join(', ')})`);
  for (let from = 0; from < rows.length; from += 100) {
    const params: string[] = [];
    const lines = rows
      .slice(from, from + 100)
      .map((row) => row.map((cell, i) => (cell === null ? 'NULL' : `CAST(${placeholder(params.push(cell))} AS ${columns[i]?.[1]})`)));
    await database.run(`INSERT INTO ${quote(table)} VALUES ${lines.map((cells) => `(${cells.join(', ')})`).join(', ')}`, params);
  }
}
