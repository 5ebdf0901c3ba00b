// What moved recurring revenue: the movements of customers, put on a month.
import type { Decimal } from '../../decimal.ts';
import { type MrrMovementData, movement } from '../../model/subscription/mrrMovement.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { monthly, monthlyBy } from './movementTotals.ts';

const CHARTMOGUL = 'https://help.chartmogul.com/hc/en-us/articles/203299912';

/**
 * The change of monthly recurring revenue in the period: new + reactivated + expanded − contracted − lost.
 *
 * Σ movements of customers ÷ 12; what is lost is negative, so that revenue at the start + all movements = revenue at the end. The
 * variants `new`, `reactivation`, `expansion`, `contraction` and `churn` are the parts. Of them, `pause`, `resume` and `migration`
 * say what moved because subscriptions were paused, paid for again after a pause, or replaced by others on the same day: they
 * are within the five, not beside them. Ask for periods of the length
 * that `mrrMovements` was told: a quarter of monthly rows is the sum of its months, which is not what a quarter
 * compared as a whole would say.
 *
 * @unit    money
 * @better  higher
 * @counts  rows of `mrrMovements` by the first day of their period
 * @empty   0 where nothing moved
 * @alias   net new MRR, MRR movements · mouvements de MRR
 * @source  ChartMogul, see `source`
 * @example
 * ```ts
 * import { mrrMovement, mrrMovements, query } from 'sales-kpi';
 * const question = { every: 'month', between: ['2025-01-01', '2025-03-01'] } as const;
 * const { movements } = mrrMovements(
 *   [
 *     { id: '1', customerId: 'ana', start: '2025-01-15', end: '2025-02-10', annualAmount: 600 },
 *     { id: '2', customerId: 'bob', start: '2025-02-20', annualAmount: 120 },
 *   ],
 *   question,
 * );
 * const { variants } = mrrMovement;
 * query(movements, { ...question, select: [mrrMovement, variants.new, variants.churn] }).rows;
 * // => [ { period: '2025-01', mrrMovement: 50, mrrMovementNew: 50, mrrMovementChurn: 0 }, { period: '2025-02', mrrMovement: -40, mrrMovementNew: 10, mrrMovementChurn: -50 } ]
 * ```
 */
export const mrrMovement: Indicator<
  'mrrMovement',
  MrrMovementData,
  Decimal,
  'new' | 'reactivation' | 'expansion' | 'contraction' | 'churn' | 'pause' | 'resume' | 'migration'
> = /* @__PURE__ */ (() =>
  ownIndicator({
    id: 'mrrMovement',
    label: { en: 'MRR movements', fr: 'Mouvements de MRR' },
    unit: 'money',
    better: 'higher',
    additivity: 'additive',
    source: CHARTMOGUL,
    formula: monthly(movement.new, movement.reactivation, movement.expansion, movement.contraction, movement.churn),
    variants: {
      new: { label: { en: 'New MRR', fr: 'Nouveau MRR' }, formula: monthly(movement.new) },
      reactivation: { label: { en: 'Reactivation MRR', fr: 'MRR réactivé' }, formula: monthly(movement.reactivation) },
      expansion: { label: { en: 'Expansion MRR', fr: 'MRR d’expansion' }, formula: monthly(movement.expansion) },
      contraction: { label: { en: 'Contraction MRR', fr: 'MRR de contraction' }, formula: monthly(movement.contraction) },
      churn: { label: { en: 'Churned MRR', fr: 'MRR perdu' }, formula: monthly(movement.churn) },
      pause: { label: { en: 'MRR paused', fr: 'MRR mis en pause' }, formula: monthlyBy('pause') },
      resume: { label: { en: 'MRR resumed after a pause', fr: 'MRR repris après une pause' }, formula: monthlyBy('resume') },
      migration: { label: { en: 'MRR moved by migration', fr: 'MRR déplacé par migration' }, formula: monthlyBy('migration') },
    },
  }))();
