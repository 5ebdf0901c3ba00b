// Keys that look alike, as a step of `clean`: told, never changed.
import { excerpt } from '../../error.ts';
import type { CleanStep } from '../draft.ts';
import { keyCount } from './confusableKeys.ts';

/** Keys of a group that are named. */
const NAMED = 5;

/** Which keys are looked at. */
export interface ConfusableKeyStepOptions {
  /** The column. */
  readonly column: string;
  /** Different keys that are looked at; default 100 000. What is beyond is told. */
  readonly limit?: number | undefined;
}

/**
 * Warns of keys of a column that look alike and are not the same, once a group (`confusable-keys`), and of keys that mix scripts:
 * `confusableKeys` as a step of `clean`, over all batches.
 *
 * @throws {KpiError} bad-argument, unknown-option — for options out of bounds
 * @see confusableKeys
 * @example
 * ```ts
 * import { clean, confusableKeyStep } from 'sales-kpi/clean';
 * const rows = [{ city: 'Paris' }, { city: 'PARIS' }, { city: 'Paris' }];
 * const { warnings } = clean(rows, { columns: { city: { as: 'text' } }, steps: [confusableKeyStep({ column: 'city' })] });
 * warnings[0]?.reason.split(': ')[1] // => '"Paris" (2), "PARIS" (1), case'
 * ```
 */
export function confusableKeyStep({ column, ...options }: ConfusableKeyStepOptions): CleanStep {
  keyCount(options);
  return {
    name: `keys of ${column} that look alike`,
    wholeOnly: false,
    start: () => {
      const keys = keyCount(options);
      return (draft) => {
        for (const record of draft.kept.values()) keys.add(record[column]);
        if (!draft.isLast) return;
        const { groups, mixed, leftOut } = keys.lint();
        const told = (list: readonly { readonly key: string; readonly count: number }[]): string =>
          list
            .slice(0, NAMED)
            .map(({ key, count }) => `${excerpt(key)} (${count})`)
            .join(', ');
        for (const { keys: alike, differs } of groups)
          draft.warn('confusable-keys', { column }, `${told(alike)}${alike.length > NAMED ? ' …' : ''}, ${differs.join(' and ')}`);
        for (const one of mixed) draft.warn('confusable-keys', { column }, `${told([one])}, ${one.scripts.join(' and ')}`);
        if (leftOut > 0) draft.warn('confusable-keys', { column }, `${leftOut} records were not looked at`);
      };
    },
  };
}
