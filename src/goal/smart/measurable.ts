// M: the target is a number on the scale of the indicator, it is known where it starts from, and its way is longer than what chance moves.
import type { Decimal } from '../../decimal.ts';
import { isKept } from '../wanted.ts';
import { answers, type Checked, type Context } from './context.ts';
import { isProportion } from './proportion.ts';
import { unit } from './scale.ts';
import type { SmartInput } from './smartWords.ts';

/** The share of the days that it starts from for which there have to be values. */
const COVERED = 0.95;

/** Of fewer cases, a rate is left to chance. */
const LEAST_CASES = 30;

/** The checks of the letter M; milestones are only counted. */
export function measurable(context: Context): Checked[] {
  if (context.draft.kind === 'milestones') return [target(context)];
  const isShare = context.draft.of !== null && isProportion(context.draft.of);
  const always = [target(context), unit(context), baseline(context), coverage(context)];
  if (!isShare) return always;
  return [...always, sample(context), ...(isKept(context.draft.kind) ? [] : [detectable(context)])];
}

function target(context: Context): Checked {
  const { kind, steps, target: value, upTo } = context.draft;
  const say = answers(context, 'M', 'target');
  if (kind === 'milestones') return steps > 0 ? say.pass({ milestones: steps }) : say.fail('smart-no-target', {}, ['target']);
  if (value === null || (kind === 'range' && upTo === null)) return say.fail('smart-no-target', {}, ['target']);
  return say.pass({ target: value });
}

/** Where it starts from, as said or as the history tells. */
function startOf({ draft, told }: Context): { readonly value: Decimal | null; readonly missing: readonly SmartInput[] } {
  if (draft.baseline !== null) return { value: draft.baseline, missing: [] };
  if (draft.days === null) return { value: null, missing: ['baseline', 'days'] };
  if (told.past === null) return { value: null, missing: ['baseline', ...told.missing] };
  const { past } = told;
  const { start } = past;
  if (start === null) return { value: null, missing: ['baseline', 'fittingHistory'] };
  const computed = past.value(start);
  const lacking = past.isCountedOnce ? 'addsUp' : past.covered(start).beyond > 0 ? 'longerHistory' : 'fittingHistory';
  return { value: computed, missing: computed === null ? ['baseline', lacking] : [] };
}

function baseline(context: Context): Checked {
  const say = answers(context, 'M', 'baseline');
  const { value, missing } = startOf(context);
  return value === null ? say.unknown(missing) : say.pass({ baseline: value, isComputed: context.draft.baseline === null });
}

function coverage(context: Context): Checked {
  const say = answers(context, 'M', 'coverage');
  const { past, missing } = context.told;
  if (context.draft.days === null) return say.unknown(['days']);
  if (past === null) return say.unknown(missing);
  if (past.start === null) return say.unknown(['fittingHistory']);
  const { known, beyond, count } = past.covered(past.start);
  const values = { share: known / count, needed: COVERED };
  if (values.share >= COVERED) return say.pass(values);
  // What the history does not reach may be covered for all one knows.
  return (known + beyond) / count >= COVERED ? say.unknown(['longerHistory'], values) : say.fail('smart-coverage', values);
}

function casesOf({ draft, told }: Context): { readonly n: number | null; readonly missing: readonly SmartInput[] } {
  if (draft.days === null) return { n: null, missing: ['days'] };
  if (told.past === null) return { n: null, missing: told.missing };
  const n = told.past.start === null ? null : told.past.cases(told.past.start);
  return { n, missing: n === null ? ['cases'] : [] };
}

function sample(context: Context): Checked {
  const say = answers(context, 'M', 'sample');
  const { n, missing } = casesOf(context);
  if (n === null) return say.unknown(missing, { needed: LEAST_CASES });
  const values = { n, needed: LEAST_CASES };
  return n >= LEAST_CASES ? say.pass(values) : say.fail('smart-small-sample', values);
}

/** A proportion of n cases moves by chance, 19 times of 20 no more than 1.96 √(p (1 − p) ÷ n). */
function detectable(context: Context): Checked {
  const say = answers(context, 'M', 'detectable');
  const { target: to } = context.draft;
  const [{ value: from, missing }, cases] = [startOf(context), casesOf(context)];
  if (to === null) return say.unknown(['target']);
  if (from === null || cases.n === null || cases.n <= 0) return say.unknown([...new Set([...missing, ...cases.missing])]);
  const [p, q, n] = [share(from), share(to), cases.n];
  if (p === null || q === null) return say.unknown(['baseline']);
  // Where all or none are counted, the formula knows no chance: that of the target stands in.
  const spread = p * (1 - p) || q * (1 - q);
  const noise = 1.96 * Math.sqrt(spread / n);
  const way = to.minus(from).abs().toNumber();
  const values = { baseline: from, target: to, noise, n };
  if (way > noise) return say.pass(values);
  const needed = way === 0 ? null : Math.floor(spread * (1.96 / way) ** 2) + 1;
  return say.fail('smart-not-measurable', { ...values, needed });
}

const share = (value: Decimal): number | null => (value.gte(0) && value.lte(1) ? value.toNumber() : null);
