// Bands of a number, to split records by: small, medium and large orders.
import { KpiError } from '../../error.ts';
import { band } from '../../expr/band.ts';
import { checkSegment } from '../../expr/checkRecord.ts';
import type { Value } from '../../expr/value.ts';
import type { Segment } from '../../query/question.ts';

/** Bands of a number: a way to split records, with a name for each band. */
export interface Bands<Id extends string = string, D = never> extends Segment<Id, D> {
  /** What each band holds, by its key: `labels[row.size]`. */
  readonly labels: readonly string[];
}

/**
 * Bands of a number, to split records by. The key of a band is its position: 0 holds what lies below the first bound, 1 what lies from
 * the first bound up to the second, and so on; so rows stand in the order of the bands. A bound belongs to the band above it, exactly:
 * 49.99 is below 50. Records without the value have the key null. Amounts are taken as they stand, whatever their currency.
 *
 * @param id      the name of the column
 * @param value   a number of each record: `sale.amount`, `minus(sale.amount, sale.cost)`
 * @param bounds  1 to 100 numbers, each above the one before
 * @throws {KpiError} bad-argument — without a name; bad-formula — for a value that is no number, or other bounds
 * @see    band
 * @example
 * ```ts
 * import { bands, query, revenue, sale } from 'sales-kpi';
 * const size = bands('size', sale.amount, [0, 50, 100]);
 * const sales = [20, 49.99, 50, 700].map((amount, i) => ({ id: `${i}`, date: '2025-01-31', amount }));
 * query(sales, { select: [revenue], by: [size] }).rows.map((row) => `${size.labels[Number(row.size)]}: ${row.revenue}`) // => ["0 – 50: 69.99","50 – 100: 50","≥ 100: 700"]
 * ```
 */
export function bands<const Id extends string, D>(id: Id, value: Value<number, D>, bounds: readonly number[]): Bands<Id, D> {
  if (typeof id !== 'string' || id === '')
    throw new KpiError('bad-argument', 'bands without a name', "name them: bands('size', …)", ['id']);
  const of = band(value, bounds);
  checkSegment(of, ['bounds']);
  const between = bounds.slice(1).map((bound, i) => `${bounds[i]} – ${bound}`);
  return { id, of, labels: [`< ${bounds[0]}`, ...between, `≥ ${bounds.at(-1)}`] };
}
