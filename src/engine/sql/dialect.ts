// What differs between databases. A dialect is a small object over these defaults; whatever it does not say is standard.
import { excerpt, KpiError } from '../../error.ts';

/** What an expression of SQL gives. */
export type SqlType = 'text' | 'number' | 'boolean' | 'instant' | 'naive' | 'date';

/** The words of one database. */
export interface Dialect {
  /** Its name in messages. */
  readonly name: string;
  /** A name in quotes. */
  quote(name: string): string;
  /** The place of a bound parameter, counted from 1. */
  placeholder(position: number): string;
  /** Types by what they hold. */
  readonly types: Readonly<Record<Exclude<SqlType, 'number'>, string>>;
  /** An exact number type of so many digits, so many of them behind the point. */
  decimal(digits: number, scale: number): string;
  /** A point in time cut to the millisecond, as in memory. */
  milliseconds(sql: string): string;
  /** Epoch milliseconds as text, of an instant or of a naive time taken for UTC. */
  epoch(sql: string): string;
  /** A text that is ordered by its characters, whatever the language of the database. */
  byCharacter(sql: string): string;
  /** The name of the type of an expression. */
  typeOf(sql: string): string;
  /** Names of types that cannot hold amounts exactly. */
  readonly inexact: readonly string[];
  /** Most parameters of one statement. */
  readonly mostParameters: number;
}

/** Half a character, which no database can hold. */
export const LONE_SURROGATE: RegExp = /\p{Surrogate}/u;

const CONTROL = /\p{Cc}/u;

/** Longest name that every database takes. */
const NAME_LENGTH = 63;

/** Standard SQL, as far as there is one. */
export const standard: Dialect = {
  name: 'SQL',
  quote: (name) => `"${checkedName(name).replaceAll('"', '""')}"`,
  placeholder: (position) => `$${position}`,
  types: { text: 'VARCHAR', boolean: 'BOOLEAN', instant: 'TIMESTAMP WITH TIME ZONE', naive: 'TIMESTAMP', date: 'DATE' },
  decimal: (digits, scale) => `DECIMAL(${digits}, ${scale})`,
  milliseconds: (sql) => `date_trunc('milliseconds', ${sql})`,
  epoch: (sql) => `CAST(CAST(floor(extract(epoch FROM ${sql}) * 1000) AS BIGINT) AS VARCHAR)`,
  byCharacter: (sql) => sql,
  typeOf: (sql) => `typeof(${sql})`,
  inexact: ['double', 'float', 'real', 'double precision'],
  mostParameters: 10_000,
};

/** Names come from the declared tables only; still none may carry what no database takes in a name. */
export function checkedName(name: string): string {
  if (typeof name !== 'string') throw new KpiError('bad-argument', `the name ${excerpt(name)} in SQL`, 'give a text', ['tables']);
  const bytes = bytesOf(name);
  if (bytes === 0 || bytes > NAME_LENGTH || CONTROL.test(name) || LONE_SURROGATE.test(name))
    throw new KpiError('bad-argument', `a name of ${bytes} bytes in SQL`, `give 1 to ${NAME_LENGTH} bytes without control characters`, [
      'tables',
    ]);
  return name;
}

/** The length of a name in UTF-8. */
function bytesOf(name: string): number {
  let bytes = 0;
  for (const character of name) {
    const code = character.codePointAt(0) as number;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
