// Customers as points: days since the last purchase, purchase days, and the logarithm of what they brought, each on one scale.
import type { Decimal } from '../../decimal.ts';
import { mean, standardDeviation } from '../../stat/summary.ts';
import type { CustomerHistory, CustomerSummary } from './history.ts';
import { customersIn, daysSinceLast, revenueOf } from './historyFields.ts';

/** A customer who can be placed among others. */
export interface Placed {
  readonly customer: CustomerSummary;
  readonly revenue: Decimal;
  /** In units of customers. */
  readonly raw: readonly number[];
}

/** Customers with revenue above 0; the others have no logarithm. */
export function placedIn(history: CustomerHistory): Placed[] {
  return customersIn(history).flatMap((customer): Placed[] => {
    const revenue = revenueOf(customer);
    const amount = Number(revenue ?? 0);
    if (revenue === null || !(amount > 0 && amount < Number.POSITIVE_INFINITY)) return [];
    return [{ customer, revenue, raw: [daysSinceLast(history, customer), customer.purchaseDays, Math.log(amount)] }];
  });
}

/** Brings each coordinate to mean 0 and standard deviation 1 (n − 1); one that is the same for all stays 0. */
export function scaled(points: readonly (readonly number[])[]): number[][] {
  const columns = [0, 1, 2].map((i) => points.map((point) => point[i] as number));
  const centres = columns.map((column) => mean(column) ?? 0);
  const spreads = columns.map((column) => standardDeviation(column) ?? 0);
  return points.map((point) => point.map((value, i) => (spreads[i] === 0 ? 0 : (value - (centres[i] as number)) / (spreads[i] as number))));
}

/** How many coordinates of scaled points are not the same for all. */
export function differing(points: readonly (readonly number[])[]): number {
  return [0, 1, 2].filter((i) => points.some((point) => point[i] !== 0)).length;
}
