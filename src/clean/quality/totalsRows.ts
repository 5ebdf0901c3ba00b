// Rows of totals at the bottom of an export: a label, and sums of the columns above. Counted as records they double everything.
import { addExact, type Exact, exactAmount, readExact } from '../../decimal.ts';
import { refuseUnknown } from '../../error.ts';
import { comparableWords } from '../duplicates/comparable.ts';
import { checkRows, numberWithin, ownNames, ownValue } from '../duplicates/ownValue.ts';

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

const labels: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ (
    'total totals totaux grandtotal subtotal subtotals sum sums somme sommes soustotal ensemble ' +
    'gesamt gesamtsumme gesamtergebnis summe insgesamt zwischensumme endsumme'
  ).split(' '),
);
/** Rows at the end that are looked at. */
const LAST = 10;
/** Words of a label at most: `Total général 2025`. */
const WORDS = 4;
const LABEL = 64;
const CELLS = 1000;

/** The label of a row of totals: the first cell that is one; null where none is. */
export function totalsLabel(row: unknown): string | null {
  for (const name of ownNames(row).slice(0, CELLS)) {
    const value = ownValue(row, name);
    if (typeof value !== 'string' || value.length > LABEL) continue;
    const words = comparableWords(value);
    if (words.length === 0 || words.length > WORDS) continue;
    if (labels.has(words[0] as string) || labels.has(`${words[0]}${words[1] ?? ''}`)) return value.trim();
  }
  return null;
}

/** The rows of totals among the last rows. */
export function findTotals({ rows, columns, given, cell }: TotalsSource, last: number): TotalsRow[] {
  const end = rows.slice(-last);
  const labelled = new Map(end.flatMap((row) => (totalsLabel(given(row)) === null ? [] : [[row, totalsLabel(given(row)) as string]])));
  if (labelled.size === 0) return [];
  const sums = new Map<string, Exact>();
  for (const column of columns) {
    let sum: Exact | null = null;
    for (const row of rows) {
      const number = labelled.has(row) ? null : exactCell(cell(row, column));
      if (number !== null) sum = sum === null ? number : addExact(sum, number);
    }
    // A sum of nothing, or of 0, is in every empty row.
    if (sum !== null && sum.units !== 0n) sums.set(column, sum);
  }
  return [...labelled].map(([row, label]) => {
    const found = [...sums].filter(([column, sum]) => isSum(exactCell(cell(row, column)), sum));
    return { row, label, sums: found.map(([column, sum]) => ({ column, sum: String(exactAmount(sum)) })), isSure: found.length > 0 };
  });
}

function exactCell(value: unknown): Exact | null {
  if (typeof value === 'object' || typeof value === 'boolean' || value === undefined) return null;
  const exact = readExact(typeof value === 'string' ? value.slice(0, LABEL + 1).trim() : value);
  return typeof exact === 'string' ? null : exact;
}

/** Spreadsheets add doubles: half a unit of the last digit of the sum is noise. */
function isSum(total: Exact | null, sum: Exact): boolean {
  if (total === null) return false;
  const { units, scale } = addExact(total, { units: -sum.units, scale: sum.scale });
  return 2n * (units < 0n ? -units : units) <= (scale > sum.scale ? 10n ** BigInt(scale - sum.scale) : 0n);
}

/**
 * Rows of totals at the end of an export, by their label (English, French, German) and by the sums they hold. Nothing is taken
 * out: `totalsStep` refuses them, as a step of `clean`.
 *
 * @param options  `columns` that may be summed: all unless said; `last`: how many rows at the end are looked at, 10 unless said
 * @throws {KpiError} bad-argument, unknown-option — for options out of bounds, and for something that is no array
 * @example
 * ```ts
 * import { totalsRows } from 'sales-kpi/clean';
 * const rows = [{ shop: 'Lyon', amount: '10.50' }, { shop: 'Lille', amount: '4.50' }, { shop: 'Total', amount: '15.00' }];
 * totalsRows(rows) // => [ { row: 2, label: 'Total', sums: [ { column: 'amount', sum: '15' } ], isSure: true } ]
 * ```
 */
export function totalsRows(
  rows: readonly unknown[],
  options: { readonly columns?: readonly string[] | undefined; readonly last?: number | undefined } = {},
): TotalsRow[] {
  checkRows(rows);
  refuseUnknown(options, ['columns', 'last']);
  const last = numberWithin(options.last, 'last', LAST, 1, CELLS);
  const columns = options.columns ?? [...new Set(rows.slice(-last).flatMap((row) => ownNames(row)))];
  const source = {
    rows: [...rows.keys()],
    columns,
    given: (row: number) => rows[row],
    cell: (row: number, name: string) => ownValue(rows[row], name),
  };
  return findTotals(source, last);
}
