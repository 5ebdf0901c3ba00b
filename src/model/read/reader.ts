// A reader takes one value of a record and gives what is kept of it, or a fault. The zod schemas are built of readers, so
// that `parse` and plain zod agree: a schema says which fields there are, its readers say what they accept.
import * as z from 'zod/mini';
import { type RejectCode, reasonText } from '../reason.ts';

/** What a reader knows besides the value. */
export interface ReadContext {
  /** The zone of date-times without an offset; null: they are refused. */
  readonly timeZone: string | null;
}

/** Reading plain zod schemas: nothing is known. */
const noContext: ReadContext = { timeZone: null };

/** Why a value was not taken, and where it stands. */
export class Fault {
  /** The cause. */
  readonly code: RejectCode;
  /** What was not taken. */
  readonly value: unknown;
  /** Path of the field below the record; empty for the record itself. */
  readonly field: string;
  /** What would have been accepted. */
  readonly detail: string;

  constructor(code: RejectCode, value: unknown, field = '', detail = '') {
    this.code = code;
    this.value = value;
    this.field = field;
    this.detail = detail;
  }

  /** The same fault seen from one level up. */
  under(name: string): Fault {
    const field = this.field === '' || this.field.startsWith('[') ? `${name}${this.field}` : `${name}.${this.field}`;
    return new Fault(this.code, this.value, field, this.detail);
  }
}

/** Gives what is kept of a value, or a `Fault`. */
export type Reader = (value: unknown, context: ReadContext) => unknown;

/** A schema of zod that carries its reader. */
export interface ReadableSchema<T> extends z.ZodMiniType<T> {
  /** How `parse` reads the value. */
  readonly read: Reader;
}

/** The schema of a field that may be left out: null and undefined are both "not given". */
export type OptionalSchema<T> = z.ZodMiniOptional<z.ZodMiniNullable<z.ZodMiniType<T>>>;

/** The schema of a field that must be there. What the field holds is told by `kind`, the reader without what is around it. */
export function required<T>(read: Reader, kind: Reader = read): ReadableSchema<T> {
  const schema = z.pipe(
    z.unknown(),
    z.transform((input: unknown, payload): T => {
      const value = input === undefined || input === null ? new Fault('missing-required', input) : read(input, noContext);
      if (value instanceof Fault) report(payload.issues, value);
      return value as T;
    }),
  );
  // In the definition, so that the kind stays where a user adds checks to the field: that makes another schema of it.
  Object.assign(schema._zod.def, { kind });
  return Object.assign(schema, { read }) as unknown as ReadableSchema<T>;
}

/** What a field holds: its reader without what is around it; undefined for a schema that is not built of our readers. */
export function kindOf(schema: z.core.$ZodType): Reader | undefined {
  return (schema._zod.def as { readonly kind?: Reader }).kind;
}

/** The schema of a field that may be left out. */
export function optional<T>(read: Reader): OptionalSchema<T> {
  return z.nullish(required<T>(read));
}

/** As `optional`, where blank text says the same as nothing: what spreadsheets write into an empty cell. */
export function optionalOrBlank<T>(read: Reader): OptionalSchema<T> {
  return z.nullish(required<T>((value, context) => (isBlank(value) ? null : read(value, context)), read));
}

/** The length is looked at first: white space of any length is not walked through. */
function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 64 && value.trim() === '';
}

/** Puts a fault on the list of issues of zod. */
function report(issues: z.core.$ZodRawIssue[], { code, value, field, detail }: Fault): void {
  const message = detail === '' ? reasonText(code) : `${reasonText(code)}: ${detail}`;
  issues.push({ code: 'custom', message, input: value, params: { code }, path: field === '' ? [] : [field] });
}
