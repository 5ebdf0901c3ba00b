// Numbers among dates: typed, or as text of digits.
import { isDigit } from '../text/character.ts';

/** The number of a value that is one: a number, or text of digits with one decimal mark at most; null otherwise. */
export function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return value < 10n ** 18n && value > -(10n ** 18n) ? Number(value) : null;
  if (typeof value !== 'string' || value.length > 24) return null;
  let marks = 0;
  for (let at = value[0] === '-' ? 1 : 0; at < value.length; at++) {
    if (isDigit(value.charCodeAt(at))) continue;
    if ((value[at] !== '.' && value[at] !== ',') || ++marks > 1) return null;
  }
  const number = Number(value.replace(',', '.'));
  return value === '' || value === '-' || Number.isNaN(number) ? null : number;
}

/** `YYYY-MM-DD` of eight digits `YYYYMMDD`; null for any other number. Whether the day exists is not asked here. */
export function compactDay(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text.length !== 8 || text < '19000101' || text > '22001231') return null;
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}
