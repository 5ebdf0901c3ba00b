// A value of a goal that is there, or why it is not.
import type { Fraction } from '../expr/fraction.ts';
import type { ProgressReason } from './goalWords.ts';

/** A value, or why there is none. */
export type Standing = { readonly value: Fraction; readonly reason: null } | { readonly value: null; readonly reason: ProgressReason };

/** A period of a goal that is over or running. */
export interface Stand {
  readonly id: string;
  readonly row: number;
  readonly isOver: boolean;
  /** Null of a rate with nothing to divide by: what is divided counts all the same. */
  readonly value: Fraction | null;
}

/** No value, and why. */
export const withheld = (reason: ProgressReason): { readonly value: null; readonly reason: ProgressReason } => ({ value: null, reason });
