// polars through nodejs-polars, over a frame of its own types that is built once; as many threads as there are cores.
import polars, { type DataFrame, type Series } from 'nodejs-polars';
import type { Answer } from '../answer.ts';
import { channels, type SalesColumns, statuses } from '../data.ts';
import { type Job, job } from '../measure.ts';

interface Row {
  readonly month: Date;
  readonly channel: string;
  readonly revenue: string;
  readonly orders: number;
  readonly customers?: number;
}

/** The sales as a frame: date and time, decimal, categories, whole numbers. */
export function polarsFrame({ date, amount, channel, status, customerId }: SalesColumns): DataFrame {
  return polars
    .DataFrame({
      date: polars.Series('date', date),
      amount: polars.Series('amount', amount),
      channelCode: polars.Series('channelCode', channel.codes),
      statusCode: polars.Series('statusCode', status.codes),
      customer: polars.Series('customer', customerId.codes),
    })
    .join(dictionary('channel', channels), { on: 'channelCode', how: 'left' })
    .join(dictionary('status', statuses), { on: 'statusCode', how: 'left' })
    .withColumns(polars.col('date').cast(polars.Int64).cast(polars.Datetime('ms')), polars.col('amount').cast(polars.Decimal(12, 2)))
    .drop('channelCode', 'statusCode');
}

function dictionary(name: string, words: readonly string[]): DataFrame {
  const code: Series = polars.Series(`${name}Code`, Uint8Array.from(words.keys()));
  return polars.DataFrame({ [`${name}Code`]: code, [name]: polars.Series(name, [...words]).cast(polars.Categorical) });
}

/** Revenue and orders, with distinct customers when asked; the rows of the answer are fetched. */
export function polarsJob(sales: DataFrame, distinct: boolean): Job {
  const totals = [polars.col('amount').sum().cast(polars.Utf8).alias('revenue'), polars.len().alias('orders')];
  if (distinct) totals.push(polars.col('customer').nUnique().alias('customers'));
  return job(
    'polars',
    () =>
      sales
        .lazy()
        .filter(polars.col('status').neq(polars.lit('cancelled')))
        .groupBy([polars.col('date').date.truncate('1mo').alias('month'), polars.col('channel')])
        .agg(...totals)
        .collectSync()
        .toRecords() as unknown as Row[],
    read,
  );
}

function read(rows: readonly Row[]): Answer {
  return new Map(
    rows.map(({ month, channel, revenue, orders, customers }) => [
      `${month.toISOString().slice(0, 7)} ${channel}`,
      { cents: Number(revenue.replace('.', '')), orders, customers: customers ?? null },
    ]),
  );
}
