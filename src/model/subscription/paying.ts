// What each customer pays at any moment. A charge is two changes, up when it starts and down when it ends; how a customer
// stands before a boundary is the sum of the changes before it, as stocks are counted: begun before, and not ended before.
import { addExact, type Exact } from '../../decimal.ts';
import { DAY_MS } from '../../period/civil.ts';
import { isCalendarDate, type Moment, readMoment } from '../../period/moment.ts';
import type { DateInput } from '../dimension.ts';
import { exactOf, negative, zero } from '../sale/posting/arithmetic.ts';
import type { SubscriptionPeriod } from './subscriptionPeriod.ts';

/** A change of what a customer pays. */
interface Change {
  readonly at: number;
  readonly currency: string | null;
  readonly amount: Exact;
  /** Whether a charge starts or ends. */
  readonly charges: 1 | -1;
}

/** A customer with all changes, in order. */
export interface Payer {
  readonly customerId: string;
  /** The earliest period. */
  readonly first: SubscriptionPeriod;
  readonly changes: readonly Change[];
}

/** How a customer stands before a boundary. */
export interface Standing {
  /** What is paid in a year, by currency. */
  readonly paid: ReadonlyMap<string | null, Exact>;
  readonly isPaying: boolean;
  /** How often the customer has begun to pay, and stopped. */
  readonly joins: number;
  readonly leaves: number;
  /** The currency of the latest change. */
  readonly currency: string | null;
}

/**
 * Gathers checked periods by customer.
 *
 * @param startOf  the first instant of a day: calendar dates and instants then stand in one line
 */
export function payersOf(periods: readonly SubscriptionPeriod[], startOf: (day: number) => number): Payer[] {
  const instant = (date: DateInput): number => {
    const moment = readMoment(date) as Moment;
    return isCalendarDate(moment) ? startOf(Math.floor(moment / DAY_MS)) : moment;
  };
  const payers = new Map<string, { first: SubscriptionPeriod; start: number; changes: Change[] }>();
  for (const period of periods) {
    const amount = exactOf(period.annualAmount);
    const [start, end] = [instant(period.start), (period.end ?? null) === null ? null : instant(period.end as DateInput)];
    if (amount.units === 0n || (end !== null && end <= start)) continue;
    const payer = payers.get(period.customerId) ?? { first: period, start, changes: [] };
    payers.set(period.customerId, payer);
    if (start < payer.start) Object.assign(payer, { first: period, start });
    const currency = period.currency ?? null;
    payer.changes.push({ at: start, currency, amount, charges: 1 });
    if (end !== null) payer.changes.push({ at: end, currency, amount: negative(amount), charges: -1 });
  }
  return [...payers].map(([customerId, { first, changes }]) => ({ customerId, first, changes: changes.sort((a, b) => a.at - b.at) }));
}

/** Tells how a customer stands before boundaries, asked for from the earliest to the latest. */
export function standings({ changes }: Payer): (boundary: number) => Standing {
  let standing: Standing = { paid: new Map(), isPaying: false, joins: 0, leaves: 0, currency: null };
  let [next, charges] = [0, 0];
  return (boundary) => {
    if ((changes[next]?.at ?? boundary) >= boundary) return standing;
    const paid = new Map(standing.paid);
    let { joins, leaves, currency } = standing;
    for (let change = changes[next]; change !== undefined && change.at < boundary; change = changes[next]) {
      const wasPaying = charges > 0;
      // What ends and what starts at one moment are one change: nobody has left in between.
      for (const { at } = change; change?.at === at; change = changes[++next]) {
        currency = change.currency;
        charges += change.charges;
        paid.set(currency, addExact(paid.get(currency) ?? zero, change.amount));
      }
      if (!wasPaying && charges > 0) joins++;
      if (wasPaying && charges === 0) leaves++;
    }
    standing = { paid, isPaying: charges > 0, joins, leaves, currency };
    return standing;
  };
}
