// Items of a subscription of Stripe, with their `price` or, in older versions, their `plan`.
import { type At, atOf, firstAt, given } from '../at.ts';
import { eachPart, filled, saysYes } from '../shop/part.ts';
import { idIn, listed } from './list.ts';
import { amountsIn, isTiered, priceIn, tieredAmount, unitAmount, wholeNumber } from './price.ts';

/** Items in our form. */
export function itemsOf(subscription: At): unknown[] | null {
  const currency = currencyOf(subscription);
  return eachPart(listed(subscription('items')) ?? alone(subscription), (at) => {
    const price = priceIn(at);
    const product = given(price('product'));
    return {
      productId: idIn(product),
      interval: firstAt(price, ['recurring.interval', 'interval']),
      ...filled({
        intervalCount: firstAt(price, ['recurring.interval_count', 'interval_count']),
        ...amountOf(at, price, subscription, currency),
        usageType: isMetered(price) ? 'metered' : null,
        itemId: at('id'),
        priceId: idIn(firstAt(at, ['price', 'plan'])),
        productName: atOf(product)('name'),
      }),
    };
  });
}

/** The currency of a subscription; very old ones have that of their plan. */
export function currencyOf(subscription: At): unknown {
  return given(subscription('currency')) ?? given(subscription('plan.currency'));
}

/** The price of a unit and the units; by tiers, all units are one, and `units` says how many they are. */
function amountOf(at: At, price: At, subscription: At, currency: unknown): object {
  const units = given(at('quantity')) ?? (given(subscription('items')) === null ? given(subscription('quantity')) : null);
  if (!isTiered(price)) {
    const amounts = amountsIn(price, currency);
    return { unitAmount: amounts && unitAmount(amounts, currency), quantity: packsOf(units, price) };
  }
  const all = isMetered(price) ? null : tieredAmount(price, units, currency);
  return all === null ? { quantity: units } : { unitAmount: all, quantity: 1, units: units ?? 1 };
}

/** The oldest versions have one plan, and no items. */
function alone(subscription: At): object[] | null {
  const plan = given(subscription('plan'));
  return plan === null ? null : [{ plan, quantity: subscription('quantity') }];
}

/** Units, or packs of them. */
function packsOf(units: unknown, price: At): unknown {
  const pack = wholeNumber(firstAt(price, ['transform_quantity.divide_by', 'transform_usage.divide_by']));
  const count = wholeNumber(units);
  if (count === null || pack === null || pack === 0) return units;
  const round = firstAt(price, ['transform_quantity.round', 'transform_usage.round']);
  return round === 'up' ? Math.ceil(count / pack) : Math.floor(count / pack);
}

function isMetered(price: At): boolean {
  return firstAt(price, ['recurring.usage_type', 'usage_type']) === 'metered';
}

function parts(subscription: At): At[] {
  return (listed(subscription('items')) ?? alone(subscription) ?? []).map(atOf);
}

function fixedPrices(subscription: At): [item: At, price: At][] {
  return parts(subscription)
    .map((at): [At, At] => [at, priceIn(at)])
    .filter(([, price]) => !isMetered(price));
}

/** Whether an item is charged by what was used. */
export function hasMetered(subscription: At): boolean {
  return parts(subscription).some((at) => isMetered(priceIn(at)));
}

/** Whether an item has a price by tiers that do not say what it costs. */
export function hasUnknownTiers(subscription: At): boolean {
  return fixedPrices(subscription).some(
    ([at, price]) => isTiered(price) && tieredAmount(price, at('quantity'), currencyOf(subscription)) === null,
  );
}

/** Whether an item has a price that says no amount in the currency of the subscription. */
export function hasForeignPrice(subscription: At): boolean {
  return fixedPrices(subscription).some(([, price]) => amountsIn(price, currencyOf(subscription)) === null);
}

/** Whether prices include tax. */
export function includesTax(subscription: At): boolean {
  const rates = [subscription, ...parts(subscription)].flatMap((at) => [
    ...(listed(at('default_tax_rates')) ?? []),
    ...(listed(at('tax_rates')) ?? []),
  ]);
  return (
    parts(subscription).some((at) => priceIn(at)('tax_behavior') === 'inclusive') || rates.some((rate) => saysYes(atOf(rate)('inclusive')))
  );
}

/** The end of what is paid, in epoch seconds: of the subscription in older versions, the latest of its items in newer ones. */
export function periodEnd(subscription: At): unknown {
  const own = given(subscription('current_period_end'));
  if (own !== null) return own;
  const ends = parts(subscription)
    .map((at) => at('current_period_end'))
    .filter((end) => typeof end === 'number');
  return ends.length === 0 ? null : Math.max(...ends);
}
