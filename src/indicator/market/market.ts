// Our place in the market: what share of it is ours, and how we stand against the strongest competitor.
import type { Decimal } from '../../decimal.ts';
import { and, eq, oneOf } from '../../expr/condition.ts';
import { each, quantile, sum } from '../../expr/total.ts';
import { type Formula, ratio, type Value } from '../../expr/value.ts';
import { fields } from '../../model/field.ts';
import type { ObservationData } from '../../model/marketing/marketObservation.ts';
import { type Rival, type RivalData, rival } from '../../model/marketing/rivals.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { byUnits, byValue, MARKET, share } from './marketParts.ts';

/** Our sales over those of the competitor who sold most, in the same observations. */
function relativeShare(isCounted: Value<boolean, RivalData>, value: Value<number, RivalData>): Formula<RivalData> {
  const own = sum(value, { where: and(isCounted, eq(rival.side, 'own')), missing: 'refuse' });
  return ratio(own, quantile(each(rival.competitor, sum(value, { where: and(isCounted, eq(rival.side, 'competitor')) })), 1));
}

/**
 * Our share of the market.
 *
 * own sales ÷ sales of all, of the observations that know both, in value; the variant `units` in units. The quotient of the
 * two shares is our price relative to that of the market.
 *
 * @unit    ratio — 0.15 means 15 %
 * @better  higher
 * @counts  observations by the first day of the period they cover; pick one length of period (`where: { grain: 'month' }`)
 * @empty   null (`zero-denominator`) without observations
 * @alias   part de marché
 * @source  see `source`
 * @see     shareChange, relativeMarketShare
 * @example
 * ```ts
 * import { marketShare } from 'sales-kpi';
 * const bikes = { grain: 'year', market: 'bikes', definition: 'new bicycles sold in France, all channels' } as const;
 * marketShare([{ ...bikes, id: '1', date: '2025-01-01', own: 12, total: 80, currency: 'EUR' }]) // => 0.15
 * ```
 */
export const marketShare: Indicator<'marketShare', ObservationData, Decimal, 'units'> = /* @__PURE__ */ ownIndicator({
  id: 'marketShare',
  label: { en: 'Market share', fr: 'Part de marché' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: MARKET,
  formula: /* @__PURE__ */ share(byValue),
  variants: { units: { label: { en: 'Market share in units', fr: 'Part de marché en volume' }, formula: /* @__PURE__ */ share(byUnits) } },
});

/**
 * Our sales as a multiple of those of the strongest competitor: above 1, we lead.
 *
 * own sales ÷ the largest sum of one competitor, over the observations that list competitors; in value, the variant `units`
 * in units.
 *
 * @unit    number — 1.33 means a third more than the next
 * @better  higher
 * @counts  what `rivals` makes of market observations, by the first day of the period they cover
 * @empty   null (`no-data`) without competitors
 * @alias   RMS · part de marché relative
 * @source  see `source`
 * @example
 * ```ts
 * import { relativeMarketShare, rivals } from 'sales-kpi';
 * const bikes = { grain: 'year', market: 'bikes', definition: 'new bicycles sold in France, all channels' } as const;
 * const competitors = [{ id: 'velo', value: 30 }, { id: 'cycle', value: 20 }];
 * relativeMarketShare(rivals([{ ...bikes, id: '1', date: '2025-01-01', own: 12, total: 80, competitors }])) // => 0.4
 * ```
 */
export const relativeMarketShare: Indicator<'relativeMarketShare', RivalData, Decimal, 'units'> = /* @__PURE__ */ ownIndicator({
  id: 'relativeMarketShare',
  label: { en: 'Relative market share', fr: 'Part de marché relative' },
  unit: 'number',
  better: 'higher',
  additivity: 'ratio',
  source: 'Boston Consulting Group, https://handwiki.org/wiki/Finance:Relative_market_share',
  formula: /* @__PURE__ */ (() => relativeShare(oneOf(rival.metric, ['value', null]), rival.value))(),
  variants: {
    units: {
      label: { en: 'Relative market share in units', fr: 'Part de marché relative en volume' },
      formula: /* @__PURE__ */ (() => relativeShare(eq(rival.metric, 'units'), fields<Rival>()('rivals', { value: 'number' }).value))(),
    },
  },
});
