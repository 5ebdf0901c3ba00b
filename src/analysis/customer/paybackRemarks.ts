// What is worth a sentence about payback: how many cohorts have paid back, and how soon.
import { cacPayback } from '../../indicator/marketing/payback.ts';
import type { CohortPayback } from './cohortPayback.ts';
import type { CohortPaybackFinding } from './findings.ts';

/** One finding over all cohorts whose cost is known; none without any. */
export function paybackFindings(cohorts: readonly CohortPayback[], currency: string | null): CohortPaybackFinding[] {
  const known = cohorts.filter(({ cost }) => cost !== null);
  if (known.length === 0) return [];
  const months = known.map((one) => one.months).filter((age) => age !== null);
  const sorted = months.sort((a, b) => a - b);
  const { id, label, unit, better } = cacPayback;
  const values = {
    cohorts: known.length,
    recovered: sorted.length,
    open: known.filter(({ reason }) => reason === 'immature-cohort').length,
    never: known.filter(({ reason }) => reason === 'never-recovers').length,
    months: sorted[Math.ceil(sorted.length / 2) - 1] ?? null,
  };
  return [{ code: 'cohort-payback', of: { id, label, unit, better, currency }, segment: null, period: null, values }];
}
