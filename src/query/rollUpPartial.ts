// A stored question at a longer grain and over fewer segments: parts of days answer months, without the records.
import { excerpt, KpiError, nearest, refuseUnknown } from '../error.ts';
import type { Json } from '../expr/aggregate/aggregate.ts';
import { fills, type Grain } from '../period/grain.ts';
import type { Plan } from '../plan/plan.ts';
import { rollUpStates } from '../plan/rollUpStates.ts';
import { saveStates } from '../plan/saveStates.ts';
import { checkQuestion } from './checkQuestion.ts';
import { type Planned, totalsAsked } from './finish.ts';
import { type Partial, plannedAgain, planOf, statesIn } from './partialShape.ts';
import { type AnyQuestion, segmentsAsked } from './question.ts';

/** What a stored question is rolled up to. */
export interface RollUp<B extends string = string> {
  /** One row a period of this length, which must consist of whole periods of the parts; without it, one row for the whole range. */
  readonly every: Grain | undefined;
  /** The segments to keep, by their names; all of them when not given. */
  readonly by?: readonly B[] | undefined;
}

/** The columns of a row, of which some are segments. */
type ColumnOf<R> = unknown extends R ? string : keyof R & string;

/** A row with the segments that are kept. A segment of numbers cannot be told from a count, and stays in the type. */
export type RolledUp<R, B> = unknown extends R
  ? R
  : {
      readonly [K in keyof R as K extends B | 'period' ? K : [Extract<R[K], string | boolean>] extends [never] ? K : never]: R[K];
    };

/**
 * The partial of the same question for longer periods, and for fewer segments: months and quarters out of stored days.
 *
 * It is, byte for byte, the partial that the same records would have given: distinct customers of a month are counted once,
 * and its median is that of its orders. What the parts cannot tell is refused. New, returning, retained and reactivated
 * customers need those of the longer period before: they are refused where records before the range leave these unknown.
 * Fewer segments of the same periods can be had of any question.
 *
 * @param partial  what was stored, of one part or of all that were merged
 * @param to       the longer period (`undefined` for the whole range), and the names of the segments to keep
 * @throws {KpiError} not-additive — when the parts do not fill the periods, when the question has `compare` or `stretch`, when it
 * asks for a stock of what ends or for the period before, or when the customers of the period before are not known
 * @throws {KpiError} bad-argument — when a segment was not stored, or the period is not known
 * @throws {KpiError} bad-partial — when the partial is of another version
 * @example
 * ```ts
 * import { activeCustomers, mergePartials, partial, revenue, rollUpPartial, settlePartial } from 'sales-kpi';
 * const question = { select: [revenue, activeCustomers], every: 'day', between: ['2025-01-01', '2025-03-01'] } as const;
 * const monday = partial([{ id: '1', date: '2025-01-06', amount: 0.1, customerId: 'ana' }], question);
 * const tuesday = partial([{ id: '2', date: '2025-01-07', amount: 0.2, customerId: 'ana' }], question);
 * const months = rollUpPartial(mergePartials(monday, tuesday), { every: 'month' });
 * settlePartial(months).rows[0] // => { period: '2025-01', revenue: 0.3, activeCustomers: 1 }
 * ```
 */
export function rollUpPartial<R, const B extends ColumnOf<R> = ColumnOf<R>>(partial: Partial<R>, to: RollUp<B>): Partial<RolledUp<R, B>> {
  if (typeof to !== 'object' || to === null)
    throw new KpiError('bad-argument', `it is rolled up to ${excerpt(to)}`, "give { every: 'month' }");
  refuseUnknown(to, ['every', 'by']);
  const fine = plannedAgain(partial as Partial);
  const asked: AnyQuestion = { ...fine.question, every: to.every, ...(to.by !== undefined && { by: segmentsKept(fine.question, to.by) }) };
  checkQuestion(asked);
  if (asked.every !== fine.question.every) refuseLonger(fine, asked.every);
  const rolled = { ...partial, question: JSON.parse(JSON.stringify(asked)) as Json };
  const { plans } = planOf(rolled.question as unknown as AnyQuestion);
  const states = fine.plans.map((plan, p) => {
    const coarse = plans[p] as Plan;
    return saveStates(coarse, rollUpStates(plan, coarse, statesIn(partial, plan, p)));
  });
  return { ...rolled, states } as Partial<RolledUp<R, B>>;
}

/** The stored segments of some names. */
function segmentsKept(question: AnyQuestion, names: readonly string[]): AnyQuestion['by'] {
  if (!Array.isArray(names)) throw new KpiError('bad-argument', `by is ${excerpt(names)}`, "give a list: by: ['channel']", ['by']);
  const stored = segmentsAsked(question).map(({ id }) => id);
  return names.map((name: unknown, i) => {
    const part = question.by?.[stored.indexOf(name as string)];
    if (part !== undefined) return part;
    const near = typeof name === 'string' ? nearest(name, stored) : undefined;
    const hint =
      stored.length === 0 ? 'the parts are not split' : near ? `did you mean ${near}?` : `the parts are split by ${stored.join(', ')}`;
    throw new KpiError('bad-argument', `by holds ${excerpt(name)}`, hint, ['by', i]);
  });
}

/** Refuses what only the records tell of longer periods. */
function refuseLonger({ question, time }: Planned & { readonly question: AnyQuestion }, every: Grain | undefined): void {
  const refuse = (problem: string, hint: string, word: string): never => {
    throw new KpiError('not-additive', problem, hint, [word]);
  };
  const { every: part, compare, stretch, select } = question;
  if (part === undefined) refuse('the whole range is not made of periods', "make the parts with every: 'day'", 'every');
  if (every !== undefined && !fills(part as Grain, every, time.calendar))
    refuse(`a ${every} is not made of whole periods of a ${part}`, "make the parts with every: 'day'", 'every');
  if (compare !== undefined) refuse('periods that are compared', 'make the parts without compare', 'compare');
  if (stretch !== undefined) refuse('periods that are measured over a longer stretch', 'make the parts without stretch', 'stretch');
  for (const metric of select) {
    for (const { shift, until } of totalsAsked({ ...question, select: [metric] })) {
      if (shift !== undefined) refuse(`${metric.id} reads the period before`, 'leave it out: the row before says what was there', 'select');
      if (until !== undefined && until.op !== 'value')
        refuse(`${metric.id} is a stock of what ends`, `settle the parts: it stands in the row of the last ${part}`, 'select');
    }
  }
}
