// Recurring revenue gained for what is lost.
import type { Decimal } from '../../decimal.ts';
import { sum } from '../../expr/total.ts';
import { minus, plus, ratio } from '../../expr/value.ts';
import { type MrrMovementData, movement } from '../../model/subscription/mrrMovement.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';

/**
 * Recurring revenue gained for each unit of it that was lost.
 *
 * (new + expansion + reactivation) ÷ (contraction + churn); the variant `withoutReactivation` leaves out what came back, as Baremetrics
 * does.
 *
 * @unit    number — 4 means that 4 were gained for 1 lost
 * @better  higher
 * @counts  rows of `mrrMovements`
 * @empty   null (`zero-denominator`) where nothing was lost
 * @alias   SaaS quick ratio · quick ratio SaaS
 * @source  Baremetrics, see `source`
 * @example
 * ```ts
 * import { mrrMovements, quickRatio } from 'sales-kpi';
 * const { movements } = mrrMovements(
 *   [
 *     { id: '1', customerId: 'ana', start: '2025-01-15', end: '2025-02-10', annualAmount: 600 },
 *     { id: '2', customerId: 'bob', start: '2025-02-20', annualAmount: 1500 },
 *   ],
 *   { every: 'month', between: ['2025-02-01', '2025-03-01'] },
 * );
 * quickRatio(movements) // => 2.5
 * ```
 */
export const quickRatio: Indicator<'quickRatio', MrrMovementData, Decimal, 'withoutReactivation'> = /* @__PURE__ */ (() => {
  const gained = plus(movement.new, movement.expansion);
  const lost = sum(minus(0, plus(movement.contraction, movement.churn)));
  return ownIndicator({
    id: 'quickRatio',
    label: { en: 'SaaS quick ratio', fr: 'Quick ratio SaaS' },
    unit: 'number',
    better: 'higher',
    additivity: 'ratio',
    source: 'https://updates.baremetrics.com/ (New Quick Ratio Metric)',
    formula: ratio(sum(plus(gained, movement.reactivation)), lost),
    variants: {
      withoutReactivation: {
        label: { en: 'SaaS quick ratio before reactivation', fr: 'Quick ratio SaaS, hors réactivations' },
        formula: ratio(sum(gained), lost),
      },
    },
  });
})();
