// What is kept of the recurring revenue of the start of a period.
import type { Decimal } from '../../decimal.ts';
import { type MrrMovementData, movement } from '../../model/subscription/mrrMovement.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { ofOpening } from './movementTotals.ts';

/**
 * What the customers of the start of a period pay at its end, as a share of what they paid at its start.
 *
 * (start + expansion − contraction − churn) ÷ start; above 1 where those who stay grow by more than what is lost. Customers who
 * come back were not there at the start: the variant `withReactivation` counts them, `withoutContraction` leaves contraction
 * out as the text of Baremetrics does. Over months the rate is the mean of its months, weighted by what was paid at
 * the start of each; for twelve months as one, give `mrrMovements` a `stretch` of `{ trailing: 12 }`.
 *
 * @unit    ratio — 1.05 means 105 %
 * @better  higher
 * @counts  rows of `mrrMovements`
 * @empty   null (`zero-denominator`) where nothing was paid at the start
 * @alias   NRR, NDR, net dollar retention · rétention nette du revenu
 * @source  Baremetrics, see `source`
 * @example
 * ```ts
 * import { mrrMovements, netRevenueRetention } from 'sales-kpi';
 * const { movements } = mrrMovements(
 *   [
 *     { id: '1', customerId: 'ana', start: '2025-01-15', end: '2025-02-10', annualAmount: 600 },
 *     { id: '2', customerId: 'ana', start: '2025-02-10', annualAmount: 900 },
 *     { id: '3', customerId: 'bob', start: '2025-01-20', end: '2025-02-10', annualAmount: 600 },
 *     { id: '4', customerId: 'eve', start: '2025-02-20', annualAmount: 600 },
 *   ],
 *   { every: 'month', between: ['2025-02-01', '2025-03-01'] },
 * );
 * netRevenueRetention(movements) // => 0.75
 * ```
 */
export const netRevenueRetention: Indicator<'netRevenueRetention', MrrMovementData, Decimal, 'withReactivation' | 'withoutContraction'> =
  /* @__PURE__ */ (() => {
    const { opening, expansion, contraction, churn, reactivation } = movement;
    return ownIndicator({
      id: 'netRevenueRetention',
      label: { en: 'Net revenue retention', fr: 'Rétention nette du revenu' },
      unit: 'ratio',
      better: 'higher',
      additivity: 'ratio',
      source: 'https://changelog.baremetrics.com/new-metric-net-revenue-retention-2BOJIA',
      formula: ofOpening(opening, expansion, contraction, churn),
      variants: {
        withReactivation: {
          label: { en: 'Net revenue retention incl. reactivation', fr: 'Rétention nette du revenu, réactivations comprises' },
          formula: ofOpening(opening, expansion, contraction, churn, reactivation),
        },
        withoutContraction: {
          label: { en: 'Net revenue retention before contraction', fr: 'Rétention nette du revenu, hors contractions' },
          formula: ofOpening(opening, expansion, churn),
        },
      },
    });
  })();

/**
 * What is kept of what customers paid at the start of a period, whatever others pay more: never above 1.
 *
 * Σ of the smaller of what each customer paid at the start and pays at the end ÷ Σ paid at the start
 *
 * @unit    ratio — 0.95 means 95 %
 * @better  higher
 * @counts  rows of `mrrMovements`
 * @empty   null (`zero-denominator`) where nothing was paid at the start
 * @alias   GRR, GDR, gross dollar retention · rétention brute du revenu
 * @source  see `source`
 * @example
 * ```ts
 * import { grossRevenueRetention, mrrMovements } from 'sales-kpi';
 * const { movements } = mrrMovements(
 *   [
 *     { id: '1', customerId: 'ana', start: '2025-01-15', end: '2025-02-10', annualAmount: 600 },
 *     { id: '2', customerId: 'ana', start: '2025-02-10', annualAmount: 900 },
 *     { id: '3', customerId: 'bob', start: '2025-01-20', end: '2025-02-10', annualAmount: 600 },
 *   ],
 *   { every: 'month', between: ['2025-02-01', '2025-03-01'] },
 * );
 * grossRevenueRetention(movements) // => 0.5
 * ```
 */
export const grossRevenueRetention: Indicator<'grossRevenueRetention', MrrMovementData, Decimal> = /* @__PURE__ */ (() =>
  ownIndicator({
    id: 'grossRevenueRetention',
    label: { en: 'Gross revenue retention', fr: 'Rétention brute du revenu' },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: 'https://www.gradient.works/revops-glossary/gross-revenue-retention-grr',
    formula: ofOpening(movement.retained),
  }))();
