// What a history says of a customer, also one that went through JSON.
import { Decimal } from '../../decimal.ts';
import { excerpt, KpiError } from '../../error.ts';
import { parseDay } from '../../period/civil.ts';
import type { CustomerHistory, CustomerSummary } from './history.ts';

/** Days from the last purchase to the end of what was watched. */
export function daysSinceLast({ asOf }: Pick<CustomerHistory, 'asOf'>, { lastDate }: CustomerSummary): number {
  return (parseDay(asOf) ?? 0) - (parseDay(lastDate) ?? 0);
}

/** What a customer brought; null where no money is known. */
export function revenueOf({ revenue }: CustomerSummary): Decimal | null {
  return revenue === null ? null : new Decimal(revenue);
}

/** The customers of a history; refuses what is none. */
export function customersIn<C>(history: { readonly customers: readonly C[] }): readonly C[] {
  if (typeof history !== 'object' || history === null || !Array.isArray(history.customers))
    throw new KpiError('bad-argument', `the history is ${excerpt(history)}`, 'give what customerHistory makes', ['history']);
  return history.customers;
}
