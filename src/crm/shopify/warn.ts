// What is odd about an order of Shopify that was mapped all the same.
import { type At, atOf, firstAt, given } from '../at.ts';
import type { WarnWhen } from '../mapping.ts';
import { itemsOf } from '../shop/part.ts';
import { goesOn } from './page.ts';
import { isOddStatus } from './status.ts';

/** Lists within an order that GraphQL may cut off. */
const lists = ['lineItems', 'shippingLines', 'refunds', 'discountApplications'] as const;

function isCutOff(at: At): boolean {
  const refunds = itemsOf(at('refunds')) ?? [];
  return lists.some((name) => goesOn(at(name))) || refunds.some((refund) => goesOn(atOf(refund)('refundLineItems')));
}

/** A discount of the order whose code, if it came by one, nothing says. */
function hasUnknownCode(row: Readonly<Record<string, unknown>>, at: At): boolean {
  const codes = firstAt(at, ['discount_codes', 'discountCodes']);
  const isCoded = (Array.isArray(codes) && codes.length > 0) || given(at('discountCode')) !== null;
  const discounts = row['discounts'];
  const isLoose =
    Array.isArray(discounts) &&
    discounts.some((discount) => given(atOf(discount)('code')) === null && atOf(discount)('lineIds') === undefined);
  return isCoded && isLoose;
}

/** The warnings. */
export const orderWarnings: Readonly<Record<string, WarnWhen>> = {
  'parts-missing': { when: (_, at) => isCutOff(at), text: 'lists within the order go on behind what was given: ask for more of them' },
  'lines-missing': {
    when: (_, at) => firstAt(at, ['line_items', 'lineItems']) === null,
    text: 'the order does not say what was sold: ask for its lines',
  },
  'unknown-status': { when: (_, at) => isOddStatus(at), text: 'the status of payment is not known: the order counts' },
  'code-unknown': {
    when: hasUnknownCode,
    text: 'the order has discount codes, and its lines do not say what came by them: counted as discounts without a code',
  },
  'refund-in-other-currency': {
    when: (row, at) => hasForeignRefund(row, at),
    text: 'refunds state their money in another currency than the order: counted by their lines',
  },
};

function hasForeignRefund(row: Readonly<Record<string, unknown>>, at: At): boolean {
  return (itemsOf(at('refunds')) ?? []).some((refund) =>
    (itemsOf(atOf(refund)('transactions')) ?? []).some((transaction) => {
      const own = atOf(transaction);
      return firstAt(own, ['amount_set', 'amountSet']) === null && (given(own('currency')) ?? row['currency']) !== row['currency'];
    }),
  );
}
