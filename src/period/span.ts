// A period of an answer and the windows in which its records lie.

import { type Day, formatDay } from './civil.ts';
import type { Grain } from './grain.ts';
import type { Horizon, Window } from './window.ts';

/** A period of an answer. */
export interface Period {
  /** Its name, unique in the answer: `2025-03`, `2025-W14`, `FY2026-Q1`, `2025-01-01/2026-01-01`, `all`. */
  readonly id: string;
  /** Its length; `range` for the whole range of a question without `every`. */
  readonly grain: Grain | 'range';
  /** The first day of the full period. */
  readonly start: string;
  /** The day behind the last one of the full period. */
  readonly end: string;
  /** Whether it is over and whole; `empty` is a complete period without any record. */
  readonly state: 'complete' | 'partial' | 'future' | 'empty';
  /** The share of its days inside the range that has passed, 0 to 1, part of the running day included; 1 when nothing is said about `asOf`. */
  readonly elapsed: number;
  /** Why it is partial: it is not over, or the range holds only some of its days. */
  readonly reason?: 'running' | 'cut-by-range';
}

/** How far a window reaches back behind its period: over the periods before, or to the start of a longer one. */
export type Reach = { readonly trailing: number } | { readonly toDate: Grain };

/** A period with its windows. */
export interface Span {
  /** The period. */
  readonly period: Period;
  /** Where its records lie, up to `asOf`. */
  readonly window: Window;
  /** The window of the same kind just before, for customers who are retained; null for the whole of time. */
  readonly previous: Window | null;
  /** How far the window reaches back; not given when it covers the period alone. */
  readonly reach?: Reach;
}

/** The id of a range: `2025-01-01/2026-01-01`. */
export function rangeId(from: Day, to: Day): string {
  return `${formatDay(from)}/${formatDay(to)}`;
}

/** The days of a period: all of them, and those that are measured. */
export interface PeriodDays {
  /** The first day of the full period. */
  readonly start: Day;
  /** The day behind its last one. */
  readonly end: Day;
  /** The first day measured. */
  readonly fromDay: Day;
  /** The day behind the last one measured. */
  readonly toDay: Day;
}

/** A period and how much of it has passed. */
export function periodOf(id: string, grain: Grain | 'range', days: PeriodDays, { asOf, start }: Horizon): Period {
  const { fromDay, toDay } = days;
  const common = { id, grain, start: formatDay(days.start), end: formatDay(days.end) };
  if (asOf !== null && asOf.ms <= start(fromDay)) return { ...common, state: 'future', elapsed: 0 };
  if (asOf !== null && asOf.ms < start(toDay)) {
    const elapsed = (asOf.open - fromDay + asOf.part) / (toDay - fromDay);
    return { ...common, state: 'partial', elapsed: Math.min(1, Math.max(0, elapsed)), reason: 'running' };
  }
  const isWhole = fromDay <= days.start && toDay >= days.end;
  return isWhole ? { ...common, state: 'complete', elapsed: 1 } : { ...common, state: 'partial', elapsed: 1, reason: 'cut-by-range' };
}
