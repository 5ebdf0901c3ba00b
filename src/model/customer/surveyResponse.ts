// An answer to a survey of customers: how satisfied, whether they would recommend, how much effort it took.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import type { FieldType } from '../../expr/node.ts';
import { type DateInput, type Dimensions, dimensions, key, type RecordSchema } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import { readAmount } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier } from '../read/identifier.ts';
import { Fault, optional, optionalOrBlank, required } from '../read/reader.ts';
import { readWord } from '../read/word.ts';
import type { RejectCode } from '../reason.ts';
import { issueOf } from '../rule.ts';

/** What was asked: satisfaction, whether one would recommend (Net Promoter Score), or effort. */
export type SurveyKind = 'csat' | 'nps' | 'ces';

/** Which end of a scale is good: of a scale of effort, whether high scores say that it was easy (`higher`) or hard (`lower`). */
export type Orientation = 'higher' | 'lower';

/** An answer to one question of a survey. */
export interface SurveyResponse extends Dimensions {
  /** Identifier of the answer. */
  readonly id: string;
  /** When it was given. */
  readonly date: DateInput;
  /** What was asked. */
  readonly kind: SurveyKind;
  /** The score on the scale; missing: not answered, or "not applicable". */
  readonly score?: Amount | null | undefined;
  /** The lowest score of the scale; missing: 1, and 0 of `nps`. */
  readonly scaleMin?: Amount | null | undefined;
  /** The highest score of the scale; missing: 5 of `csat`, 10 of `nps`, 7 of `ces`. */
  readonly scaleMax?: Amount | null | undefined;
  /** Which end of the scale is good; must be said of `ces`, where both are in use. */
  readonly orientation?: Orientation | null | undefined;
  /** Who answered. */
  readonly customerId?: string | null | undefined;
  /** The order that was asked about. */
  readonly orderId?: string | null | undefined;
  /** What was said in words. */
  readonly comment?: string | null | undefined;
}

/** The scale of each question where an answer names none. */
export const usualScales: Readonly<Record<SurveyKind, readonly [lowest: number, highest: number]>> = {
  csat: [1, 5],
  nps: [0, 10],
  ces: [1, 7],
};

/** The words of `SurveyKind`. */
export const surveyKinds: readonly SurveyKind[] = ['csat', 'nps', 'ces'];

/** A score has few digits, so that scores can be compared as numbers. */
function readScore(value: unknown): number | Fault {
  const score = readAmount(value);
  return typeof score === 'string' ? new Fault('bad-value', value, '', 'a number of the scale') : score;
}

/** Comments are no keys: they may be of any length. */
function readComment(value: unknown): string | Fault {
  return typeof value === 'string' ? value : new Fault('bad-value', value, '', 'text');
}

const responseSchema = (): RecordSchema<SurveyResponse> =>
  z
    .looseObject({
      id: required<string>(readIdentifier),
      date: required<DateInput>(readDate),
      kind: required<SurveyKind>(readWord(surveyKinds)),
      score: optionalOrBlank<Amount>(readScore),
      scaleMin: optionalOrBlank<Amount>(readScore),
      scaleMax: optionalOrBlank<Amount>(readScore),
      orientation: optionalOrBlank<Orientation>(readWord(['higher', 'lower'])),
      customerId: key(),
      orderId: key(),
      comment: optional<string>(readComment),
      ...dimensions(),
    })
    .check(({ value, issues }) => {
      const fault = faultIn(value);
      if (fault !== null) issues.push(issueOf(...fault, value[fault[1]]));
    });

/** The field that contradicts the scale of an answer, or does not say which end of it is good. */
function faultIn({ kind, score, scaleMin, scaleMax, orientation }: SurveyResponse): [RejectCode, keyof SurveyResponse] | null {
  const [lowest, highest] = usualScales[kind];
  const [from, to] = [Number(scaleMin ?? lowest), Number(scaleMax ?? highest)];
  if (kind === 'nps' && from !== lowest) return ['bad-value', 'scaleMin'];
  if (from >= to || (kind === 'nps' && to !== highest)) return ['bad-value', 'scaleMax'];
  if (kind === 'ces' && (orientation ?? null) === null) return ['missing-required', 'orientation'];
  if (score === undefined || score === null) return null;
  const isStep = kind !== 'nps' || Number.isInteger(Number(score));
  return isStep && Number(score) >= from && Number(score) <= to ? null : ['bad-value', 'score'];
}

/**
 * The zod schema of an answer to a survey. A score outside its scale is refused, of a Net Promoter Score also one between
 * two steps; and an effort score that does not say which end of its scale is good.
 *
 * @example
 * ```ts
 * import { parse, SurveyResponse } from 'sales-kpi';
 *
 * const { rows, rejected } = parse(SurveyResponse, [
 *   { id: '1', date: '2025-03-31', kind: 'nps', score: '9' },
 *   { id: '2', date: '2025-03-31', kind: 'nps', score: 11 },
 *   { id: '3', date: '2025-03-31', kind: 'ces', score: 6 },
 * ]);
 * rows; // => [ { id: '1', date: '2025-03-31', kind: 'nps', score: 9 } ]
 * rejected.map(({ field, code }) => `${field}: ${code}`); // => [ 'score: bad-value', 'orientation: missing-required' ]
 * ```
 */
export const SurveyResponse: RecordSchema<SurveyResponse> = /* @__PURE__ */ responseSchema();

/** Records that indicators of satisfaction read. */
export interface ResponseData {
  /** Answers to surveys. */
  readonly responses: SurveyResponse;
}

const responseTypes = {
  id: 'key',
  date: 'date',
  kind: 'key',
  score: 'number',
  scaleMin: 'number',
  scaleMax: 'number',
  orientation: 'key',
  customerId: 'key',
  orderId: 'key',
} as const satisfies Partial<Record<keyof SurveyResponse, FieldType>>;

/** The fields of an answer, for formulas. */
export const response: Fields<'responses', SurveyResponse, typeof responseTypes> = /* @__PURE__ */ fields<SurveyResponse>()(
  'responses',
  responseTypes,
);
