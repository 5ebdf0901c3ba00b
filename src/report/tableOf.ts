// A table of a question as a table of a report.
import { excerpt, KpiError } from '../error.ts';
import type { Table, TableColumn } from '../query/table.ts';
import { cellsOf, columnOf, notesOf } from './cells.ts';
import { columnNamed } from './figures.ts';
import type { TableInput } from './section.ts';
import type { ReportTable } from './sectionParts.ts';

/**
 * A table as plain JSON.
 *
 * @throws {KpiError} unknown-field — for a column that the table does not have; bad-argument — for a limit below 1
 */
export function tableOf({ table, columns, labels, limit = 100 }: Omit<TableInput, 'kind'>): ReportTable {
  if (!(limit >= 1)) throw new KpiError('bad-argument', `limit is ${excerpt(limit)}`, 'give a number from 1', ['limit']);
  const shown = columns === undefined ? usualColumns(table) : columns.map((id, i) => columnNamed(table.columns, id, ['columns', i]));
  for (const id of Object.keys(labels ?? {})) columnNamed(table.columns, id, ['labels', id]);
  const read = cellsOf(table);
  const rows = table.rows.slice(0, limit).map((_, row) => shown.map((column) => read(row, column)));
  const states = table.periods.flatMap(({ id, state }) => (state === 'complete' ? [] : [[id, state] as const]));
  return {
    columns: shown.map((column) => columnOf(column, own(labels, column.id))),
    rows,
    states: Object.fromEntries(states),
    notes: notesOf([table]),
    leftOut: Math.max(0, table.rows.length - rows.length),
  };
}

/** Periods where there are several, segments, values, and how each moved: shares by their difference, all else by its relative change. */
function usualColumns({ columns, rows }: Table<object>): TableColumn[] {
  const periods = new Set(rows.map((row) => (row as { readonly period?: unknown }).period));
  return columns.filter(({ role, unit, of }) => {
    if (role === 'period') return periods.size > 1 || !columns.some((column) => column.role === 'segment');
    if (role !== 'delta' && role !== 'change') return role !== 'prior';
    const ofUnit = role === 'delta' ? unit : columns.find((column) => column.role === 'value' && column.of === of)?.unit;
    return (ofUnit === 'ratio' || ofUnit === 'points' || ofUnit === 'score') === (role === 'delta');
  });
}

/** An entry of an object's own. */
function own<T>(entries: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return entries !== undefined && Object.hasOwn(entries, name) ? entries[name] : undefined;
}
