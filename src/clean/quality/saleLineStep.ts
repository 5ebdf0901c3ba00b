// What each line of an export of sales is, as a step of `clean`.
import { refuseUnknown } from '../../error.ts';
import type { CleanStep, Draft, DraftRecord } from '../draft.ts';
import { isMissing } from '../duplicates/ownValue.ts';
import { lineReader, type SaleLine, type SaleLineOptions } from './saleLines.ts';

/** How lines are written. */
export interface SaleLineStepOptions extends SaleLineOptions {
  /**
   * What the records are for: rows of the ledger (`sale`, default), whose returns keep their negative quantity, or `refund`
   * lines, whose quantity is positive.
   */
  readonly records?: 'sale' | 'refund' | undefined;
}

/**
 * Writes what each line is into `type` and `kind`, where a record does not say it, and warns of prices of 0, of codes that are
 * no products and of negative quantities that are no returns: `saleLines` as a step of `clean`.
 *
 * @throws {KpiError} bad-argument, unknown-option — for options that are not understood
 * @see saleLines
 */
export function saleLineStep({ records = 'sale', ...options }: SaleLineStepOptions = {}): CleanStep {
  refuseUnknown({ records }, ['records']);
  const read = lineReader(options);
  const quantity = options.quantity ?? 'quantity';
  return {
    name: 'lines of sales',
    wholeOnly: false,
    start: () => (draft) => {
      for (const [row, record] of draft.kept) {
        const line = read(record);
        writeLine(draft, row, record, line);
        if (records === 'refund' && line.quantity !== null && line.quantity !== record[quantity])
          draft.replace(row, quantity, line.quantity, { rule: 'return-sign', confidence: 1, reversible: true });
        if (line.zeroPrice) draft.warn('zero-price', { row, column: options.price ?? 'price' }, line.entry);
        if (line.entry === 'negative' || line.entry === 'write-off') draft.warn('negative-quantity', { row, column: quantity }, line.entry);
      }
    },
  };
}

function writeLine(draft: Draft, row: number, record: DraftRecord, { entry, kind }: SaleLine): void {
  const fix = { rule: 'line-kind', confidence: 0.9, reversible: true } as const;
  if (entry === 'return' && isMissing(record['type'])) draft.replace(row, 'type', 'return', fix);
  if (kind === 'product') return;
  if (isMissing(record['kind'])) draft.replace(row, 'kind', kind, fix);
  draft.warn('not-a-product', { row }, kind);
}
