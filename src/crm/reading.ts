// One record of a payload: left out, mapped or refused.
import type * as z from 'zod/mini';
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import { readIdentifier } from '../model/read/identifier.ts';
import { Fault } from '../model/read/reader.ts';
import { readerOf } from '../model/read/record.ts';
import { recordLimits } from '../model/recordLimits.ts';
import { type At, atOf, type From, firstAt } from './at.ts';
import type { Candidate } from './repeated.ts';

/** What a mapping knows besides the record. */
export interface MapContext {
  /** The zone of date-times without an offset; null: none was given. */
  readonly timeZone: string | null;
  /** The currency of records that name none; null: none was given. */
  readonly currency: string | null;
}

/** A path, or several, with a reader of what is found there. */
export interface ReadFrom {
  /** Where it is found. */
  readonly from: From;
  /** Gives our value of theirs, which is given; null, or what `refuse` makes. */
  readonly read: (value: unknown, context: MapContext) => unknown;
}

/** Where a field comes from: a path, several paths, a path with a reader of what is found, or a function of the record. */
export type FieldFrom = From | ReadFrom | ((at: At, context: MapContext) => unknown);

/** A mapping as it is read, whatever its types. */
export interface LooseSpec {
  readonly record: z.ZodMiniObject;
  readonly fields: Readonly<Record<string, FieldFrom>>;
  readonly exclude?: Readonly<Record<string, (at: At) => boolean>>;
  readonly version?: FieldFrom;
  readonly each?: (at: At) => readonly unknown[];
  readonly absorbed?: (at: At) => readonly string[];
  readonly warn?: Readonly<Record<string, { readonly when: (row: Readonly<Record<string, unknown>>, at: At) => boolean }>>;
}

const specNames = ['record', 'fields', 'exclude', 'version', 'page', 'cap', 'each', 'absorbed', 'warn'] as const;

type Part = Candidate | Fault;

/** The reader of the records that a mapping is for. */
export function reading(spec: LooseSpec): (record: () => unknown, context: MapContext) => readonly Part[] {
  check(spec);
  const { record: schema, exclude = {}, warn = {}, version, each } = spec;
  const fields = Object.entries(spec.fields);
  const reasons = Object.entries(exclude);
  const oddities = Object.entries(warn);
  const readRow = readerOf(schema);
  const inCurrency = 'currency' in schema._zod.def.shape;

  const one = (source: unknown, context: MapContext): Part => {
    if (typeof source !== 'object' || source === null || Array.isArray(source)) return new Fault('unreadable-row', source);
    const at = atOf(source);
    const reason = reasons.find(([, holds]) => holds(at))?.[0] ?? null;
    const changed = version === undefined ? null : fieldOf(version, at, context);
    if (reason !== null) return { id: identify(spec, at, context), version: changed, row: null, reason, odd: [], absorbed: [] };
    const row: Record<string, unknown> = {};
    for (const [name, from] of fields) {
      const value = fieldOf(from, at, context);
      if (value instanceof Fault) return value.under(name);
      row[name] = value;
    }
    if (inCurrency && context.currency !== null && (row['currency'] ?? null) === null) row['currency'] = context.currency;
    const kept = readRow(row, { timeZone: context.timeZone });
    if (kept instanceof Fault) return kept;
    const made = kept as Record<string, unknown>;
    const odd = oddities.filter(([, { when }]) => when(made, at)).map(([code]) => code);
    return {
      id: (made['id'] as string | undefined) ?? null,
      version: changed,
      row: made,
      reason: null,
      odd,
      absorbed: spec.absorbed?.(at) ?? [],
    };
  };

  const safely = (source: () => unknown, context: MapContext): Part => {
    try {
      return one(source(), context);
    } catch {
      return new Fault('unreadable-row', undefined);
    }
  };

  return (source, context) => {
    if (each === undefined) return [safely(source, context)];
    try {
      const record = source();
      if (typeof record !== 'object' || record === null) return [new Fault('unreadable-row', record)];
      const parts: unknown = each(atOf(record)) ?? [];
      if (!Array.isArray(parts)) return [new Fault('unreadable-row', parts)];
      if (parts.length > recordLimits.items) return [new Fault('too-many-items', parts)];
      return Array.from(parts, (part) => safely(() => part, context));
    } catch {
      return [new Fault('unreadable-row', undefined)];
    }
  };
}

function identify({ fields }: LooseSpec, at: At, context: MapContext): string | null {
  const from = fields['id'];
  const id = from === undefined ? null : readIdentifier(fieldOf(from, at, context));
  return typeof id === 'string' ? id : null;
}

function fieldOf(from: FieldFrom, at: At, context: MapContext): unknown {
  if (typeof from === 'function') return from(at, context) ?? null;
  if (typeof from === 'string' || isPaths(from)) return firstAt(at, from);
  const value = firstAt(at, from.from);
  return value === null ? null : (from.read(value, context) ?? null);
}

function isPaths(from: object): from is readonly string[] {
  return Array.isArray(from);
}

function check(spec: LooseSpec): void {
  if (typeof spec !== 'object' || spec === null) throw wrong(`the mapping is ${excerpt(spec)}`, []);
  refuseUnknown(spec, specNames);
  if (spec.record?._zod?.def?.type !== 'object') throw wrong(`record is ${excerpt(spec.record)}`, ['record']);
  if (typeof spec.fields !== 'object' || spec.fields === null) throw wrong(`fields is ${excerpt(spec.fields)}`, ['fields']);
  for (const [name, from] of Object.entries(spec.fields)) {
    const isPath = (path: unknown): boolean =>
      typeof path === 'string' || (Array.isArray(path) && path.every((p) => typeof p === 'string'));
    const isFrom =
      isPath(from) || typeof from === 'function' || (typeof from === 'object' && from !== null && 'from' in from && isPath(from.from));
    if (!isFrom || name === '__proto__') throw wrong(`the field ${excerpt(name)} comes from ${excerpt(from)}`, ['fields', name]);
  }
}

function wrong(problem: string, path: readonly string[]): KpiError {
  return new KpiError(
    'bad-argument',
    problem,
    'declare record (a schema such as Deal) and fields, each a path, { from, read } or a function',
    path,
  );
}
