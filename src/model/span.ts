// Records about a stretch of time: from `start` on, up to `end`.
import type * as z from 'zod/mini';
import { momentOf } from './boundary.ts';
import type { DateInput } from './dimension.ts';
import { issueOf } from './rule.ts';

/** The stretch of time that a record is about. */
export interface Spanned {
  /** Its first day or instant. */
  readonly start: DateInput;
  /** What is behind its last. */
  readonly end: DateInput;
}

/** A rule of a schema: the stretch has a length. */
export function endsAfterStart({ value, issues }: { readonly value: Spanned; readonly issues: z.core.$ZodRawIssue[] }): void {
  const [start, end] = [momentOf(value.start), momentOf(value.end)];
  if (start !== null && end !== null && end <= start) issues.push(issueOf('bad-value', 'end', value.end));
}
