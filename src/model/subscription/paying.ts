// What each customer pays at any moment. A charge is two changes, up when it starts and down when it ends; how a customer
// stands before a boundary is the sum of the changes before it, as stocks are counted: begun before, and not ended before.
import { addExact, type Exact } from '../../decimal.ts';
import { DAY_MS } from '../../period/civil.ts';
import { isCalendarDate, type Moment, readMoment } from '../../period/moment.ts';
import type { DateInput } from '../dimension.ts';
import { exactOf, negative, zero } from '../sale/posting/arithmetic.ts';
import { type Causes, type Change, type Contract, causesOf, noCauses } from './changes.ts';
import type { SubscriptionPeriod } from './subscriptionPeriod.ts';

/** A customer with all changes, in order. */
export interface Payer {
  readonly customerId: string;
  /** The earliest period. */
  readonly first: SubscriptionPeriod;
  readonly changes: readonly Change[];
  /** The causes up to each moment of change; null: of a customer with one subscription that was never paused. */
  readonly causes: readonly Causes[] | null;
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
  readonly causes: Causes;
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
  const payers = new Map<string, Gathered>();
  for (const period of periods) {
    const amount = exactOf(period.annualAmount);
    const [start, end] = [instant(period.start), (period.end ?? null) === null ? null : instant(period.end as DateInput)];
    if (amount.units === 0n || (end !== null && end <= start)) continue;
    const payer: Gathered = payers.get(period.customerId) ?? { first: period, start, changes: [], contracts: new Map(), isPaused: false };
    payers.set(period.customerId, payer);
    if (start < payer.start) Object.assign(payer, { first: period, start });
    const currency = period.currency ?? null;
    const contract = contractOf(payer.contracts, period, start, end);
    payer.changes.push({ at: start, currency, amount, charges: 1, contract, isPause: false });
    if (end === null) continue;
    const isPause = period.endReason === 'pause';
    payer.changes.push({ at: end, currency, amount: negative(amount), charges: -1, contract, isPause });
    if (isPause) payer.isPaused = true;
  }
  return [...payers].map(([customerId, { first, changes, contracts, isPaused }]) => {
    changes.sort((a, b) => a.at - b.at || inOrder(a.currency ?? '', b.currency ?? ''));
    return { customerId, first, changes, causes: isPaused || contracts.size > 1 ? causesOf(changes) : null };
  });
}

/** Of one moment in any order given, the same change is the latest. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A customer whose periods are being gathered. */
interface Gathered {
  first: SubscriptionPeriod;
  start: number;
  readonly changes: Change[];
  readonly contracts: Map<string, Contract>;
  isPaused: boolean;
}

/** The subscription of a period, with the period in it: told by its identifier, where it has none by the plan. */
function contractOf(
  contracts: Map<string, Contract>,
  { subscriptionId, productId }: SubscriptionPeriod,
  start: number,
  end: number | null,
): Contract {
  const key = subscriptionId ?? productId ?? '';
  const known = contracts.get(key);
  if (known === undefined) {
    const contract: Contract = { start, end };
    contracts.set(key, contract);
    return contract;
  }
  if (start < known.start) known.start = start;
  known.end = known.end === null || end === null ? null : Math.max(known.end, end);
  return known;
}

/** Tells how a customer stands before boundaries, asked for from the earliest to the latest. */
export function standings({ changes, causes }: Payer): (boundary: number) => Standing {
  let standing: Standing = { paid: new Map(), isPaying: false, joins: 0, leaves: 0, currency: null, causes: noCauses };
  let [next, charges, moments] = [0, 0, 0];
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
      moments++;
    }
    standing = { paid, isPaying: charges > 0, joins, leaves, currency, causes: causes?.[moments - 1] ?? noCauses };
    return standing;
  };
}
