// What is wanted of the value: which way is good, and whether what was said of a goal goes together.
import { readExact } from '../decimal.ts';
import { KpiError } from '../error.ts';
import { compare, type Fraction, fractionOf } from '../expr/fraction.ts';
import type { Direction } from '../plan/metric.ts';
import type { GoalRead } from './goalSchema.ts';
import type { Goal, GoalAggregation, GoalKind } from './goalShape.ts';

/** An amount of a goal, exactly. */
export function amountOf(text: string): Fraction {
  const exact = readExact(text);
  if (typeof exact === 'string') throw new KpiError(exact, 'an amount of the goal', 'make it with goal(…)', ['goal']);
  return fractionOf(exact);
}

/** 1 where more is wanted, −1 where less is: of staying below, of a decrease, and of reaching where less is better. */
export function signOf({ kind, of }: Pick<Goal, 'kind'> & { readonly of: Pick<Goal['of'], 'better'> }): 1 | -1 {
  if (kind === 'decreaseFrom' || kind === 'stayBelow') return -1;
  return kind === 'reach' && of.better === 'lower' ? -1 : 1;
}

/** Whether every period is judged by itself: the goal is to stay where it should be. */
export const isKept = (kind: GoalKind): boolean => kind === 'stayAbove' || kind === 'stayBelow' || kind === 'range';

function refuse(problem: string, hint: string, name: string): never {
  throw new KpiError('bad-argument', problem, hint, [name]);
}

/** The kind that was said, or the one that the baseline tells; one that goes against the indicator has to be said. */
export function kindOf({ kind, baseline, target, milestones }: GoalRead, better: Direction): GoalKind {
  if (kind !== undefined && kind !== null) return kind;
  if (milestones?.length) return 'milestones';
  const way = baseline == null || target == null ? 0 : compare(amountOf(target), amountOf(baseline));
  if (way === 0) return 'reach';
  const inferred = way > 0 ? 'increaseFrom' : 'decreaseFrom';
  if (better !== 'neutral' && way > 0 !== (better === 'higher'))
    refuse(`a target of ${target} from ${baseline}`, `${better} is better here; add kind: '${inferred}' where that is meant`, 'target');
  return inferred;
}

/** Refuses amounts that do not go together. */
export function checkAmounts(
  { baseline, target, upTo, stretch, minimum }: GoalRead,
  { kind, aggregation, sign }: { readonly kind: GoalKind; readonly aggregation: GoalAggregation; readonly sign: 1 | -1 },
): void {
  if (target == null) refuse('a goal without a target', 'add target', 'target');
  const beyond = (a: string, b: string): number => sign * compare(amountOf(a), amountOf(b));
  if ((kind === 'increaseFrom' || kind === 'decreaseFrom') && baseline == null)
    refuse(`${kind} without a baseline`, 'add baseline, where it starts from', 'baseline');
  // What adds up starts from 0, whatever it is compared with.
  const isFromBaseline = !isKept(kind) && kind !== 'milestones' && aggregation !== 'cumulative';
  if (aggregation === 'cumulative' && kind !== 'milestones' && amountOf(target).n === 0n)
    refuse('a target of 0', "what adds up starts from 0; give another target, or aggregation: 'latest'", 'target');
  if (baseline != null && isFromBaseline && beyond(target, baseline) === 0)
    refuse(`the target is the baseline, ${target}`, "to keep a value there is kind: 'stayAbove', 'stayBelow' or 'range'", 'target');
  if ((kind === 'increaseFrom' || kind === 'decreaseFrom') && baseline != null && beyond(target, baseline) < 0)
    refuse(`${kind} ${baseline} to ${target}`, 'exchange them, or give the other kind', 'target');
  if ((kind === 'range') !== (upTo != null))
    refuse(kind === 'range' ? 'a range without an upper end' : `upTo of the kind ${kind}`, 'a range has target and upTo', 'upTo');
  if (upTo != null && compare(amountOf(upTo), amountOf(target)) < 0) refuse(`a range from ${target} to ${upTo}`, 'exchange them', 'upTo');
  if (stretch != null && (isKept(kind) || kind === 'milestones')) refuse(`stretch of the kind ${kind}`, 'leave it out', 'stretch');
  if (stretch != null && beyond(stretch, target) <= 0) refuse(`a stretch of ${stretch}`, `give more than the target, ${target}`, 'stretch');
  if (minimum != null && kind === 'range') refuse('minimum of a range', 'leave it out', 'minimum');
  if (minimum != null && beyond(minimum, target) >= 0) refuse(`a minimum of ${minimum}`, `give less than the target, ${target}`, 'minimum');
}
