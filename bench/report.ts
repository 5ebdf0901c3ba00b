// Prints what was measured.
import type { Result } from './measure.ts';

/** Some work, and what came out for each tool; the first is this library. */
export interface Measured {
  readonly title: string;
  readonly results: readonly Result[];
}

/** A table of one work: warm-up, median, runs, ratio to the first row, verdict on the answer. */
export function printWork({ title, results }: Measured): void {
  const [own] = results;
  const rows = results.map((result) => [
    result.tool,
    `${milliseconds(result.first)} ms`,
    `${milliseconds(result.median)} ms`,
    `${result.runs}`,
    own ? `${(result.median / own.median).toFixed(2)} ×` : '',
    result.verdict,
  ]);
  printTable(title, [['', 'first', 'median', 'runs', 'time', 'answer'], ...rows]);
}

/** A table under a title: names to the left, figures to the right, the last column to the left. */
export function printTable(title: string, table: readonly (readonly string[])[]): void {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => (row[column] as string).length)));
  const isText = (column: number): boolean => column === 0 || column === widths.length - 1;
  console.log(`\n${title}`);
  for (const row of table) {
    const cells = row.map((cell, column) => (isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)));
    console.log(`  ${cells.join('  ').trimEnd()}`);
  }
}

function milliseconds(value: number): string {
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
}

/** A mark to reach: how many times the time of the first tool another takes, or a size. */
export interface Mark {
  readonly text: string;
  readonly value: number | null;
  readonly least?: number;
  readonly most?: number;
}

/** Prints each mark beside what was reached. Nothing fails: time depends on the machine, and the marks are set for many rows. */
export function printMarks(marks: readonly Mark[]): void {
  console.log('\nMarks, set for 10 million rows');
  for (const { text, value, least, most } of marks) {
    const wanted = least === undefined ? `≤ ${most}` : `≥ ${least}`;
    const reached = value !== null && (least === undefined || value >= least) && (most === undefined || value <= most);
    console.log(
      `  ${reached ? 'reached' : value === null ? 'not run' : 'MISSED '}  ${text}: ${value === null ? '–' : value.toFixed(2)} (${wanted})`,
    );
  }
}

/** How many times the time of one tool another takes; null when one did not run. */
export function ratioOf(work: Measured | undefined, over: string, under: string): number | null {
  const above = work?.results.find(({ tool }) => tool === over);
  const below = work?.results.find(({ tool }) => tool === under);
  return above && below ? above.median / below.median : null;
}
