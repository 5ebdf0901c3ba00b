// Rows of totals of an export, at its end or between its records: a label, and sums of the rows above. Counted as records they double everything.
import { addExact, type Exact, exactAmount, readExact } from '../../decimal.ts';
import { refuseUnknown } from '../../error.ts';
import { checkRows, isMissing, ownNames, ownValue } from '../duplicates/ownValue.ts';
import { totalsLabel } from './totalsLabel.ts';

/** A row of totals. */
export interface TotalsRow {
  /** Its position, from 0. */
  readonly row: number;
  /** What says that it is one. */
  readonly label: string;
  /** The columns that hold the sum of the rows above, with that sum; none: only the label says so. */
  readonly sums: readonly {
    /** The column. */
    readonly column: string;
    /** Its sum, as exact text. */
    readonly sum: string;
  }[];
  /** Whether a sum says so too: the row is none of the records. */
  readonly isSure: boolean;
}

/** Where cells come from. */
export interface TotalsSource {
  /** The positions of the rows, in their order. */
  readonly rows: readonly number[];
  /** The columns that may be summed. */
  readonly columns: readonly string[];
  /** The row as it was given: where the label stands. */
  readonly given: (row: number) => unknown;
  /** The value of a cell, read. */
  readonly cell: (row: number, column: string) => unknown;
}

/** Rows at the end of which one is told where only its label says that it is none of the records. */
const LAST = 10;
/** Cells of a row of totals that are no sums: its label, and what it is the total of. */
const BESIDE = 2;
/** Rows of totals since which sums are looked at. */
const MARKS = 50;
/**
 * The rows of totals. A row with a label is one where a column of it is the sum of the rows since an earlier one, or since the
 * beginning; where none is, it is a record as far as sums go. A total above all rows is held against all of them.
 */
export function findTotals(source: TotalsSource): TotalsRow[] {
  const { rows, columns, given, cell } = source;
  const labelled = new Map<number, string>();
  for (const row of rows) {
    const label = totalsLabel(given(row));
    if (label !== null) labelled.set(row, label);
  }
  if (labelled.size === 0) return [];
  const [top] = rows;
  const last = new Set(rows.slice(-LAST));
  const totals = columns.map((): Exact => nothing);
  let marks: (readonly Exact[])[] = [[...totals]];
  const found = new Map<number, TotalsRow['sums']>();
  for (const row of rows) {
    const own = labelled.has(row) ? sumsIn(source, row, totals, marks) : [];
    const sums = last.has(row) || isBare(given(row), own.length) ? own : [];
    if (labelled.has(row)) found.set(row, sums);
    if (sums.length === 0) for (const [at, column] of columns.entries()) totals[at] = added(totals[at] ?? nothing, cell(row, column));
    // A row on top may be a total or a record: the others are held against sums with and without it.
    if (sums.length > 0 || (row === top && labelled.has(row)))
      marks = [...marks.slice(0, 2), ...marks.slice(2).slice(1 - MARKS), [...totals]];
  }
  if (top !== undefined && labelled.has(top)) found.set(top, sumsIn(source, top, totals, marks.slice(1, 2)));
  return [...found]
    .filter(([row, sums]) => sums.length > 0 || last.has(row))
    .map(([row, sums]) => ({ row, label: labelled.get(row) ?? '', sums, isSure: sums.length > 0 }));
}

/** The longest text that is read as a number. */
const NUMBER = 64;
/** Whether a row says hardly more than its label and its sums: between records, a product that is called Total says more. */
function isBare(row: unknown, sums: number): boolean {
  const filled = ownNames(row).filter((name) => !isMissing(ownValue(row, name)));
  return filled.length - sums <= BESIDE;
}

const nothing: Exact = { units: 0n, scale: 0 };

function added(total: Exact, value: unknown): Exact {
  const number = exactCell(value);
  return number === null ? total : addExact(total, number);
}

const less = (one: Exact, other: Exact): Exact => addExact(one, { units: -other.units, scale: other.scale });

/** The columns of a row that are a sum of the rows above; a sum of nothing, or of 0, is in every empty row. */
function sumsIn(
  { columns, cell }: TotalsSource,
  row: number,
  totals: readonly Exact[],
  marks: readonly (readonly Exact[])[],
): TotalsRow['sums'] {
  return columns.flatMap((column, at) => {
    const value = exactCell(cell(row, column));
    if (value === null) return [];
    const sum = marks.map((mark) => less(totals[at] ?? nothing, mark[at] ?? nothing)).find((one) => one.units !== 0n && isSum(value, one));
    return sum === undefined ? [] : [{ column, sum: String(exactAmount(sum)) }];
  });
}

function exactCell(value: unknown): Exact | null {
  if (typeof value === 'object' || typeof value === 'boolean' || value === undefined) return null;
  const exact = readExact(typeof value === 'string' ? value.slice(0, NUMBER + 1).trim() : value);
  return typeof exact === 'string' ? null : exact;
}

/** Spreadsheets add doubles: half a unit of the last digit of the sum is noise. */
function isSum(total: Exact, sum: Exact): boolean {
  const { units, scale } = less(total, sum);
  return 2n * (units < 0n ? -units : units) <= (scale > sum.scale ? 10n ** BigInt(scale - sum.scale) : 0n);
}

/**
 * Rows of totals of an export, at its end, above it or between its records, by their label (English, French, German) and by the
 * sums they hold: of all rows, or of those since an earlier one. A row that only its label makes one is told among the last ten.
 * Nothing is taken out: `totalsStep` refuses them, as a step of `clean`.
 *
 * @param options  `columns` that may be summed: all unless said
 * @throws {KpiError} bad-argument, unknown-option — for options out of bounds, and for something that is no array
 * @example
 * ```ts
 * import { totalsRows } from 'sales-kpi/clean';
 * const rows = [{ shop: 'Lyon', amount: '10.50' }, { shop: 'Lille', amount: '4.50' }, { shop: 'Total', amount: '15.00' }];
 * totalsRows(rows) // => [ { row: 2, label: 'Total', sums: [ { column: 'amount', sum: '15' } ], isSure: true } ]
 * ```
 */
export function totalsRows(rows: readonly unknown[], options: { readonly columns?: readonly string[] | undefined } = {}): TotalsRow[] {
  checkRows(rows);
  refuseUnknown(options, ['columns']);
  return findTotals({
    rows: [...rows.keys()],
    columns: options.columns ?? [...new Set([...rows.slice(0, LAST), ...rows.slice(-LAST)].flatMap((row) => ownNames(row)))],
    given: (row) => rows[row],
    cell: (row, name) => ownValue(rows[row], name),
  });
}
