// Near-duplicate customers, as a step of `clean`: told, never merged.
import type { CleanStep } from '../../draft.ts';
import { customerPairs } from './customerPairs.ts';
import { type CustomerPairOptions, pairSettings } from './pairOptions.ts';

/**
 * Warns of customers that may be one (`near-duplicate`), with the row of the other and the score: `customerPairs` as a step of
 * `clean`.
 *
 * @throws {KpiError} bad-argument, unknown-option — for options out of bounds
 * @see customerPairs
 */
export function customerPairStep(options: CustomerPairOptions = {}): CleanStep {
  pairSettings(options);
  return {
    name: 'near-duplicate customers',
    wholeOnly: true,
    start: () => (draft) => {
      const rows = [...draft.kept.keys()];
      for (const { rows: pair, score } of customerPairs([...draft.kept.values()], options).pairs) {
        const [a, b] = [rows[pair[0]] as number, rows[pair[1]] as number];
        draft.warn('near-duplicate', { row: Math.max(a, b) }, `of row ${Math.min(a, b)}, score ${score.toFixed(2)}`);
      }
    },
  };
}
