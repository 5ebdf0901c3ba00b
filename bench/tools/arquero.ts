// arquero over a table that is built once: typed arrays, and arrays of text for channel and status.
import { table } from 'arquero';
import { type Answer, monthText } from '../answer.ts';
import { type SalesColumns, valueAt } from '../data.ts';
import { type Job, job } from '../measure.ts';

interface Row {
  readonly month: number;
  readonly channel: string;
  readonly revenue: number;
  readonly orders: number;
  readonly customers?: number;
}

/** The sales as a table of arquero. */
export function arqueroTable(sales: SalesColumns): ReturnType<typeof table> {
  const { date, amount, channel, status, customerId } = sales;
  return table({
    date,
    amount,
    channel: Array.from(channel.codes, (_, i) => valueAt(channel, i)),
    status: Array.from(status.codes, (_, i) => valueAt(status, i)),
    customer: customerId.codes,
  });
}

/** Revenue and orders, with distinct customers when asked. */
export function arquero(sales: ReturnType<typeof table>, distinct: boolean): Job {
  const totals = { revenue: 'd => op.sum(d.amount)', orders: 'd => op.count()' };
  return job(
    'arquero',
    () =>
      sales
        .filter("d => d.status !== 'cancelled'")
        .groupby({ month: 'd => op.utcyear(d.date) * 12 + op.utcmonth(d.date)', channel: 'd => d.channel' })
        .rollup(distinct ? { ...totals, customers: 'd => op.distinct(d.customer)' } : totals)
        .objects() as Row[],
    read,
  );
}

function read(rows: readonly Row[]): Answer {
  return new Map(
    rows.map((row) => [
      `${monthText(row.month)} ${row.channel}`,
      { cents: row.revenue * 100, orders: row.orders, customers: row.customers ?? null },
    ]),
  );
}
