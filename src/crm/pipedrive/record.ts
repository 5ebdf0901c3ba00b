// How Pipedrive writes records: v1 with naive times and nested people, v2 with ISO times and plain identifiers.
import type { Fault } from '../../model/read/reader.ts';
import { type At, firstAt, given, isRecord } from '../at.ts';
import type { Page } from '../page.ts';
import { flag, refuse, text } from '../readers.ts';

/** How many records a page has unless more are asked for. */
export const pipedriveCap = 100;

/** The identifier in a reference: `5`, `{ id: 5, name }` or `{ value: 5, name }`. */
export function referenceAt(at: At, paths: readonly string[]): string | null | Fault {
  const value = firstAt(at, paths);
  if (!isRecord(value)) return text(value);
  const [id, inner] = ['id', 'value'].map((name) => (Object.hasOwn(value, name) ? given(value[name]) : null));
  return text(id ?? inner);
}

/** The name in a reference, where it carries one. */
export function nameAt(at: At, paths: readonly string[]): string | null | Fault {
  return text(
    firstAt(
      at,
      paths.map((path) => `${path}.name`),
    ),
  );
}

/** A field of your own by its key of 40 digits: beside the other fields (v1) or in `custom_fields` (v2). */
export function customAt(at: At, key: string): unknown {
  const value = firstAt(at, [`custom_fields.${key}`, key]);
  return isRecord(value) && Object.hasOwn(value, 'value') ? given(value['value']) : value;
}

/** Deleted at the source: v1 says so in three ways, v2 in one. */
export function isDeleted(at: At): boolean {
  return (
    ['deleted', 'is_deleted'].some((name) => flag(at(name)) === true) || at('status') === 'deleted' || flag(at('active_flag')) === false
  );
}

/** Archived. */
export function isArchived(at: At): boolean {
  return flag(at('is_archived')) === true || given(at('archive_time')) !== null;
}

/** Reads `{ success, data, additional_data }`: pagination (v1) or a cursor (v2); an empty list is null. Goals stand one level deeper. */
export function pipedrivePage(at: At): Page | null {
  const goals = at('data.goals');
  const data = Array.isArray(goals) ? goals : at('data');
  if (at('success') === false) return { records: null, failed: true };
  if (Array.isArray(goals)) return { records: goals };
  if (typeof at('success') !== 'boolean' && !Array.isArray(data)) return null;
  const [more, cursor] = [at('additional_data.pagination.more_items_in_collection'), at('additional_data.next_cursor')];
  const [start, next] = [at('additional_data.pagination.start'), at('additional_data.pagination.next_start')];
  const span = typeof start === 'number' ? { span: [start, more === true && typeof next === 'number' ? next : null] as const } : {};
  if (typeof more === 'boolean') return { records: data, more, ...span };
  return cursor === undefined ? { records: data, cap: pipedriveCap } : { records: data, more: given(cursor) !== null };
}

/** `00:30`, hours and minutes (and seconds), in seconds. */
export function duration(value: unknown): number | null | Fault {
  const kept = given(value);
  if (kept === null) return null;
  const [, hours, minutes, seconds = '0'] =
    (typeof kept === 'string' && kept.length <= 12 && /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/.exec(kept)) || [];
  if (hours === undefined) return refuse('bad-value', value, 'hours and minutes, 00:30');
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
