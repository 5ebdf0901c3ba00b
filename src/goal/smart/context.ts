// What all checks read of a goal, and how they answer.
import type { AsOfPoint } from '../../period/asOf.ts';
import { formatDay } from '../../period/civil.ts';
import type { Finding, SegmentKeys, Subject } from '../../query/finding.ts';
import type { Goal } from '../goalShape.ts';
import type { Landing } from '../landing.ts';
import type { Draft } from './draft.ts';
import type { AnySmartFinding } from './findings.ts';
import type { SmartAbout } from './found.ts';
import type { Means } from './means.ts';
import type { SmartCheck } from './smartShape.ts';
import type { SmartCheckId, SmartInput, SmartLetter } from './smartWords.ts';
import type { Told } from './told.ts';

/** What the checks read. */
export interface Context {
  readonly draft: Draft;
  readonly told: Told;
  /** The other goals in force; null where nobody said which there are. */
  readonly others: readonly Goal[] | null;
  readonly means: Means;
  /** Where the goal will land; null of a draft that is no goal yet, and without a history. */
  readonly landing: Landing | null;
  readonly asOf: AsOfPoint | null;
  /** Whether a goal may go where its indicator gets worse. */
  readonly isForced: boolean;
  readonly cycleDays: number | null | undefined;
  readonly checkInEvery: 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';
  readonly mostGoals: number;
}

/** A check with what is found by it. */
export interface Checked {
  readonly check: SmartCheck;
  readonly findings: readonly AnySmartFinding[];
}

type Code = AnySmartFinding['code'];
type FoundBy<C extends Code> = Extract<AnySmartFinding, { readonly code: C }>;
type ValuesOf<C extends Code> = Omit<FoundBy<C>['values'], keyof SmartAbout>;

/** The answers that a check may give. */
export interface Answers {
  pass(values?: object, score?: number, remarks?: readonly AnySmartFinding[]): Checked;
  fail<C extends Code>(code: C, values: ValuesOf<C>, missing?: readonly SmartInput[]): Checked;
  unknown(missing: readonly SmartInput[], values?: object): Checked;
  found<C extends Code>(code: C, values: ValuesOf<C>): FoundBy<C>;
}

/** The indicator, the segment and the days that a goal is about. */
export function aboutOf({
  of,
  currency,
  segment,
  days,
}: Draft): Pick<Finding, 'of' | 'segment' | 'period'> & { readonly of: Subject | null } {
  const subject = of === null ? null : { id: of.id, label: of.label, unit: of.unit, better: of.better, currency };
  const period = days === null ? null : `${formatDay(days.from)}/${formatDay(days.to)}`;
  return { of: subject, segment: segment as SegmentKeys | null, period };
}

/** How a check of a letter answers. */
export function answers({ draft }: Context, letter: SmartLetter, check: SmartCheckId): Answers {
  const found = <C extends Code>(code: C, values: ValuesOf<C>): FoundBy<C> =>
    ({ code, ...aboutOf(draft), values: { goal: draft.id, letter, check, ...values } }) as unknown as FoundBy<C>;
  return {
    found,
    pass: (values = {}, score = 1, findings = []) => ({
      check: { id: check, verdict: 'pass', score, values: { ...values }, missing: [] },
      findings,
    }),
    fail: (code, values, missing = []) => ({
      check: { id: check, verdict: 'fail', score: 0, values: { ...values }, missing },
      findings: [found(code, values)],
    }),
    unknown: (missing, values = {}) => ({
      check: { id: check, verdict: 'unknown', score: 0, values: { ...values }, missing },
      findings: [found('smart-unknown', { missing })],
    }),
  };
}
