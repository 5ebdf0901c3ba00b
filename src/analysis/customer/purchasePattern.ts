// What models of purchases read of a customer, with equal customers put together.
import { excerpt, KpiError } from '../../error.ts';

/** The purchases of a customer, all times in one unit. */
export interface PurchasePattern {
  /** Repeat purchases: x. */
  readonly frequency: number;
  /** From the first to the last purchase: tₓ, 0 without a repeat purchase. */
  readonly recency: number;
  /** From the first purchase to the end of what was watched: T. */
  readonly age: number;
}

/** Customers of one pattern. */
export interface Patterns extends PurchasePattern {
  readonly count: number;
}

/** The patterns of customers, each once; refuses times that cannot be. */
export function patternsOf(customers: readonly PurchasePattern[]): Patterns[] {
  const found = new Map<string, Patterns & { count: number }>();
  customers.forEach((customer, i) => {
    const { frequency, recency, age } = checkPattern(customer, ['customers', i]);
    const id = `${frequency} ${recency} ${age}`;
    const known = found.get(id);
    if (known) known.count++;
    else found.set(id, { frequency, recency, age, count: 1 });
  });
  return [...found.values()];
}

/** A pattern as it is; refuses one that cannot be. */
export function checkPattern(customer: PurchasePattern, path: readonly (string | number)[]): PurchasePattern {
  const { frequency, recency, age } = customer ?? {};
  const isOrdered = recency >= 0 && age >= recency && age < Number.POSITIVE_INFINITY;
  if (!Number.isInteger(frequency) || frequency < 0 || !isOrdered || (frequency === 0 && recency !== 0))
    throw new KpiError(
      'bad-argument',
      `frequency ${excerpt(frequency)}, recency ${excerpt(recency)}, age ${excerpt(age)}`,
      'give what customerHistory makes: whole repeat purchases, and 0 ≤ recency ≤ age; a recency of 0 without a repeat purchase',
      path,
    );
  return customer;
}

/** A model of customers asks for so many, and so many who came back. */
export const LEAST_CUSTOMERS = 100;
/** The least number of customers who bought again. */
export const LEAST_REPEATING = 30;
