// What is asked about a change, and what is refused about it.
import { excerpt, KpiError, nearest, refuseUnknown } from '../../error.ts';
import type { Formula } from '../../expr/value.ts';
import type { DateRange } from '../../period/range.ts';
import type { WorkingDays } from '../../period/workingDays.ts';
import type { Metric } from '../../plan/metric.ts';
import { overRanges } from '../../query/askAll.ts';
import type { AnyQuestion, Question, Segment, Where } from '../../query/question.ts';
import { asRatio } from './mixAndRate.ts';

/**
 * How a change is shared out:
 *
 * - `contribution`: the change of each segment (additive values)
 * - `newLostRetained`: the same gathered: segments that are new, lost, grown and shrunk
 * - `mixAndRate`: weights and rates of segments, at the mean of both ends (ratios); `mixAndRateFromBase`: from the first end,
 *   with the interaction apart
 * - `priceVolumeMix`: prices at new quantities, quantities at old prices; `priceVolumeMixMidpoint`: at the mean of both ends
 * - `shapley`, `sequential`, `lmdi`: the factors of a tree of indicators
 * - `flows`: what came in and went out of a stock
 * - `underlying`: rates of exchange and working days taken off
 */
export type Convention =
  | 'contribution'
  | 'newLostRetained'
  | 'mixAndRate'
  | 'mixAndRateFromBase'
  | 'priceVolumeMix'
  | 'priceVolumeMixMidpoint'
  | 'shapley'
  | 'sequential'
  | 'lmdi'
  | 'flows'
  | 'underlying';

/** What each convention needs beside both ends. */
const needs: Readonly<Record<Convention, 'by' | 'quantity' | 'into' | 'days' | null>> = {
  contribution: null,
  newLostRetained: 'by',
  mixAndRate: 'by',
  mixAndRateFromBase: 'by',
  priceVolumeMix: 'quantity',
  priceVolumeMixMidpoint: 'quantity',
  shapley: 'into',
  sequential: 'into',
  lmdi: 'into',
  flows: 'into',
  underlying: 'days',
};

/** Each further factor doubles the work. */
const MOST_FACTORS = 10;

/** What is asked about a change: from one end to another, of what, and by what. */
export interface ChangeQuestion<M extends Metric, S extends readonly Metric[], Q extends Metric, R, B, K>
  extends Pick<Question<readonly Metric[], R, B, undefined>, 'by' | 'between' | 'calendar' | 'asOf' | 'coverage'> {
  /** The indicator that changed. */
  readonly of: M;
  /** Where the change begins: the days of a period, half-open, or picks of a segment. */
  readonly from: DateRange | Where<R>;
  /** Where it ends. */
  readonly to: DateRange | Where<R>;
  /** How it is shared out; read off what else is given unless said. */
  readonly convention?: Convention | undefined;
  /** Picks that hold at both ends. */
  readonly where?: Where<R> | undefined;
  /** What was sold of each item, for price and volume: `unitsSold`. */
  readonly quantity?: Q | undefined;
  /** The factors of the value, or the flows of the stock. */
  readonly into?: S | undefined;
  /** How the factors make the value; their product unless given. */
  readonly as?: Formula<never> | undefined;
  /** The same records at constant rates of exchange: what `convert` makes under the policy `constant`. */
  readonly constant?: K | undefined;
  /** The days that are worked, to take off the effect of their number; `{}` for Monday to Friday. */
  readonly workingDays?: WorkingDays | undefined;
}

/** The question of any type, as it arrives. */
export type AnyChange = ChangeQuestion<Metric, readonly Metric[], Metric, never, string | Segment, unknown>;

const words = ['of', 'from', 'to', 'by', 'convention', 'where', 'quantity', 'into', 'as', 'constant', 'workingDays', 'between'] as const;

/** The convention of a question, which is refused where it lacks what that needs. */
export function conventionOf(asked: AnyChange): Convention {
  refuseUnknown(asked, [...words, 'calendar', 'asOf', 'coverage']);
  const { of, convention, into, quantity, constant, workingDays, by } = asked;
  if (of === undefined || !('formula' in of))
    throw new KpiError('bad-argument', `of is ${excerpt(of)}`, 'give an indicator: of: revenue', ['of']);
  const chosen = convention ?? impliedBy(asked);
  if (!Object.hasOwn(needs, chosen)) {
    const near = nearest(String(chosen), Object.keys(needs));
    const hint = near ? `did you mean ${near}?` : `the conventions are ${Object.keys(needs).join(', ')}`;
    throw new KpiError('bad-argument', `${excerpt(chosen)} is not a convention`, hint, ['convention']);
  }
  const lacks = (word: string, hint: string): never => {
    throw new KpiError('bad-argument', `${chosen} without ${word}`, hint, [word]);
  };
  const need = needs[chosen];
  if ((need === 'by' || need === 'quantity') && !by?.length) lacks('by', "say by which segments: by: ['productId']");
  if (need === 'quantity' && quantity === undefined) lacks('quantity', 'give what was sold: quantity: unitsSold');
  if (need === 'into' && (!Array.isArray(into) || into.length === 0 || into.length > MOST_FACTORS))
    lacks('into', `give 1 to ${MOST_FACTORS} indicators`);
  if (need === 'days' && constant === undefined && workingDays === undefined)
    lacks('workingDays', 'give workingDays: {}, or the records at constant rates');
  return chosen;
}

function impliedBy({ quantity, into, constant, workingDays, of, by }: AnyChange): Convention {
  if (quantity !== undefined) return 'priceVolumeMix';
  if (into !== undefined) return 'shapley';
  if (constant !== undefined || workingDays !== undefined) return 'underlying';
  return by?.length && asRatio(of.formula) !== null ? 'mixAndRate' : 'contribution';
}

/** What is asked at both ends. */
type Asked = Pick<AnyQuestion, 'select' | 'by'>;

/** The questions about both ends, whose answers are two tables, before and after: of two periods they are one. */
export function endQuestions(asked: Omit<AnyChange, 'of'>, what: Asked): AnyQuestion[] {
  const [before, after] = [endAsked(asked, 'from'), endAsked(asked, 'to')];
  const isTwoPeriods = before.between !== undefined && after.between !== undefined && asked.between === undefined;
  if (isTwoPeriods)
    return [overRanges({ ...after, ...what, between: undefined }, [before.between, after.between] as [DateRange, DateRange])];
  return [before, after].map((end) => ({ ...end, ...what }));
}

/** One end: its days or picks, with what holds at both ends. */
function endAsked(asked: Omit<AnyChange, 'of'>, side: 'from' | 'to'): Omit<AnyQuestion, 'select' | 'by'> {
  const end: unknown = asked[side];
  const { where, between, calendar, asOf, coverage } = asked;
  const kept = { where, between, calendar, asOf, coverage };
  if (Array.isArray(end)) {
    if (between !== undefined)
      throw new KpiError('bad-argument', 'between beside two periods', 'leave it out, or compare two segments', ['between']);
    return { ...kept, between: end as unknown as DateRange };
  }
  if (typeof end !== 'object' || end === null || Object.keys(end).length === 0)
    throw new KpiError('bad-argument', `${side} is ${excerpt(end)}`, `give days, or a segment: ${side}: { channel: 'web' }`, [side]);
  if (where !== undefined && 'op' in where)
    throw new KpiError('bad-argument', 'a condition beside two segments', "pick with where: { country: 'FR' }", ['where']);
  return { ...kept, where: { ...where, ...end } as AnyQuestion['where'] };
}
