// This library, through its public functions.
import {
  type ArrowTable,
  activeCustomers,
  type Dataset,
  type Decimal,
  dataset,
  orderCount,
  query,
  revenue,
  type SalesData,
} from '../../src/index.ts';
import type { Answer } from '../answer.ts';
import { range, type SalesColumns, type SalesRow } from '../data.ts';
import { type Job, job } from '../measure.ts';

interface Row {
  readonly period: string;
  readonly channel: unknown;
  readonly revenue: Decimal | null;
  readonly orderCount: number | null;
  readonly activeCustomers?: number | null;
}

/** The columns as a dataset; each is encoded when first asked for. */
export function encoded(sales: SalesColumns): Dataset<SalesData> {
  return dataset({ sales }) as unknown as Dataset<SalesData>;
}

/** The question, to which `select` is added. */
export const asked = {
  every: 'month',
  by: ['channel'],
  where: { status: { not: 'cancelled' } },
  between: [range.from, range.to],
} as const;
export const two = [revenue, orderCount] as const;
export const three = [revenue, orderCount, activeCustomers] as const;

/** Revenue and orders, with distinct customers when asked, of encoded columns, of row objects or of an Arrow table. */
export function library(tool: string, sales: Dataset<SalesData> | readonly SalesRow[] | ArrowTable<SalesRow>, distinct: boolean): Job {
  const ask = (): readonly Row[] =>
    distinct ? query(sales, { ...asked, select: three }).rows : query(sales, { ...asked, select: two }).rows;
  return job(tool, ask, readRows);
}

/** One number over row objects. */
export function libraryWhole(tool: string, sales: readonly SalesRow[]): Job {
  return job(
    tool,
    () => revenue(sales),
    (value) => new Map([['all', { cents: cents(value), orders: null, customers: null }]]),
  );
}

/** The rows of a table as an answer. */
export function readRows(rows: readonly Row[]): Answer {
  return new Map(
    rows.map((row) => [
      `${row.period} ${String(row.channel)}`,
      { cents: cents(row.revenue), orders: row.orderCount, customers: row.activeCustomers ?? null },
    ]),
  );
}

function cents(value: Decimal | null): number {
  return value === null ? Number.NaN : value.times(100).toNumber();
}
