// A: how likely the target is by the numbers, from the forecast, and where the change that it asks for stands among those there were.
import type { Decimal } from '../../decimal.ts';
import type { LandingReason } from '../landing.ts';
import { signOf } from '../wanted.ts';
import { answers, type Checked, type Context } from './context.ts';
import type { AnySmartFinding } from './findings.ts';
import type { Past, Window } from './past.ts';
import type { SmartInput } from './smartWords.ts';

/** Fewer values tell nothing of what may come. */
const LEAST = 8;

/** Fewer changes say nothing of what never was. */
const LEAST_CHANGES = 3;

/** The checks of the letter A. */
export const attainable = (context: Context): Checked[] => [history(context), chance(context)];

function history(context: Context): Checked {
  const say = answers(context, 'A', 'history');
  const { past, missing } = context.told;
  if (past === null) return say.unknown(missing);
  const values = { n: past.n, needed: LEAST };
  return past.n >= LEAST ? say.pass(values) : say.unknown(['longerHistory'], values);
}

function chance(context: Context): Checked {
  const say = answers(context, 'A', 'chance');
  const { draft, told, landing } = context;
  if (told.past === null) return say.unknown(told.missing);
  const lacking = draft.of === null ? 'indicator' : draft.target === null ? 'target' : draft.days === null ? 'days' : null;
  if (lacking !== null || draft.target === null) return say.unknown([lacking ?? 'target']);
  const asked = changeAsked(context, told.past);
  const { probability, mean: expected, reason } = landing ?? { probability: null, mean: null, reason: null };
  const values = { probability, expected, target: draft.target, ...asked };
  if (told.past.n < LEAST || probability === null || expected === null) return say.unknown([missingFor(reason, told.past)], values);
  const band = bandOf(probability);
  const about = { probability, target: draft.target, expected };
  if (band === 'notAttainable') {
    const failed = say.fail('smart-not-attainable', about);
    return { ...failed, check: { ...failed.check, values: { ...values, band } } };
  }
  const remarks: AnySmartFinding[] = [];
  if (band === 'stretch') remarks.push(say.found('smart-stretch', about));
  if (band === 'easy') remarks.push(say.found('smart-not-ambitious', about));
  const { change, best, changes, percentile } = asked;
  if (change !== null && best !== null && changes >= LEAST_CHANGES && percentile === 1)
    remarks.push(say.found('smart-beyond-history', { change, best, changes }));
  return say.pass({ ...values, band }, SCORES[band], remarks);
}

/** How a target is by its probability: 0.8 and above, 0.3, 0.1, and below. */
type Band = 'easy' | 'attainable' | 'stretch' | 'notAttainable';

const bandOf = (probability: number): Band =>
  probability >= 0.8 ? 'easy' : probability >= 0.3 ? 'attainable' : probability >= 0.1 ? 'stretch' : 'notAttainable';

const SCORES: Readonly<Record<Band, number>> = { easy: 0.75, attainable: 1, stretch: 0.5, notAttainable: 0 };

function missingFor(reason: LandingReason | null, past: Past): SmartInput {
  if (past.n < LEAST || reason === 'small-sample' || reason === 'horizon-too-long' || reason === 'no-data') return 'longerHistory';
  if (reason === 'periods-do-not-fit' || reason === 'missing-periods' || reason === 'too-many-gaps') return 'fittingHistory';
  if (reason === 'not-additive') return 'addsUp';
  return reason === 'needs-parts' ? 'cases' : 'forecast';
}

/** The change that is asked for, among the changes of the past over as long a time, the same season against the same season. */
interface Asked {
  /** 0.2 is a fifth more; null where it starts from nothing, or from where is not known. */
  readonly change: number | null;
  /** The share of the changes there were that were smaller, in the direction that is good. */
  readonly percentile: number | null;
  /** The best change there was. */
  readonly best: number | null;
  /** How many there were. */
  readonly changes: number;
}

function changeAsked({ draft }: Context, past: Past): Asked {
  const { matched, goal, reach } = past;
  const value = (window: Window): Decimal | null => past.value(window);
  const none = { change: null, percentile: null, best: null, changes: 0 };
  if (matched === null || goal === null || draft.of === null) return none;
  const sign = signOf({ kind: draft.kind, of: draft.of });
  const change = relative(draft.target, value(matched));
  const [count, steps] = [goal.to - goal.from, goal.from - matched.from];
  const were: number[] = [];
  // Windows that end before the goal begins: its own course is no past.
  for (let to = Math.min(reach.to, goal.from); to - count - steps >= reach.from; to--) {
    const from = to - count;
    const was = relative(value({ from, to }), value({ from: from - steps, to: to - steps }));
    if (was !== null) were.push(was);
  }
  if (were.length === 0) return { ...none, change };
  const best = were.reduce((most, one) => (sign * (one - most) > 0 ? one : most));
  const smaller = change === null ? null : were.filter((one) => sign * (change - one) > 0).length / were.length;
  return { change, percentile: smaller, best, changes: were.length };
}

/** A change as a share of a base above 0; null of any other base. */
function relative(to: Decimal | null, from: Decimal | null): number | null {
  return to === null || from === null || !from.gt(0) ? null : to.div(from).minus(1).toNumber() + 0;
}
