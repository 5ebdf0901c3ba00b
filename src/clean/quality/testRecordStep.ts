// Records that are no business, refused by `clean`.
import { refuseUnknown } from '../../error.ts';
import type { CleanStep } from '../draft.ts';
import { ownValue } from '../duplicates/ownValue.ts';
import { noRecord, type TestRecordOptions } from './testRecords.ts';

/**
 * Refuses records that are no business, by their rows as they were given: `testRecords` as a step of `clean`.
 *
 * @throws {KpiError} unknown-option
 * @see testRecords
 */
export function testRecordStep(options: TestRecordOptions = {}): CleanStep {
  refuseUnknown(options, ['emails', 'also']);
  return {
    name: 'test records',
    wholeOnly: false,
    start: () => (draft) => {
      for (const [at, given] of draft.rows.entries()) {
        const found = noRecord(given, options);
        if (found !== null)
          draft.reject(draft.first + at, { ...found, value: found.column === null ? null : ownValue(given, found.column) });
      }
    },
  };
}
