// From visits to purchases.
import type { Decimal } from '../../decimal.ts';
import { isNull, not } from '../../expr/condition.ts';
import { sum } from '../../expr/total.ts';
import { type Formula, minus, ratio, type Value } from '../../expr/value.ts';
import { type TrafficData, traffic } from '../../model/marketing/trafficRow.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';

type Figure = Value<number, TrafficData>;

/** Σ a ÷ Σ b over the rows that say both: a row that lacks one of them must not weigh on the other side alone. */
const ratioOfKnown = (a: Figure, b: Figure): Formula<TrafficData> =>
  ratio(sum(a, { where: not(isNull(b)) }), sum(b, { where: not(isNull(a)) }));

/**
 * Share of visits with a purchase.
 *
 * visits with at least one purchase ÷ visits: two purchases of one visit count once. Variants: `transactions` (purchases ÷ visits,
 * may pass 1), `dailyUsers` (visitors who bought ÷ visitors, each counted anew in every row: visitors of several days are not
 * known to be the same).
 *
 * @unit    ratio — 0.02 means 2 %
 * @better  higher
 * @counts  rows that say both figures; `partial-coverage` says how many do not
 * @empty   null (`zero-denominator`) without visits
 * @alias   session conversion rate · taux de transformation
 * @source  Littledata on Google Analytics 4, see `source`
 * @see     leadConversionRate, cartAbandonmentRate
 * @example
 * ```ts
 * import { visitConversionRate } from 'sales-kpi';
 * const traffic = [{ date: '2025-01-31', sessions: 200, purchasingSessions: 6, purchases: 8 }];
 * visitConversionRate(traffic) // => 0.03
 * visitConversionRate.variants.transactions(traffic) // => 0.04
 * ```
 */
export const visitConversionRate: Indicator<'visitConversionRate', TrafficData, Decimal, 'transactions' | 'dailyUsers'> =
  /* @__PURE__ */ ownIndicator({
    id: 'visitConversionRate',
    label: { en: 'Visit conversion rate', fr: 'Taux de transformation' },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: 'https://help.littledata.io/google-analytics/conversions/conversion-rate-ga4',
    formula: /* @__PURE__ */ ratioOfKnown(traffic.purchasingSessions, traffic.sessions),
    variants: {
      transactions: {
        label: { en: 'Purchases per visit', fr: 'Achats par visite' },
        formula: /* @__PURE__ */ ratioOfKnown(traffic.purchases, traffic.sessions),
      },
      dailyUsers: {
        label: { en: 'Conversion rate of daily visitors', fr: 'Taux de transformation des visiteurs du jour' },
        formula: /* @__PURE__ */ ratioOfKnown(traffic.purchasingUsers, traffic.users),
      },
    },
  });

/**
 * Share of carts that were begun and not bought.
 *
 * 1 − purchases ÷ carts begun; the variant `checkout` is of the checkouts begun. Below 0 where more purchases than carts were
 * recorded: a gap in the tracking, shown and not hidden. It reads rows of visits; with a record of each cart,
 * `cartAbandonmentWithin` follows them one by one.
 *
 * @unit    ratio — 0.7 means 70 %
 * @better  lower
 * @counts  rows that say both figures; `partial-coverage` says how many do not
 * @empty   null (`zero-denominator`) without carts
 * @alias   taux d'abandon de panier
 * @source  see `source`
 * @see     visitConversionRate, cartAbandonmentWithin
 * @example
 * ```ts
 * import { cartAbandonmentRate } from 'sales-kpi';
 * const traffic = [{ date: '2025-01-31', sessions: 200, addToCarts: 20, checkouts: 8, purchases: 6 }];
 * cartAbandonmentRate(traffic) // => 0.7
 * cartAbandonmentRate.variants.checkout(traffic) // => 0.25
 * ```
 */
export const cartAbandonmentRate: Indicator<'cartAbandonmentRate', TrafficData, Decimal, 'checkout'> = /* @__PURE__ */ ownIndicator({
  id: 'cartAbandonmentRate',
  label: { en: 'Cart abandonment rate', fr: 'Taux d’abandon de panier' },
  unit: 'ratio',
  better: 'lower',
  additivity: 'ratio',
  source: 'https://theprimecalculator.com/business/cart-abandonment-rate-calculator/formula',
  formula: /* @__PURE__ */ minus(1, /* @__PURE__ */ ratioOfKnown(traffic.purchases, traffic.addToCarts)),
  variants: {
    checkout: {
      label: { en: 'Checkout abandonment rate', fr: 'Taux d’abandon du paiement' },
      formula: /* @__PURE__ */ minus(1, /* @__PURE__ */ ratioOfKnown(traffic.purchases, traffic.checkouts)),
    },
  },
});
