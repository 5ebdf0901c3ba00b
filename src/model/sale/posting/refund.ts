// Refunds of an order to rows: goods, shipping, other charges, and money that none of them explains.
import type { Exact } from '../../../decimal.ts';
import { Fault } from '../../read/reader.ts';
import type { Refund } from '../refund.ts';
import { compare, exactOrNull, subtract, sum, zero } from './arithmetic.ts';
import { type Posting, part, pathPart, remark, takeBack } from './posting.ts';
import { backCharge } from './refundCharge.ts';
import { backLine } from './refundLine.ts';
import { reverseAll } from './reverse.ts';
import { nothing, paidFor, type Values } from './values.ts';

/** Posts all refunds, in the order in which they are listed. */
export function postRefunds(posting: Posting): Fault | null {
  const seen = new Set<string>();
  for (const [at, refund] of (posting.order.refunds ?? []).entries()) {
    if (seen.has(refund.id)) return new Fault('duplicate-id', refund.id, `refunds[${at}].id`);
    seen.add(refund.id);
    const fault = postRefund(posting, refund, `refunds[${at}]`);
    if (fault !== null) return fault;
  }
  if (!posting.remarks.some(({ code }) => code === 'refund-above-sale') && isAboveSale(posting)) {
    remark(posting, 'refund-above-sale', 'refunds', undefined);
  }
  return null;
}

function postRefund(posting: Posting, refund: Refund, field: string): Fault | null {
  const { lines, shipping, charges, amount, kind } = refund;
  const withTax = posting.basis.taxesIncluded;
  const explained: Values[] = (lines ?? []).map((line, at) => backLine(posting, refund, line, at, field));
  if (shipping) explained.push(backCharge(posting, refund, { ...shipping, kind: 'shipping', withTax }, `${field}.shipping`));
  for (const [at, charge] of (charges ?? []).entries()) {
    const before = (charges ?? []).slice(0, at).filter((other) => other.kind === charge.kind).length;
    const more = before === 0 ? [] : [String(before + 1)];
    explained.push(backCharge(posting, refund, { ...charge, withTax }, `${field}.charges[${at}]`, more));
  }
  if (amount !== null && amount !== undefined) {
    if (explained.length === 0 && kind === 'shipping') backCharge(posting, refund, { kind, amount, tax: refund.tax, withTax: true }, field);
    else backRest(posting, refund, explained, field);
    return null;
  }
  if (explained.length > 0) return null;
  if (kind !== 'cancellation') return new Fault('missing-required', amount, `${field}.amount`);
  reverseAll(posting, refund.date, [part.refund, pathPart(refund.id)], refund);
  return null;
}

/**
 * Money beyond lines and charges: goodwill, a chargeback, a fee kept (negative). Its tax is what is stated beyond theirs; where
 * none was charged, none can be given back.
 */
function backRest(posting: Posting, refund: Refund, explained: readonly Values[], field: string): void {
  const paid = subtract(exactOrNull(refund.amount) ?? zero, sum(explained.map(paidFor)));
  const stated = exactOrNull(refund.tax);
  const tax = stated === null ? taxOfNone(posting) : subtract(stated, sum(explained.map((values) => values.tax ?? zero)));
  if (paid.units === 0n && (tax === null || tax.units === 0n)) return;
  if (explained.length > 0) remark(posting, 'refund-mismatch', `${field}.amount`, refund.amount);
  const net = subtract(paid, tax ?? zero);
  const place = {
    path: [part.refund, pathPart(refund.id), part.adjustment],
    kind: 'adjustment',
    date: refund.date,
    line: null,
    refund,
  } as const;
  takeBack(posting, null, { ...nothing, gross: net, amount: net, tax }, place);
}

/** Zero where it is known of all that was sold that it bore no tax; null otherwise. */
function taxOfNone({ entries }: Posting): Exact | null {
  const sold = entries.filter(({ refund }) => refund === null);
  return sold.length > 0 && sold.every(({ values }) => values.tax?.units === 0n) ? zero : null;
}

/** Whether more money went back than came in, the order as a whole. */
function isAboveSale({ entries }: Posting): boolean {
  const total = sum(entries.map(({ values }) => paidFor(values)));
  const sold = sum(entries.filter(({ refund }) => refund === null).map(({ values }) => paidFor(values)));
  return sold.units >= 0n && compare(total, zero) < 0;
}
