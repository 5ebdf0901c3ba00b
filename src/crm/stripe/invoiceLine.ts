// Lines, taxes, discounts and shipping of an invoice of Stripe, of the versions before and after `taxes` and `pricing`.
import { type At, atOf, firstAt, given } from '../at.ts';
import { eachPart, filled, isRecord, saysYes, signIn, sumOf } from '../shop/part.ts';
import { idIn, listed } from './list.ts';
import { minorAmount } from './minor.ts';

/** The taxes of a line or of an invoice. */
function taxesOf(at: At): readonly At[] | null {
  const list = listed(firstAt(at, ['taxes', 'tax_amounts', 'total_taxes', 'total_tax_amounts']));
  return list?.map(atOf) ?? null;
}

function isInclusive(tax: At): boolean {
  return saysYes(tax('inclusive')) || tax('tax_behavior') === 'inclusive';
}

/** Whether prices include tax; null, for the schema to refuse, where one line does and another does not. */
export function taxesIncluded(invoice: At): unknown {
  const taxes = lineParts(invoice)
    .flatMap((at) => taxesOf(at) ?? [])
    .filter((tax) => signIn(tax('amount')) !== 0);
  const inclusive = taxes.filter(isInclusive);
  if (inclusive.length === 0) return false;
  return inclusive.length === taxes.length ? true : 'some prices include tax, some do not';
}

function lineParts(invoice: At): At[] {
  return (listed(invoice('lines')) ?? []).filter(isRecord).map(atOf);
}

/** Lines in our form: what each comes to, whatever a unit of it costs. */
export function invoiceLines(invoice: At): unknown[] | null {
  const currency = invoice('currency');
  const money = (value: unknown): unknown => minorAmount(value, currency);
  return eachPart(listed(invoice('lines')), (at) => {
    const taxes = taxesOf(at);
    const off = listed(at('discount_amounts'));
    return {
      lineId: at('id'),
      quantity: firstAt(at, ['quantity', 'quantity_decimal']) ?? 1,
      linePrice: money(at('amount')),
      ...filled({
        discount: off && money(sumOf(off.map((one) => atOf(one)('amount')))),
        tax: taxes && money(sumOf(taxes.map((tax) => tax('amount')))),
        productId: productOf(at),
        productName: at('description'),
        proration: firstAt(at, ['proration', 'parent.subscription_item_details.proration', 'parent.invoice_item_details.proration']),
      }),
    };
  });
}

function productOf(at: At): unknown {
  return idIn(firstAt(at, ['pricing.price_details.product', 'price.product', 'plan.product']));
}

/** Discounts of the invoice, where its lines do not say their parts. */
export function invoiceDiscounts(invoice: At): unknown[] | null {
  if (lineParts(invoice).some((at) => listed(at('discount_amounts')) !== null)) return null;
  return eachPart(listed(invoice('total_discount_amounts')), (at) => ({ amount: minorAmount(at('amount'), invoice('currency')) }));
}

/** All discounts of the invoice; null where it does not say them. */
export function invoiceDiscountTotal(invoice: At): unknown {
  const list = listed(invoice('total_discount_amounts'));
  return list && minorAmount(sumOf(list.map((at) => atOf(at)('amount'))), invoice('currency'));
}

/** Taxes of the invoice, where its lines do not say theirs. */
export function invoiceTaxes(invoice: At): unknown[] | null {
  if (lineParts(invoice).some((at) => taxesOf(at) !== null)) return null;
  const tax = invoiceTax(invoice);
  return tax === null ? null : [{ amount: tax }];
}

/** All taxes of the invoice. */
export function invoiceTax(invoice: At): unknown {
  const taxes = taxesOf(invoice);
  return minorAmount(taxes === null ? given(invoice('tax')) : sumOf(taxes.map((tax) => tax('amount'))), invoice('currency'));
}

/** Shipping of the invoice. */
export function invoiceShipping(invoice: At): object | null {
  const cost = given(invoice('shipping_cost'));
  if (cost === null) return null;
  const at = atOf(cost);
  const currency = invoice('currency');
  return { charged: minorAmount(at('amount_subtotal'), currency), ...filled({ tax: minorAmount(at('amount_tax'), currency) }) };
}
