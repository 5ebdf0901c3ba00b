// Fields that a shop, or an extension of it, has added to a record.
import { type At, atOf, given } from '../at.ts';
import { itemsOf } from '../shop/part.ts';

/** The value of a field that a shop has added. */
export function metaOf(at: At, key: string): unknown {
  const meta = (itemsOf(at('meta_data')) ?? []).map(atOf).find((one) => one('key') === key);
  return meta === undefined ? null : given(meta('value'));
}
