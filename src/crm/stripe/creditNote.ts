// Credit notes of Stripe: what was given back of an invoice.
import { type At, atOf, firstAt, given } from '../at.ts';
import { filled, isRecord, lessOf, signIn, sumOf } from '../shop/part.ts';
import { goesOn, idIn, listed } from './list.ts';
import { minorAmount } from './minor.ts';
import { stripeTime } from './time.ts';

/** Credit notes by invoice. */
export type Notes = ReadonlyMap<string, readonly At[]>;

/** Credit notes as refunds; one that is not told by lines of the invoice is money for the order as a whole. */
export function refundsOf(invoice: At, notes: Notes): object[] {
  const currency = invoice('currency');
  const issued = (notes.get(String(invoice('id'))) ?? []).filter((at) => at('status') !== 'void');
  return issued.map((at) => {
    const lines = linesOf(at, currency);
    const shipping = lines && shippingOf(at, currency);
    return {
      id: at('id'),
      date: stripeTime(firstAt(at, ['effective_at', 'created'])),
      amount: minorAmount(firstAt(at, ['total', 'amount']), currency),
      ...filled(lines === null ? { kind: 'goodwill', tax: taxOf(at, currency) } : { lines, shipping }),
      ...filled({ reason: at('reason') }),
    };
  });
}

/** What of each line was given back; null unless all of it stands on lines of the invoice. */
function linesOf(note: At, currency: unknown): object[] | null {
  const items = listed(note('lines')) ?? [];
  const lines = items.filter(isRecord).map(atOf);
  const isTold = lines.length > 0 && lines.length === items.length && !goesOn(note('lines'));
  if (!isTold || lines.some((at) => idIn(given(at('invoice_line_item'))) === null)) return null;
  return lines.map((at) => {
    const taxes = listed(firstAt(at, ['taxes', 'tax_amounts']));
    const off = sumOf((listed(at('discount_amounts')) ?? []).map((one) => atOf(one)('amount')));
    return {
      lineId: idIn(at('invoice_line_item')),
      quantity: given(at('quantity')) ?? 0,
      amount: minorAmount(lessOf(given(at('amount')), [off]), currency),
      ...filled({ tax: taxes && minorAmount(sumOf(taxes.map((tax) => atOf(tax)('amount'))), currency) }),
    };
  });
}

function shippingOf(note: At, currency: unknown): object | null {
  const cost = given(note('shipping_cost'));
  if (cost === null) return null;
  const at = atOf(cost);
  return { amount: minorAmount(at('amount_subtotal'), currency), ...filled({ tax: minorAmount(at('amount_tax'), currency) }) };
}

function taxOf(note: At, currency: unknown): unknown {
  const [total, net] = [given(note('total')), given(note('total_excluding_tax'))];
  return total === null || net === null ? null : minorAmount(lessOf(total, [net]), currency);
}

/** Whether the invoice says to have credit notes, and none are given. */
export function lacksNotes(at: At, notes: Notes): boolean {
  const stated = [at('pre_payment_credit_notes_amount'), at('post_payment_credit_notes_amount')];
  return stated.some((amount) => (signIn(amount) ?? 0) > 0) && !notes.has(String(at('id')));
}
