// The scales of surveys: which answers count on them, and what is refused as one.
import { excerpt, KpiError } from '../../error.ts';
import { and, eq, gte, lte, oneOf } from '../../expr/condition.ts';
import type { Value } from '../../expr/value.ts';
import { type ResponseData, response, type SurveyKind, usualScales } from '../../model/customer/surveyResponse.ts';

/** The lowest and the highest score of a scale. */
export type SurveyScale = readonly [lowest: number, highest: number];

/** Answers to a question on a scale. One that names no scale was given on the usual one; one without a score counts nowhere. */
export function answered(kind: SurveyKind, [lowest, highest]: SurveyScale): Value<boolean, ResponseData> {
  const [usualLowest, usualHighest] = usualScales[kind];
  const isOnScale = and(isEnd(response.scaleMin, lowest, usualLowest), isEnd(response.scaleMax, highest, usualHighest));
  return and(eq(response.kind, kind), and(isOnScale, and(gte(response.score, lowest), lte(response.score, highest))));
}

function isEnd(end: Value<number, ResponseData>, wanted: number, usual: number): Value<boolean, ResponseData> {
  return wanted === usual ? oneOf(end, [wanted, null]) : eq(end, wanted);
}

/**
 * A scale as it was given.
 *
 * @throws {KpiError} bad-argument — unless it is two whole numbers from 0, the lower first
 */
export function checkedScale(scale: unknown): SurveyScale {
  const [lowest, highest, ...more] = (Array.isArray(scale) ? scale : []) as readonly unknown[];
  if (more.length > 0 || !isStep(lowest) || !isStep(highest) || lowest >= highest)
    throw new KpiError(
      'bad-argument',
      `scale is ${Array.isArray(scale) ? `[${scale.map(excerpt).join(', ')}]` : excerpt(scale)}`,
      'give [lowest, highest], such as [1, 5]',
      ['scale'],
    );
  return [lowest, highest];
}

function isStep(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
