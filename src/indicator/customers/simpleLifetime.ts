// What a customer is worth by a rule of thumb, from a few assumptions.
import { Decimal } from '../../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { times } from '../../expr/value.ts';
import { grossMarginRate } from '../margin/margin.ts';
import { averageOrderValue } from '../sales/basket.ts';
import { type SalesIndicator, salesIndicator } from '../sales/salesIndicator.ts';
import { purchaseFrequency } from './perCustomer.ts';

/** What is assumed of customers. */
export interface LifetimeAssumptions {
  /** How many years a customer stays, above 0. */
  readonly years: number;
  /** How many periods of the question make a year: 1 when it asks by year (unless given), 12 by month. */
  readonly periodsPerYear?: number | undefined;
  /** Gross profit as a share of net sales, such as 0.3; that of the period, on rows whose cost is known, unless given. */
  readonly margin?: number | undefined;
  /** How much less money is worth a year later, such as 0.1; 0 unless given. What a year brings counts at its end. */
  readonly discountRate?: number | undefined;
}

/** So many years' money, in money of today: an annuity. */
function yearsWorth(years: number, rate: number): number {
  if (rate === 0) return years;
  const discount = new Decimal(1).plus(rate).pow(new Decimal(years).neg());
  return new Decimal(1).minus(discount).div(rate).toNumber();
}

/**
 * Lifetime value of a customer from assumptions: average order value × orders per customer a year × years × margin.
 *
 * Order value, orders per customer and (unless given) the margin are those of the period: ask by year, or say how many periods make
 * one. A rule of thumb: what customers have brought so far is `customerLifetimeValue`.
 *
 * @throws {KpiError} bad-argument — for years or periods that are not above 0, or a rate below 0; unknown-option
 * @source  https://www.feverbee.com/roi/calculating-customer-lifetime-value/
 * @see     customerLifetimeValue
 * @example
 * ```ts
 * import { simpleLifetimeValue } from 'sales-kpi';
 * const sales = ['2025-01-31', '2025-05-31', '2025-09-30'].map((date, i) => ({ id: `${i}`, date, amount: 70, customerId: 'ana' }));
 * simpleLifetimeValue({ years: 3, margin: 0.3 })(sales) // => 189
 * ```
 */
export function simpleLifetimeValue(assumptions: LifetimeAssumptions): SalesIndicator<'simpleLifetimeValue', Decimal> {
  refuseUnknown(assumptions, ['years', 'periodsPerYear', 'margin', 'discountRate']);
  const { years, periodsPerYear = 1, margin, discountRate = 0 } = assumptions;
  const numbers = { years, periodsPerYear, discountRate, ...(margin !== undefined && { margin }) };
  for (const [name, value] of Object.entries(numbers)) {
    const isRate = name === 'margin' || name === 'discountRate';
    if (!Number.isFinite(value) || (name !== 'margin' && value < 0) || (!isRate && value === 0))
      throw new KpiError('bad-argument', `${name} is ${excerpt(value)}`, isRate ? 'give a fraction of one' : 'give a number above 0', [
        name,
      ]);
  }
  return salesIndicator({
    id: 'simpleLifetimeValue',
    label: { en: 'Simple customer lifetime value', fr: 'Valeur vie client simple' },
    unit: 'money',
    better: 'higher',
    additivity: 'derived',
    source: 'https://www.feverbee.com/roi/calculating-customer-lifetime-value/',
    formula: ({ policy }) => {
      const perPeriod = times(averageOrderValue.under(policy), purchaseFrequency.under(policy));
      return times(times(times(perPeriod, periodsPerYear), yearsWorth(years, discountRate)), margin ?? grossMarginRate.under(policy));
    },
  });
}
