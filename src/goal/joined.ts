// Two tables of one question, one behind the other.
import type { Table } from '../query/table.ts';

/** The first periods of a table, and behind them those of another. */
export function joined(before: Table, periods: number, after: Table): Table {
  const kept = before.periods.slice(0, periods);
  const ids = new Set<unknown>(kept.map(({ id }) => id));
  const rows = [...before.rows.keys()].filter((at) => ids.has(before.rows[at]?.['period']));
  const place = new Map(rows.map((from, to) => [from, to]));
  return {
    ...after,
    rows: [...rows.map((at) => before.rows[at] as Table['rows'][number]), ...after.rows],
    periods: [...kept, ...after.periods],
    notes: [
      ...before.notes.flatMap((note) => {
        const row = note.row === null ? null : place.get(note.row);
        return row === undefined ? [] : [{ ...note, row }];
      }),
      ...after.notes.map((note) => ({ ...note, row: note.row === null ? null : note.row + rows.length })),
    ],
    totals: {
      ...after.totals,
      now: [...rows.map((at) => before.totals.now[at] as Table['totals']['now'][number]), ...after.totals.now],
    },
  };
}
