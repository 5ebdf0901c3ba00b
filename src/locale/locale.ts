// A language for readers: how numbers are written, and one sentence for each finding. A further language is one more file.
import type { AnyAlertFinding } from '../alert/findings.ts';
import type { Severity } from '../alert/ruleShape.ts';
import type { MainPart } from '../analysis/change/findings.ts';
import type { Effect } from '../analysis/change/part.ts';
import type { AnalysisFinding } from '../analysis/findings.ts';
import type { AnyGoalFinding } from '../goal/findings.ts';
import type { GoalStatus } from '../goal/progressShape.ts';
import type { AnySmartFinding } from '../goal/smart/findings.ts';
import type { Label } from '../plan/metric.ts';
import type { AnySeriesFinding } from '../trend/anyFinding.ts';
import type { ChartWords } from './chartWords.ts';
import type { GoalWords } from './goalWords.ts';
import { type NumberWords, type Writing, writing } from './numbers.ts';
import type { ReportWords } from './reportWords.ts';
import type { SmartWords } from './smartWords.ts';

/** Any finding that there is a sentence for. */
export type AnyFinding = AnyAlertFinding | AnyGoalFinding | AnalysisFinding | AnySeriesFinding | AnySmartFinding;

/** The sentence of a finding, given how numbers are written and the name of the indicator. */
export type Sentence<F> = (finding: F, write: Writing, name: string) => string;

/** The finding of a code. */
export type FindingOf<C extends string> = Extract<
  AnyFinding,
  {
    /** What was found. */
    readonly code: C;
  }
>;

/** One sentence for each code of a finding. */
export type Sentences = { readonly [C in AnyFinding['code']]: Sentence<FindingOf<C>> };

/** A language for readers. */
export interface Locale {
  /** The words that numbers are written with. */
  readonly words: NumberWords;
  /** The text of a label in this language. */
  label(label: Label): string;
  /** What made a part of a change. */
  readonly effects: Readonly<Record<Effect, string>>;
  /** Where a goal stands. */
  readonly statuses: Readonly<Record<GoalStatus, string>>;
  /** The words of the progress of goals. */
  readonly goals: GoalWords;
  /** How much an alert matters. */
  readonly severities: Readonly<Record<Severity, string>>;
  /** One sentence a finding, by its code. */
  readonly sentences: Sentences;
  /** The words of an assessment of a goal. */
  readonly smart: SmartWords;
  /** The words of charts. */
  readonly charts: ChartWords;
  /** The words of reports. */
  readonly report: ReportWords;
}

/** What a sentence is about: the indicator, the segment and the period, as far as there are any. */
export function headed(name: string, { segment, period }: Pick<AnyFinding, 'segment' | 'period'>, write: Writing): string {
  return [name, write.segment(segment), period === null ? '' : write.period(period)].filter((part) => part !== '').join(', ');
}

/**
 * A finding in one sentence, made of its numbers.
 *
 * @param locale  `en`, `fr`, or one of your own
 * @example
 * ```ts
 * import { explainChange, fr, revenue, sentence } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-31', amount: 100, currency: 'EUR' },
 *   { id: '2', date: '2025-02-28', amount: 130, currency: 'EUR' },
 * ];
 * const why = explainChange(sales, { of: revenue, from: ['2025-01-01', '2025-02-01'], to: ['2025-02-01', '2025-03-01'] });
 * why.findings.map((finding) => sentence(finding, fr).replace(/\s/g, ' ')) // => ["Chiffre d’affaires : 130,00 € contre 100,00 €, soit +30,00 € (+30 %)."]
 * ```
 */
export function sentence(finding: AnyFinding, locale: Locale): string {
  const say = locale.sentences[finding.code] as Sentence<AnyFinding>;
  return say(finding, writing(locale.words), finding.of === null ? '' : locale.label(finding.of.label));
}

/** The name of a part of a change: of its indicator, of its segment with what was done there, or of what was done. */
export function partName(locale: Locale, { segment, values }: MainPart, write: Writing): string {
  if (values.factor !== null) return locale.label(values.factor.label);
  const effect = locale.effects[values.effect];
  return segment === null ? effect : `${write.segment(segment)} (${effect})`;
}
