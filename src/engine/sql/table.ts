// The tables of a source: what they are called, and where each of our fields lies in them.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { checkCondition } from '../../expr/checkRecord.ts';
import type { Node } from '../../expr/node.ts';
import type { Value } from '../../expr/value.ts';
import { requiredFields } from '../../model/sale/saleFields.ts';
import { checkTimeZone } from '../../period/zone.ts';
import type { SqlType } from './dialect.ts';
import { checkedName } from './name.ts';

/** Where a field lies: the name of a column, or more about it. */
export type SqlColumn =
  | string
  | {
      /** The name of the column. */
      readonly column: string;
      /** What it holds, where that is not what the field usually holds: keys are text, numbers exact decimals or whole numbers. */
      readonly type?: 'text' | 'number' | 'boolean';
      /** For dates: instants (with a time zone), or calendar dates. */
      readonly as?: 'instant' | 'date';
      /** For dates without a time zone: that in which they were written. */
      readonly timeZone?: string;
    }
  | {
      /** An expression of the language over fields named like the columns: `times(line.quantity, line.price)`. */
      readonly of: Value<number | string | boolean, never>;
    };

/** A table or view. */
export interface SqlTable {
  /** Its name; a list for one within a schema. */
  readonly table: string | readonly string[];
  /** Where each field lies; fields that are not named are missing on all records. */
  readonly columns: Readonly<Record<string, SqlColumn>>;
}

/** A column that was looked up. */
export type Place = { readonly column: string; readonly type: SqlType | null; readonly timeZone: string | null } | { readonly of: Node };

/** The tables by kind of record, checked. */
export function checkTables(tables: unknown): ReadonlyMap<string, SqlTable> {
  if (typeof tables !== 'object' || tables === null)
    throw refused('tables are missing', "name them: { sales: { table: 'sales', columns } }", []);
  const entries = Object.entries(tables as Readonly<Record<string, SqlTable>>);
  for (const [kind, table] of entries) checkTable(kind, table);
  return new Map(entries);
}

function checkTable(kind: string, table: SqlTable): void {
  if (typeof table !== 'object' || table === null) throw refused(`table ${excerpt(table)}`, 'give { table, columns }', [kind]);
  refuseUnknown(table, ['table', 'columns'], ['tables', kind]);
  const names = typeof table.table === 'string' ? [table.table] : table.table;
  if (!Array.isArray(names) || names.length === 0 || names.some((name) => typeof name !== 'string'))
    throw refused(`the name ${excerpt(table.table)}`, "give a name, or a list such as ['shop', 'sales']", [kind, 'table']);
  for (const name of names) checkedName(name);
  if (typeof table.columns !== 'object' || table.columns === null)
    throw refused('columns are missing', "say where each field lies: { date: { column: 'created_at', as: 'instant' } }", [kind, 'columns']);
  for (const { name } of kind === 'sales' ? requiredFields(kind) : [])
    if (!Object.hasOwn(table.columns, name))
      throw refused(`no column for ${name}`, 'every record of this kind needs it', [kind, 'columns']);
  for (const field of Object.keys(table.columns)) placeOf(kind, table, field);
}

/** Where a field lies; null for one that the table does not have. */
export function placeOf(kind: string, { columns }: SqlTable, field: string): Place | null {
  if (!Object.hasOwn(columns, field)) return null;
  const column = columns[field] as SqlColumn;
  const path = [kind, 'columns', field];
  if (typeof column === 'string') return { column: checkedName(column), type: null, timeZone: null };
  if (typeof column !== 'object' || column === null) throw refused(`the column ${excerpt(column)}`, 'give its name', path);
  if ('of' in column) {
    refuseUnknown(column, ['of'], ['tables', ...path]);
    checkCondition({ op: 'call', fn: 'isNull', args: [column.of] }, ['tables', ...path, 'of']);
    return { of: column.of as Node };
  }
  refuseUnknown(column, ['column', 'type', 'as', 'timeZone'], ['tables', ...path]);
  if (typeof column.column !== 'string') throw refused(`the column ${excerpt(column.column)}`, 'give its name', path);
  const { type, as, timeZone } = column;
  if (type !== undefined && !['text', 'number', 'boolean'].includes(type))
    throw refused(`type ${excerpt(type)}`, 'text, number or boolean', path);
  if (as !== undefined && as !== 'instant' && as !== 'date') throw refused(`as ${excerpt(as)}`, 'instant or date', path);
  if (timeZone !== undefined && as !== undefined) throw refused('as beside timeZone', 'a time without a zone has only timeZone', path);
  return {
    column: checkedName(column.column),
    type: timeZone !== undefined ? 'naive' : (as ?? type ?? null),
    timeZone: timeZone === undefined ? null : checkTimeZone(timeZone, ['tables', ...path, 'timeZone']),
  };
}

function refused(problem: string, hint: string, path: readonly string[]): KpiError {
  return new KpiError('bad-argument', problem, hint, ['tables', ...path]);
}
