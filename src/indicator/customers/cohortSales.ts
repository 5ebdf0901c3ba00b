// What customers buy within some time of their first order, cohort by cohort.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { and, eq, lte } from '../../expr/condition.ts';
import { count, sum } from '../../expr/total.ts';
import { ratio } from '../../expr/value.ts';
import type { Grain } from '../../period/grain.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { ageOf, COHORTS, type CohortAge, cohortOf } from './cohortParts.ts';
import { type JourneyData, journey } from './customerJourneys.ts';

/**
 * What an average customer of a cohort has bought up to so many periods after that of the first order: a value cohort.
 *
 * Σ value of orders of an age up to `after` ÷ customers of the cohort; after discount, before returns. Until the last period is over
 * there is no answer (`immature-cohort`).
 *
 * @throws {KpiError} bad-argument, unknown-option — for an age that is none
 * @example
 * ```ts
 * import { cohortSalesPerCustomer, customerJourneys, query } from 'sales-kpi';
 * const sales = [['2025-01-05', 'ana', 10], ['2025-01-20', 'bob', 30], ['2025-02-10', 'ana', 20]] as const;
 * const journeys = customerJourneys(sales.map(([date, customerId, amount], i) => ({ id: `${i}`, date, amount, customerId })));
 * const select = [cohortSalesPerCustomer({ after: 0 }), cohortSalesPerCustomer({ after: 1 })] as const;
 * query({ journeys }, { select, every: 'month' }).rows // => [{"period":"2025-01","cohortSalesPerCustomerMonth0":"20","cohortSalesPerCustomerMonth1":"30"}]
 * ```
 */
export function cohortSalesPerCustomer<const N extends number, const G extends Grain = 'month'>(
  age: CohortAge<N, G>,
): Indicator<`cohortSalesPerCustomer${Capitalize<G>}${N}`, JourneyData, Decimal> {
  refuseUnknown(age, ['after', 'every']);
  const { every, name, en, fr } = ageOf(age);
  return ownIndicator({
    id: `cohortSalesPerCustomer${name}` as `cohortSalesPerCustomer${Capitalize<G>}${N}`,
    label: { en: `Sales per customer of the cohort after ${en}`, fr: `CA par client de la cohorte après ${fr}` },
    unit: 'money',
    better: 'higher',
    additivity: 'ratio',
    source: COHORTS,
    maturity: { periods: age.after, every },
    formula: ratio(sum(journey.amount, { where: and(eq(journey.every, every), lte(journey.age, age.after)) }), cohortOf(every)),
  });
}

/**
 * Share of the customers won in the period who order again within so many days of their first order: 30, 60, 90.
 *
 * Customers whose second order is at most `days` days behind the first ÷ customers whose first order lies in the period. Until the last
 * of them have had so many days there is no answer (`immature-cohort`), as far as `asOf` says when that is.
 *
 * @param days  whole days from 0
 * @throws {KpiError} bad-argument — for anything else
 * @example
 * ```ts
 * import { customerJourneys, query, repeatPurchaseWithin } from 'sales-kpi';
 * const sales = [['2025-01-05', 'ana'], ['2025-01-20', 'bob'], ['2025-02-04', 'ana'], ['2025-03-20', 'bob']] as const;
 * const journeys = customerJourneys(sales.map(([date, customerId], i) => ({ id: `${i}`, date, amount: 10, customerId })));
 * query({ journeys }, { select: [repeatPurchaseWithin(30), repeatPurchaseWithin(60)], every: 'month' }).rows
 * // => [{"period":"2025-01","repeatPurchaseWithin30Days":"0.5","repeatPurchaseWithin60Days":"1"}]
 * ```
 */
export function repeatPurchaseWithin<const N extends number>(days: N): Indicator<`repeatPurchaseWithin${N}Days`, JourneyData, Decimal> {
  if (!Number.isSafeInteger(days) || days < 0)
    throw new KpiError('bad-argument', `orders within ${excerpt(days)} days`, 'give whole days from 0', ['days']);
  const second = and(eq(journey.sequence, 2), lte(journey.days, days));
  return ownIndicator({
    id: `repeatPurchaseWithin${days}Days`,
    label: { en: `Repeat purchase within ${days} days`, fr: `Réachat sous ${days} jours` },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: 'Tresl, https://www.tresl.co/segments-faq/what-is-repeat-on-the-customer-cohort-page-how-is-it-defined',
    maturity: days,
    formula: ratio(count(journey.id, { where: second }), count(journey.id, { where: eq(journey.sequence, 1) })),
  });
}
