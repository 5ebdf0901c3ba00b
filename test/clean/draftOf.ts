// A draft in the hands of a test: what a step says of it is written down.
import type { Draft, DraftRecord } from '../../src/clean/draft.ts';

/** What a step said: what it did, the code, the row, and the value or detail. */
export type Said = readonly [kind: string, code: string, row: number | undefined, what: unknown];

/** A draft of rows that were read as they are; those of `refused` were refused before. */
export function draftOf(
  rows: readonly object[],
  refused: readonly number[] = [],
): { readonly draft: Draft; readonly said: Said[]; readonly records: () => DraftRecord[] } {
  const said: Said[] = [];
  const all = rows.map((row) => ({ ...row }) as Record<string, unknown>);
  const kept = new Map([...all.entries()].filter(([at]) => !refused.includes(at)));
  const draft: Draft = {
    rows,
    first: 0,
    isLast: true,
    kept,
    columns: [...new Set(rows.flatMap((row) => Object.keys(row)))],
    read: (row) => all[row] ?? null,
    rejection: () => undefined,
    replace(row, column, after, { rule }) {
      said.push(['replace', rule, row, after]);
      const record = kept.get(row);
      if (record !== undefined) record[column] = after;
    },
    reject(row, { code, value }) {
      said.push(['reject', code, row, value]);
      kept.delete(row);
    },
    duplicate(row, { code, of, removed }) {
      said.push(['duplicate', code, row, of]);
      if (removed) kept.delete(row);
    },
    warn(code, { row }, detail) {
      said.push(['warn', code, row, detail]);
    },
  };
  return { draft, said, records: () => [...kept.values()] };
}
