// Rows that repeat others.
import type { DuplicateCode } from '../cleanSummary.ts';
import { contentOf, keyOfRow } from './content.ts';
import { groupDuplicates } from './duplicateGroup.ts';
import {
  type DuplicateOptions,
  type DuplicateRow,
  type DuplicateRows,
  type DuplicateSettings,
  duplicateSettings,
} from './duplicateShape.ts';
import { checkRows } from './ownValue.ts';

/** What repeats another among rows that can be read by position. */
export function findDuplicates(
  rows: Iterable<readonly [number, unknown]>,
  { key, latest, exact }: DuplicateSettings,
): {
  readonly found: DuplicateRow[];
  readonly withoutKey: number;
} {
  const groups = new Map<string, { row: number; record: unknown }[]>();
  let withoutKey = 0;
  for (const [row, record] of rows) {
    const own = key.length > 0 ? keyOfRow(record, key) : exact ? contentOf(record) : null;
    if (own === null && key.length > 0) withoutKey++;
    if (own === null) continue;
    const group = groups.get(own);
    if (group === undefined) groups.set(own, [{ row, record }]);
    else group.push({ row, record });
  }
  const found: DuplicateRow[] = [];
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    if (key.length > 0) found.push(...groupDuplicates(group, latest));
    else
      for (const { row } of group.slice(1))
        found.push({ row, code: 'duplicate-exact', of: group[0]?.row ?? row, removed: false, differs: [] });
  }
  return { found: found.sort((a, b) => a.row - b.row), withoutKey };
}

/**
 * Rows that repeat others. Nothing is lost: `kept` and `removed` are all rows, and each row taken out names the one that
 * stands for it.
 *
 * Rows of the same content may both be true (the same article scanned twice): they are flagged (`duplicate-exact`) and kept.
 * Only a `key` takes rows out: of rows with one key and the same content the first stays (`duplicate-key`); where they differ
 * (`duplicate-key-conflict`), the `latest` stays. Without that column, or where it does not decide, all of them stay, flagged.
 *
 * @throws {KpiError} bad-argument, unknown-option — for options that are not understood, and for something that is no array
 * @example
 * ```ts
 * import { duplicateRows } from 'sales-kpi/clean';
 * const { kept, duplicates } = duplicateRows([
 *   { id: 'A1', amount: 10, updatedAt: '2025-03-01' },
 *   { id: 'A1', amount: 12, updatedAt: '2025-03-05' },
 * ], { key: 'id', latest: 'updatedAt' });
 * kept // => [ 1 ]
 * duplicates // => [ { row: 0, code: 'duplicate-key-conflict', of: 1, removed: true, differs: [ 'amount', 'updatedAt' ] } ]
 * ```
 */
export function duplicateRows(rows: readonly unknown[], options: DuplicateOptions = {}): DuplicateRows {
  checkRows(rows);
  const { found, withoutKey } = findDuplicates(rows.entries(), duplicateSettings(options));
  const out = new Set(found.filter(({ removed }) => removed).map(({ row }) => row));
  const byCode: Partial<Record<DuplicateCode, number>> = {};
  for (const { code } of found) byCode[code] = (byCode[code] ?? 0) + 1;
  const [kept, removed]: [number[], number[]] = [[], []];
  for (const row of rows.keys()) (out.has(row) ? removed : kept).push(row);
  return {
    kept,
    removed,
    duplicates: found,
    counts: { rowsIn: rows.length, kept: kept.length, removed: removed.length, withoutKey, byCode },
  };
}
