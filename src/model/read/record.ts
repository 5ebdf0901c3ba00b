// Turns a zod schema into a reader of whole records. The fields come from the schema, the speed from doing the same few
// steps for each field: rows of one source have the same keys, so which fields to read is worked out once a layout.
import type * as z from 'zod/mini';
import { recordLimits } from '../recordLimits.ts';
import { faultOf, innermost, isList, isLoose, zodRead } from './plainZod.ts';
import { Fault, type ReadContext, type Reader } from './reader.ts';

/** `plain`: a schema of the user's own, which says for itself what a missing value means. */
interface Field {
  readonly name: string;
  readonly read: Reader;
  readonly need: 'required' | 'optional' | 'plain';
}

/** The reader of any schema: ours where the schema is built of readers, plain zod otherwise. */
export function readerOf(schema: z.core.$ZodType): Reader {
  if ('read' in schema) return schema.read as Reader;
  const { def } = schema._zod;
  if (isList(def)) return listReader(readerOf(def.element));
  if (isLoose(def)) return recordReader(schema as z.core.$ZodObject);
  return (value) => zodRead(schema, value);
}

/** Reads a record: a new object with all its own fields, those of the schema checked; what it does not name is kept unread. */
function recordReader(schema: z.core.$ZodObject): Reader {
  const { shape, checks = [] } = schema._zod.def;
  const layoutOf = layouts(Object.entries(shape).map(fieldOf));
  return (value, context) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Fault('unreadable-row', value);
    const record: Record<string, unknown> = { ...value };
    const fault = readFields(record, layoutOf(record), context);
    return fault ?? runChecks(checks, record) ?? record;
  };
}

function isOurs(schema: z.core.$ZodType): boolean {
  return 'read' in schema || isList(schema._zod.def) || isLoose(schema._zod.def);
}

function fieldOf([name, schema]: [string, z.core.$ZodType]): Field {
  const inner = innermost(schema);
  if (!isOurs(inner)) return { name, need: 'plain', read: (value) => zodRead(schema, value) };
  return { name, need: inner === schema ? 'required' : 'optional', read: readerOf(inner) };
}

function readFields(record: Record<string, unknown>, layout: readonly Field[], context: ReadContext): Fault | null {
  for (const { name, read, need } of layout) {
    const given = record[name];
    if ((given === undefined || given === null) && need !== 'plain') {
      if (need === 'required') return new Fault('missing-required', given, name);
      continue;
    }
    const kept = read(given, context);
    if (kept instanceof Fault) return kept.under(name);
    if (!Object.is(kept, given)) record[name] = kept;
  }
  return null;
}

/** Layouts remembered: records of one source have few. */
const LAYOUTS = 16;

/**
 * The fields of the schema that a record has, worked out once for all records with the same keys. Only own fields count:
 * what an application has put on Object.prototype is not data.
 */
function layouts(fields: readonly Field[]): (record: object) => readonly Field[] {
  const known: { readonly keys: readonly string[]; readonly layout: readonly Field[] }[] = [];
  return (record) => {
    const keys = Object.keys(record);
    for (const other of known) if (isSameList(other.keys, keys)) return other.layout;
    const present = new Set(keys);
    const layout = fields.flatMap((field) => (present.has(field.name) ? [field] : whenAbsent(field)));
    if (known.unshift({ keys, layout }) > LAYOUTS) known.pop();
    return layout;
  };
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** A name that an application has put on Object.prototype gets an own "not given" in its way. */
function whenAbsent({ name, need, read }: Field): Field[] {
  if (need === 'optional') return name in Object.prototype ? [{ name, need: 'plain', read: () => undefined }] : [];
  const without: Reader = need === 'required' ? () => new Fault('missing-required', undefined) : (_, context) => read(undefined, context);
  return [{ name, need: 'plain', read: without }];
}

function listReader(read: Reader): Reader {
  return (value, context) => {
    if (!Array.isArray(value)) return new Fault('bad-value', value, '', 'a list');
    const { length } = value;
    if (length > recordLimits.items) return new Fault('too-many-items', value);
    const list: unknown[] = [];
    for (let at = 0; at < length; at++) {
      const item: unknown = value[at];
      const kept = item === undefined || item === null ? new Fault('missing-required', item) : read(item, context);
      if (kept instanceof Fault) return kept.under(`[${at}]`);
      list.push(kept);
    }
    return list;
  };
}

/** The rules of a schema that concern several fields, ours and those that a user adds with `check`. */
function runChecks(checks: readonly z.core.$ZodCheck<never>[], record: object): Fault | null {
  if (checks.length === 0) return null;
  const payload: z.core.ParsePayload = { value: record, issues: [] };
  for (const check of checks) {
    (check._zod.check as (payload: z.core.ParsePayload) => void)(payload);
    if (payload.issues.length > 0) return faultOf(payload.issues[0] as z.core.$ZodRawIssue, record);
  }
  return null;
}
