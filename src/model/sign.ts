// Signs of amounts inside a record.
import type * as z from 'zod/mini';
import { readExact } from '../decimal.ts';
import { reasonText } from './reason.ts';

/** −1, 0 or 1; 0 for what is missing or is not a number. */
export function signOf(value: unknown): -1 | 0 | 1 {
  if (value === null || value === undefined) return 0;
  const exact = readExact(value);
  if (typeof exact === 'string' || exact.units === 0n) return 0;
  return exact.units < 0n ? -1 : 1;
}

/** What a schema reports of a field whose sign contradicts the others. */
export function wrongSign(field: string, input: unknown): z.core.$ZodRawIssue {
  return { code: 'custom', path: [field], input, message: reasonText('wrong-sign'), params: { code: 'wrong-sign' } };
}
