// Totals of many customers over many periods, as engines give them. A table of days by customers would hold every day of every
// customer; here each group is taken in and let go. In memory none but the one at hand is ever made; a database or a stream
// answers all at once.
import { fold } from '../engine/fold.ts';
import { foldByKeys } from '../engine/foldByKeys.ts';
import type { Source } from '../engine/source.ts';
import type { Key } from '../expr/key.ts';
import { type AggregateNode, keyOf } from '../expr/node.ts';
import { calendar } from '../period/calendar.ts';
import { parseDay } from '../period/civil.ts';
import { kindOf } from '../plan/currency.ts';
import { type DayEnds, type Engine, engine, isEngineSource } from '../plan/engine.ts';
import type { Answer, Counts, Group, Outcome, Plan } from '../plan/plan.ts';
import { checkQuestion } from './checkQuestion.ts';
import { type Planned, planQuestion, totalsAsked, widest } from './finish.ts';
import type { Answered } from './query.ts';
import type { AnyQuestion } from './question.ts';
import { planOver } from './sources.ts';

/** What became of the records of a plan. */
export type Account = Pick<Answer, 'counts' | 'rejected' | 'unread'>;

/** Takes groups in, and makes something of them in the end. */
export interface Taker<A> {
  /** What takes the groups of a plan of a question. */
  open(question: number, plan: Plan): (group: Group) => void;
  /** Told what became of the records of each plan; that of a question is that of its first. */
  account(question: number, account: Account, isFirst: boolean): void;
  end(): A;
}

/** Makes the taker, once the periods of the questions are known. */
type MakeTaker<A> = (planned: readonly Planned[]) => Taker<A>;

/**
 * Asks questions of the same records. The first may need to be told from when to when there are records, and has many groups of sums and
 * counts; the others are about the whole of time.
 */
export function askGroups<T, A>(data: T, questions: readonly AnyQuestion[], make: MakeTaker<A>): Answered<T, A> {
  for (const question of questions) checkQuestion(question);
  return (isEngineSource(data) ? later(data[engine], questions, make) : atOnce(data, questions, make)) as Answered<T, A>;
}

function atOnce<A>(data: unknown, [first, ...others]: readonly AnyQuestion[], make: MakeTaker<A>): A {
  const { source, ...planned } = planOver(data, first as AnyQuestion);
  const all = [planned, ...others.map((question) => planQuestion(question, () => null))];
  const taker = make(all);
  all.forEach(({ plans }, question) => {
    plans.forEach((plan, i) => {
      const take = taker.open(question, plan);
      const account = question === 0 ? foldByKeys(plan, source(plan.from), take) : folded(plan, source(plan.from), take);
      taker.account(question, account, i === 0);
    });
  });
  return taker.end();
}

function folded(plan: Plan, source: Source, take: (group: Group) => void): Account {
  const answer = fold(plan, source);
  answer.groups.forEach(take);
  return answer;
}

async function later<A>(asked: Engine, [first, ...others]: readonly AnyQuestion[], make: MakeTaker<A>): Promise<A> {
  const ends = await extentOf(asked, first as AnyQuestion);
  const all = [planQuestion(first as AnyQuestion, () => ends), ...others.map((question) => planQuestion(question, () => null))];
  const taker = make(all);
  const plans = all.flatMap(({ plans }, question) => plans.map((plan, i) => ({ plan, question, isFirst: i === 0 })));
  const answers = await asked.answers(plans.map(({ plan }) => plan));
  plans.forEach(({ plan, question, isFirst }, i) => {
    const answer = answers[i] as Answer;
    answer.groups.forEach(taker.open(question, plan));
    taker.account(question, answer, isFirst);
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

/** Finds something by key, at once where the key is that of the time before: groups of one customer mostly come together. */
export function remembered<T>(find: (key: Key | null) => T): (key: Key | null) => T {
  let last: { readonly key: Key | null; readonly found: T } | null = null;
  return (key) => {
    if (last === null || last.key !== key) last = { key, found: find(key) };
    return last.found;
  };
}

/** What became of the records, from what every plan says: the counts of one question, and all values that could not be read. */
export interface Accounts {
  counts: Counts;
  rejected: Account['rejected'];
  unread: Record<string, number>;
}

/** The account of no records. */
export const noAccounts = (): Accounts => ({
  counts: { rowsIn: 0, used: 0, filtered: { range: 0, where: 0, kind: 0 }, rejected: {} },
  rejected: [],
  unread: {},
});

/** Adds the account of a plan: the counts are those of the second question, about the whole of time. */
export function addAccount(accounts: Accounts, question: number, { counts, rejected, unread }: Account, isFirst: boolean): void {
  Object.assign(accounts.unread, unread);
  if (question === 1 && isFirst) Object.assign(accounts, { counts, rejected });
}
