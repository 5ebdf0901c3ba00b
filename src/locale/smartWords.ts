// The words of an assessment: letters, checks, and what may be missing.
import type { AnySmartFinding } from '../goal/smart/findings.ts';
import type { SmartCheckId, SmartInput, SmartLetter, SmartVerdict } from '../goal/smart/smartWords.ts';
import type { Writing } from './numbers.ts';

/** The words of an assessment. */
export interface SmartWords {
  /** The five letters. */
  readonly letters: Readonly<Record<SmartLetter, string>>;
  /** What came of a check or a letter. */
  readonly verdicts: Readonly<Record<SmartVerdict, string>>;
  /** What a check looks at. */
  readonly checks: Readonly<Record<SmartCheckId, string>>;
  /** What may be missing. */
  readonly missing: Readonly<Record<SmartInput, string>>;
  /** A goal that is about no indicator yet. */
  readonly draft: string;
}

/** The finding of a code. */
export type SmartFindingOf<C extends string> = Extract<
  AnySmartFinding,
  {
    /** What was found. */
    readonly code: C;
  }
>;

/** One sentence for each code of a finding of an assessment. */
export type SmartSentences = {
  readonly [C in AnySmartFinding['code']]: (finding: SmartFindingOf<C>, write: Writing, name: string) => string;
};
