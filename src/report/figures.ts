// Key figures: a row of a table, each value with what it is compared with.
import { excerpt, KpiError } from '../error.ts';
import { subjectOf } from '../query/finding.ts';
import type { Table, TableColumn } from '../query/table.ts';
import { cellsOf } from './cells.ts';
import type { IndicatorsInput } from './section.ts';
import type { ReportComparison, ReportFigure } from './sectionParts.ts';

/**
 * The key figures of a row.
 *
 * @throws {KpiError} unknown-field — for an indicator or a row that the table does not have
 */
export function figuresOf({ table, select, row }: IndicatorsInput): ReportFigure[] {
  const at = row ?? table.rows.length - 1;
  if (row === undefined && table.rows.length === 0) return [];
  const cells = table.rows[at] as { readonly period?: unknown } | undefined;
  if (cells === undefined) throw new KpiError('unknown-field', `row ${excerpt(row)}`, `the table has ${table.rows.length} rows`, ['row']);
  const known = table.columns.filter(({ role }) => role === 'value');
  const chosen = select === undefined ? known : select.map((id, i) => columnNamed(known, id, ['select', i]));
  const period = table.periods.find(({ id }) => id === cells.period);
  const read = cellsOf(table);
  return chosen.map((column) => {
    const value = read(at, column);
    return {
      of: subjectOf(column),
      period: period === undefined || period.id === 'all' ? null : period.id,
      state: period?.state ?? 'complete',
      value,
      comparison: comparisonOf(table, at, column, period?.id ?? null),
    };
  });
}

function comparisonOf(table: Table<object>, row: number, { id }: TableColumn, period: string | null): ReportComparison | null {
  const of = (role: TableColumn['role']): TableColumn | undefined => table.columns.find((one) => one.of === id && one.role === role);
  const [prior, delta, change] = [of('prior'), of('delta'), of('change')];
  if (prior === undefined || delta === undefined || change === undefined) return null;
  const read = cellsOf(table);
  const pair = table.pairs.find((one) => one.period === period);
  const days = pair?.start == null || pair.end === null ? null : `${pair.start}/${pair.end}`;
  return {
    period: pair?.cut ? days : (pair?.prior ?? null),
    value: read(row, prior),
    delta: read(row, delta),
    change: read(row, change),
  };
}

/** The column of a name. @throws {KpiError} unknown-field */
export function columnNamed(columns: readonly TableColumn[], id: string, path: readonly (string | number)[]): TableColumn {
  const found = columns.find((column) => column.id === id);
  if (found !== undefined) return found;
  throw new KpiError('unknown-field', `column ${excerpt(id)}`, `the columns are ${columns.map((one) => one.id).join(', ')}`, path);
}
