// What mapped orders come to, through parse, post and query: nothing may be refused or odd on the way unless it is expected.
import {
  discounts,
  grossSales,
  netSales,
  Order,
  orderCount,
  parse,
  post,
  query,
  returns,
  shipping,
  taxes,
  totalSales,
  unitsSold,
} from 'sales-kpi';
import { expect } from 'vitest';
import { column } from '../query/ask.ts';

const ladder = [grossSales, discounts, returns, netSales, shipping, taxes, totalSales, orderCount, unitsSold] as const;

/** The ladder of sales of mapped orders, by the names of its indicators. */
export function ladderOf(rows: readonly object[], warnings: Readonly<Record<string, number>> = {}): Record<string, string> {
  const parsed = parse(Order, rows);
  expect(parsed.rejected).toEqual([]);
  const posted = post(parsed.rows);
  expect([posted.rejected, posted.counts.warnings]).toEqual([[], warnings]);
  const table = query(posted.sales, { select: [...ladder] });
  return Object.fromEntries(ladder.map(({ id }) => [id, column(table, id)[0] as string]));
}
