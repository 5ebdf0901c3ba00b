// Items of a subscription of Stripe, with their `price` or, in older versions, their `plan`.
import { type At, atOf, firstAt, given } from '../at.ts';
import { eachPart, filled } from '../shop/part.ts';
import { idIn, listed } from './list.ts';
import { minorAmount } from './minor.ts';

/** Items in our form. */
export function itemsOf(subscription: At): unknown[] | null {
  return eachPart(listed(subscription('items')) ?? alone(subscription), (at) => ({
    productId: idIn(firstAt(at, ['price.product', 'plan.product'])),
    interval: firstAt(at, ['price.recurring.interval', 'plan.interval']),
    ...filled({
      intervalCount: firstAt(at, ['price.recurring.interval_count', 'plan.interval_count']),
      unitAmount: isTiered(at) ? null : minorAmount(priceOf(at), subscription('currency')),
      quantity: quantityOf(at, subscription),
      usageType: isMetered(at) ? 'metered' : null,
      itemId: at('id'),
      priceId: idIn(firstAt(at, ['price', 'plan'])),
    }),
  }));
}

/** The oldest versions have one plan, and no items. */
function alone(subscription: At): object[] | null {
  const plan = given(subscription('plan'));
  return plan === null ? null : [{ plan, quantity: subscription('quantity') }];
}

/** The price in minor units: fractions of them stand in `unit_amount_decimal` alone. */
function priceOf(at: At): unknown {
  return firstAt(at, ['price.unit_amount', 'price.unit_amount_decimal', 'plan.amount', 'plan.amount_decimal']);
}

/** Units, or packs of them. */
function quantityOf(at: At, subscription: At): unknown {
  const units = given(at('quantity')) ?? (given(subscription('items')) === null ? given(subscription('quantity')) : null);
  const pack = firstAt(at, ['price.transform_quantity.divide_by', 'plan.transform_usage.divide_by']);
  if (typeof units !== 'number' || typeof pack !== 'number' || pack <= 0) return units;
  const round = firstAt(at, ['price.transform_quantity.round', 'plan.transform_usage.round']);
  return round === 'up' ? Math.ceil(units / pack) : Math.floor(units / pack);
}

function isMetered(at: At): boolean {
  return firstAt(at, ['price.recurring.usage_type', 'plan.usage_type']) === 'metered';
}

/** Priced by tiers: there is no price of a unit. */
function isTiered(at: At): boolean {
  return firstAt(at, ['price.billing_scheme', 'plan.billing_scheme']) === 'tiered';
}

function parts(subscription: At): At[] {
  return (listed(subscription('items')) ?? alone(subscription) ?? []).map(atOf);
}

/** Whether an item is charged by what was used. */
export function hasMetered(subscription: At): boolean {
  return parts(subscription).some(isMetered);
}

/** Whether an item has a price by tiers. */
export function hasTiers(subscription: At): boolean {
  return parts(subscription).some(isTiered);
}

/** Whether prices include tax. */
export function includesTax(subscription: At): boolean {
  return parts(subscription).some((at) => at('price.tax_behavior') === 'inclusive');
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
