// What a partial is, and what is refused as none: JSON of another version, of another library, or cut off on its way.
import { excerpt, KpiError } from '../error.ts';
import type { Json } from '../expr/aggregate/aggregate.ts';
import { checkStates } from '../plan/checkStates.ts';
import type { Plan } from '../plan/plan.ts';
import { loadStates } from '../plan/saveStates.ts';
import type { States } from '../plan/states.ts';
import { checkQuestion } from './checkQuestion.ts';
import { type Planned, planQuestion } from './finish.ts';
import type { AnyQuestion } from './question.ts';

/** The version of the form of partials. */
export const VERSION = 2;

declare const rowType: unique symbol;

/** The answer to a question from some of the records: plain JSON, to be stored, sent and merged. */
export interface Partial<R = unknown> {
  /** The version of the form; another is refused. */
  readonly version: 2;
  /** The question, with the definitions of its indicators. */
  readonly question: Json;
  /** The states of each plan. */
  readonly states: readonly Json[];
  /** The type of a row of the table; never set. */
  readonly [rowType]?: R;
}

/** The plans of a partial, and its question. */
export function plannedAgain(partial: Partial): Planned & { readonly question: AnyQuestion } {
  refuseVersion(partial);
  const question = partial.question as unknown as AnyQuestion;
  const planned = planOf(question);
  checkForm(partial, planned.plans);
  return { ...planned, question };
}

/** Refuses a partial of another question. */
export function refuseOther(first: Partial, other: Partial, plans: readonly Plan[]): void {
  refuseVersion(other);
  if (JSON.stringify(other.question) !== JSON.stringify(first.question))
    throw new KpiError('bad-partial', 'partials of different questions', 'ask every part the same question');
  checkForm(other, plans);
}

/** The states of one plan of a partial. */
export function statesIn(partial: Partial, plan: Plan, p: number): States {
  try {
    return loadStates(plan, partial.states[p] as Json);
  } catch (cause) {
    throw unreadable(`a partial with states that cannot be read`, ['states', p], cause);
  }
}

function refuseVersion(partial: Partial): void {
  const version: unknown = typeof partial === 'object' && partial !== null ? partial.version : undefined;
  if (version === VERSION) return;
  const isNewer = typeof version === 'number' && version > VERSION;
  const hint = isNewer ? 'a newer version of the library made it: update this one' : 'merge partials of the same version of the library';
  throw new KpiError('bad-partial', `a partial of version ${excerpt(version)}`, hint);
}

/** The plans of a question that is read back. */
export function planOf(question: AnyQuestion): Planned {
  try {
    checkQuestion(question);
    return planQuestion(question, noExtent);
  } catch (cause) {
    throw unreadable('a partial with a question that cannot be read', ['question'], cause);
  }
}

/** A question that is planned again has its range, and reads no records. */
function noExtent(): never {
  throw new KpiError('needs-range', 'a partial without a range', 'add between: [from, to]');
}

function checkForm({ states }: Partial, plans: readonly Plan[]): void {
  if (!Array.isArray(states) || states.length !== plans.length)
    throw unreadable('a partial without the states of its question', ['states'], undefined);
  plans.forEach((plan, p) => {
    checkStates(plan, states[p], ['states', p]);
  });
}

function unreadable(problem: string, path: readonly (string | number)[], cause: unknown): KpiError {
  return Object.assign(new KpiError('bad-partial', problem, 'it was cut off or changed: make it again', path), { cause });
}
