// Rows that repeat others, as a step of `clean`.
import type { CleanStep } from '../draft.ts';
import { findDuplicates } from './duplicateRows.ts';
import { type DuplicateOptions, duplicateSettings } from './duplicateShape.ts';

/**
 * Takes rows out that repeat the key of another, and flags those of the same content: `duplicateRows` as a step of `clean`,
 * over the records as they are once cleaned.
 *
 * @throws {KpiError} bad-argument, unknown-option — for options that are not understood
 * @see duplicateRows
 */
export function duplicateStep(options: DuplicateOptions = {}): CleanStep {
  const settings = duplicateSettings(options);
  return {
    name: 'duplicates',
    wholeOnly: true,
    start: () => (draft) => {
      for (const { row, ...found } of findDuplicates(draft.kept, settings).found) draft.duplicate(row, found);
    },
  };
}
