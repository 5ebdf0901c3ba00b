// Lists of Stripe: `{ object: 'list', data, has_more }`, as pages and within records; and objects that may be identifiers only.
import { type At, atOf, given } from '../at.ts';
import type { PageReader } from '../page.ts';
import { saysNo, saysYes } from '../shop/part.ts';

/** Deleted: of such a record only its identifier is left. */
export function isDeleted(at: At): boolean {
  return saysYes(at('deleted'));
}

/** Reads the wrapper of a list. What has an `error` and is no object is the answer of a request that failed. */
export const stripePage: PageReader = (at) => {
  if (given(at('error')) !== null && given(at('id')) === null && given(at('object')) === null) return { records: null, failed: true };
  if (at('object') !== 'list' && !(Array.isArray(at('data')) && given(at('id')) === null)) return null;
  const more = at('has_more');
  return { records: at('data'), more: typeof more === 'boolean' ? more : null };
};

/** The items of a list within a record, with or without its wrapper; null where there is none. What is no list is one item, which nothing takes. */
export function listed(value: unknown): readonly unknown[] | null {
  const kept = given(value);
  if (kept === null || Array.isArray(kept)) return kept;
  const data = atOf(kept)('data');
  return Array.isArray(data) ? data : [kept];
}

/** Whether a list within a record goes on. */
export function goesOn(value: unknown): boolean {
  return atOf(value)('has_more') === true;
}

/** The identifier of an object, expanded or not. */
export function idIn(value: unknown): unknown {
  const kept = given(value);
  return typeof kept === 'object' && kept !== null ? given(atOf(kept)('id')) : kept;
}

/** Made in test mode. */
export function isTest(at: At): boolean {
  return saysNo(at('livemode'));
}

/** Gathers the objects of pages or of a list by the object that they belong to. What cannot be read is passed over. */
export function byOwner(payload: unknown, owner: string): ReadonlyMap<string, readonly At[]> {
  const gathered = new Map<string, At[]>();
  const take = (item: unknown): void => {
    const at = atOf(item);
    const id = idIn(at(owner));
    if (typeof id !== 'string') return;
    const own = gathered.get(id);
    if (own === undefined) gathered.set(id, [at]);
    else own.push(at);
  };
  try {
    for (const page of Array.isArray(payload) ? payload : [payload]) for (const item of listed(page) ?? []) take(item);
  } catch {
    return gathered;
  }
  return gathered;
}
