// What is lost of the recurring revenue of the start of a period.
import type { Decimal } from '../../decimal.ts';
import { type Formula, minus, type Value } from '../../expr/value.ts';
import { type MrrMovementData, movement } from '../../model/subscription/mrrMovement.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { ofOpening, ofOpeningWhere, unlessPaused } from './movementTotals.ts';

/** What is lost is negative in a movement, and positive in a rate of loss. */
const lost = (...amounts: Value<number, MrrMovementData>[]): Formula<MrrMovementData> => minus(0, ofOpening(...amounts));

/**
 * Share of the recurring revenue of the start of a period that was lost in it.
 *
 * (churn + contraction) ÷ start. The variant `cancellationOnly` counts churn alone; `net` takes expansion off, and is below 0
 * where that is more; `netOfReactivation` takes off what came back too, as ChartMogul does; `withoutPauses` leaves out what
 * is not paid because a subscription is paused (`cause`).
 *
 * @unit    ratio — 0.05 means 5 %
 * @better  lower
 * @counts  rows of `mrrMovements`
 * @empty   null (`zero-denominator`) where nothing was paid at the start
 * @alias   revenue churn, gross and net MRR churn · taux d'attrition du MRR
 * @source  ChartMogul, see `source`
 * @example
 * ```ts
 * import { mrrChurnRate, mrrMovements } from 'sales-kpi';
 * const { movements } = mrrMovements(
 *   [
 *     { id: '1', customerId: 'ana', start: '2025-01-15', end: '2025-02-10', annualAmount: 600 },
 *     { id: '2', customerId: 'ana', start: '2025-02-10', annualAmount: 900 },
 *     { id: '3', customerId: 'bob', start: '2025-01-20', end: '2025-02-10', annualAmount: 600 },
 *   ],
 *   { every: 'month', between: ['2025-02-01', '2025-03-01'] },
 * );
 * mrrChurnRate(movements) // => 0.5
 * mrrChurnRate.variants.net(movements) // => 0.25
 * ```
 */
export const mrrChurnRate: Indicator<
  'mrrChurnRate',
  MrrMovementData,
  Decimal,
  'cancellationOnly' | 'net' | 'netOfReactivation' | 'withoutPauses'
> = /* @__PURE__ */ (() => {
  const { expansion, contraction, churn, reactivation } = movement;
  return ownIndicator({
    id: 'mrrChurnRate',
    label: { en: 'MRR churn rate', fr: 'Taux d’attrition du MRR' },
    unit: 'ratio',
    better: 'lower',
    additivity: 'ratio',
    source: 'https://help.chartmogul.com/hc/en-us/articles/203359341-Metric-MRR-Churn-Rate',
    formula: lost(churn, contraction),
    variants: {
      cancellationOnly: {
        label: { en: 'MRR churn rate, cancellations only', fr: 'Taux d’attrition du MRR, résiliations seules' },
        formula: lost(churn),
      },
      net: { label: { en: 'Net MRR churn rate', fr: 'Taux d’attrition net du MRR' }, formula: lost(churn, contraction, expansion) },
      netOfReactivation: {
        label: { en: 'Net MRR churn rate incl. reactivation', fr: 'Taux d’attrition net du MRR, réactivations comprises' },
        formula: lost(churn, contraction, expansion, reactivation),
      },
      withoutPauses: {
        label: { en: 'MRR churn rate without pauses', fr: 'Taux d’attrition du MRR, hors pauses' },
        formula: minus(0, ofOpeningWhere(unlessPaused, churn, contraction)),
      },
    },
  });
})();
