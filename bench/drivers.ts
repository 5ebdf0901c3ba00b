// The drivers of a change among eight dimensions, against the same sums in SQL: this library encodes its rows once, DuckDB holds
// them in a table. The answer is the change of each segment.
import type { DuckDBConnection, DuckDBDecimalValue } from '@duckdb/node-api';
import { dataset, findDrivers, revenue } from '../src/index.ts';
import type { Answer, Line } from './answer.ts';
import { type Job, job } from './measure.ts';
import { ifPresent } from './present.ts';
import type { Measured } from './report.ts';
import { OWN } from './toolNames.ts';
import { count, work } from './work.ts';

/** How many segments each dimension has. */
const sizes = { country: 40, channel: 6, region: 12, storeId: 300, salesperson: 120, campaign: 80, segment: 5, category: 60 } as const;
type Name = keyof typeof sizes;
const names = Object.keys(sizes) as Name[];
const months = { from: ['2025-01-01', '2025-02-01'], to: ['2025-02-01', '2025-03-01'] } as const;
const DAY = 86_400_000;
const start = Date.parse(months.from[0]);

interface Given {
  /** Days since the first. */
  readonly day: Int32Array;
  readonly cents: Int32Array;
  readonly codes: Readonly<Record<Name, Int32Array>>;
}

function given(size: number): Given {
  let state = 20_250_101;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
  const made = (most: number): Int32Array => Int32Array.from({ length: size }, () => Math.floor(most * random() ** 1.5));
  const codes = Object.fromEntries(names.map((name) => [name, made(sizes[name])])) as Given['codes'];
  return { day: made(59), cents: Int32Array.from({ length: size }, () => 100 + Math.floor(49_900 * random() ** 3)), codes };
}

/** The change of each segment, counted in whole cents. */
function rightAnswer({ day, cents, codes }: Given): Answer {
  const lines = new Map<string, Line>();
  for (const name of names) {
    const changes = new Map<number, number>();
    for (let i = 0; i < day.length; i++) {
      const code = codes[name][i] as number;
      const sign = (day[i] as number) < 31 ? -1 : 1;
      changes.set(code, (changes.get(code) ?? 0) + sign * (cents[i] as number));
    }
    for (const [code, change] of changes) lines.set(`${name} ${code}`, { cents: change, orders: null, customers: null });
  }
  return lines;
}

function library({ day, cents, codes }: Given): Job {
  const dimension = (name: Name) => ({ codes: codes[name], values: Array.from({ length: sizes[name] }, (_, i) => i) });
  const data = dataset({
    sales: {
      date: Float64Array.from(day, (at) => start + at * DAY),
      amount: Float64Array.from(cents, (amount) => amount / 100),
      ...(Object.fromEntries(names.map((name) => [name, dimension(name)])) as Record<Name, ReturnType<typeof dimension>>),
    },
  } as never);
  const question = { ...months, of: revenue, over: names, minimum: 0, limit: 100_000 } as const;
  return job(
    OWN,
    () => findDrivers(data as never, question as never) as ReturnType<typeof findDrivers<typeof revenue, never, never>>,
    (found) => {
      const { drivers, detractors } = found as unknown as { drivers: Told[]; detractors: Told[] };
      return new Map(
        [...drivers, ...detractors].map(({ segment, value }): [string, Line] => {
          const [[name, key] = ['', null]] = Object.entries(segment);
          return [`${name} ${key}`, { cents: Math.round(Number(value) * 100), orders: null, customers: null }];
        }),
      );
    },
  );
}

interface Told {
  readonly segment: Readonly<Record<string, unknown>>;
  readonly value: unknown;
}

async function table({ day, cents, codes }: Given): Promise<DuckDBConnection> {
  const { DuckDBDataChunk, DuckDBInstance, INTEGER } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const columns = ['day', 'cents', ...names];
  await connection.run(`CREATE TABLE given (${columns.map((name) => `${name} INTEGER`).join(', ')})`);
  const appender = await connection.createAppender('given');
  const arrays = [day, cents, ...names.map((name) => codes[name])];
  for (let from = 0; from < day.length; from += 2048) {
    const chunk = DuckDBDataChunk.create(columns.map(() => INTEGER));
    chunk.setColumns(arrays.map((array) => Array.from(array.subarray(from, from + 2048))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  await connection.run(
    `CREATE TABLE sales AS SELECT DATE '2025-01-01' + day AS date, (cents * 0.01::DECIMAL(3, 2))::DECIMAL(12, 2) AS amount, ${names.join(', ')} FROM given`,
  );
  return connection;
}

function duckdb(connection: DuckDBConnection, threads: number): Job {
  const month = (column: string, [from, to]: readonly [string, string]): string =>
    `${column} FILTER (date >= DATE '${from}' AND date < DATE '${to}')`;
  const change = `coalesce(${month('sum(amount)', months.to)}, 0) - coalesce(${month('sum(amount)', months.from)}, 0)`;
  const records = `greatest(${month('count(*)', months.to)}, ${month('count(*)', months.from)})`;
  const statements = names.map((name) => `SELECT '${name}', ${name}, ${change}, ${records} FROM sales GROUP BY ALL`);
  return job(
    `DuckDB, ${threads} thread${threads === 1 ? '' : 's'}`,
    async () => {
      const all: unknown[][] = [];
      for (const sql of statements) all.push(...((await connection.runAndReadAll(sql)).getRows() as unknown[][]));
      return all;
    },
    (rows) =>
      new Map(
        rows.map(([name, key, amount]): [string, Line] => [
          `${name} ${key}`,
          { cents: Number((amount as DuckDBDecimalValue).value), orders: null, customers: null },
        ]),
      ),
    () => connection.run(`SET threads = ${threads}`),
  );
}

/** Both over so many rows. */
export async function ofDrivers(size: number): Promise<Measured> {
  const rows = given(size);
  const connection = await ifPresent('DuckDB', () => table(rows));
  const jobs = [library(rows), ...(connection === null ? [] : [duckdb(connection, 2), duckdb(connection, 1)])];
  const measured = await work(`The change of each segment of 8 dimensions · ${count(size)} rows, encoded`, jobs, rightAnswer(rows));
  connection?.closeSync();
  return measured;
}
