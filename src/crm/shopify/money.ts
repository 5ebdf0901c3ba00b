// Amounts of Shopify: plain text in REST, money in two currencies in newer REST and in GraphQL.
import { type At, atOf, firstAt, given } from '../at.ts';
import { signIn } from '../shop/part.ts';

/** The currency that amounts are taken in: that of the shop, or the one that the customer saw. */
export type ShopifyMoney = 'shop' | 'presentment';

/** Gives the amount of a field by its name in REST and its name in GraphQL, without `_set` and `Set`. */
export type MoneyAt = (at: At, rest: string, graph: string) => unknown;

const sides = { shop: ['shop_money', 'shopMoney'], presentment: ['presentment_money', 'presentmentMoney'] } as const;

/** The code of the currency of an order. */
export function currencyAt(at: At, money: ShopifyMoney): unknown {
  const shop = firstAt(at, ['currency', 'currencyCode', 'currency_code']);
  return money === 'shop' ? shop : (firstAt(at, ['presentment_currency', 'presentmentCurrencyCode']) ?? shop);
}

/**
 * Reads the amounts of an order. Plain amounts are in the currency of the shop: where the customer saw another one, they are
 * refused and not taken for it.
 */
export function moneyReader(at: At, money: ShopifyMoney): MoneyAt {
  const isShop = currencyAt(at, money) === currencyAt(at, 'shop');
  return (part, rest, graph) => {
    const set = firstAt(part, [`${rest}_set`, `${graph}Set`]);
    if (set !== null) return amountIn(set, money);
    const plain = firstAt(part, [rest, graph]);
    if (isSet(plain)) return amountIn(plain, money);
    // An object is no amount, so that the schema refuses it. Nothing is nothing in every currency.
    return plain === null || isShop || signIn(amountOf(plain)) === 0 ? amountOf(plain) : { missing: money };
  };
}

/** Whether a value is money in two currencies, which not all fields of GraphQL say in their name. */
function isSet(value: unknown): boolean {
  return firstAt(atOf(value), [...sides.shop, ...sides.presentment]) !== null;
}

/** The amount of one side of money in two currencies. */
export function amountIn(set: unknown, money: ShopifyMoney): unknown {
  const side = firstAt(atOf(set), sides[money]);
  return side === null ? set : amountOf(side);
}

/** An amount, or money of one currency: text as it is. */
function amountOf(value: unknown): unknown {
  const kept = given(value);
  return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (given(atOf(kept)('amount')) ?? kept) : kept;
}
