// Totals that are not the sum of their parts.
import { addExact, type Exact, exactText, readExact } from '../../decimal.ts';
import type { QualityExample, QualityRate } from '../../model/quality/qualityParts.ts';
import { ownValue } from '../duplicates/ownValue.ts';
import { EXAMPLES, type GivenRecords } from './givenRecords.ts';
import { rateOf } from './rate.ts';

/** A total, how often it is another than its parts, and where. */
export interface Reconciled {
  readonly rate: QualityRate & { readonly column: string };
  readonly examples: readonly QualityExample[];
}

/** How many records have all the fields, and in how many of them the total is another. */
export function reconciled({ records, rowOf }: GivenRecords, total: string, parts: readonly string[]): Reconciled {
  let [count, of] = [0, 0];
  const examples: QualityExample[] = [];
  for (const [at, record] of records.entries()) {
    const difference = differenceIn(record, total, parts);
    if (difference === null) continue;
    of++;
    if (difference.units === 0n) continue;
    count++;
    if (examples.length < EXAMPLES) examples.push({ row: rowOf(at), value: exactText(difference) });
  }
  return { rate: { column: total, ...rateOf(count, of) }, examples };
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
