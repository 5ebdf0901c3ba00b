// What the rules over several fields of a record need.
import type * as z from 'zod/mini';
import { readExact } from '../decimal.ts';
import { type RejectCode, reasonText } from './reason.ts';

/** −1, 0 or 1; 0 for what is missing or is not a number. */
export function signOf(value: unknown): -1 | 0 | 1 {
  if (value === null || value === undefined) return 0;
  const exact = readExact(value);
  if (typeof exact === 'string' || exact.units === 0n) return 0;
  return exact.units < 0n ? -1 : 1;
}

/** What a schema reports of a field that contradicts the others. */
export function issueOf(code: RejectCode, field: string, input: unknown): z.core.$ZodRawIssue {
  return { code: 'custom', path: [field], input, message: reasonText(code), params: { code } };
}
