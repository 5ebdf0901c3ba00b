// Rows of totals, as a step of `clean`.
import type { CleanStep } from '../draft.ts';
import { findTotals } from './totalsRows.ts';

/**
 * Refuses rows of totals (`totals-row`), whatever else is wrong with them; a row among the last that only its label makes one is
 * kept with a warning. `totalsRows` as a step of `clean`.
 *
 * @see totalsRows
 */
export function totalsStep(): CleanStep {
  return {
    name: 'totals rows',
    wholeOnly: true,
    start: () => (draft) => {
      const rows = draft.rows.map((_, at) => draft.first + at);
      const read = rows.map((row) => draft.read(row));
      const found = findTotals({
        rows,
        columns: draft.columns,
        given: (row) => draft.rows[row - draft.first],
        cell: (row, column) => read[row - draft.first]?.[column],
      });
      for (const { row, label, sums, isSure } of found) {
        const detail = sums.map(({ column, sum }) => `${column} is ${sum}, the sum of the rows above`).join('; ');
        if (isSure) draft.reject(row, { code: 'totals-row', column: null, value: label, detail });
        else if (draft.kept.has(row)) draft.warn('totals-row', { row }, 'only its label says so');
      }
    },
  };
}
