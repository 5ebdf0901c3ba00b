// What a row costs on a cluster: sales by month and channel, asked through the dialect of Spark over Parquet tables that it made itself,
// of two sizes. Between them lies what a row costs; before them, what a question costs whatever it reads.
//
//   ENGINE_JAVA_OPTIONS=-Xss16m scripts/engines/withSpark.sh npx tsx bench/cluster.ts [rows]
//
// 10 million rows and a tenth of them, in whole millions; fails only when an answer is wrong.
import { openSpark } from '../examples/spark/thrift.ts';
import { activeCustomers, Decimal, orderCount, query, revenue, spark, sparkStatement, sqlSource, type Table } from '../src/index.ts';
import { channels, range } from './data.ts';
import { machineText } from './machine.ts';
import { printTable } from './report.ts';

const RUNS = 3;
/** After so many rows the amounts begin again: 0.00 to 999.99. */
const AMOUNTS = 100_000;
const size = Number(process.argv[2] ?? 10_000_000);
const { SPARK_THRIFT = '' } = process.env;
const session = await openSpark(SPARK_THRIFT);
const days = (Date.parse(range.to) - Date.parse(range.from)) / 86_400_000;
const base = { every: 'month', by: ['channel'], between: [range.from, range.to] } as const;
const questions = {
  'revenue, orders': { ...base, select: [revenue, orderCount] },
  '+ distinct customers': { ...base, select: [revenue, orderCount, activeCustomers] },
} as const;
type Ask = (data: unknown, question: unknown) => Promise<Table>;

/** Makes a table of so many rows, and gives it as a source. */
async function tableOf(rows: number): Promise<unknown> {
  const table = `sales_${rows}`;
  await session.run(`CREATE TABLE ${table} USING parquet AS SELECT
    CAST(id AS STRING) AS id,
    date_add(DATE'${range.from}', CAST(id % ${days} AS INT)) AS sold,
    CAST(CAST(id % ${AMOUNTS} AS DECIMAL(20, 2)) / 100 AS DECIMAL(18, 2)) AS net,
    element_at(array(${channels.map((channel) => `'${channel}'`).join(', ')}), CAST(id % ${channels.length} AS INT) + 1) AS channel,
    CAST(id % ${rows / 20} AS STRING) AS customer
    FROM range(${rows})`);
  const columns = {
    date: { column: 'sold', as: 'date' },
    amount: 'net',
    orderId: 'id',
    customerId: 'customer',
    channel: 'channel',
  } as const;
  const run = (text: string, params: readonly string[]) => session.run(sparkStatement(text, params));
  return sqlSource({ dialect: spark, tables: { sales: { table, columns } }, run });
}

/** The least milliseconds of several runs; whether the answer was right. */
async function measured(source: unknown, question: unknown, rows: number): Promise<{ readonly ms: number; readonly right: boolean }> {
  const wanted = new Decimal(rows / AMOUNTS).times((AMOUNTS * (AMOUNTS - 1)) / 200);
  let [ms, right] = [Number.POSITIVE_INFINITY, true];
  for (let round = 0; round < RUNS; round++) {
    const start = performance.now();
    const table = await (query as unknown as Ask)(source, question);
    ms = Math.min(ms, performance.now() - start);
    const sums = table.rows as readonly { readonly revenue: Decimal; readonly orderCount: number }[];
    right &&= Decimal.sum(0, ...sums.map((row) => row.revenue)).equals(wanted);
    right &&= sums.reduce((sum, row) => sum + row.orderCount, 0) === rows;
  }
  return { ms, right };
}

try {
  console.log(`${machineText()}; Spark with two workers of one core each; least of ${RUNS}, by the clock`);
  const sizes = [size / 10, size];
  const sources: unknown[] = [];
  for (const rows of sizes) sources.push(await tableOf(rows));
  const lines = [['', ...sizes.map((rows) => `${rows / 1e6} M rows`), 'a row', 'before the first', 'answer']];
  for (const [name, question] of Object.entries(questions)) {
    const [few, many] = [await measured(sources[0], question, sizes[0] as number), await measured(sources[1], question, size)];
    const slope = (many.ms - few.ms) / (0.9 * size);
    const right = few.right && many.right;
    if (!right) process.exitCode = 1;
    const times = [few, many].map(({ ms }) => `${ms.toFixed(0)} ms`);
    lines.push([
      name,
      ...times,
      `${(1e6 * slope).toFixed(0)} ns`,
      `${(few.ms - (slope * size) / 10).toFixed(0)} ms`,
      right ? 'right' : 'WRONG',
    ]);
  }
  printTable('Month × channel, through the dialect of Spark', lines);
} finally {
  await session.close();
}
