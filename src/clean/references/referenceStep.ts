// References to a catalogue, as a step of `clean`.
import { refuseUnknown } from '../../error.ts';
import type { CleanStep } from '../draft.ts';
import { nameText } from '../duplicates/ownValue.ts';
import { catalogueOf, orphansIn, type ReferenceOptions, referenceSettings } from './checkReferences.ts';

/** How a step treats references. */
export interface ReferenceStepOptions extends ReferenceOptions {
  /** The column. */
  readonly column: string;
  /** The values that are known. */
  readonly catalogue: Iterable<unknown>;
  /** Whether sure suggestions are put in, each as a fix. Default false: they are told. */
  readonly apply?: boolean | undefined;
  /** What becomes of records whose reference stays unknown: kept with a warning (default), or refused. */
  readonly orphans?: 'warn' | 'reject' | undefined;
}

/**
 * Looks the values of a column up in a catalogue: `checkReferences` as a step of `clean`.
 *
 * @throws {KpiError} bad-argument, unknown-option — for options out of bounds, and for a catalogue that is no list
 * @see checkReferences
 */
export function referenceStep({ column, catalogue, apply = false, orphans = 'warn', ...options }: ReferenceStepOptions): CleanStep {
  refuseUnknown(options, ['threshold', 'comparisons']);
  const settings = referenceSettings(options);
  const known = catalogueOf(catalogue);
  return {
    name: `references of ${column}`,
    wholeOnly: false,
    start: () => (draft) => {
      const values = [...draft.kept].map(([row, record]) => [row, record[column]] as const);
      const found = new Map(orphansIn(values, known, settings).orphans.map((orphan) => [orphan.value, orphan]));
      for (const [row, value] of values) {
        const orphan = found.get(nameText(value) ?? '');
        if (orphan === undefined) continue;
        const { suggestion, isSure } = orphan;
        const detail = suggestion === null ? undefined : `${suggestion.value}? score ${suggestion.score.toFixed(2)}`;
        if (apply && isSure && suggestion !== null)
          draft.replace(row, column, suggestion.value, { rule: 'reference', confidence: suggestion.score, reversible: false });
        else if (orphans === 'reject') draft.reject(row, { code: 'orphan-reference', column, value, detail });
        else draft.warn('orphan-reference', { row, column }, detail);
      }
    },
  };
}
