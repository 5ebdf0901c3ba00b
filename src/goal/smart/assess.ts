// How SMART a goal is: specific, measurable, attainable, realistic, time-bound, each as far as it can be computed.
import type { SeriesInput } from '../../trend/seriesShape.ts';
import { attainable } from './attainable.ts';
import { aboutOf, type Checked } from './context.ts';
import type { GoalDraft } from './draft.ts';
import { measurable } from './measurable.ts';
import { type AssessOptions, contextOf } from './readContext.ts';
import { realistic } from './realistic.ts';
import type { SmartLetterReport, SmartReport } from './smartShape.ts';
import type { SmartLetter, SmartVerdict } from './smartWords.ts';
import { specific } from './specific.ts';
import { timeBound } from './timeBound.ts';

/**
 * How SMART a goal is, letter by letter: what holds, what does not, and what it takes to tell. Nothing passes for want of information: what
 * is not known is `unknown`, and is named. A draft may be assessed while it is written.
 *
 * Specific: an indicator, in its good direction, of a segment that is there, with an owner, and no other goal against it. Measurable: a
 * target on the scale of the indicator, a start, values for 95 % of the days that it starts from, and for proportions 30 cases and more
 * than chance moves (1.96 √(p (1 − p) ÷ n)). Attainable: the probability of `landing`, 0.8 and above is easy, from 0.3 attainable, from 0.1
 * a stretch, below not attainable; with fewer than 8 values unknown. Realistic: means that suffice, an objective that it drives, at most 7
 * goals at once. Time-bound: an end ahead, days enough for the indicator to show something, and two check-ins.
 *
 * The start is the same periods of the year before of what adds up, and the last periods of anything else. A score of 1 is that of a check
 * that holds; an easy target has 0.75, a stretch 0.5.
 *
 * @param goal     a goal, or what is known of one
 * @param history  the indicator by period, as `trend` takes it; of a split table, the segment of the goal is taken
 * @throws {KpiError} bad-argument — for a history of another indicator, definition or segment, a goal set after `asOf`, and means that are
 * no numbers from 0; unknown-option, bad-number, bad-date; for the others, as `goal`
 * @source Doran, There's a S.M.A.R.T. way to write management's goals and objectives, Management Review 70 (1981)
 * @see    goal, landing, tooManyGoals
 * @example
 * ```ts
 * import { assess, en, revenue, sentence } from 'sales-kpi';
 * const { letters, findings } = assess({ of: revenue, target: 500000, currency: 'EUR', owner: 'Ada' }, null, { asOf: '2025-01-10' });
 * [letters.T.verdict, letters.A.missing] // => ["fail",["history"]]
 * findings.filter(({ values }) => values.letter === 'T').map((finding) => sentence(finding, en))[0] // => "Revenue: the goal has no end."
 * ```
 */
export function assess<R extends object>(
  goal: GoalDraft,
  history?: SeriesInput<R> | null | undefined,
  options: AssessOptions = {},
): SmartReport {
  const context = contextOf(goal, history as SeriesInput<object> | null | undefined, options);
  const made = [
    letterOf('S', specific(context)),
    letterOf('M', measurable(context)),
    letterOf('A', attainable(context)),
    letterOf('R', realistic(context)),
    letterOf('T', timeBound(context)),
  ] as const;
  const letters = Object.fromEntries(made.map(({ report }) => [report.letter, report])) as Record<SmartLetter, SmartLetterReport>;
  const reports = made.map(({ report }) => report);
  return {
    goal: context.draft.id,
    ...aboutOf(context.draft),
    verdict: verdictOf(reports),
    score: meanScore(reports),
    letters,
    findings: made.flatMap(({ findings }) => findings),
  };
}

function letterOf(letter: SmartLetter, checked: readonly Checked[]): { report: SmartLetterReport; findings: Checked['findings'] } {
  const checks = checked.map(({ check }) => check);
  const missing = [...new Set(checks.flatMap((check) => check.missing))];
  return {
    report: { letter, verdict: verdictOf(checks), score: meanScore(checks), checks, missing },
    findings: checked.flatMap(({ findings }) => findings),
  };
}

function verdictOf(parts: readonly { readonly verdict: SmartVerdict }[]): SmartVerdict {
  const has = (verdict: SmartVerdict): boolean => parts.some((part) => part.verdict === verdict);
  return has('fail') ? 'fail' : has('unknown') ? 'unknown' : 'pass';
}

const meanScore = (parts: readonly { readonly score: number }[]): number => parts.reduce((all, { score }) => all + score, 0) / parts.length;
