// Properties of HubSpot: `properties.amount` (v3, text), `properties.amount.value` (v1), or a flat row of an export.
import type { Fault } from '../../model/read/reader.ts';
import { type At, atOf, given, isRecord } from '../at.ts';
import { amount, flag, refuse, text } from '../readers.ts';

/** Looks up properties by their names; null where one is not given. "" is nothing, and never 0. */
export function propertiesOf(at: At): At {
  const properties = at('properties');
  const of = isRecord(properties) ? atOf(properties) : at;
  return (name) => valueOfProperty(of(name));
}

function valueOfProperty(property: unknown): unknown {
  const value = isRecord(property) && Object.hasOwn(property, 'value') ? property['value'] : property;
  return given(value);
}

/** The first property that is given. */
export function firstOf(property: At, names: readonly string[]): unknown {
  for (const name of names) {
    const value = property(name);
    if (value !== null) return value;
  }
  return null;
}

/** Texts of chances, such as 0.8000000000000000444: all digits of a binary number, which is 0.8. */
const LONGEST = 80;

/** A chance from 0 to 1; a percentage is refused by the schema, and null is never 0. */
export function chance(value: unknown): number | string | null | Fault {
  if (typeof value !== 'string' || value.length <= 20) return amount(value);
  if (value.length > LONGEST || !/^\s*[01]?\.\d+\s*$/.test(value)) return refuse('bad-number', value);
  return Number(value);
}

/** The identifiers in a list that is written as one text: `12;34`, or `12:1700000000000;34:…`. */
export function idsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((id) => typeof id === 'string' || Number.isSafeInteger(id)).map(String);
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'string') return [];
  return value
    .split(';')
    .map((part) => (part.split(':')[0] as string).trim())
    .filter((id) => id !== '');
}

/**
 * The identifiers of what a record is associated with, v3 and v1, each once and the primary one first: v3 gives a company
 * twice, with a label and without one, and `deal_to_company` without `_unlabeled` is the primary one.
 */
export function associated(at: At, kind: string, legacy: string): readonly string[] {
  const results = at(`associations.${kind}.results`);
  if (!Array.isArray(results)) return [...new Set(idsIn(at(`associations.${legacy}`)))];
  const found = results.map((one: unknown) => atOf(one));
  const primary = found.filter((one) => !/_unlabeled$/.test(String(one('type')).slice(0, 200)));
  return [...new Set([...primary, ...found].flatMap((one) => idsIn(one('id') ?? one('toObjectId'))))];
}

/** Whether a flag beside the properties is set; exports write it as text. */
export function isSet(name: string): (at: At) => boolean {
  return (at) => flag(at(name)) === true;
}

/** Whether a record was archived. */
export function isArchived(at: At): boolean {
  return isSet('archived')(at) || given(at('archivedAt')) !== null;
}

/** The identifier of a record: v3, then the names of v1, then the property. */
export function idAt(at: At, ...legacy: readonly string[]): unknown {
  for (const name of ['id', ...legacy]) if (given(at(name)) !== null) return text(at(name));
  return text(propertiesOf(at)('hs_object_id'));
}
