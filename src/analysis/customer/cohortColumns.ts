// The ages of a table of cohorts: each one period, everything from one on, or a bracket of several.
import { excerpt, KpiError } from '../../error.ts';

/** How ages are counted: by single periods, by a period and all after it, or by brackets. */
export type CohortMode = 'classic' | 'unbounded' | 'bracket';

/** Periods after that of the first purchase, from the first to the last of the column. */
export interface CohortColumn {
  /** The first age: 0 is the period of the first purchase. */
  readonly from: number;
  /** The last age; null for all that follow. */
  readonly to: number | null;
}

/** Ages that are shown unless told. */
const MOST_AGES = 120;
const LONGEST = 1000;

/** What says which columns there are. */
export interface ColumnOptions {
  readonly mode?: CohortMode | undefined;
  readonly brackets?: readonly number[] | undefined;
  readonly upTo?: number | undefined;
}

/** Refuses modes and brackets that are none. */
export function checkColumns({ mode = 'classic', brackets, upTo }: ColumnOptions): void {
  if (mode !== 'classic' && mode !== 'unbounded' && mode !== 'bracket')
    throw new KpiError('bad-argument', `mode is ${excerpt(mode)}`, "give 'classic', 'unbounded' or 'bracket'", ['mode']);
  if ((mode === 'bracket') !== (brackets !== undefined))
    throw new KpiError('bad-argument', `brackets in mode ${mode}`, "write mode: 'bracket', brackets: [1, 3, 6, 12]", ['brackets']);
  const isAge = (age: number): boolean => Number.isInteger(age) && age >= 0 && age <= LONGEST;
  if (
    brackets !== undefined &&
    !(
      Array.isArray(brackets) &&
      brackets.length > 0 &&
      brackets.every((end, i) => isAge(end) && (i === 0 || end > (brackets[i - 1] as number)))
    )
  )
    throw new KpiError('bad-argument', 'brackets that do not rise', 'give the last age of each: [1, 3, 6, 12]', ['brackets']);
  if (upTo !== undefined && (!isAge(upTo) || mode === 'bracket'))
    throw new KpiError('bad-argument', `upTo is ${excerpt(upTo)}`, `give the last age shown, 0 to ${LONGEST}; brackets say their own`, [
      'upTo',
    ]);
}

/** The columns, where `oldest` is the last age that any cohort can have. */
export function columnsOf({ mode = 'classic', brackets = [], upTo }: ColumnOptions, oldest: number): CohortColumn[] {
  if (mode === 'bracket') return brackets.map((to, i) => ({ from: i === 0 ? Math.min(1, to) : (brackets[i - 1] as number) + 1, to }));
  const last = upTo ?? Math.min(oldest, MOST_AGES);
  return Array.from({ length: last + 1 }, (_, age) => ({ from: age, to: mode === 'classic' ? age : null }));
}
