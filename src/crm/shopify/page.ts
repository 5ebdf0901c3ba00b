// Pages of Shopify: a wrapper by the name of the list in REST, a connection in GraphQL.
import { momentOf } from '../../model/boundary.ts';
import type { DateInput } from '../../model/dimension.ts';
import { type At, atOf, given } from '../at.ts';
import type { Mapped } from '../mapped.ts';
import type { PageReader } from '../page.ts';
import { itemsOf } from '../shop/part.ts';

/**
 * Reads the wrapper of a list: `{ orders: [] }`, `{ data: { orders: { edges, pageInfo } } }`, or the connection alone; and that of
 * a single record: `{ order: {} }`. What has `errors` is the answer of a request that failed, or gave a part only.
 */
export function pageOf(name: string, ...others: readonly string[]): PageReader {
  const single = name.slice(0, -1);
  const paths = [name, ...others].flatMap((list) => [list, `data.${list}`]);
  return (at) => {
    const one = given(at('id')) === null ? (given(at(single)) ?? given(at(`data.${single}`))) : null;
    if (one !== null) return { records: [one] };
    const path = paths.find((one) => at(one) !== undefined);
    const failed = given(at('id')) === null && given(at('errors')) !== null;
    if (path !== undefined) return { records: itemsOf(at(path)), more: moreOf(at(`${path}.pageInfo.hasNextPage`)), failed };
    if (failed) return { records: null, failed };
    return isConnection(at) ? { records: connected(at), more: moreOf(at('pageInfo.hasNextPage')) } : null;
  };
}

function isConnection(at: At): boolean {
  return given(at('id')) === null && (Array.isArray(at('edges')) || Array.isArray(at('nodes')));
}

function connected(at: At): unknown {
  return itemsOf({ edges: at('edges'), nodes: at('nodes') });
}

function moreOf(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** Whether a connection of GraphQL goes on behind what is given of it. */
export function goesOn(value: unknown): boolean {
  return atOf(value)('pageInfo.hasNextPage') === true;
}

const DAY = 86_400_000;

/**
 * Warns of orders that reach back just as far as an app may look by default: 60 days. More than 53 are told, since the first
 * order may be some days younger than that.
 */
export function withWindow<T extends { readonly placedAt: DateInput }, X extends string>(mapped: Mapped<T, X>): Mapped<T, X> {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { placedAt } of mapped.rows) {
    const moment = momentOf(placedAt);
    if (moment === null) continue;
    first = Math.min(first, moment);
    last = Math.max(last, moment);
  }
  const span = last - first;
  if (!(span > 53 * DAY && span <= 61 * DAY)) return mapped;
  const text = 'the orders reach back 60 days at most, as far as an app sees without read_all_orders: older ones may be missing';
  return { ...mapped, warnings: [...mapped.warnings, { code: 'default-window', count: mapped.rows.length, ids: [], text }] };
}
