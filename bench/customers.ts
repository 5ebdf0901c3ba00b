// Cohorts and scores of customers against the same in SQL: this library encodes its columns once, DuckDB holds them in a table.
import type { DuckDBConnection, DuckDBDecimalValue } from '@duckdb/node-api';
import { cohorts, customerHistory, rfm } from '../src/index.ts';
import { type Answer, type Line, monthText } from './answer.ts';
import { range, type SalesColumns, valueAt } from './data.ts';
import { givenOf } from './given.ts';
import { type Job, job } from './measure.ts';
import type { Measured } from './report.ts';
import { OWN } from './toolNames.ts';
import { encoded } from './tools/library.ts';
import { count, work } from './work.ts';

const DAY = 86_400_000;
const asOf = '2024-12-31';
const end = Date.parse(range.to) / DAY;
const asked = { asOf } as const;

/** What customers bought, sale by sale; cancelled ones left out. */
function eachSale({ date, amount, status, customerId }: SalesColumns, take: (customer: number, day: number, cents: number) => void): void {
  for (let i = 0; i < date.length; i++) {
    if (valueAt(status, i) === 'cancelled') continue;
    take(customerId.codes[i] as number, Math.floor((date[i] as number) / DAY), Math.round((amount[i] as number) * 100));
  }
}

const monthOf = (day: number): number => {
  const date = new Date(day * DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** Customers and revenue by cohort and age. */
function rightCohorts(sales: SalesColumns): Answer {
  const began = new Map<number, number>();
  eachSale(sales, (customer, day) => began.set(customer, Math.min(began.get(customer) ?? day, day)));
  const cells = new Map<string, { cents: number; customers: Set<number> }>();
  eachSale(sales, (customer, day, cents) => {
    const first = monthOf(began.get(customer) as number);
    const id = `${monthText(first)} ${monthOf(day) - first}`;
    const cell = cells.get(id) ?? { cents: 0, customers: new Set() };
    cells.set(id, cell);
    cell.cents += cents;
    cell.customers.add(customer);
  });
  return new Map([...cells].map(([id, { cents, customers }]) => [id, { cents, orders: null, customers: customers.size }]));
}

/** Customers and revenue by their three scores. */
function rightScores(sales: SalesColumns): Answer {
  const seen = new Map<number, { last: number; days: Set<number>; cents: number }>();
  eachSale(sales, (customer, day, cents) => {
    const one = seen.get(customer) ?? { last: day, days: new Set(), cents: 0 };
    seen.set(customer, one);
    one.last = Math.max(one.last, day);
    one.days.add(day);
    one.cents += cents;
  });
  const all = [...seen.values()].map(({ last, days, cents }) => ({ recency: end - 1 - last, frequency: days.size, cents }));
  const scores = ([(one) => one.recency, (one) => one.frequency, (one) => one.cents] as ((one: (typeof all)[number]) => number)[]).map(
    (of) => {
      const sorted = Float64Array.from(all, of).sort();
      const cuts = [1, 2, 3, 4].map((k) => {
        const [at, part] = [Math.floor(((sorted.length - 1) * k) / 5), ((sorted.length - 1) * k) % 5];
        return (sorted[at] as number) * (5 - part) + (sorted[Math.min(at + 1, sorted.length - 1)] as number) * part;
      });
      return (one: (typeof all)[number]): number => 1 + cuts.filter((cut) => of(one) * 5 > cut).length;
    },
  );
  const lines = new Map<string, { cents: number; customers: number }>();
  for (const one of all) {
    const [r = 0, f = 0, m = 0] = scores.map((score) => score(one));
    const id = `${6 - r}${f}${m}`;
    const line = lines.get(id) ?? { cents: 0, customers: 0 };
    lines.set(id, { cents: line.cents + one.cents, customers: line.customers + 1 });
  }
  return new Map([...lines].map(([id, line]) => [id, { ...line, orders: null }]));
}

function libraryCohorts(data: ReturnType<typeof encoded>): Job {
  return job(
    OWN,
    () => [cohorts(data, asked), cohorts(data, { ...asked, value: 'revenue' })] as const,
    ([customers, revenue]) =>
      new Map(
        customers.cohorts.flatMap(({ cohort, cells }, at) =>
          cells.flatMap(({ value }, age): [string, Line][] => {
            const money = revenue.cohorts[at]?.cells[age]?.value;
            return value === null || value === 0
              ? []
              : [[`${cohort} ${age}`, { cents: Math.round(Number(money) * 100), orders: null, customers: Number(value) }]];
          }),
        ),
      ),
  );
}

function libraryScores(data: ReturnType<typeof encoded>): Job {
  return job(
    OWN,
    () => {
      const history = customerHistory(data, asked);
      return { history, ...rfm(history) };
    },
    ({ history, customers }) => {
      const lines = new Map<string, Line>();
      customers.forEach(({ code }, i) => {
        const line = lines.get(code);
        const cents = Math.round(Number(history.customers[i]?.revenue) * 100);
        lines.set(code, { cents: (line?.cents ?? 0) + cents, orders: null, customers: (line?.customers ?? 0) + 1 });
      });
      return lines;
    },
  );
}

const COHORTS = `WITH began AS (SELECT customer, date_trunc('month', min(date)) AS month FROM sales WHERE status <> 'cancelled' GROUP BY ALL)
  SELECT strftime(began.month, '%Y-%m') || ' ' || date_diff('month', began.month, date_trunc('month', date)), sum(amount), count(DISTINCT customer)
  FROM sales JOIN began USING (customer) WHERE status <> 'cancelled' GROUP BY ALL`;

const cuts = (column: string): string =>
  [1, 2, 3, 4].map((k) => `(${column} > quantile_cont(${column}, ${k / 5}) OVER ())::INTEGER`).join(' + ');
const SCORES = `WITH seen AS (
    SELECT customer, date_diff('day', max(date)::DATE, DATE '${asOf}')::DOUBLE AS recency, count(DISTINCT date::DATE)::DOUBLE AS frequency,
      sum(amount) AS revenue, sum(amount)::DOUBLE AS monetary FROM sales WHERE status <> 'cancelled' GROUP BY ALL),
  scored AS (SELECT revenue, (5 - (${cuts('recency')})) || '' || (1 + ${cuts('frequency')}) || (1 + ${cuts('monetary')}) AS code FROM seen)
  SELECT code, sum(revenue), count(*) FROM scored GROUP BY ALL`;

function duckdb(connection: DuckDBConnection, threads: number, sql: string): Job {
  return job(
    `DuckDB, ${threads} thread${threads === 1 ? '' : 's'}`,
    async () => (await connection.runAndReadAll(sql)).getRows() as unknown[][],
    (rows) =>
      new Map(
        rows.map(([id, revenue, customers]): [string, Line] => [
          String(id),
          { cents: Number((revenue as DuckDBDecimalValue).value), orders: null, customers: Number(customers) },
        ]),
      ),
    () => connection.run(`SET threads = ${threads}`),
  );
}

/** Cohorts by month and scores of all customers, over so many rows. */
export async function ofCustomers(size: number): Promise<readonly Measured[]> {
  const { sales, connection, close } = await givenOf(size);
  const data = encoded(sales);
  const others = (sql: string): Job[] => (connection === null ? [] : [2, 1].map((threads) => duckdb(connection, threads, sql)));
  const measured = [
    await work(
      `Cohorts by month: customers and revenue by age · ${count(size)} rows, encoded`,
      [libraryCohorts(data), ...others(COHORTS)],
      rightCohorts(sales),
    ),
    await work(
      `History and scores of each customer · ${count(size)} rows, encoded`,
      [libraryScores(data), ...others(SCORES)],
      rightScores(sales),
    ),
  ];
  close();
  return measured;
}
