// Why whole periods have no answers. A table does not say it of periods but of each cell: where the totals of a row would have
// an answer and the row has none, or another reason, the answer was withheld, and so it is from all rows of the period.
import type { Reason } from '../../plan/settle.ts';
import type { Table, TotalText } from '../../query/table.ts';
import { partsIn, valueColumns } from './segmentsIn.ts';
import { freely, type TotalsRead, type Why } from './settleTotals.ts';

/** Reasons that concern what is taken of the period before, and not the row. */
const OF_PREVIOUS: ReadonlySet<Reason> = new Set<Reason>(['no-previous-period', 'not-comparable']);

/** Why a column, or its prior value, has no answers in a period. */
export type Withheld = (period: string, column: string) => Why;

/** Finds what is withheld in a table. */
export function withheldIn(table: Table<object>, read: TotalsRead): Withheld {
  const reasons = new Map(
    table.notes.filter(({ row }) => row !== null).map(({ row, column, code }) => [`${row} ${column}`, code as Reason]),
  );
  const found = new Map<string, Why>();
  const columns = valueColumns(table);
  const look = (at: number, suffix: string, texts: readonly TotalText[] | null | undefined): void => {
    const open = columns.filter(({ id }) => reasons.has(`${at} ${id}${suffix}`));
    if (open.length === 0 || !texts) return;
    const row = read.over(texts);
    for (const { id, formula } of open) {
      const reason = reasons.get(`${at} ${id}${suffix}`) as Reason;
      if (row.settled(formula, freely).reason === reason) continue;
      const name = `${(table.rows[at] as { readonly period?: unknown }).period} ${id}${suffix}`;
      const why = found.get(name) ?? freely;
      found.set(name, OF_PREVIOUS.has(reason) ? { ...why, previous: reason } : { ...why, row: reason });
    }
  };
  for (const at of partsIn(table)) {
    look(at, '', table.totals.now[at]);
    look(at, 'Prior', table.totals.prior[at]);
  }
  return (period, column) => found.get(`${period} ${column}`) ?? freely;
}
