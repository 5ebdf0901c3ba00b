// How much effort it takes customers to get something done.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { and, eq, gte } from '../../expr/condition.ts';
import { count, sum } from '../../expr/total.ts';
import { ratio, type Value } from '../../expr/value.ts';
import { type Orientation, type ResponseData, response, usualScales } from '../../model/customer/surveyResponse.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { answered, checkedScale, type SurveyScale } from './surveyScale.ts';

const CES = 'Dixon, Freeman and Toman, Stop trying to delight your customers, Harvard Business Review (2010); version 2.0: CEB (2013)';

/** Answers that say which end of their scale is good: both are in use, and a guess would turn the score round. */
function oriented(scale: SurveyScale, orientation: Orientation): Value<boolean, ResponseData> {
  return and(answered('ces', scale), eq(response.orientation, orientation));
}

/** What is told of a mean score: its scale and which end is good. */
function meanOn(scale: SurveyScale, orientation: Orientation) {
  const where = oriented(scale, orientation);
  return {
    unit: 'score',
    better: orientation,
    additivity: 'ratio',
    source: CES,
    formula: ratio(sum(response.score, { where }), count(response.id, { where })),
  } as const;
}

/**
 * Mean answer to whether it was easy, from 1 (strongly disagree) to 7: the customer effort score of version 2.0.
 *
 * Σ scores ÷ scores, over answers on that scale that say `orientation: 'higher'`: high scores say that it was easy. For other
 * scales, and those of which high scores say that it was hard: `cesFrom`.
 *
 * @unit    score — from 1 to 7
 * @better  higher
 * @counts  answers to `ces` questions, by the date on which they were given
 * @empty   null (`zero-denominator`) without answers
 * @alias   CES 2.0 · score d'effort client
 * @source  see `source`
 * @see     cesAgreementRate
 * @example
 * ```ts
 * import { ces } from 'sales-kpi';
 * ces([7, 6, 2].map((score, i) => ({ id: `${i}`, date: '2025-01-31', kind: 'ces', score, orientation: 'higher' }))) // => 5
 * ```
 */
export const ces: Indicator<'ces', ResponseData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'ces',
  label: { en: 'Customer effort score', fr: 'Score d’effort client' },
  .../* @__PURE__ */ meanOn(usualScales.ces, 'higher'),
});

/** A scale of effort. */
export interface CesOptions {
  /** Whether high scores say that it was easy (`higher`) or hard (`lower`). */
  readonly orientation: Orientation;
  /** The lowest and the highest score, whole numbers from 0. */
  readonly scale: SurveyScale;
}

/**
 * The customer effort score on another scale. Its answers say their scale and its orientation.
 *
 * @throws {KpiError} bad-argument — for what is no scale, or without an orientation
 * @example
 * ```ts
 * import { cesFrom } from 'sales-kpi';
 * const effort = cesFrom({ orientation: 'lower', scale: [1, 5] });
 * [effort.id, effort.better] // => ["ces1To5Lower","lower"]
 * effort([2, 1].map((score, i) => ({ id: `${i}`, date: '2025-01-31', kind: 'ces', score, scaleMax: 5, orientation: 'lower' }))) // => 1.5
 * ```
 */
export function cesFrom(options: CesOptions): Indicator<`ces${number}To${number}${Capitalize<Orientation>}`, ResponseData, Decimal> {
  refuseUnknown(options, ['orientation', 'scale']);
  const { orientation } = options;
  if (orientation !== 'higher' && orientation !== 'lower')
    throw new KpiError('bad-argument', `orientation is ${excerpt(orientation)}`, 'say which scores are good: higher or lower', [
      'orientation',
    ]);
  const [lowest, highest] = checkedScale(options.scale);
  const isHigher = orientation === 'higher';
  return ownIndicator({
    id: `ces${lowest}To${highest}${isHigher ? 'Higher' : 'Lower'}`,
    label: {
      en: `Customer effort score on ${lowest}–${highest}, ${orientation} is better`,
      fr: `Score d’effort client sur ${lowest}–${highest}, à ${isHigher ? 'augmenter' : 'réduire'}`,
    },
    ...meanOn([lowest, highest], orientation),
  });
}

/**
 * Share of customers who agree that it was easy.
 *
 * scores of 5, 6 and 7 ÷ all scores, on the scale of `ces`.
 *
 * @unit    ratio — 0.6 means 60 %
 * @better  higher
 * @counts  as `ces`
 * @empty   null (`zero-denominator`) without answers
 * @alias   CES top-box · part de clients trouvant la démarche facile
 * @source  see `source`
 * @see     ces
 * @example
 * ```ts
 * import { cesAgreementRate } from 'sales-kpi';
 * cesAgreementRate([7, 5, 4, 2].map((score, i) => ({ id: `${i}`, date: '2025-01-31', kind: 'ces', score, orientation: 'higher' }))) // => 0.5
 * ```
 */
export const cesAgreementRate: Indicator<'cesAgreementRate', ResponseData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'cesAgreementRate',
  label: { en: 'Share of customers who found it easy', fr: 'Part des clients qui ont trouvé cela facile' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: CES,
  formula: /* @__PURE__ */ (() => {
    const asked = oriented(usualScales.ces, 'higher');
    return ratio(count(response.id, { where: and(asked, gte(response.score, 5)) }), count(response.id, { where: asked }));
  })(),
});
