// One value of a raw row, read so that nothing a row does when it is read gets past that value.
import { excerpt, KpiError } from '../../error.ts';
import { recordLimits } from '../../model/recordLimits.ts';

/** A row as it was given: any object. */
export type RawRow = Readonly<Record<string, unknown>>;

/** The own value of a row; undefined where it has none, is no object, or throws when it is read. */
export function ownValue(row: unknown, name: string): unknown {
  if (typeof row !== 'object' || row === null) return undefined;
  try {
    return Object.hasOwn(row, name) ? (row as RawRow)[name] : undefined;
  } catch {
    return undefined;
  }
}

/** The own names of a row; none where it cannot be read. */
export function ownNames(row: unknown): readonly string[] {
  if (typeof row !== 'object' || row === null) return [];
  try {
    return Object.keys(row);
  } catch {
    return [];
  }
}

/** Whether nothing is said: null, undefined, blank text. The length is looked at first: no blank text is so long. */
export function isMissing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'string' && value.length <= recordLimits.keyLength && value.trim() === '';
}

/** The text of a value that names something: text without white space around it, whole numbers as text; null for anything else. */
export function nameText(value: unknown): string | null {
  if (typeof value === 'string') return isMissing(value) ? null : value.slice(0, recordLimits.keyLength).trim();
  if (typeof value === 'bigint') return String(value).slice(0, recordLimits.keyLength);
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

/** Refuses what is no list of rows. */
export function checkRows(rows: unknown, path = 'rows'): void {
  if (!Array.isArray(rows)) throw new KpiError('bad-argument', `${path} are ${excerpt(rows)}`, 'give an array of rows', [path]);
  if (rows.length > recordLimits.records)
    throw new KpiError('bad-argument', `${rows.length} ${path} in one call`, `give at most ${recordLimits.records} at a time`, [path]);
}

/** Refuses a number that is not within bounds; gives the default where none is given. */
export function numberWithin(value: number | undefined, name: string, standard: number, least: number, most: number): number {
  if (value === undefined) return standard;
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw new KpiError('bad-argument', `${name} is ${excerpt(value)}`, `give a number from ${least} to ${most}`, [name]);
}

/** Order by code unit: the same on every machine and in every language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
