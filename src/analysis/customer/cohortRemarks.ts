// What is worth a sentence about cohorts: whether those of late came back as those before did.
import { Decimal } from '../../decimal.ts';
import { cohortRetention } from '../../indicator/customers/cohortRetention.ts';
import { twoProportions } from '../../stat/twoProportions.ts';
import type { Cohort, CohortTable } from './cohortTable.ts';
import type { CohortRetentionFinding, RetainedCohorts } from './findings.ts';

/** How many cohorts are late. */
const RECENT = 3;

/** How the last three cohorts that are old enough came back, against all before; none without cohorts on both sides. */
export function retentionFindings({ value, mode, every, columns, cohorts }: CohortTable): CohortRetentionFinding[] {
  const column = columns.findIndex(({ from }) => from === 1);
  if (value !== 'customers' || mode === 'bracket' || column === -1 || cohorts.some(({ segment }) => segment !== null)) return [];
  const known = cohorts.filter(({ size, cells }) => size > 0 && cells[column]?.value !== null);
  const [before, recent] = [known.slice(0, -RECENT), known.slice(-RECENT)];
  if (before.length === 0) return [];
  const [was, is] = [together(before, column), together(recent, column)];
  const test = twoProportions(is.active, is.customers, was.active, was.customers);
  const metric = cohortRetention({ after: 1, every });
  const { id, label, unit, better } = mode === 'unbounded' ? metric.variants.unbounded : metric;
  const values = {
    age: 1,
    every,
    recent: is.told,
    before: was.told,
    change: is.told.share.minus(was.told.share),
    pValue: test?.pValue ?? 1,
  };
  const period = `${recent[0]?.start}/${recent.at(-1)?.end}`;
  return [{ code: 'cohort-retention', of: { id, label, unit, better, currency: null }, segment: null, period, values }];
}

function together(
  cohorts: readonly Cohort[],
  column: number,
): { readonly active: number; readonly customers: number; readonly told: RetainedCohorts } {
  const active = cohorts.reduce((sum, { cells }) => sum + Number(cells[column]?.value ?? 0), 0);
  const customers = cohorts.reduce((sum, { size }) => sum + size, 0);
  return { active, customers, told: { cohorts: cohorts.length, customers, share: new Decimal(active).div(customers) } };
}
