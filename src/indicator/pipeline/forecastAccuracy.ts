// How good forecasts were.
import type { Decimal } from '../../decimal.ts';
import { isNull, not } from '../../expr/condition.ts';
import { sum } from '../../expr/total.ts';
import { minus, ratio } from '../../expr/value.ts';
import { type ForecastData, forecastResult } from '../../model/deal/forecastResults.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';

const ACCURACY = 'https://getfairview.com/blog/forecast-accuracy-metrics-formulas';

/**
 * How near forecasts came to what was won: 1 is exact.
 *
 * 1 − Σ |won − forecast| ÷ Σ |won| (1 − WAPE), each forecast by itself, so that one above and one below do not offset each
 * other. It may be below 0. A mean of percentages (MAPE) is not taken: it breaks near 0.
 *
 * @unit    ratio
 * @better  higher
 * @counts  rows of `forecastResults`, by the first day of their period; where what was won is not known is told in the notes
 * @empty   null: `zero-denominator` when nothing was won
 * @alias   1 − WAPE · fiabilité des prévisions
 * @source  see `source`
 * @see     forecastBias
 * @example
 * ```ts
 * import { forecastAccuracy, forecastBias, forecastResults } from 'sales-kpi';
 * const quarter = { start: '2025-01-01', end: '2025-04-01' } as const;
 * const won = { createdAt: '2025-01-10', outcome: 'won', closedAt: '2025-02-03' } as const;
 * const results = forecastResults(
 *   [{ id: 'ann', salesperson: 'Ann', amount: 120, ...quarter }, { id: 'bob', salesperson: 'Bob', amount: 80, ...quarter }],
 *   [{ id: 'A', salesperson: 'Ann', amount: 100, ...won }, { id: 'B', salesperson: 'Bob', amount: 100, ...won }],
 * );
 * forecastAccuracy(results) // => 0.8
 * forecastBias(results) // => 0
 * ```
 */
export const forecastAccuracy: Indicator<'forecastAccuracy', ForecastData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'forecastAccuracy',
  label: { en: 'Forecast accuracy', fr: 'Fiabilité des prévisions' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: ACCURACY,
  formula: /* @__PURE__ */ (() => minus(1, ratio(sum(forecastResult.error), sum(forecastResult.size))))(),
});

/**
 * How far forecasts lay above what was won, all together: below 0 they were too low.
 *
 * Σ (forecast − won) ÷ Σ won.
 *
 * @unit    ratio
 * @better  neutral
 * @counts  rows of `forecastResults`, as `forecastAccuracy` does
 * @empty   null: `zero-denominator` when nothing was won
 * @alias   forecast bias · biais de prévision
 * @source  see `source`
 * @example
 * ```ts
 * import { forecastBias, forecastResults } from 'sales-kpi';
 * forecastBias(forecastResults(
 *   [{ id: 'Q1', start: '2025-01-01', end: '2025-04-01', amount: 150 }],
 *   [{ id: 'A', createdAt: '2025-01-10', outcome: 'won', closedAt: '2025-02-03', amount: 100 }],
 * )) // => 0.5
 * ```
 */
export const forecastBias: Indicator<'forecastBias', ForecastData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'forecastBias',
  label: { en: 'Forecast bias', fr: 'Biais des prévisions' },
  unit: 'ratio',
  better: 'neutral',
  additivity: 'ratio',
  source: ACCURACY,
  formula: /* @__PURE__ */ (() => {
    const { amount, actual } = forecastResult;
    return ratio(minus(sum(amount, { where: not(isNull(actual)) }), sum(actual)), sum(actual));
  })(),
});
