// What drivers hand back: text, or values of their own that are written as text.
import { type Exact, scanDecimal } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { KEY_LENGTH, type Key } from '../../expr/key.ts';
import type { SqlType } from './dialect.ts';

/** The values of a row of a part. */
export type Cells = readonly (string | null)[];

/** A row as a driver gives it: an object by the names of the columns. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** One cell of a row as text. */
export function cellOf(row: SqlRow, name: string): string | null {
  const found = row[name];
  if (found === null) return null;
  if (typeof found === 'string') return found;
  throw new KpiError(
    'bad-data',
    `the driver gave ${excerpt(found)} in column ${name}`,
    'give rows as objects by column name, texts as texts',
    ['run'],
  );
}

/** An exact number; null where there is none. */
export function numberIn(cells: Cells, index: number): Exact | null {
  const text = cells[index] ?? null;
  if (text === null) return null;
  const exact = scanDecimal(text);
  if (typeof exact !== 'string') return exact;
  throw new KpiError('bad-data', `the database gave the number ${excerpt(text)}`, 'amounts must be finite decimals of at most 38 digits');
}

/** A count. */
export function countIn(cells: Cells, index: number): number {
  return Number(cells[index] ?? 0);
}

/** A key by its type. */
export function keyIn(cells: Cells, index: number, type: SqlType): Key | null {
  const text = cells[index] ?? null;
  if (text === null) return null;
  if (type === 'boolean') return text === 'true' || text === 't' || text === '1';
  if (type === 'number') return numberKey(text);
  if (text.length > KEY_LENGTH) throw new KpiError('key-too-long', `a key of ${text.length} characters`, `keys have at most ${KEY_LENGTH}`);
  return text;
}

function numberKey(text: string): number {
  const exact = scanDecimal(text);
  const key = Number(text);
  if (typeof exact === 'string' || !Number.isFinite(key) || (Number.isInteger(key) && !Number.isSafeInteger(key)))
    throw new KpiError('bad-data', `the database gave the key ${excerpt(text)}`, "declare the column with type: 'text' and cast it there");
  return key + 0;
}
