// Who comes back, cohort by cohort.
import type { Decimal } from '../../decimal.ts';
import { refuseUnknown } from '../../error.ts';
import type { Grain } from '../../period/grain.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { ageOf, COHORTS, type CohortAge, classic, unbounded } from './cohortParts.ts';
import type { JourneyData } from './customerJourneys.ts';

/**
 * Share of the customers of a cohort who ordered again a month later.
 *
 * Customers with an order in the month after that of their first ÷ customers of the cohort, by the date of the first order. Until that
 * month is over there is no answer (`immature-cohort`), as far as `asOf` says when that is. The variant `unbounded` counts those who
 * ordered in that month or ever after, as far as is known. Other ages and periods: `cohortRetention({ after, every })`.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  higher
 * @counts  rows of `customerJourneys(sales)`
 * @empty   null (`zero-denominator`) without customers in the cohort
 * @alias   cohort retention · rétention par cohorte
 * @source  see `source`
 * @see     customerRetentionRate, repeatPurchaseRate
 * @example
 * ```ts
 * import { cohortRetentionRate, customerJourneys, query } from 'sales-kpi';
 * const sales = [['2025-01-05', 'ana'], ['2025-01-20', 'bob'], ['2025-02-10', 'ana'], ['2025-02-11', 'eve']] as const;
 * const journeys = customerJourneys(sales.map(([date, customerId], i) => ({ id: `${i}`, date, amount: 10, customerId })));
 * query({ journeys }, { select: [cohortRetentionRate], every: 'month', asOf: '2025-02-28' }).rows.map((row) => row.cohortRetentionRate) // => [ 0.5, null ]
 * ```
 */
export const cohortRetentionRate: Indicator<'cohortRetentionRate', JourneyData, Decimal, 'unbounded'> = /* @__PURE__ */ ownIndicator({
  id: 'cohortRetentionRate',
  label: { en: 'Cohort retention', fr: 'Rétention par cohorte' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: COHORTS,
  maturity: { periods: 1, every: 'month' },
  formula: /* @__PURE__ */ classic('month', 1),
  variants: {
    unbounded: {
      label: { en: 'Cohort retention, then or later', fr: 'Rétention par cohorte, alors ou plus tard' },
      formula: /* @__PURE__ */ unbounded('month', 1),
    },
  },
});

/**
 * Share of the customers of a cohort who ordered so many periods later: a cell of the triangle of cohorts. Ask for several ages at
 * once to have the triangle; cells whose period is not over are null (`immature-cohort`). See `cohortRetentionRate`.
 *
 * @throws {KpiError} bad-argument, unknown-option — for an age that is none
 * @example
 * ```ts
 * import { cohortRetention, customerJourneys, query } from 'sales-kpi';
 * const sales = [['2025-01-05', 'ana'], ['2025-01-20', 'bob'], ['2025-02-10', 'ana'], ['2025-02-11', 'eve'], ['2025-03-20', 'eve']] as const;
 * const journeys = customerJourneys(sales.map(([date, customerId], i) => ({ id: `${i}`, date, amount: 10, customerId })));
 * const select = [cohortRetention({ after: 1 }), cohortRetention({ after: 2 })] as const;
 * query({ journeys }, { select, every: 'month', asOf: '2025-03-31' }).rows
 * // => [{"period":"2025-01","cohortRetentionMonth1":"0.5","cohortRetentionMonth2":"0"},{"period":"2025-02","cohortRetentionMonth1":"1","cohortRetentionMonth2":null},{"period":"2025-03","cohortRetentionMonth1":null,"cohortRetentionMonth2":null}]
 * ```
 */
export function cohortRetention<const N extends number, const G extends Grain = 'month'>(
  age: CohortAge<N, G>,
): Indicator<`cohortRetention${Capitalize<G>}${N}`, JourneyData, Decimal, 'unbounded'> {
  refuseUnknown(age, ['after', 'every']);
  const { every, name, en, fr } = ageOf(age);
  return ownIndicator({
    id: `cohortRetention${name}` as `cohortRetention${Capitalize<G>}${N}`,
    label: { en: `Cohort retention after ${en}`, fr: `Rétention par cohorte après ${fr}` },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: COHORTS,
    maturity: { periods: age.after, every },
    formula: classic(every, age.after),
    variants: {
      unbounded: {
        label: { en: `Cohort retention after ${en} or later`, fr: `Rétention par cohorte après ${fr} ou plus` },
        formula: unbounded(every, age.after),
      },
    },
  });
}
