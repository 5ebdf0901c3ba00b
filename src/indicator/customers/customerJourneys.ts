// Each order of a customer, with when the customer began: the rows that cohorts are counted in.
import type { Amount } from '../../decimal.ts';
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import type { FieldType } from '../../expr/node.ts';
import type { Dimensions } from '../../model/dimension.ts';
import { type Fields, fields } from '../../model/field.ts';
import type { Sale } from '../../model/sale/sale.ts';
import { writtenAmount } from '../../model/written.ts';
import { type CalendarOptions, calendar as calendarOf } from '../../period/calendar.ts';
import { type Day, formatDay } from '../../period/civil.ts';
import { type Grain, grainRule } from '../../period/grain.ts';
import { dayAt } from '../../period/zone.ts';
import type { SalesPolicy } from '../sales/policy.ts';
import { type CustomerOrder, customerOrders, dimensionsOf, joined } from './customerOrders.ts';

/** An order of a customer, counted from the first. */
export interface CustomerJourney extends Dimensions {
  /** The order. */
  readonly id: string;
  /** Who bought. */
  readonly customerId: string;
  /** The day of the first order of the customer: the cohort is that of the period it lies in. */
  readonly firstDate: string;
  /** The day of this order. */
  readonly date: string;
  /** Which order of the customer it is: 1 for the first. */
  readonly sequence: number;
  /** Whole days since the first order. */
  readonly days: number;
  /** Periods since that of the first order: 0 in the same, 1 in the next. */
  readonly age: number;
  /** How long these periods are. */
  readonly every: Grain;
  /** What was sold, after discount. */
  readonly amount?: Amount | null;
  /** ISO 4217 code. */
  readonly currency?: string | null;
}

/** Records that indicators of cohorts read. */
export interface JourneyData {
  /** What `customerJourneys` makes of a ledger. */
  readonly journeys: CustomerJourney;
}

const journeyTypes = {
  id: 'key',
  customerId: 'key',
  firstDate: 'date',
  date: 'date',
  sequence: 'number',
  days: 'number',
  age: 'number',
  every: 'key',
  amount: 'money',
  currency: 'key',
} as const satisfies Partial<Record<keyof CustomerJourney, FieldType>>;

/** The fields of a journey, for formulas; placed by the first order of the customer unless told otherwise. */
export const journey: Fields<'journeys', CustomerJourney, typeof journeyTypes> = /* @__PURE__ */ fields<CustomerJourney>()(
  'journeys',
  journeyTypes,
  'firstDate',
);

/** How journeys are counted. */
export interface JourneyOptions {
  /** The periods in which `age` is counted; months unless given. */
  readonly every?: Grain | undefined;
  /** Where days and periods begin: give the calendar of the question. */
  readonly calendar?: CalendarOptions | undefined;
  /** Which orders count. */
  readonly policy?: SalesPolicy | undefined;
  /** Whether orders of one customer on one day are several (unless given) or one. */
  readonly sameDay?: 'separate' | 'merged' | undefined;
}

/**
 * The orders of each customer from the first on, one row an order: what was sold counts, under the default policy or another. Each row
 * has the dimensions of the first order of the customer, so that a cohort stays whole wherever the customer buys later. Rows without a
 * customer and dates that cannot be read are passed over.
 *
 * @param sales  the whole ledger, as rows: what is left out looks as if it never was
 * @throws {KpiError} bad-argument, unknown-option, bad-time-zone — for an option that cannot be
 * @example
 * ```ts
 * import { customerJourneys } from 'sales-kpi';
 * const sales = ['2025-01-31', '2025-02-01'].map((date, i) => ({ id: `${i}`, date, amount: 10, customerId: 'ana' }));
 * customerJourneys(sales).map(({ sequence, age, days }) => [sequence, age, days]) // => [[1,0,0],[2,1,1]]
 * ```
 */
export function customerJourneys(sales: readonly Sale[], options: JourneyOptions = {}): CustomerJourney[] {
  refuseUnknown(options, ['every', 'calendar', 'policy', 'sameDay']);
  const { every = 'month', policy = {}, sameDay = 'separate' } = options;
  if (sameDay !== 'separate' && sameDay !== 'merged')
    throw new KpiError('bad-argument', `sameDay is ${excerpt(sameDay)}`, "give 'separate' or 'merged'", ['sameDay']);
  const calendar = calendarOf(options.calendar);
  const { index } = grainRule(every, calendar);
  const dayOf = ({ instant }: CustomerOrder): Day => dayAt(calendar.timeZone, instant);
  // There are few days, and many orders.
  const days = new Map<Day, { readonly text: string; readonly period: number }>();
  const told = (day: Day): { readonly text: string; readonly period: number } => {
    const known = days.get(day) ?? { text: formatDay(day), period: index(day) };
    days.set(day, known);
    return known;
  };
  return [...customerOrders(sales, policy, calendar.timeZone).values()].flatMap((all) => {
    const orders = sameDay === 'merged' ? merged(all, dayOf) : all;
    const [first] = orders as readonly [CustomerOrder];
    const [began, dimensions] = [dayOf(first), dimensionsOf(first.record)];
    return orders.map((order, i): CustomerJourney => {
      const { id, customer, amount, currency } = order;
      const day = dayOf(order);
      return {
        id,
        customerId: customer as string,
        firstDate: told(began).text,
        date: told(day).text,
        sequence: i + 1,
        days: day - began,
        age: told(day).period - told(began).period,
        every,
        amount: amount === null || typeof amount === 'number' ? amount : writtenAmount(amount),
        currency: (currency ?? null) as string | null,
        // Last: V8 takes forty times as long to add fields to a copy.
        ...dimensions,
      };
    });
  });
}

/** One order a day. */
function merged(orders: readonly CustomerOrder[], dayOf: (order: CustomerOrder) => Day): CustomerOrder[] {
  const days = new Map<Day, CustomerOrder>();
  for (const order of orders) {
    const known = days.get(dayOf(order));
    days.set(dayOf(order), known === undefined ? order : joined(known, order));
  }
  return [...days.values()];
}
