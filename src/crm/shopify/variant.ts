// Variants of a product of Shopify, as records of their own.
import { type At, given } from '../at.ts';
import { itemsOf } from '../shop/part.ts';

/** What variants all say; null where they differ, or there are none. */
export function agreed(values: readonly unknown[]): unknown {
  return values.length > 0 && values.every((value) => value === values[0]) ? values[0] : null;
}

const ofProduct = [
  'id',
  'admin_graphql_api_id',
  'title',
  'product_type',
  'productType',
  'vendor',
  'status',
  'tags',
  'updated_at',
  'updatedAt',
] as const;

/** The product once for each variant, with this one alone. One that says none is a record without one, and so is refused. */
export function variantsOf(product: At): readonly unknown[] {
  const own = Object.fromEntries(ofProduct.map((name) => [name, given(product(name))]));
  const pageInfo = { hasNextPage: product('variants.pageInfo.hasNextPage') };
  const variants = itemsOf(product('variants')) ?? [];
  return variants.length === 0 ? [{ ...own }] : variants.map((variant) => ({ ...own, variants: { nodes: [variant], pageInfo } }));
}
