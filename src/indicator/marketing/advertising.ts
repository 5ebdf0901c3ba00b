// What advertisements bring and cost. Only spends that say both figures count, above the line and below: what cannot be clicked
// (radio, salaries) must not make the clicks of others look dear.
import type { Decimal } from '../../decimal.ts';
import { and, isNull, not } from '../../expr/condition.ts';
import { sum } from '../../expr/total.ts';
import { type Formula, ratio, times, type Value } from '../../expr/value.ts';
import { type SpendData, spend } from '../../model/marketing/campaignSpend.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';

type Figure = Value<number, SpendData>;

const MEDIA_MATH = 'IAB, media math: cost per thousand impressions, cost per click, click-through rate';

/** Σ a ÷ Σ b over the spends that say both. */
function ratioOfBoth(a: Figure, b: Figure): Formula<SpendData> {
  const where = and(not(isNull(a)), not(isNull(b)));
  return ratio(sum(a, { where }), sum(b, { where }));
}

/**
 * Share of the impressions of an advertisement that were clicked.
 *
 * clicks ÷ impressions: one division of totals, never a mean of rates.
 *
 * @unit    ratio — 0.02 means 2 %
 * @better  higher
 * @counts  spends that say their clicks and impressions
 * @empty   null (`zero-denominator`) without impressions
 * @alias   CTR · taux de clic
 * @source  see `source`
 * @example
 * ```ts
 * import { clickThroughRate } from 'sales-kpi';
 * clickThroughRate([{ date: '2025-01-30', amount: 10, impressions: 1000, clicks: 30 }, { date: '2025-01-31', amount: 90, impressions: 9000, clicks: 90 }]) // => 0.012
 * ```
 */
export const clickThroughRate: Indicator<'clickThroughRate', SpendData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'clickThroughRate',
  label: { en: 'Click-through rate', fr: 'Taux de clic' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: MEDIA_MATH,
  formula: /* @__PURE__ */ ratioOfBoth(spend.clicks, spend.impressions),
});

/**
 * What a click costs.
 *
 * spend ÷ clicks.
 *
 * @unit    money
 * @better  lower
 * @counts  spends that say their clicks
 * @empty   null (`zero-denominator`) without clicks
 * @alias   CPC · coût par clic
 * @source  see `source`
 * @example
 * ```ts
 * import { costPerClick } from 'sales-kpi';
 * costPerClick([{ date: '2025-01-31', amount: 60, clicks: 120 }, { date: '2025-01-31', amount: 3000, kind: 'people' }]) // => 0.5
 * ```
 */
export const costPerClick: Indicator<'costPerClick', SpendData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'costPerClick',
  label: { en: 'Cost per click', fr: 'Coût par clic' },
  unit: 'money',
  better: 'lower',
  additivity: 'ratio',
  source: MEDIA_MATH,
  formula: /* @__PURE__ */ ratioOfBoth(spend.amount, spend.clicks),
});

/**
 * What a thousand impressions cost.
 *
 * 1000 × spend ÷ impressions.
 *
 * @unit    money — per thousand impressions
 * @better  lower
 * @counts  spends that say their impressions
 * @empty   null (`zero-denominator`) without impressions
 * @alias   CPM · coût pour mille
 * @source  see `source`
 * @example
 * ```ts
 * import { costPerMille } from 'sales-kpi';
 * costPerMille([{ date: '2025-01-31', amount: 10000, impressions: 500000 }]) // => 20
 * ```
 */
export const costPerMille: Indicator<'costPerMille', SpendData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'costPerMille',
  label: { en: 'Cost per thousand impressions', fr: 'Coût pour mille impressions' },
  unit: 'money',
  better: 'lower',
  additivity: 'ratio',
  source: MEDIA_MATH,
  formula: /* @__PURE__ */ times(/* @__PURE__ */ ratioOfBoth(spend.amount, spend.impressions), 1000),
});
