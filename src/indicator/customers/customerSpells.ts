// Stretches of time in which a customer is a customer: from an order until so many days have passed without another.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import type { FieldType } from '../../expr/node.ts';
import type { Dimensions } from '../../model/dimension.ts';
import { type Fields, fields } from '../../model/field.ts';
import type { Sale } from '../../model/sale/sale.ts';
import { type CalendarOptions, calendar as calendarOf } from '../../period/calendar.ts';
import { DAY_MS, type Day, formatDay } from '../../period/civil.ts';
import { isCalendarDate } from '../../period/moment.ts';
import { dayAt } from '../../period/zone.ts';
import type { SalesPolicy } from '../sales/policy.ts';
import { type CustomerOrder, customerOrders, dimensionsOf } from './customerOrders.ts';

/** A stretch of time in which a customer is a customer. */
export interface CustomerSpell extends Dimensions {
  /** The order with which it begins. */
  readonly id: string;
  /** Who bought. */
  readonly customerId: string;
  /** The day of that order. */
  readonly date: string;
  /** The day at whose end so many days have passed since the last order, whether that day has come or not. */
  readonly endedAt: string;
  /** After how many days of silence customers are taken for gone. */
  readonly days: number;
  /** Whether these days were inferred from the gaps between orders, since none were given. */
  readonly inferred: boolean;
}

/** Records that `inactivityChurnRate` reads. */
export interface SpellData {
  /** What `customerSpells` makes of a ledger. */
  readonly spells: CustomerSpell;
}

const spellTypes = { id: 'key', customerId: 'key', date: 'date', endedAt: 'date' } as const satisfies Partial<
  Record<keyof CustomerSpell, FieldType>
>;

/** The fields of a spell, for formulas. */
export const spell: Fields<'spells', CustomerSpell, typeof spellTypes> = /* @__PURE__ */ fields<CustomerSpell>()('spells', spellTypes);

/** How long a customer may be silent. */
export interface SpellOptions {
  /** So many days without an order, and a customer is gone: whole, from 1. Twice the median of `daysBetweenOrders`, rounded up, unless given. */
  readonly days?: number | undefined;
  /** Where days begin: give the calendar of the question. */
  readonly calendar?: CalendarOptions | undefined;
  /** Which orders count. */
  readonly policy?: SalesPolicy | undefined;
}

/**
 * The spells of each customer, one row a spell with the dimensions of its first order: it lasts as long as the next order comes within
 * `days` days. A customer who comes back later begins another. On any day, the spells that are open are the customers who ordered
 * within the last `days` days. What was sold counts, under the default policy or another.
 *
 * Without `days`, they are twice the median gap between two orders of a customer, in whole days rounded up; each row says so (`days`,
 * `inferred`). Gaps that are not over yet are not in it, so that the true one is longer. Where nobody has come back yet there is no gap
 * to infer from, and there are no rows.
 *
 * @param sales  the whole ledger, as rows: what is left out looks as if it never was
 * @throws {KpiError} bad-argument, unknown-option, bad-time-zone — for an option that cannot be
 * @example
 * ```ts
 * import { customerSpells } from 'sales-kpi';
 * const sales = ['2025-01-01', '2025-01-21', '2025-06-10'].map((date, i) => ({ id: `${i}`, date, amount: 10, customerId: 'ana' }));
 * customerSpells(sales, { days: 30 }).map(({ date, endedAt }) => [date, endedAt]) // => [["2025-01-01","2025-02-20"],["2025-06-10","2025-07-10"]]
 * customerSpells(sales).map(({ days, inferred, endedAt }) => [days, inferred, endedAt]) // => [ [ 160, true, '2025-11-17' ] ]
 * ```
 */
export function customerSpells(sales: readonly Sale[], options: SpellOptions = {}): CustomerSpell[] {
  refuseUnknown(options, ['days', 'calendar', 'policy']);
  const { policy = {} } = options;
  if (options.days !== undefined && (!Number.isSafeInteger(options.days) || options.days < 1))
    throw new KpiError('bad-argument', `gone after ${excerpt(options.days)} days`, 'give whole days from 1, or none', ['days']);
  const { timeZone } = calendarOf(options.calendar);
  const customers = [...customerOrders(sales, policy, timeZone).values()];
  const inferred = options.days === undefined;
  const days = options.days ?? usualSilence(customers);
  if (days === null) return [];
  return customers.flatMap((orders) => {
    const spells: { first: CustomerOrder; from: Day; last: Day }[] = [];
    for (const order of orders) {
      const day = dayAt(timeZone, order.instant);
      const open = spells.at(-1);
      if (open !== undefined && day - open.last <= days) open.last = day;
      else spells.push({ first: order, from: day, last: day });
    }
    return spells.map(({ first: { record, id, customer }, from, last }) => ({
      id,
      customerId: customer as string,
      date: formatDay(from),
      endedAt: formatDay(last + days),
      days,
      inferred,
      ...dimensionsOf(record),
    }));
  });
}

/** Twice the median time between two orders of a customer, in whole days; null where nobody ordered twice. */
function usualSilence(customers: readonly (readonly CustomerOrder[])[]): number | null {
  const gaps = customers.flatMap((orders) =>
    orders.flatMap((order, at) => {
      const before = orders[at - 1];
      return before === undefined || before.instant === order.instant ? [] : [timeBetween(before, order)];
    }),
  );
  gaps.sort((a, b) => a - b);
  const [lower, upper] = [gaps[(gaps.length - 1) >> 1], gaps[gaps.length >> 1]];
  return lower === undefined || upper === undefined ? null : Math.max(1, Math.ceil((lower + upper) / DAY_MS));
}

/** Days of the calendar have no clock: between two of them all days are of one length, as `daysBetweenOrders` counts. */
function timeBetween(a: CustomerOrder, b: CustomerOrder): number {
  const areDays = isCalendarDate(a.date.moment) && isCalendarDate(b.date.moment);
  return areDays ? b.date.moment - a.date.moment : b.instant - a.instant;
}
