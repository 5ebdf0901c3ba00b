// The values of a row by column, whatever its headers look like. Each value is read once.
import { trimmed, withoutInvisible } from '../text/character.ts';
import { type Plan, refusedNames } from './plan.ts';

/** The row that was read last. */
export interface Cells {
  /** The value of each column of the plan; undefined where the row does not have it. */
  readonly values: unknown[];
  /** Whether each stands under the name of the field itself. */
  readonly own: boolean[];
  /** Names and values of the other columns, by turns. */
  readonly others: unknown[];
  /** The headers that each column was found under. */
  readonly found: readonly Set<string>[];
  /** Headers that were repaired, and those that no record may have. */
  readonly repaired: Set<string>;
  readonly refused: Set<string>;
  /** Columns for which two headers of one row stand. */
  readonly repeated: Set<number>;
  /** Reads a row; the fault of one that cannot be read. */
  read(row: unknown): 'unreadable-row' | 'column-count-mismatch' | null;
}

/** Where a header leads: a column and its rank among the headers of it, or another column under that name. */
type Target = { readonly column: number; readonly rank: number } | { readonly other: string } | null;

const mostHeaders = 10_000;

/** Cells for a plan. */
export function cellsOf({ columns, headers, keepsOthers }: Plan): Cells {
  const targets = new Map<string, Target>();
  const ranks = new Array<number>(columns.length).fill(0);
  const listed = headers === null ? null : uniqueHeaders(headers);
  const cells: Cells = {
    values: new Array(columns.length).fill(undefined),
    own: new Array(columns.length).fill(false),
    others: [],
    found: columns.map(() => new Set<string>()),
    repaired: new Set(),
    refused: new Set(),
    repeated: new Set(),
    read(row) {
      cells.values.fill(undefined);
      cells.others.length = 0;
      ranks.fill(Number.POSITIVE_INFINITY);
      try {
        if (listed !== null && Array.isArray(row)) return readList(row, listed);
        if (typeof row !== 'object' || row === null || Object.prototype.toString.call(row) !== '[object Object]') return 'unreadable-row';
        for (const header of Object.keys(row)) put(header, (row as Readonly<Record<string, unknown>>)[header]);
        return null;
      } catch {
        return 'unreadable-row';
      }
    },
  };
  function readList(row: readonly unknown[], names: readonly string[]): 'column-count-mismatch' | null {
    if (row.length !== names.length) return 'column-count-mismatch';
    for (let at = 0; at < names.length; at++) put(names[at] as string, row[at]);
    return null;
  }
  function put(header: string, value: unknown): void {
    let target = targets.get(header);
    if (target === undefined) {
      target = targetOf(header);
      if (targets.size < mostHeaders) targets.set(header, target);
    }
    if (target === null) return;
    if ('other' in target) {
      if (keepsOthers) cells.others.push(target.other, value);
      return;
    }
    const { column, rank } = target;
    if (ranks[column] !== Number.POSITIVE_INFINITY) cells.repeated.add(column);
    if (rank >= (ranks[column] as number)) return;
    ranks[column] = rank;
    cells.values[column] = value;
    cells.own[column] = columns[column]?.headers[rank] === columns[column]?.name;
  }
  function targetOf(header: string): Target {
    const name = headerName(header);
    const column = columns.findIndex(({ headers: names }) => names.some((one) => headerName(one) === name));
    if (refusedNames.has(name)) cells.refused.add(name);
    else if (name !== header && cells.repaired.size < mostHeaders) cells.repaired.add(header);
    if (column === -1) return refusedNames.has(name) ? null : { other: name };
    const found = cells.found[column] as Set<string>;
    if (found.size < 100) found.add(header);
    return { column, rank: (columns[column] as Plan['columns'][number]).headers.findIndex((one) => headerName(one) === name) };
  }
  return cells;
}

/** A header without what is not seen, and without spaces around it. */
export const headerName = (header: string): string => trimmed(withoutInvisible(header));

/** Headers of a table, told apart where one comes twice: `Price`, `Price (2)`. */
function uniqueHeaders(headers: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return headers.map((header) => {
    const text = String(header ?? '');
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return times === 1 ? text : `${text} (${times})`;
  });
}
