// Totals that are not the sum of their parts.
import { addExact, type Exact, readExact } from '../../decimal.ts';
import { ownValue } from '../duplicates/ownValue.ts';
import type { QualityRate } from './qualityShape.ts';

/** How many records have all the fields, and in how many of them the total is another. */
export function reconciled(rows: readonly unknown[], total: string, parts: readonly string[]): QualityRate & { readonly column: string } {
  let [count, of] = [0, 0];
  for (const row of rows) {
    const difference = differenceIn(row, total, parts);
    if (difference === null) continue;
    of++;
    if (difference.units !== 0n) count++;
  }
  return { column: total, count, of, share: of === 0 ? null : count / of };
}

function differenceIn(row: unknown, total: string, parts: readonly string[]): Exact | null {
  let sum = readExact(ownValue(row, total));
  for (const part of parts) {
    const isTaken = part.startsWith('-');
    const value = readExact(ownValue(row, isTaken ? part.slice(1) : part));
    if (typeof sum === 'string' || typeof value === 'string') return null;
    sum = addExact(sum, isTaken ? value : { units: -value.units, scale: value.scale });
  }
  return typeof sum === 'string' ? null : sum;
}
