// What the payloads of shops have in common: lists in two writings, identifiers in three, sums of texts.
import { addExact, type Exact, exactAmount, readExact } from '../../decimal.ts';
import { recordLimits } from '../../model/recordLimits.ts';
import { type At, atOf, given } from '../at.ts';
import { flag } from '../readers.ts';

/** The items of a list, or of a connection of GraphQL (`nodes`, `edges[].node`); null where there is none. What is no list is one item, which nothing takes. */
export function itemsOf(value: unknown): readonly unknown[] | null {
  const kept = given(value);
  if (kept === null || Array.isArray(kept)) return kept;
  const at = atOf(kept);
  if (Array.isArray(at('nodes'))) return at('nodes') as unknown[];
  const edges = at('edges');
  return Array.isArray(edges) ? edges.map((edge) => atOf(edge)('node')) : [kept];
}

/** Whether a value is an object with fields, and no list. */
export function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Gives each item that is an object in our form; others stay as they are, for the schema to refuse. */
export function eachPart(items: readonly unknown[] | null, make: (at: At, place: number) => object): unknown[] | null {
  if (items === null) return null;
  // More than the schema takes are not looked at one by one: it refuses the list.
  return items.map((item, place) => (isRecord(item) && items.length <= recordLimits.items ? make(atOf(item), place) : item));
}

/** An identifier; of a global one (`gid://shop/Order/17?key=1`) the last part, which the other API gives as a number. */
export function idOf(value: unknown): unknown {
  const kept = given(value);
  if (typeof kept === 'number' && Number.isSafeInteger(kept)) return String(kept);
  if (typeof kept !== 'string' || !kept.startsWith('gid://') || kept.length > 1024) return kept;
  const path = kept.split('?')[0] as string;
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The identifier of a record: a number that has lost digits is replaced by the text that stands beside it. */
export function idAt(at: At, path = ''): unknown {
  const id = at(`${path}id`);
  return idOf(typeof id === 'number' && !Number.isSafeInteger(id) ? (given(at(`${path}admin_graphql_api_id`)) ?? id) : id);
}

/** The sum of amounts; null where one is missing, and one that cannot be read as it is, for the schema to refuse. */
export function sumOf(amounts: readonly unknown[]): unknown {
  let sum: Exact = { units: 0n, scale: 0 };
  for (const value of amounts) {
    if (given(value) === null) return null;
    const exact = readExact(value);
    if (typeof exact === 'string') return value;
    sum = addExact(sum, exact);
  }
  return exactAmount(sum);
}

/** The same amount with the other sign; what cannot be read stays as it is. */
export function opposite(amount: unknown): unknown {
  const exact = readExact(amount);
  return typeof exact === 'string' ? amount : exactAmount({ units: -exact.units, scale: exact.scale });
}

/** The amount without its sign; what cannot be read stays as it is. */
export function sizeOf(amount: unknown): unknown {
  return signIn(amount) === -1 ? opposite(amount) : amount;
}

/** `whole` less `parts`; as `sumOf` where one of them is missing or cannot be read. */
export function lessOf(whole: unknown, parts: readonly unknown[]): unknown {
  return sumOf([whole, ...parts.map(opposite)]);
}

/** −1, 0 or 1 by the sign of an amount; null where there is none. */
export function signIn(amount: unknown): number | null {
  const exact = readExact(amount);
  return typeof exact === 'string' ? null : Math.sign(Number(exact.units));
}

/** Whether a value says yes, as a flag or in words; anything else does not. */
export function saysYes(value: unknown): boolean {
  return flag(value) === true;
}

/** Whether a value says no, as a flag or in words; nothing does not. */
export function saysNo(value: unknown): boolean {
  return flag(value) === false;
}

/** Fields of a record without those that hold nothing. */
export function filled(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => given(value) !== null));
}

/** What an e-mail address makes of a guest: a customer, where that is wished for. */
export function guestOf(email: unknown, guests: 'none' | 'email'): string | null {
  const kept = given(email);
  if (guests === 'none' || typeof kept !== 'string' || kept.length > 320) return null;
  return `email:${kept.trim().toLowerCase()}`;
}
