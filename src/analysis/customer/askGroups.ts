// Totals of many customers over many periods, as engines give them. A table of days by customers would hold every day of every
// customer; here each group is taken in and let go. In memory a stretch of periods is folded at a time, a database or a stream
// answers at once.
import { fold } from '../../engine/fold.ts';
import { type AggregateNode, keyOf } from '../../expr/node.ts';
import { calendar } from '../../period/calendar.ts';
import { parseDay } from '../../period/civil.ts';
import { kindOf } from '../../plan/currency.ts';
import { type DayEnds, type Engine, engine, isEngineSource } from '../../plan/engine.ts';
import type { Answer, Group, Outcome, Plan } from '../../plan/plan.ts';
import { checkQuestion } from '../../query/checkQuestion.ts';
import { type Planned, planQuestion, totalsAsked, widest } from '../../query/finish.ts';
import type { Answered } from '../../query/query.ts';
import type { AnyQuestion } from '../../query/question.ts';
import { planOver } from '../../query/sources.ts';

/** Groups of one plan, with the slot that the first of its slots stands for. */
export interface Taken {
  /** Which of the questions they answer. */
  readonly question: number;
  readonly plan: Plan;
  readonly answer: Answer;
  /** What to add to the slots of the groups. */
  readonly from: number;
}

/** Takes groups in, and makes something of them in the end. */
export interface Taker<A> {
  take(taken: Taken): void;
  end(): A;
}

/** Makes the taker, once the periods of the questions are known. */
type MakeTaker<A> = (planned: readonly Planned[]) => Taker<A>;

/** How many periods are folded at a time: a year of days. */
const AT_ONCE = 366;

/** Asks questions of the same records. Only the first may need to be told from when to when there are records. */
export function askGroups<T, A>(data: T, questions: readonly AnyQuestion[], make: MakeTaker<A>): Answered<T, A> {
  for (const question of questions) checkQuestion(question);
  return (isEngineSource(data) ? later(data[engine], questions, make) : atOnce(data, questions, make)) as Answered<T, A>;
}

function atOnce<A>(data: unknown, [first, ...others]: readonly AnyQuestion[], make: MakeTaker<A>): A {
  const { source, ...planned } = planOver(data, first as AnyQuestion);
  const all = [planned, ...others.map((question) => planQuestion(question, () => null))];
  const taker = make(all);
  all.forEach(({ plans }, question) => {
    for (const plan of plans)
      for (let from = 0; from < plan.slots.length; from += AT_ONCE) {
        const answer = fold({ ...plan, slots: plan.slots.slice(from, from + AT_ONCE) }, source(plan.from));
        taker.take({ question, plan, answer, from });
      }
  });
  return taker.end();
}

async function later<A>(asked: Engine, [first, ...others]: readonly AnyQuestion[], make: MakeTaker<A>): Promise<A> {
  const ends = await extentOf(asked, first as AnyQuestion);
  const all = [planQuestion(first as AnyQuestion, () => ends), ...others.map((question) => planQuestion(question, () => null))];
  const taker = make(all);
  const plans = all.flatMap(({ plans }, question) => plans.map((plan) => ({ plan, question })));
  const answers = await asked.answers(plans.map(({ plan }) => plan));
  plans.forEach((one, i) => {
    taker.take({ ...one, answer: answers[i] as Answer, from: 0 });
  });
  return taker.end();
}

async function extentOf(asked: Engine, question: AnyQuestion): Promise<DayEnds> {
  if (question.every === undefined || question.between !== undefined) return null;
  const { timeZone } = calendar(question.calendar);
  return widest(await Promise.all(totalsAsked(question).map((total) => asked.extent(kindOf(total), total.at, timeZone))));
}

/** Reads a total off the groups of a plan; null where the plan does not have it. */
export function readerOf({ totals }: Plan, total: AggregateNode): ((group: Group) => Outcome) | null {
  const id = keyOf(total);
  const at = totals.findIndex((one) => keyOf(one) === id);
  return at === -1 ? null : (group) => group.totals[at] as Outcome;
}

/** The period of each slot, by its place among the periods, with the day on which it starts. */
export function periodsBySlot({ time }: Planned): { readonly at: number; readonly start: number }[] {
  const periods: { at: number; start: number }[] = [];
  time.now.forEach((slot, at) => {
    periods[slot] = { at, start: parseDay(time.spans[at]?.period.start ?? '') ?? 0 };
  });
  return periods;
}
