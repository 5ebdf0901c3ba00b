// A ledger in a table of a database, and the source that reads it.
import { type EngineSource, sqlSource } from 'sales-kpi';
import type { GivenRow } from '../oracle/oracle.ts';
import type { Database } from './databases.ts';

/** How the dates of a table are held. */
export type DateForm = 'instant' | 'date' | 'naive';

const numbers = ['amount', 'quantity', 'gross', 'discount', 'codeDiscount', 'tax', 'cost'];
const texts = ['id', 'type', 'kind', 'orderId', 'status', 'customerId', 'channel', 'region', 'currency'];
const dateTypes = { instant: 'TIMESTAMP WITH TIME ZONE', date: 'DATE', naive: 'TIMESTAMP' } as const;

let tables = 0;

/** Puts rows into a new table with names of its own for every column. */
export async function load(database: Database, rows: readonly GivenRow[], form: DateForm, timeZone = 'UTC'): Promise<EngineSource<never>> {
  const name = `ledger "${tables++}`;
  const { quote } = database.dialect;
  const columns = [
    ['date', dateTypes[form]] as const,
    ...numbers.map((field) => [field, 'DECIMAL(34, 18)'] as const),
    ...texts.map((field) => [field, 'VARCHAR'] as const),
  ];
  await database.run(`CREATE TABLE ${quote(name)} (${columns.map(([field, type]) => `${quote(`the ${field}`)} ${type}`).join(', ')})`);
  for (let from = 0; from < rows.length; from += 100) {
    const params: (string | null)[] = [];
    const lines = rows.slice(from, from + 100).map(
      (row) =>
        `(${columns
          .map(([field, type]) => {
            const given = row[field];
            if (given === null || given === undefined) return 'NULL';
            return `CAST($${params.push(given instanceof Date ? given.toISOString() : String(given))} AS ${type})`;
          })
          .join(', ')})`,
    );
    await database.run(`INSERT INTO ${quote(name)} VALUES ${lines.join(', ')}`, params as string[]);
  }
  const date = form === 'naive' ? { column: 'the date', timeZone } : { column: 'the date', as: form };
  return sqlSource({
    dialect: database.dialect,
    tables: {
      sales: {
        table: name,
        columns: { date, ...Object.fromEntries([...numbers, ...texts].map((field) => [field, `the ${field}`])) },
      },
    },
    run: (text: string, params: readonly string[]) => database.run(text, params),
  } as never) as EngineSource<never>;
}
