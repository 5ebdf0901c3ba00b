// The currency of some rows of a table: amounts in two currencies never stand on one axis.
import { KpiError } from '../error.ts';
import { behind } from '../query/behind.ts';
import type { Table, TableColumn } from '../query/table.ts';
import type { Cells } from './tableShape.ts';

/** The currency of the values of some rows; null where there is none. */
export function currencyIn(
  table: Table<object>,
  { id, unit, currency, formula, role }: TableColumn,
  rows: readonly Cells[],
): string | null {
  if (unit !== 'money' || currency !== null || formula === null || table.totals === undefined) return currency;
  const wanted = new Set<object>(rows);
  const read = behind(table);
  const sides = role === 'delta' ? (['now', 'prior'] as const) : role === 'prior' ? (['prior'] as const) : (['now'] as const);
  const found = new Set<string>();
  table.rows.forEach((row, at) => {
    if (!wanted.has(row)) return;
    for (const side of sides) {
      const one = read.currency(at, formula, side);
      if (one !== null) found.add(one);
    }
  });
  const [first = null] = found;
  if (found.size > 1)
    throw new KpiError(
      'bad-argument',
      `${id} in several currencies`,
      "draw one of them: segment: { currency: 'EUR' }, or convert the records first",
      ['of'],
    );
  return first;
}
