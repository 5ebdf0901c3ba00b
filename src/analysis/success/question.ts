// What is asked about success, and what is refused about it.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import type { Metric } from '../../plan/metric.ts';
import type { AnyQuestion, Question } from '../../query/question.ts';

/** What is asked about success: a rate, and the dimensions whose segments may go with it. */
export interface SuccessQuestion<M extends Metric, R, B>
  extends Pick<Question<readonly Metric[], R, never, undefined>, 'between' | 'where' | 'calendar' | 'asOf' | 'coverage'> {
  /** The rate: a share of counts, such as `winRate` or `leadConversionRate`. */
  readonly of: M;
  /** The dimensions: channel, salesperson, campaign. */
  readonly over: readonly B[];
  /** How sure intervals are; 0.95 unless given. */
  readonly confidence?: number | undefined;
  /** How many of what is found may be chance, as a share (the q-value): 0.1 unless given. */
  readonly falseShare?: number | undefined;
  /** Fewer than this, in a segment or in the rest, are not tested; 30 unless given. */
  readonly minimum?: number | undefined;
}

/** The question of any type, as it arrives. */
export type AnySuccess = SuccessQuestion<Metric, never, string>;

/** What is taken for found. */
export interface SuccessLimits {
  readonly confidence: number;
  readonly falseShare: number;
  readonly minimum: number;
}

const MOST_DIMENSIONS = 50;

/** The limits of a question; refuses what is not one. */
export function successLimits(question: AnySuccess): SuccessLimits {
  const { of, over, confidence = 0.95, falseShare = 0.1, minimum = 30 } = question;
  const known = ['of', 'over', 'confidence', 'falseShare', 'minimum', 'between', 'where', 'calendar', 'asOf', 'coverage'];
  refuseUnknown(question, known);
  if (of === undefined || !('formula' in of))
    throw new KpiError('bad-argument', `of is ${excerpt(of)}`, 'give a rate: of: winRate', ['of']);
  if (!Array.isArray(over) || over.length === 0 || over.length > MOST_DIMENSIONS || new Set(over).size !== over.length)
    throw new KpiError('bad-argument', `over is ${excerpt(over)}`, `name 1 to ${MOST_DIMENSIONS} dimensions once each`, ['over']);
  for (const [name, value] of Object.entries({ confidence, falseShare }))
    if (!(value > 0 && value < 1))
      throw new KpiError('bad-argument', `${name} is ${excerpt(value)}`, 'give a share between 0 and 1', [name]);
  if (!Number.isSafeInteger(minimum) || minimum < 1)
    throw new KpiError('bad-argument', `minimum is ${excerpt(minimum)}`, 'give a whole number from 1', ['minimum']);
  return { confidence, falseShare, minimum };
}

/** The questions behind it: everything, and each dimension. */
export function questionsOf({ of, over, between, where, calendar, asOf, coverage }: AnySuccess): AnyQuestion[] {
  return [[], ...over.map((one) => [one])].map((by) => ({ select: [of], by, between, where, calendar, asOf, coverage }) as AnyQuestion);
}
