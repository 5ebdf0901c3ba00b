// Exports cut off where a tool stops: a page, or the rows of a sheet.
import { refuseUnknown } from '../../error.ts';
import type { CleanStep } from '../draft.ts';
import { numberWithin } from '../duplicates/ownValue.ts';

/** Rows at which exports are cut off: pages of APIs, and sheets with and without their header. */
export const exportLimits: readonly number[] = /* @__PURE__ */ Object.freeze([100, 1000, 10_000, 65_535, 65_536, 1_048_575, 1_048_576]);

/**
 * The limit that an export has exactly as many rows as, so that it was probably cut off; null where it was not.
 *
 * @param limits  the limits of your tool; `exportLimits` when not given
 * @throws {KpiError} bad-argument — for something that is no number of rows
 * @example
 * ```ts
 * import { truncatedAt } from 'sales-kpi/clean';
 * truncatedAt(100) // => 100
 * truncatedAt(101) // => null
 * ```
 */
export function truncatedAt(rows: number, limits: readonly number[] = exportLimits): number | null {
  numberWithin(rows, 'rows', 0, 0, Number.MAX_SAFE_INTEGER);
  return limits.includes(rows) ? rows : null;
}

/**
 * Warns of an export that was probably cut off (`truncated-export`), as a step of `clean`; in batches it counts over all of them.
 *
 * @throws {KpiError} unknown-option
 * @see truncatedAt
 */
export function truncationStep(options: { readonly limits?: readonly number[] | undefined } = {}): CleanStep {
  refuseUnknown(options, ['limits']);
  return {
    name: 'truncated export',
    wholeOnly: false,
    start: () => {
      let rows = 0;
      return (draft) => {
        rows += draft.rows.length;
        if (draft.isLast && truncatedAt(rows, options.limits) !== null) draft.warn('truncated-export', {}, `exactly ${rows} rows`);
      };
    },
  };
}
