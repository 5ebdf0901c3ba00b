// Soft rules: what is odd about a record that is kept all the same. They stand in the definition of a schema beside the rules
// that refuse. Zod passes over them, and they stay where fields are added (`z.extend`), picked or left out.
import type * as z from 'zod/mini';
import { type Exact, readExact } from '../decimal.ts';
import { isCalendarDate, readMoment } from '../period/moment.ts';
import type { RecordSchema } from './dimension.ts';
import type { WarningCode } from './reason.ts';
import { compare } from './sale/posting/arithmetic.ts';

/** Something odd about a record. */
export interface Remark {
  readonly code: WarningCode;
  readonly field: string;
  readonly value: unknown;
  readonly detail: string;
}

/** Looks at a record that was read, and adds what is odd about it. Fields of the user may stand in place of ours: nothing is certain. */
export type Look<T> = (record: T, odd: Remark[]) => void;

/** The same schema with a soft rule. */
export function withRemarks<T>(schema: RecordSchema<T>, look: Look<T>): RecordSchema<T> {
  return schema.clone(Object.assign({ ...schema._zod.def }, { look }));
}

/** The soft rule of a schema; null without one. */
export function lookOf({ _zod: { def } }: z.core.$ZodType): Look<object> | null {
  return 'look' in def ? (def.look as Look<object>) : null;
}

/** Adds what is odd about a field. */
export function remarkOn<T>(record: T, name: keyof T & string, code: WarningCode, odd: Remark[], detail = '', field: string = name): void {
  const value = record[name];
  odd.push({ code, field, value: value instanceof Date ? value.toISOString() : value, detail });
}

/** Remarks on a figure that is larger than another, where that cannot be. What is missing allows everything. */
export function remarkAbove<T>(record: T, field: keyof T & string, bounds: readonly (keyof T & string)[], odd: Remark[]): void {
  const bound = bounds.find((name) => isAbove(record[field], record[name]));
  if (bound !== undefined) remarkOn(record, field, 'more-than-possible', odd, bound);
}

/** Remarks on dates that lie before another that comes first. */
export function remarkEarlier<T>(record: T, first: keyof T & string, fields: readonly (keyof T & string)[], odd: Remark[]): void {
  for (const field of fields) if (isEarlier(record[field], record[first])) remarkOn(record, field, 'dates-out-of-order', odd, first);
}

/** Remarks on a record that says to be one with another, and names itself. */
export function remarkMerged(record: { readonly id: string; readonly mergedInto?: string | null | undefined }, odd: Remark[]): void {
  if ((record.mergedInto ?? null) !== null && record.mergedInto === record.id) remarkOn(record, 'mergedInto', 'merged-into-itself', odd);
}

/** Adds what is odd about the items of a list, with their place in the record. */
export function remarkWithin<T>(name: string, list: readonly T[] | null | undefined, look: Look<T>, odd: Remark[]): void {
  if (!Array.isArray(list)) return;
  for (const [at, item] of list.entries()) {
    const inside: Remark[] = [];
    look(item, inside);
    for (const remark of inside) odd.push({ ...remark, field: `${name}[${at}].${remark.field}` });
  }
}

/** An exact number; null for what is missing or is none. */
export function exactIn(value: unknown): Exact | null {
  if (value === null || value === undefined) return null;
  const exact = readExact(value);
  return typeof exact === 'string' ? null : exact;
}

/** Whether both are numbers and the first is larger. */
function isAbove(value: unknown, bound: unknown): boolean {
  if (typeof value === 'number' && typeof bound === 'number') return value > bound;
  const [a, b] = [exactIn(value), exactIn(bound)];
  return a !== null && b !== null && compare(a, b) > 0;
}

const HOUR = 3_600_000;

/** Whether both are dates and the first is earlier: of an instant and a calendar date, beyond the span that a day has over all zones. */
export function isEarlier(value: unknown, first: unknown): boolean {
  // Most dates are the same day in the same words, or missing.
  if (value === first || value === null || value === undefined) return false;
  const [a, b] = [readMoment(value), readMoment(first)];
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  if (isCalendarDate(a) === isCalendarDate(b)) return a < b;
  return isCalendarDate(a) ? a + 36 * HOUR < b : a < b - 14 * HOUR;
}
