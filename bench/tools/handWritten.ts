// A loop as a competent user writes it: floats, a Map per level, a Set per group.
import { type Answer, monthText } from '../answer.ts';
import type { SalesText } from '../csv.ts';
import type { SalesRow } from '../data.ts';
import { type Job, job } from '../measure.ts';

interface Group {
  revenue: number;
  orders: number;
  readonly customers: Set<string>;
}
type Groups = Map<string, Map<number, Group>>;

/** Revenue and orders, with distinct customers when asked. */
export function handWritten(tool: string, sales: readonly SalesRow[], distinct: boolean): Job {
  return job(
    tool,
    () => (distinct ? withCustomers(sales) : withoutCustomers(sales)),
    (groups) => read(groups, distinct),
  );
}

/** Revenue and orders of texts that come in batches. */
export async function handWrittenStreamed(batches: AsyncIterable<readonly SalesText[]>): Promise<() => Answer> {
  const groups: Groups = new Map();
  for await (const batch of batches) {
    for (const { date, amount, channel, status } of batch) {
      if (status === 'cancelled') continue;
      const group = groupOf(groups, { date: Date.parse(date), channel });
      group.revenue += Number(amount);
      group.orders++;
    }
  }
  return () => read(groups, false);
}

/** One number. */
export function handWrittenWhole(tool: string, sales: readonly SalesRow[]): Job {
  return job(
    tool,
    () => {
      let revenue = 0;
      for (const sale of sales) if (sale.status !== 'cancelled') revenue += sale.amount;
      return revenue;
    },
    (revenue) => new Map([['all', { cents: revenue * 100, orders: null, customers: null }]]),
  );
}

function withoutCustomers(sales: readonly SalesRow[]): Groups {
  const groups: Groups = new Map();
  for (const sale of sales) {
    if (sale.status === 'cancelled') continue;
    const group = groupOf(groups, sale);
    group.revenue += sale.amount;
    group.orders++;
  }
  return groups;
}

function withCustomers(sales: readonly SalesRow[]): Groups {
  const groups: Groups = new Map();
  for (const sale of sales) {
    if (sale.status === 'cancelled') continue;
    const group = groupOf(groups, sale);
    group.revenue += sale.amount;
    group.orders++;
    group.customers.add(sale.customerId);
  }
  return groups;
}

function groupOf(groups: Groups, { channel, date }: Pick<SalesRow, 'channel' | 'date'>): Group {
  const at = new Date(date);
  const month = at.getUTCFullYear() * 12 + at.getUTCMonth();
  let months = groups.get(channel);
  if (months === undefined) {
    months = new Map();
    groups.set(channel, months);
  }
  let group = months.get(month);
  if (group === undefined) {
    group = { revenue: 0, orders: 0, customers: new Set() };
    months.set(month, group);
  }
  return group;
}

function read(groups: Groups, distinct: boolean): Answer {
  return new Map(
    [...groups].flatMap(([channel, months]) =>
      [...months].map(([month, group]) => [
        `${monthText(month)} ${channel}`,
        { cents: group.revenue * 100, orders: group.orders, customers: distinct ? group.customers.size : null },
      ]),
    ),
  );
}
