// A ledger in a table of a database, and the source that reads it.
import { type EngineSource, sqlSource } from 'sales-kpi';
import type { GivenRow } from '../oracle/oracle.ts';
import type { Database } from './databases.ts';
import { type Column, fill } from './fill.ts';

/** How the dates of a table are held. */
export type DateForm = 'instant' | 'date' | 'naive';

const numbers = ['amount', 'quantity', 'gross', 'discount', 'codeDiscount', 'tax', 'cost'];
const texts = ['id', 'type', 'kind', 'orderId', 'status', 'customerId', 'channel', 'region', 'currency'];

let tables = 0;

/** Puts rows into a new table with names of its own for every column. */
export async function load(database: Database, rows: readonly GivenRow[], form: DateForm, timeZone = 'UTC'): Promise<EngineSource<never>> {
  const name = `ledger "${tables++}`;
  const { types, decimal } = database.dialect;
  const columns: readonly Column[] = [
    ['date', types[form]],
    ...numbers.map((field): Column => [field, decimal(34, 18)]),
    ...texts.map((field): Column => [field, types.text]),
  ];
  const textOf = (given: unknown): string | null =>
    given === null || given === undefined ? null : given instanceof Date ? given.toISOString() : String(given);
  await fill(
    database,
    name,
    columns.map(([field, type]) => [`the ${field}`, type]),
    rows.map((row) => columns.map(([field]) => textOf(row[field]))),
  );
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
