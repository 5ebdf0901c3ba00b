// Tables in words.
import type { ReportColumn, ReportNote, ReportTable } from '../sectionParts.ts';
import { cellView, remarks } from './cells.ts';
import type { CellView, GridView } from './gridView.ts';
import type { Speech } from './speech.ts';

/** A table in words. How a value moved stands with the value, where both are columns next to each other. */
export function gridOf(speech: Speech, { columns, rows, states, notes, leftOut }: ReportTable): GridView {
  const numbered = remarks();
  const shown = columns.map((column, at) => ({ column, at, moved: isMoveOf(columns[at + 1], column) ? at + 1 : null }));
  const heads = shown.filter(({ at }) => !isMoveOf(columns[at], columns[at - 1]));
  const cells = rows.map((row) =>
    heads.map(({ column, at, moved }): CellView => {
      const cell = cellView(speech, row[at] ?? null, column, numbered, states);
      const next = moved === null ? undefined : columns[moved];
      return next === undefined ? cell : { ...cell, moved: cellView(speech, row[at + 1] ?? null, next, numbered, states) };
    }),
  );
  const more = leftOut === 0 ? [] : [speech.fill(speech.words.more, { count: speech.write.number(leftOut, 0) })];
  return {
    kind: 'grid',
    caption: null,
    heads: heads.map(({ column: { label, unit } }) => ({ text: speech.text(label), isNumber: unit !== null })),
    rows: cells,
    remarks: numbered.texts,
    notes: [...more, ...notesInWords(speech, notes)],
  };
}

/** Whether a column says how the values of another one moved. */
const isMoveOf = (column: ReportColumn | undefined, value: ReportColumn | undefined): boolean =>
  column !== undefined && value?.role === 'value' && (column.role === 'change' || column.role === 'delta') && column.of === value.of;

/** What has to be known of tables, in words. */
export function notesInWords(speech: Speech, notes: readonly ReportNote[]): string[] {
  return notes.map(({ code, columns }) => {
    const names = columns.map((name) => (typeof name === 'string' ? speech.data(name) : speech.text(name)));
    return names.length === 0
      ? speech.words.notes[code]
      : speech.fill(speech.words.noted, { columns: names.join(', '), note: speech.words.notes[code] });
  });
}
