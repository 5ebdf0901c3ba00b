// Going away, inferred from so many days of silence.
import type { Decimal } from '../../decimal.ts';
import { previous } from '../../expr/shift.ts';
import { count } from '../../expr/total.ts';
import { type Formula, plus, ratio } from '../../expr/value.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { type SpellData, spell } from './customerSpells.ts';

const lost: Formula<SpellData> = /* @__PURE__ */ count(spell.id, { at: spell.endedAt });
const atStart: Formula<SpellData> = /* @__PURE__ */ (() => previous(count(spell.id, { until: spell.endedAt })))();

/**
 * Share of customers who went away in the period: so many days have passed since their last order.
 *
 * Customers whose days of silence are over in the period ÷ customers at its start, those who had ordered within as many days. A customer
 * who comes back later was gone all the same. Give `asOf`: behind it nobody knows who is silent. Periods longer than the days of silence
 * may pass 1, since some come and go within them; the variant `stripe` counts those who came on both sides.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  lower
 * @counts  rows of `customerSpells(sales, { days })`; inferred, since a customer of a shop does not cancel. Without `days`, they are
 *          twice the median time between orders
 * @empty   null — `no-previous-period` without a period before, `zero-denominator` when there were no customers
 * @alias   churn by inactivity · taux d'attrition par inactivité
 * @source  Stripe, see `source`, of customers instead of subscribers
 * @see     customerChurnRate
 * @example
 * ```ts
 * import { customerSpells, inactivityChurnRate, query } from 'sales-kpi';
 * const sales = [['2025-01-01', 'ana'], ['2025-01-20', 'bob']].map(([date = '', customerId], i) => ({ id: `${i}`, date, amount: 10, customerId }));
 * const spells = customerSpells(sales, { days: 40 });
 * query({ spells }, { select: [inactivityChurnRate], between: ['2025-02-01', '2025-03-01'] }).rows[0]?.inactivityChurnRate // => 0.5
 * ```
 */
export const inactivityChurnRate: Indicator<'inactivityChurnRate', SpellData, Decimal, 'stripe'> = /* @__PURE__ */ ownIndicator({
  id: 'inactivityChurnRate',
  label: { en: 'Customer churn rate by inactivity', fr: 'Taux d’attrition par inactivité' },
  unit: 'ratio',
  better: 'lower',
  additivity: 'ratio',
  source: 'https://support.stripe.com/questions/calculating-churn-rate-in-billing',
  formula: /* @__PURE__ */ ratio(lost, atStart),
  variants: {
    stripe: {
      label: {
        en: 'Customer churn rate by inactivity, joiners in the base',
        fr: 'Taux d’attrition par inactivité, nouveaux compris dans la base',
      },
      formula: /* @__PURE__ */ (() => ratio(lost, plus(atStart, count(spell.id))))(),
    },
  },
});
