// Refunds of an order of Shopify. The money given back is that of the transactions that succeeded; what lines and shipping do
// not explain of it becomes an adjustment when the order is posted.
import { type At, atOf, firstAt, given } from '../at.ts';
import { eachPart, filled, idAt, idOf, itemsOf, opposite, saysYes, signIn, sumOf } from '../shop/part.ts';
import { dutiesBack } from './charge.ts';
import { amountIn, type MoneyAt, type ShopifyMoney } from './money.ts';

/** What the amounts of an order are in. */
export interface RefundBasis {
  readonly money: MoneyAt;
  readonly side: ShopifyMoney;
  readonly currency: unknown;
  readonly taxesIncluded: boolean;
  /** Identifiers of the lines that are tips. */
  readonly tips: ReadonlySet<unknown>;
}

/** Refunds in our form. One that gives back neither goods nor money, as a change of the order leaves behind, is none. */
export function refundsOf(order: At, basis: RefundBasis): unknown[] | null {
  return eachPart(itemsOf(firstAt(order, ['refunds'])), (at) => refundOf(at, basis))?.filter((refund) => !isEmpty(refund)) ?? null;
}

function isEmpty(refund: unknown): boolean {
  const at = atOf(refund);
  return (
    given(at('lines')) === null &&
    given(at('shipping')) === null &&
    given(at('charges')) === null &&
    (given(at('amount')) === null || signIn(at('amount')) === 0) &&
    given(at('id')) !== null
  );
}

function refundOf(at: At, basis: RefundBasis): object {
  const { lines, tips } = dividedLines(at, basis);
  const shipping = shippingOf(at, basis);
  const duties = dutiesBack(at, basis.money);
  const charges = duties === null && tips.length === 0 ? null : [...tips, ...(duties === null ? [] : [duties])];
  const isMoneyOnly = lines === null && shipping === null && charges === null;
  const amount = paidBack(at, basis, !isMoneyOnly);
  return {
    id: idAt(at),
    date: firstAt(at, ['processed_at', 'processedAt', 'created_at', 'createdAt', 'updatedAt']),
    ...filled({ kind: isMoneyOnly ? 'goodwill' : null, lines, shipping, charges, amount }),
    ...filled({ tax: taxOf(at, [...(lines ?? []), ...(shipping === null ? [] : [shipping]), ...(charges ?? [])], basis) }),
  };
}

/** All the tax given back, where a difference between the money and the goods says what of it is tax. */
function taxOf(refund: At, parts: readonly unknown[], { money }: RefundBasis): unknown {
  const differences = adjustments(refund).filter((at) => isKind(at, 'refund_discrepancy'));
  const taxes = differences.map((at) => opposite(money(at, 'tax_amount', 'taxAmount')));
  if (differences.length === 0) return null;
  return sumOf(parts.map((part) => atOf(part)('tax')).concat(taxes));
}

/** The goods given back, and the tips, which stand among them. */
function dividedLines(refund: At, { money, tips }: RefundBasis): { lines: unknown[] | null; tips: object[] } {
  const all = linesOf(refund, money) ?? [];
  const isTip = (line: unknown): boolean => tips.has(atOf(line)('lineId'));
  const lines = all.filter((line) => !isTip(line));
  const back = all.filter(isTip).map(atOf);
  return {
    lines: lines.length === 0 ? null : lines,
    tips: back.map((at) => ({ kind: 'tip', amount: at('amount'), ...filled({ tax: at('tax') }) })),
  };
}

function linesOf(refund: At, money: MoneyAt): unknown[] | null {
  const items = itemsOf(firstAt(refund, ['refund_line_items', 'refundLineItems'])) ?? [];
  if (items.length === 0) return null;
  return eachPart(items, (at) => {
    const lineId = given(at('line_item_id'));
    const isLost = lineId === null || (typeof lineId === 'number' && !Number.isSafeInteger(lineId));
    const restock = given(at('restock_type')) ?? given(at('restockType'));
    return {
      lineId: isLost ? (given(idAt(at, 'line_item.')) ?? idOf(at('lineItem.id')) ?? lineId) : idOf(lineId),
      quantity: at('quantity'),
      ...filled({
        amount: money(at, 'subtotal', 'subtotal'),
        tax: money(at, 'total_tax', 'totalTax'),
        restocked: typeof restock === 'string' ? restock.toLowerCase() !== 'no_restock' : given(at('restocked')),
      }),
    };
  });
}

/** Shipping given back: its own list in newer payloads, adjustments below zero of the kind `shipping_refund` in older ones. */
function shippingOf(refund: At, { money, taxesIncluded }: RefundBasis): object | null {
  const lines = (itemsOf(firstAt(refund, ['refund_shipping_lines', 'refundShippingLines'])) ?? []).map(atOf);
  const adjusted = adjustments(refund).filter((at) => isKind(at, 'shipping_refund'));
  if (lines.length === 0 && adjusted.length === 0) return null;
  const isOwn = lines.length > 0;
  const amounts = isOwn
    ? lines.map((at) => money(at, 'subtotal_amount', 'subtotalAmount'))
    : adjusted.map((at) => opposite(money(at, 'amount', 'amount')));
  const tax = isOwn
    ? sumOf(lines.map((at) => money(at, 'tax_amount', 'taxAmount')))
    : sumOf(adjusted.map((at) => opposite(money(at, 'tax_amount', 'taxAmount') ?? 0)));
  // The tax of an adjustment stands beside its amount, whatever the prices include.
  const amount = sumOf(!isOwn && taxesIncluded ? [...amounts, tax] : amounts);
  return { amount, ...filled({ tax }) };
}

/** The money that went back; null where no transaction in the currency of the order says it. */
function paidBack(refund: At, { money, side, currency }: RefundBasis, hasParts: boolean): unknown {
  const total = given(refund('totalRefundedSet'));
  if (total !== null) return nonzero(amountIn(total, side));
  const done = (itemsOf(firstAt(refund, ['transactions'])) ?? []).map(atOf).filter(isDone);
  const isOther = (at: At): boolean =>
    firstAt(at, ['amount_set', 'amountSet']) === null && (given(at('currency')) ?? currency) !== currency;
  // Money in another currency is no amount of the order: where nothing else says what went back, the order is refused.
  if (done.some(isOther)) return hasParts ? null : { currency };
  return done.length > 0 ? sumOf(done.map((at) => money(at, 'amount', 'amount'))) : null;
}

/** A total of nothing says that no money moved, not that the goods were given back for nothing. */
function nonzero(amount: unknown): unknown {
  return signIn(amount) === 0 ? null : amount;
}

function isDone(at: At): boolean {
  return isWord(at('kind'), 'refund') && isWord(at('status') ?? 'success', 'success') && !saysYes(at('test'));
}

function adjustments(refund: At): At[] {
  return (itemsOf(firstAt(refund, ['order_adjustments', 'orderAdjustments'])) ?? []).map(atOf);
}

function isKind(at: At, kind: string): boolean {
  return isWord(firstAt(at, ['kind', 'reason']), kind);
}

function isWord(value: unknown, word: string): boolean {
  return typeof value === 'string' && value.length <= 64 && value.toLowerCase() === word;
}
