// The lines below a table: reasons of nulls, what else has to be known, and what was refused.
import type { Table } from '../table.ts';
import { oneLine } from './frame.ts';
import { grouped } from './numbers.ts';

/** Most lines; further ones are counted. */
const LINES = 12;

/** The lines below a table; `reasons` are those of the nulls, in the order of their marks. */
export function remarks({ notes, counts }: Table<object>, reasons: readonly string[]): string[] {
  const lines = [
    ...reasons.map((code, i) => `[${i + 1}] ${code}`),
    ...notes
      .filter(({ row }) => row === null)
      .map(({ code, column, detail }) => [code, column, detail].filter((part) => part !== null).join(' ')),
    ...Object.entries(counts).flatMap(([kind, { rowsIn, rejected }]) => {
      const refused = Object.values(rejected).reduce((sum, count) => sum + count, 0);
      return refused === 0 ? [] : [`${kind}: ${grouped(refused)} of ${grouped(rowsIn)} records rejected`];
    }),
  ].map(oneLine);
  const more = lines.splice(LINES).length;
  return more === 0 ? lines : [...lines, `… ${more} more notes`];
}
