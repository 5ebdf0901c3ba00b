// What all findings about a goal say.
import type { Finding } from '../../query/finding.ts';
import type { SmartCheckId, SmartInput, SmartLetter } from './smartWords.ts';

/** What all findings about a goal say. */
export interface SmartAbout {
  /** The id of the goal; null of a draft without one. */
  readonly goal: string | null;
  /** The letter. */
  readonly letter: SmartLetter;
  /** The check. */
  readonly check: SmartCheckId;
}

/** A finding about a goal: one type a code, so that each code finds its sentence. */
export type Found<C extends string, V = unknown> = C extends string ? Finding<C, SmartAbout & V> : never;

/** Whether a check holds is not known. */
export type SmartUnknown = Found<
  'smart-unknown',
  {
    /** What it takes to tell. */
    readonly missing: readonly SmartInput[];
  }
>;
