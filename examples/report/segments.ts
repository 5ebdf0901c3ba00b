// The largest segments of a table, with their share of the whole.
import { cell, type Decimal, type Table } from 'sales-kpi';
import { formatChange, formatValue } from './format.ts';
import { inColumns } from './layout.ts';

/** One segment as the report shows it. */
interface Ranked {
  readonly name: string;
  readonly value: Decimal;
  readonly change: Decimal | null;
}

/** The `count` segments with the largest value of an indicator; the share is of `total`, which no list is cut from. */
export function segmentLines(
  table: Table<object>,
  segment: string,
  indicator: string,
  total: Decimal | null,
  count = 5,
  named: (key: string) => string = (key) => key,
): string[] {
  const ranked = table.rows
    .map((_, row) => rankedAt(table, row, segment, indicator))
    .filter((one) => one !== null)
    .sort((a, b) => b.value.comparedTo(a.value));
  const rows = ranked
    .slice(0, count)
    .map(({ name, value, change }) => [
      name === 'null' ? '(none)' : named(name),
      formatValue(value, 'money'),
      total === null || total.isZero() ? '' : formatValue(value.div(total), 'ratio'),
      change === null ? '' : formatChange(change, false),
    ]);
  return inColumns([[segment, `top ${rows.length} of ${ranked.length}`, 'share', ''], ...rows]);
}

function rankedAt(table: Table<object>, row: number, segment: string, indicator: string): Ranked | null {
  const { value } = cell(table, row, indicator);
  if (value === null || typeof value === 'number') return null;
  const change = table.pairs.length > 0 ? cell(table, row, `${indicator}Change`).value : null;
  return {
    name: String((table.rows[row] as Readonly<Record<string, unknown>>)[segment]),
    value,
    change: typeof change === 'number' ? null : change,
  };
}
