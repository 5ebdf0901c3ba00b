// Rows as they are found to records that can be read, without losing or inventing anything.
import { excerpt, KpiError } from '../error.ts';
import { recordLimits } from '../model/recordLimits.ts';
import type { Cleaned, CleanSpec, Columns } from './cleanShape.ts';
import { startRun } from './run/run.ts';

/**
 * Cleans the rows of an export: numbers and dates in any usual writing, texts that mean "nothing", spaces, casing. What comes
 * out is for `parse`, which says whether it is a sale, an order or a deal.
 *
 * Nothing is lost: each row is exactly once among the records, the rejected rows or the duplicates that were taken out, and
 * every repair is counted and described. Nothing is guessed: where a value can be read in two ways (`1.234`, 03/04/2025), the
 * whole column decides, and says by which values; where it does not, such values are refused until the spec says how they are
 * meant. Rows are never changed, and cleaning what is clean changes nothing. No rows give no records.
 *
 * @param rows - objects by header, such as a CSV parser gives them; or arrays, with `headers` in the spec
 * @param spec - the columns, and how they are meant
 * @throws {KpiError} bad-argument, unknown-option, unknown-currency, bad-time-zone — for a spec that is not understood
 * @throws {KpiError} bad-data — when the rows are not an array
 * @see cleanBatches
 * @example
 * ```ts
 * import { clean } from 'sales-kpi/clean';
 *
 * const { records, rejections, summary } = clean(
 *   [
 *     { 'N°': '0042', Date: '25/03/2025', Montant: '1 234,56 €' },
 *     { 'N°': '0043', Date: '03/04/2025', Montant: '(12,50)' },
 *     { 'N°': '0044', Date: 'demain', Montant: 'N/A' },
 *   ],
 *   {
 *     columns: {
 *       id: { as: 'key', from: 'N°', required: true },
 *       date: { as: 'date', from: 'Date' },
 *       amount: { as: 'money', from: 'Montant', currency: 'EUR' },
 *     },
 *   },
 * );
 * records[1]; // => { id: '0043', date: '2025-04-03', amount: -12.5, currency: 'EUR' }
 * rejections.map(({ row, column, code }) => [row, column, code]); // => [ [ 2, 'date', 'unparsable-date' ] ]
 * summary.byRule; // => { 'date-format': 1, 'currency-default': 2, 'number-format': 2, 'date-order': 1 }
 * ```
 */
export function clean<const C extends Columns>(rows: readonly unknown[], spec: CleanSpec<C>): Cleaned<C> {
  if (!Array.isArray(rows)) throw new KpiError('bad-data', `rows are ${excerpt(rows)}`, 'give an array of rows');
  if (rows.length > recordLimits.records)
    throw new KpiError('bad-argument', `${rows.length} rows`, 'clean them with cleanBatches', ['rows']);
  const run = startRun(spec);
  run.look(rows);
  run.decide();
  return run.clean(rows, 0, true);
}
