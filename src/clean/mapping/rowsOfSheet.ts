// Rows of a spreadsheet, given as lists of cells, as records by header.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { checkRows } from '../duplicates/ownValue.ts';
import { headerNames, type SheetHeader } from './headerNames.ts';

/** How a sheet is read. */
export interface SheetOptions {
  /** Which row holds the headers, from 0; default 0. Several rows are one header of several lines: `[2, 3]`. */
  readonly header?: number | readonly number[] | undefined;
}

/** The rows of a sheet as records. */
export interface SheetRows {
  /** A record for each row behind the header that has a cell; the cells as they were given. */
  readonly rows: Readonly<Record<string, unknown>>[];
  /** The row of the sheet of each record, from 0. */
  readonly sheetRows: readonly number[];
  /** The headers, and what was odd about them. */
  readonly headers: readonly SheetHeader[];
  /** What else is to know. */
  readonly counts: {
    /** Rows behind the header. */
    readonly rowsIn: number;
    /** Rows without any cell, which give no record. */
    readonly empty: number;
    /** Rows with cells behind the last header; they stand in the record as `column 5` and so on. */
    readonly longer: number;
    /** Rows that end before the last header. */
    readonly shorter: number;
  };
}

/** Columns of a sheet at most: those of Excel. */
const COLUMNS = 16_384;

/**
 * Records of the rows of a spreadsheet, as readers of `.xlsx` and CSV give them: a list of lists of cells. Headers lose the byte
 * order mark and the white space around them; a blank one gets the name `column 3`, one that came before gets a number behind
 * it, and both are told. No cell is lost or changed.
 *
 * @throws {KpiError} bad-argument, unknown-option — for something that is no list of lists, and a header row that is not there
 * @example
 * ```ts
 * import { rowsOfSheet } from 'sales-kpi/clean';
 * const { rows, headers } = rowsOfSheet([['Sales 2025'], ['Date', 'Amount', ''], ['2025-03-31', 10, 'x']], { header: 1 });
 * rows // => [ { Date: '2025-03-31', Amount: 10, 'column 3': 'x' } ]
 * headers[2] // => { name: 'column 3', given: '', odd: [ 'blank' ] }
 * ```
 */
export function rowsOfSheet(sheet: readonly (readonly unknown[])[], options: SheetOptions = {}): SheetRows {
  checkRows(sheet, 'sheet');
  refuseUnknown(options, ['header']);
  const { header = 0 } = options;
  const lines = typeof header === 'number' ? [header] : header;
  for (const line of lines)
    if (!Number.isInteger(line) || !Array.isArray(sheet[line]))
      throw new KpiError('bad-argument', `header is ${excerpt(line)}`, `give a row from 0 to ${sheet.length - 1}`, ['header']);
  if (lines.length === 0) throw new KpiError('bad-argument', 'header names no row', 'give the row of the headers', ['header']);
  const first = Math.max(...lines.slice(0, COLUMNS)) + 1;
  const headers = headerNames(lines.map((line) => sheet[line] as readonly unknown[]));
  const names = headers.map(({ name }) => name);
  const extra = extraNames(new Set(names));
  const [rows, sheetRows]: [Record<string, unknown>[], number[]] = [[], []];
  let [empty, longer, shorter] = [0, 0, 0];
  for (let at = first; at < sheet.length; at++) {
    const cells: unknown = sheet[at];
    if (!Array.isArray(cells)) throw new KpiError('bad-argument', `row ${at} is ${excerpt(cells)}`, 'give a list of cells', ['sheet', at]);
    if (cells.length > COLUMNS)
      throw new KpiError('bad-argument', `row ${at} has ${cells.length} cells`, `give at most ${COLUMNS}`, ['sheet', at]);
    const width = filledWidth(cells);
    if (width === 0) {
      empty++;
      continue;
    }
    if (width > names.length) longer++;
    else if (cells.length < names.length) shorter++;
    rows.push(recordOf(cells, names, width, extra));
    sheetRows.push(at);
  }
  return { rows, sheetRows, headers, counts: { rowsIn: sheet.length - first, empty, longer, shorter } };
}

/** The number of cells up to the last one that says something. */
function filledWidth(cells: readonly unknown[]): number {
  let width = cells.length;
  while (width > 0 && (cells[width - 1] === null || cells[width - 1] === undefined || cells[width - 1] === '')) width--;
  return width;
}

/** Own properties whatever the header: one of them may be `__proto__`. */
function recordOf(
  cells: readonly unknown[],
  names: readonly string[],
  width: number,
  extra: (at: number) => string,
): Record<string, unknown> {
  const entries = names.map((name, at) => [name, cells[at]] as const);
  for (let at = names.length; at < width; at++) entries.push([extra(at), cells[at]]);
  return Object.fromEntries(entries);
}

/** A name for a cell behind the last header that no header has. */
const extraNames =
  (taken: ReadonlySet<string>) =>
  (at: number): string => {
    let name = `column ${at + 1}`;
    while (taken.has(name)) name += '*';
    return name;
  };
