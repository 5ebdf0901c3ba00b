import type { ArrowTable } from '../engine/arrowTable.ts';
import type { Source } from '../engine/source.ts';
import { KpiError } from '../error.ts';
import { brand, type Columns, type Dataset, type Rows } from './data.ts';
import { sourceOf } from './sources.ts';

/** The record type of rows, columns or an Arrow table; `never`, which fits all questions, where a table does not say its own. */
export type RecordIn<L> =
  L extends ArrowTable<infer R>
    ? unknown extends R
      ? never
      : R
    : L extends Rows<infer R>
      ? R
      : { readonly id: string } & {
          readonly [N in keyof L]: L[N] extends { readonly values: readonly (infer V)[] } ? V : L[N] extends ArrayLike<infer V> ? V : never;
        };

/**
 * Records to be asked many times: each field is encoded into a column when it is first asked for, and kept.
 *
 * The records must not be changed afterwards; what was encoded would not follow.
 *
 * @throws {KpiError} bad-data — when a kind is neither rows, columns nor an Arrow table
 * @example
 * ```ts
 * import { dataset, query, revenue, orderCount } from 'sales-kpi';
 * const data = dataset({ sales: [{ id: '1', date: '2025-01-31', amount: 20 }, { id: '2', date: '2025-02-01', amount: 30 }] });
 * query(data, { select: [revenue] }).rows[0]?.revenue // => 50
 * query(data, { select: [orderCount], every: 'month' }).rows.map((row) => row.orderCount) // => [1,1]
 * ```
 */
export function dataset<const L extends Readonly<Record<string, Rows<object> | Columns<object> | ArrowTable>>>(
  kinds: L,
): Dataset<{ readonly [K in keyof L]: RecordIn<L[K]> }> {
  if (typeof kinds !== 'object' || kinds === null || Array.isArray(kinds))
    throw new KpiError('bad-data', 'a dataset without kinds of records', 'name them: dataset({ sales })');
  const sources = new Map<string, Source>(Object.entries(kinds).map(([kind, records]) => [kind, sourceOf(records, true)]));
  return { [brand]: sources };
}
