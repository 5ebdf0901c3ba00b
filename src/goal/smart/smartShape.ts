// What is asked of a goal letter by letter, and what is answered.
import type { SegmentKeys, Subject } from '../../query/finding.ts';
import type { AnySmartFinding } from './findings.ts';
import type { SmartCheckId, SmartInput, SmartLetter, SmartVerdict } from './smartWords.ts';

/** One check. */
export interface SmartCheck {
  /** What was looked at. */
  readonly id: SmartCheckId;
  /** Whether it holds. */
  readonly verdict: SmartVerdict;
  /** 1 where it holds, 0 where it does not or is not known; between them for a target that is too easy or nearly out of reach. */
  readonly score: number;
  /** The numbers behind it. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What it takes to tell; empty unless something is missing. */
  readonly missing: readonly SmartInput[];
}

/** One letter. */
export interface SmartLetterReport {
  /** Which one. */
  readonly letter: SmartLetter;
  /** `fail` where a check fails, else `unknown` where one is not known. */
  readonly verdict: SmartVerdict;
  /** The mean of the scores of its checks. */
  readonly score: number;
  /** The checks that apply to this goal. */
  readonly checks: readonly SmartCheck[];
  /** All that is missing, each once. */
  readonly missing: readonly SmartInput[];
}

/** How SMART a goal is: plain data. */
export interface SmartReport {
  /** The id of the goal; null of a draft without one. */
  readonly goal: string | null;
  /** The indicator; null of a draft without one. */
  readonly of: Subject | null;
  /** The segment; null for all records. */
  readonly segment: SegmentKeys | null;
  /** Its days, `2025-01-01/2025-04-01`, half-open; null where there are none that can be read. */
  readonly period: string | null;
  /** `fail` where a letter fails, else `unknown` where one is not known. */
  readonly verdict: SmartVerdict;
  /** The mean of the scores of the letters, 0 to 1. */
  readonly score: number;
  /** The five letters. */
  readonly letters: Readonly<Record<SmartLetter, SmartLetterReport>>;
  /** What fails, what is not known and what is to be remarked on, in the order of the letters. */
  readonly findings: readonly AnySmartFinding[];
}
