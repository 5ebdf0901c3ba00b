// Pages of Shopify: a wrapper by the name of the list in REST, a connection in GraphQL.
import { momentOf } from '../../model/boundary.ts';
import type { DateInput } from '../../model/dimension.ts';
import { type At, given } from '../at.ts';
import type { Mapped } from '../mapped.ts';
import type { PageReader } from '../page.ts';
import { itemsOf } from '../shop/part.ts';

/** Reads the wrapper of a list: `{ orders: [] }`, `{ data: { orders: { edges, pageInfo } } }`, or the connection alone. */
export function pageOf(name: 'orders' | 'customers' | 'products'): PageReader {
  return (at) => {
    const list = [at(name), at(`data.${name}`)].find((value) => value !== undefined);
    if (list !== undefined) return { records: itemsOf(list), more: moreIn(at, list === at(name) ? name : `data.${name}`) };
    return isConnection(at) ? { records: connected(at), more: moreOf(at('pageInfo.hasNextPage')) } : null;
  };
}

function isConnection(at: At): boolean {
  return given(at('id')) === null && (Array.isArray(at('edges')) || Array.isArray(at('nodes')));
}

function connected(at: At): unknown {
  return itemsOf({ edges: at('edges'), nodes: at('nodes') });
}

function moreIn(at: At, path: string): boolean | null {
  return moreOf(at(`${path}.pageInfo.hasNextPage`));
}

function moreOf(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
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
