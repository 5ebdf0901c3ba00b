// Whether the shares of a table's columns differ from row to row by more than chance: Pearson, On the criterion …, Philosophical Magazine
// 50 (1900); how much, by Cramér, Mathematical methods of statistics (1946), 21.9. As many steps as there are cells.
import { countOrThrow } from './arguments.ts';
import { chiSquareUpper } from './distributions.ts';

/** How the rows of a table of counts differ. */
export interface TableDifference {
  readonly chiSquare: number;
  readonly df: number;
  /** The probability of a difference as large, or larger, if there were none. */
  readonly pValue: number;
  /** Cramér's V: 0 where all rows have the same shares, 1 where a row tells the column. */
  readonly strength: number;
  /** The counts that rows of the same shares would have. Where some are below 5, the p-value is not to be trusted. */
  readonly expected: readonly (readonly number[])[];
}

/**
 * How the rows of a table of counts differ; rows and columns of nothing do not count. Null where less than two of each are left.
 *
 * @throws {KpiError} bad-argument — for counts that are no whole numbers
 */
export function chiSquareTest(table: readonly (readonly number[])[]): TableDifference | null {
  const width = Math.max(0, ...table.map((row) => row.length));
  const counts = table.map((row, i) =>
    Array.from({ length: width }, (_, j) => countOrThrow(row[j] ?? 0, `count ${j} of row ${i}`, 0, ['table', i, j])),
  );
  const rows = counts.map(sum);
  const columns = Array.from({ length: width }, (_, j) => sum(counts.map((row) => row[j] as number)));
  const all = sum(rows);
  const [height, breadth] = [rows, columns].map((sums) => sums.filter((one) => one > 0).length) as [number, number];
  if (height < 2 || breadth < 2) return null;
  const expected = rows.map((row) => columns.map((column) => (row / all) * column));
  const parts = counts.flatMap((row, i) => row.map((count, j) => partOf(count, expected[i]?.[j] ?? 0)));
  const chiSquare = sum(parts);
  const df = (height - 1) * (breadth - 1);
  const strength = Math.min(1, Math.sqrt(chiSquare / all / (Math.min(height, breadth) - 1)));
  return { chiSquare, df, pValue: chiSquareUpper(chiSquare, df), strength, expected };
}

const partOf = (count: number, expected: number): number => (expected === 0 ? 0 : (count - expected) ** 2 / expected);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
