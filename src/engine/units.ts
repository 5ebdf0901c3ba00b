// The exact value of one row of a number column.
import { exactText } from '../decimal.ts';
import type { NumberColumn } from './column.ts';

/** The exact units of one row; null where the value is missing. */
export function unitsAt(column: NumberColumn, row: number): bigint | null {
  if (column.wide) return column.wide[row] ?? null;
  const unit = column.units[row] as number;
  return Number.isNaN(unit) ? null : BigInt(unit);
}

/** The value of one row as decimal text. */
export function numberTextAt(column: NumberColumn, row: number): string | null {
  const units = unitsAt(column, row);
  return units === null ? null : exactText({ units, scale: column.scale });
}
