// What is asked of the sample shop, and its ledger.
import { activeCustomers, averageOrderValue, Order, orderCount, type PostedSale, parse, post, revenue, toDate } from 'sales-kpi';
import { knownUntil as asOf, calendar, sampleOrders } from './sampleOrders.ts';

/** The months of a year against the year before, and this year so far by channel. */
export const questions = {
  months: {
    select: [revenue, orderCount, averageOrderValue, activeCustomers],
    every: 'month',
    between: ['2024-12-01', '2025-12-01'],
    compare: 'previousYear',
    calendar,
    asOf,
  },
  whole: { select: [revenue], between: toDate('year', asOf, calendar), calendar, asOf },
  channels: { select: [revenue], between: toDate('year', asOf, calendar), by: ['channel'], compare: 'previousYear', calendar, asOf },
} as const;

/** The ledger of the sample shop. */
export function sampleSales(): readonly PostedSale[] {
  return post(parse(Order, sampleOrders()).rows).sales;
}
