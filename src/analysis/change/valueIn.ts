// The value of an indicator in a table of one row.
import type { Fraction } from '../../expr/fraction.ts';
import type { Node } from '../../expr/node.ts';
import type { Reason } from '../../plan/settle.ts';
import { behind } from '../../query/behind.ts';
import type { Table } from '../../query/table.ts';
import { columnIn } from './ends.ts';

/** Why a table gives no answer. */
export function withheld(table: Table, id: string): { readonly reason: Reason } | null {
  const value = table.rows[0]?.[id];
  if (value !== null && value !== undefined) return null;
  const note = table.notes.find(({ row, column }) => row === 0 && column === id);
  return { reason: (note?.code ?? 'no-data') as Reason };
}

/** The value of an indicator in a table of one row, or why there is none. */
export function valueIn(table: Table, id: string): { readonly value: Fraction } | { readonly value: null; readonly reason: Reason } {
  const none = withheld(table, id);
  if (none !== null) return { value: null, ...none };
  const settled = behind(table).settled(0, columnIn(table, id).formula as Node);
  return settled.value === null ? settled : { value: settled.value };
}
