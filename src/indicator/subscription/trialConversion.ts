// Trials that became paid.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { and, lte, reached } from '../../expr/condition.ts';
import { count } from '../../expr/total.ts';
import { elapsed, ratio } from '../../expr/value.ts';
import { type TrialData, trial } from '../../model/subscription/trial.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';

const CHARTMOGUL = 'https://help.chartmogul.com/hc/en-us/articles/115000865205-Metric-Trial-to-paid-conversion-rate';

/** As long as the usual trials last: 7, 14 or 30 days. */
const TRIAL_DAYS = 30;

const DAY = 86_400_000;

/**
 * Share of the trials begun in a period that became paid.
 *
 * trials paid for since ÷ trials begun, by the day on which they began. It has no answer until 30 days after the period (`asOf`),
 * and rises as long as trials are paid for late; `trialConversionWithin` gives each the same time. The variant
 * `samePeriod` divides the conversions of a period by the trials begun in it, whichever these were, as Baremetrics does.
 *
 * @unit    ratio — 0.25 means 25 %
 * @better  higher
 * @counts  trials of `subscriptionPeriods`
 * @empty   null — `zero-denominator` without trials, `immature-cohort` before they have had their time
 * @alias   trial-to-paid conversion · conversion d'essai
 * @source  ChartMogul, see `source`
 * @example
 * ```ts
 * import { trialConversionRate } from 'sales-kpi';
 * trialConversionRate([
 *   { id: 's1', customerId: 'ana', start: '2025-01-05', end: '2025-01-19', convertedAt: '2025-01-19' },
 *   { id: 's2', customerId: 'bob', start: '2025-01-10', end: '2025-01-24' },
 * ]) // => 0.5
 * ```
 */
export const trialConversionRate: Indicator<'trialConversionRate', TrialData, Decimal, 'samePeriod'> = /* @__PURE__ */ (() =>
  ownIndicator({
    id: 'trialConversionRate',
    label: { en: 'Trial conversion rate', fr: 'Taux de conversion des essais' },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: CHARTMOGUL,
    maturity: TRIAL_DAYS,
    formula: ratio(count(trial.id, { where: reached(trial.convertedAt) }), count(trial.id)),
    variants: {
      samePeriod: {
        label: { en: 'Trial conversions per trial of the period', fr: 'Conversions par essai de la période' },
        source: 'https://updates.baremetrics.com/ (Trial Conversion Rate Update)',
        // What is counted in the period itself needs no time.
        maturity: null,
        formula: ratio(count(trial.convertedAt, { at: trial.convertedAt }), count(trial.id)),
      },
    },
  }))();

/**
 * Share of the trials begun in a period that were paid for within so many days: cohorts of any age compare.
 *
 * @param days  a whole number from 1, the length of your trials or more
 * @throws {KpiError} bad-argument
 * @source  https://help.chartmogul.com/hc/en-us/articles/213441685 (30-day and 90-day trial-to-paid conversion rates)
 * @example
 * ```ts
 * import { trialConversionWithin } from 'sales-kpi';
 * const trials = [
 *   { id: 's1', customerId: 'ana', start: '2025-01-05', end: '2025-01-19', convertedAt: '2025-01-19' },
 *   { id: 's2', customerId: 'bob', start: '2025-01-10', end: '2025-01-24', convertedAt: '2025-03-24' },
 * ];
 * trialConversionWithin(14)(trials) // => 0.5
 * trialConversionWithin(90)(trials) // => 1
 * ```
 */
export function trialConversionWithin<const Days extends number>(
  days: Days,
): Indicator<`trialConversionWithin${Days}Days`, TrialData, Decimal> {
  if (!Number.isSafeInteger(days) || days < 1)
    throw new KpiError('bad-argument', `${excerpt(days)} days`, 'give a whole number from 1', ['days']);
  const inTime = and(reached(trial.convertedAt), lte(elapsed(trial.start, trial.convertedAt), days * DAY));
  return ownIndicator({
    id: `trialConversionWithin${days}Days`,
    label: { en: `Trial conversion within ${days} days`, fr: `Conversion des essais sous ${days} jours` },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: CHARTMOGUL,
    maturity: days,
    formula: ratio(count(trial.id, { where: inTime }), count(trial.id)),
  });
}
