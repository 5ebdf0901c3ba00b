// The way back from JSON to a table.
import { Decimal } from '../decimal.ts';
import { shown } from './display/shown.ts';
import type { Table } from './table.ts';

/**
 * A table back from JSON: amounts and ratios become Decimals again.
 *
 * @example
 * ```ts
 * import { query, revenue, tableFromJson } from 'sales-kpi';
 * const table = query([{ id: '1', date: '2025-01-31', amount: 12.5 }], { select: [revenue] });
 * tableFromJson<typeof table>(JSON.stringify(table)).rows[0]?.revenue // => 12.5
 * ```
 */
export function tableFromJson<T extends Table<object> = Table>(text: string): T {
  const table = JSON.parse(text) as Table<Record<string, unknown>>;
  const exact = table.columns
    .filter((column) => column.role === 'change' || (column.unit !== null && column.unit !== 'count'))
    .map((column) => column.id);
  const rows = table.rows.map((row) => ({
    ...row,
    ...Object.fromEntries(exact.map((id) => [id, typeof row[id] === 'string' ? new Decimal(row[id]) : row[id]])),
  }));
  return shown({ ...table, rows }) as unknown as T;
}
