// Who grows faster: the market, or we in it.
import type { Decimal } from '../../decimal.ts';
import { previous } from '../../expr/shift.ts';
import { count, mean } from '../../expr/total.ts';
import { type Formula, minus, ratio, times, type Value } from '../../expr/value.ts';
import type { ObservationData } from '../../model/marketing/marketObservation.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { type Basis, byUnits, byValue, MARKET, share } from './marketParts.ts';

/**
 * A period as a multiple of the one before: the growth of the mean times that of the count. Their product is the growth of the
 * sum, and unknown, not 0, where nothing was observed.
 */
function growth(value: Value<number, ObservationData>, where: Value<boolean, ObservationData>): Formula<ObservationData> {
  const [size, number] = [mean(value, { where, missing: 'refuse' }), count(value, { where })];
  return times(ratio(size, previous(size)), ratio(number, previous(number)));
}

const marketGrowth = ({ isCounted, total }: Basis): Formula<ObservationData> => minus(growth(total, isCounted), 1);
const shareGain = (basis: Basis): Formula<ObservationData> => minus(share(basis), previous(share(basis)));
const lead = ({ isCounted, own, total }: Basis): Formula<ObservationData> => minus(growth(own, isCounted), growth(total, isCounted));

/**
 * Growth of the whole market over the period before.
 *
 * sales of all ÷ sales of all in the period before − 1, in value; the variant `units` in units. An observation without a
 * total leaves no answer: a market does not shrink because a figure is missing.
 *
 * @unit    ratio — 0.05 means 5 % more
 * @better  neutral
 * @counts  observations by the first day of the period they cover; ask in periods of that length
 * @empty   null — `no-data` without observations of both periods, `no-previous-period` without a period before
 * @alias   croissance du marché
 * @source  see `source`
 * @see     outgrowth
 * @example
 * ```ts
 * import { marketGrowthRate, query } from 'sales-kpi';
 * const bikes = { grain: 'year', market: 'bikes', definition: 'new bicycles sold in France, all channels' } as const;
 * const observations = [{ ...bikes, id: '1', date: '2024-01-01', total: 80 }, { ...bikes, id: '2', date: '2025-01-01', total: 84 }];
 * query({ observations }, { select: [marketGrowthRate], every: 'year' }).rows.map((row) => String(row.marketGrowthRate)) // => ["null","0.05"]
 * ```
 */
export const marketGrowthRate: Indicator<'marketGrowthRate', ObservationData, Decimal, 'units'> = /* @__PURE__ */ ownIndicator({
  id: 'marketGrowthRate',
  label: { en: 'Market growth', fr: 'Croissance du marché' },
  unit: 'ratio',
  better: 'neutral',
  additivity: 'derived',
  source: MARKET,
  formula: /* @__PURE__ */ marketGrowth(byValue),
  variants: {
    units: {
      label: { en: 'Market growth in units', fr: 'Croissance du marché en volume' },
      formula: /* @__PURE__ */ marketGrowth(byUnits),
    },
  },
});

/**
 * How much market share we gained since the period before.
 *
 * market share − market share of the period before, in value; the variant `units` in units.
 *
 * @unit    points — 0.02 means 2 points
 * @better  higher
 * @counts  as `marketShare`
 * @empty   null — `zero-denominator` without observations of both periods, `no-previous-period` without a period before
 * @alias   share gain · gain de part de marché
 * @source  see `source`
 * @see     marketShare, outgrowth
 * @example
 * ```ts
 * import { query, shareChange } from 'sales-kpi';
 * const bikes = { grain: 'year', market: 'bikes', definition: 'new bicycles sold in France, all channels' } as const;
 * const observations = [{ ...bikes, id: '1', date: '2024-01-01', own: 8, total: 80 }, { ...bikes, id: '2', date: '2025-01-01', own: 10, total: 80 }];
 * query({ observations }, { select: [shareChange], every: 'year' }).rows.map((row) => String(row.shareChange)) // => ["null","0.025"]
 * ```
 */
export const shareChange: Indicator<'shareChange', ObservationData, Decimal, 'units'> = /* @__PURE__ */ ownIndicator({
  id: 'shareChange',
  label: { en: 'Share gain', fr: 'Gain de part de marché' },
  unit: 'points',
  better: 'higher',
  additivity: 'derived',
  source: MARKET,
  formula: /* @__PURE__ */ shareGain(byValue),
  variants: {
    units: { label: { en: 'Share gain in units', fr: 'Gain de part de marché en volume' }, formula: /* @__PURE__ */ shareGain(byUnits) },
  },
});

/**
 * How much faster we grew than the market.
 *
 * growth of own sales − growth of the market, in value; the variant `units` in units. Above 0 exactly where the share of the
 * market grew.
 *
 * @unit    points — 0.02 means 2 points
 * @better  higher
 * @counts  as `marketGrowthRate`
 * @empty   null as `marketGrowthRate`, also without own sales in the period before (`zero-denominator`)
 * @alias   outperformance · surcroissance
 * @source  see `source`
 * @see     marketGrowthRate, shareChange
 * @example
 * ```ts
 * import { outgrowth, query } from 'sales-kpi';
 * const bikes = { grain: 'year', market: 'bikes', definition: 'new bicycles sold in France, all channels' } as const;
 * const observations = [{ ...bikes, id: '1', date: '2024-01-01', own: 8, total: 80 }, { ...bikes, id: '2', date: '2025-01-01', own: 10, total: 88 }];
 * query({ observations }, { select: [outgrowth], every: 'year' }).rows.map((row) => String(row.outgrowth)) // => ["null","0.15"]
 * ```
 */
export const outgrowth: Indicator<'outgrowth', ObservationData, Decimal, 'units'> = /* @__PURE__ */ ownIndicator({
  id: 'outgrowth',
  label: { en: 'Growth ahead of the market', fr: 'Croissance au-delà du marché' },
  unit: 'points',
  better: 'higher',
  additivity: 'derived',
  source: MARKET,
  formula: /* @__PURE__ */ lead(byValue),
  variants: {
    units: {
      label: { en: 'Growth ahead of the market in units', fr: 'Croissance au-delà du marché en volume' },
      formula: /* @__PURE__ */ lead(byUnits),
    },
  },
});
