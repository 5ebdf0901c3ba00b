// What the indicators of a market are made of, by value or by units.
import { and, eq, isNull, not, oneOf } from '../../expr/condition.ts';
import { sum } from '../../expr/total.ts';
import { type Formula, ratio, type Value } from '../../expr/value.ts';
import { fields } from '../../model/field.ts';
import { type MarketObservation, type ObservationData, observation } from '../../model/marketing/marketObservation.ts';

/** Where the definitions come from. */
export const MARKET = 'Farris et al., Marketing Metrics, https://www.informit.com/articles/article.aspx?p=463943&seqNum=2';

/** What a market is measured in, and the fields as numbers of that. */
export interface Basis {
  readonly isCounted: Value<boolean, ObservationData>;
  readonly own: Value<number, ObservationData>;
  readonly total: Value<number, ObservationData>;
}

/** Sales in money. */
export const byValue: Basis = /* @__PURE__ */ (() => ({
  isCounted: oneOf(observation.metric, ['value', null]),
  own: observation.own,
  total: observation.total,
}))();

/** Sales in units, which have no currency. */
export const byUnits: Basis = /* @__PURE__ */ (() => ({
  isCounted: eq(observation.metric, 'units'),
  ...fields<MarketObservation>()('observations', { own: 'number', total: 'number' }),
}))();

/** Our share of a market; observations that know only one of the two are left out of both. */
export function share({ isCounted, own, total }: Basis): Formula<ObservationData> {
  return ratio(sum(own, { where: and(isCounted, not(isNull(total))) }), sum(total, { where: and(isCounted, not(isNull(own))) }));
}
