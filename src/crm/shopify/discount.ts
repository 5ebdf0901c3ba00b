// Discounts of Shopify: what of each came off which line, and whether by a code.
import { type At, atOf, firstAt, given } from '../at.ts';
import { itemsOf, lessOf, signIn, sumOf } from '../shop/part.ts';
import type { MoneyAt } from './money.ts';

/** A part of a discount; without a code it was automatic, or given by hand. */
export interface Allocation {
  readonly amount: unknown;
  readonly code: string | null;
}

/** The parts of discounts that a line or a shipping charge carries; null where it does not say. */
export function allocationsAt(line: At, order: At, money: MoneyAt): readonly Allocation[] | null {
  const items = itemsOf(firstAt(line, ['discount_allocations', 'discountAllocations']));
  const applications = itemsOf(firstAt(order, ['discount_applications', 'discountApplications'])) ?? [];
  if (items === null) return null;
  return items.map((item) => {
    const at = atOf(item);
    const index = at('discount_application_index');
    const application = given(at('discountApplication')) ?? (typeof index === 'number' ? applications[index] : null);
    return { amount: amountAt(at, money, item), code: codeOf(application) };
  });
}

/** What is no allocation at all stays, for the schema to refuse. */
function amountAt(at: At, money: MoneyAt, item: unknown): unknown {
  return money(at, 'amount', 'allocatedAmount') ?? item;
}

/** Only a discount by code has one that the customer entered. */
function codeOf(application: unknown): string | null {
  const at = atOf(application);
  const code = given(at('code'));
  const type = given(at('type')) ?? given(at('__typename'));
  const isCode = type === null || type === 'discount_code' || type === 'DiscountCodeApplication';
  return isCode && typeof code === 'string' ? code.trim() : null;
}

/** Discounts of a line: those of one code, or of none, as its own, the others for the list of the order. */
export function dividedByCode(allocations: readonly Allocation[]): { own: Allocation; others: readonly Allocation[] } {
  const byCode = new Map<string | null, unknown[]>();
  for (const { amount, code } of allocations) {
    const amounts = byCode.get(code);
    if (amounts === undefined) byCode.set(code, [amount]);
    else amounts.push(amount);
  }
  const [own = { amount: null, code: null }, ...others] = Array.from(byCode, ([code, amounts]) => ({ amount: sumOf(amounts), code }));
  return { own, others };
}

/**
 * Discounts on the order as a whole, where its lines do not say their parts: the total less what lines and shipping say of their
 * own. It came by codes where these come to as much; otherwise nothing tells, and the warning `code-unknown` says so.
 */
export function discountsOfOrder(order: At, money: MoneyAt, lineDiscounts: readonly unknown[]): object[] {
  const total = money(order, 'total_discounts', 'totalDiscounts');
  if (total === null) return [];
  const codes = (itemsOf(firstAt(order, ['discount_codes'])) ?? []).map(atOf);
  const ofShipping = codes.filter((at) => at('type') === 'shipping').map((at) => at('amount'));
  const rest = lessOf(
    total,
    [...lineDiscounts, ...ofShipping].filter((amount) => given(amount) !== null),
  );
  if (signIn(rest) === 0) return [];
  const coded = codes.filter((at) => at('type') !== 'shipping').map((at) => ({ amount: at('amount'), code: at('code') }));
  const isByCode =
    coded.length > 0 &&
    signIn(
      lessOf(
        rest,
        coded.map(({ amount }) => amount),
      ),
    ) === 0;
  return isByCode ? coded : [{ amount: rest, code: null }];
}
