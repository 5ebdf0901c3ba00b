// tidy.js over row objects.
import { filter, groupBy, mutate, n, nDistinct, sum, summarize, tidy } from '@tidyjs/tidy';
import { type Answer, monthText } from '../answer.ts';
import type { SalesRow } from '../data.ts';
import { type Job, job } from '../measure.ts';

type Dated = SalesRow & { readonly month: number };

interface Row {
  readonly month: number;
  readonly channel: string;
  readonly revenue: number;
  readonly orders: number;
  readonly customers?: number;
}

/** Revenue and orders, with distinct customers when asked. */
export function tidyTools(sales: readonly SalesRow[], distinct: boolean): Job {
  const totals = { revenue: sum<Dated>('amount'), orders: n() };
  const summary = distinct ? summarize<Dated>({ ...totals, customers: nDistinct<Dated>('customerId') }) : summarize<Dated>(totals);
  return job(
    'tidy.js',
    () =>
      tidy(
        sales as SalesRow[],
        filter((sale) => sale.status !== 'cancelled'),
        mutate({ month: (sale: SalesRow) => monthOf(sale.date) }),
        groupBy(['month', 'channel'], summary),
      ) as unknown as Row[],
    (rows) => read(rows),
  );
}

function monthOf(date: number): number {
  const at = new Date(date);
  return at.getUTCFullYear() * 12 + at.getUTCMonth();
}

function read(rows: readonly Row[]): Answer {
  return new Map(
    rows.map((row) => [
      `${monthText(row.month)} ${row.channel}`,
      { cents: row.revenue * 100, orders: row.orders, customers: row.customers ?? null },
    ]),
  );
}
