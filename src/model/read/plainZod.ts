// What is asked of schemas that are not built of our readers, and of zod itself.
import * as z from 'zod/mini';
import type { RejectCode } from '../reason.ts';
import { Fault } from './reader.ts';

/** Reads a value by a schema of the user's own. */
export function zodRead(schema: z.core.$ZodType, value: unknown): unknown {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  const isMissing = value === undefined || value === null;
  return isMissing ? new Fault('missing-required', value) : faultOf(result.error.issues[0] as z.core.$ZodRawIssue, value);
}

/** The fault behind an issue of zod. */
export function faultOf(issue: z.core.$ZodRawIssue, value: unknown): Fault {
  const { path = [], params, input = value } = issue as { path?: PropertyKey[]; params?: { code?: RejectCode }; input?: unknown };
  return path.reduceRight<Fault>(
    (fault, name) => fault.under(typeof name === 'number' ? `[${name}]` : String(name)),
    new Fault(params?.code ?? 'bad-value', input),
  );
}

type Def = z.core.$ZodTypeDef;

/** The schema without "optional" and "nullable" around it. */
export function innermost(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod;
  return def.type === 'optional' || def.type === 'nullable' ? innermost((def as z.core.$ZodOptionalDef).innerType) : schema;
}

/** Whether it is a list without rules of its own. */
export function isList(def: Def): def is z.core.$ZodArrayDef {
  return def.type === 'array' && !def.checks?.length;
}

/** Whether it is an object that keeps the fields it does not name. */
export function isLoose(def: Def): boolean {
  return def.type === 'object' && (def as z.core.$ZodObjectDef).catchall?._zod.def.type === 'unknown';
}
