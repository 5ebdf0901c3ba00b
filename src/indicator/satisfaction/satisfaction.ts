// How satisfied customers are, and how many say so. Questions that were not answered count nowhere.
import type { Decimal } from '../../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { and, gte } from '../../expr/condition.ts';
import { count, sum } from '../../expr/total.ts';
import { type Formula, ratio } from '../../expr/value.ts';
import { type InvitationData, invitation } from '../../model/customer/surveyInvitation.ts';
import { type ResponseData, response, usualScales } from '../../model/customer/surveyResponse.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';
import { answered, checkedScale, type SurveyScale } from './surveyScale.ts';

const CSAT = 'https://help.delighted.com/article/240-how-is-csat-calculated; https://kicue.com/en/blog/how-to-calculate-csat';

function satisfied(scale: SurveyScale, satisfiedFrom: number): Formula<ResponseData> {
  const asked = answered('csat', scale);
  return ratio(count(response.id, { where: and(asked, gte(response.score, satisfiedFrom)) }), count(response.id, { where: asked }));
}

/**
 * Share of satisfied customers among those who answered.
 *
 * scores of 4 and 5 ÷ all scores, on a scale from 1 to 5. The mean score is another figure. Answers on other scales are not
 * counted: see `csatFrom`.
 *
 * @unit    ratio — 0.6 means 60 %
 * @better  higher
 * @counts  answers to `csat` questions, by the date on which they were given
 * @empty   null (`zero-denominator`) without answers
 * @alias   CSAT, top-two-box · taux de satisfaction client
 * @source  see `source`
 * @see     nps, ces
 * @example
 * ```ts
 * import { csat } from 'sales-kpi';
 * csat([5, 4, 3, 4, null].map((score, i) => ({ id: `${i}`, date: '2025-01-31', kind: 'csat', score }))) // => 0.75
 * ```
 */
export const csat: Indicator<'csat', ResponseData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'csat',
  label: { en: 'Customer satisfaction rate', fr: 'Taux de satisfaction client' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: CSAT,
  formula: /* @__PURE__ */ satisfied(usualScales.csat, 4),
});

/** What counts as satisfied on a scale. */
export interface CsatOptions {
  /** The lowest score that counts as satisfied. */
  readonly satisfiedFrom: number;
  /** The lowest and the highest score, whole numbers from 0. */
  readonly scale: SurveyScale;
}

/**
 * The customer satisfaction rate on another scale. Its answers say their scale: `scaleMin` and `scaleMax`.
 *
 * @throws {KpiError} bad-argument — for what is no scale, or a score that is not on it or that all reach
 * @example
 * ```ts
 * import { csatFrom } from 'sales-kpi';
 * const csatOfTen = csatFrom({ satisfiedFrom: 9, scale: [1, 10] });
 * csatOfTen.id // => "csat9On1To10"
 * csatOfTen([10, 9, 8, 2].map((score, i) => ({ id: `${i}`, date: '2025-01-31', kind: 'csat', score, scaleMax: 10 }))) // => 0.5
 * ```
 */
export function csatFrom(options: CsatOptions): Indicator<`csat${number}On${number}To${number}`, ResponseData, Decimal> {
  refuseUnknown(options, ['satisfiedFrom', 'scale']);
  const { satisfiedFrom } = options;
  const [lowest, highest] = checkedScale(options.scale);
  if (!Number.isInteger(satisfiedFrom) || satisfiedFrom <= lowest || satisfiedFrom > highest)
    throw new KpiError('bad-argument', `satisfiedFrom is ${excerpt(satisfiedFrom)}`, 'give a score of the scale above its lowest', [
      'satisfiedFrom',
    ]);
  return ownIndicator({
    id: `csat${satisfiedFrom}On${lowest}To${highest}`,
    label: {
      en: `Customer satisfaction rate, ${satisfiedFrom} or more on ${lowest}–${highest}`,
      fr: `Taux de satisfaction client, ${satisfiedFrom} ou plus sur ${lowest}–${highest}`,
    },
    unit: 'ratio',
    better: 'higher',
    additivity: 'ratio',
    source: CSAT,
    formula: satisfied([lowest, highest], satisfiedFrom),
  });
}

/**
 * Share of delivered invitations to a survey that were answered.
 *
 * answers with a score ÷ invitations delivered, each by its own date: answers come later than invitations, so that a short
 * period may show more than all.
 *
 * @unit    ratio — 0.2 means 20 %
 * @better  higher
 * @counts  surveys of all kinds; split or pick by `kind` where invitations say theirs
 * @empty   null (`zero-denominator`) without invitations
 * @alias   survey participation · taux de réponse
 * @source  see `source`
 * @example
 * ```ts
 * import { surveyResponseRate } from 'sales-kpi';
 * surveyResponseRate({
 *   responses: [{ id: '1', date: '2025-01-31', kind: 'nps', score: 9 }, { id: '2', date: '2025-01-31', kind: 'nps', score: null }],
 *   invitations: [{ id: 'a', date: '2025-01-30', delivered: 4 }],
 * }) // => 0.25
 * ```
 */
export const surveyResponseRate: Indicator<'surveyResponseRate', ResponseData & InvitationData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'surveyResponseRate',
  label: { en: 'Response rate', fr: 'Taux de réponse' },
  unit: 'ratio',
  better: 'higher',
  additivity: 'ratio',
  source: 'AAPOR, Standard Definitions: answers over those who were reached',
  formula: /* @__PURE__ */ (() => ratio(count(response.score), sum(invitation.delivered)))(),
});
