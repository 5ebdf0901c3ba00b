// Whether customers would recommend us: the Net Promoter Score, and the groups that it is made of.
import type { Decimal } from '../../decimal.ts';
import { and, eq, oneOf } from '../../expr/condition.ts';
import { count } from '../../expr/total.ts';
import { type Formula, minus, ratio, times } from '../../expr/value.ts';
import { type ResponseData, response } from '../../model/customer/surveyResponse.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';

const NPS =
  'Reichheld, The one number you need to grow, Harvard Business Review (2003); https://annualreport2018.dela.nl/begrippenlijst/net-promotor-score';
const DETRACTORS = [0, 1, 2, 3, 4, 5, 6] as const;
const PASSIVES = [7, 8] as const;
const PROMOTERS = [9, 10] as const;

/** Answers with one of these scores: what is no score from 0 to 10 is in no group, and in no denominator. */
function scored(scores: readonly number[]): Formula<ResponseData> {
  return count(response.id, { where: and(eq(response.kind, 'nps'), oneOf(response.score, scores)) });
}

/**
 * Net Promoter Score: how many more would recommend us than would not.
 *
 * 100 × (scores of 9 and 10 − scores of 0 to 6) ÷ all scores from 0 to 10. A score of 0 counts: it is a detractor's.
 *
 * @unit    score — from −100 to 100
 * @better  higher
 * @counts  answers to `nps` questions, by the date on which they were given
 * @empty   null (`zero-denominator`) without answers
 * @alias   NPS
 * @source  see `source`
 * @see     promoterCount, passiveCount, detractorCount
 * @example
 * ```ts
 * import { nps } from 'sales-kpi';
 * nps([10, 9, 8, 0, null].map((score, i) => ({ id: `${i}`, date: '2025-01-31', kind: 'nps', score }))) // => 25
 * ```
 */
export const nps: Indicator<'nps', ResponseData, Decimal> = /* @__PURE__ */ ownIndicator({
  id: 'nps',
  label: { en: 'Net Promoter Score', fr: 'Net Promoter Score' },
  unit: 'score',
  better: 'higher',
  additivity: 'ratio',
  source: NPS,
  formula: /* @__PURE__ */ (() =>
    ratio(times(minus(scored(PROMOTERS), scored(DETRACTORS)), 100), scored([...DETRACTORS, ...PASSIVES, ...PROMOTERS])))(),
});

/**
 * Answers of customers who would recommend us: scores of 9 and 10.
 *
 * @unit    count
 * @better  higher
 * @empty   0 over a covered period without answers
 * @alias   promoters · promoteurs
 * @source  see `source`
 * @see     nps
 * @example
 * ```ts
 * import { promoterCount } from 'sales-kpi';
 * promoterCount([10, 9, 8, 0].map((score, i) => ({ id: `${i}`, date: '2025-01-31', kind: 'nps', score }))) // => 2
 * ```
 */
export const promoterCount: Indicator<'promoterCount', ResponseData, number> = /* @__PURE__ */ ownIndicator({
  id: 'promoterCount',
  label: { en: 'Promoters', fr: 'Promoteurs' },
  unit: 'count',
  better: 'higher',
  additivity: 'additive',
  source: NPS,
  formula: /* @__PURE__ */ scored(PROMOTERS),
});

/**
 * Answers of customers who are content and no more: scores of 7 and 8.
 *
 * @unit    count
 * @better  neutral
 * @empty   0 over a covered period without answers
 * @alias   passives · passifs
 * @source  see `source`
 * @see     nps
 * @example
 * ```ts
 * import { passiveCount } from 'sales-kpi';
 * passiveCount([10, 9, 8, 0].map((score, i) => ({ id: `${i}`, date: '2025-01-31', kind: 'nps', score }))) // => 1
 * ```
 */
export const passiveCount: Indicator<'passiveCount', ResponseData, number> = /* @__PURE__ */ ownIndicator({
  id: 'passiveCount',
  label: { en: 'Passives', fr: 'Passifs' },
  unit: 'count',
  better: 'neutral',
  additivity: 'additive',
  source: NPS,
  formula: /* @__PURE__ */ scored(PASSIVES),
});

/**
 * Answers of customers who would not recommend us: scores of 0 to 6.
 *
 * @unit    count
 * @better  lower
 * @empty   0 over a covered period without answers
 * @alias   detractors · détracteurs
 * @source  see `source`
 * @see     nps
 * @example
 * ```ts
 * import { detractorCount } from 'sales-kpi';
 * detractorCount([10, 9, 8, 0].map((score, i) => ({ id: `${i}`, date: '2025-01-31', kind: 'nps', score }))) // => 1
 * ```
 */
export const detractorCount: Indicator<'detractorCount', ResponseData, number> = /* @__PURE__ */ ownIndicator({
  id: 'detractorCount',
  label: { en: 'Detractors', fr: 'Détracteurs' },
  unit: 'count',
  better: 'lower',
  additivity: 'additive',
  source: NPS,
  formula: /* @__PURE__ */ scored(DETRACTORS),
});
