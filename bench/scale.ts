// The slopes behind docs/scale.md: what a row costs in time of a processor and in bytes, each way it can be asked, and what a group costs
// in a stored part. Processor time of the whole process, so that other work on the machine does not count; the least of several runs.
//
//   npx tsx bench/scale.ts [rows]     1 million rows; DuckDB is left out where it does not run
import {
  activeCustomers,
  approximateCountDistinct,
  dataset,
  indicator,
  mergePartials,
  orderCount,
  type Partial,
  partial,
  query,
  revenue,
  sale,
  settlePartial,
} from '../src/index.ts';
import { range, salesColumns, salesRows } from './data.ts';
import { machineText } from './machine.ts';
import { memoryOf } from './memory.ts';
import { ifPresent } from './present.ts';
import { printTable } from './report.ts';
import { simulate } from './simulate.ts';

const size = Number(process.argv[2] ?? 1_000_000);
const RUNS = 12;
/** After so many microseconds there is no further run. */
const PATIENCE = 2_000_000;
const about = indicator({
  id: 'about',
  label: { en: 'Customers, about', fr: 'Clients, environ' },
  unit: 'count',
  better: 'higher',
  formula: approximateCountDistinct(sale.customerId),
});
const base = { every: 'month', by: ['channel'], between: [range.from, range.to] } as const;
type Any = (data: unknown, question: unknown) => { rows: unknown };
const ask = query as unknown as Any;
const take = partial as unknown as (data: unknown, question: unknown) => Partial;

/** Nanoseconds of a processor for each of so many; all threads of this process are counted. */
async function nanoseconds(count: number, work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0, spent = 0; run < RUNS && spent < PATIENCE; run++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
    spent += user + system;
  }
  return (1000 * least) / count;
}

const lines: string[][] = [['a row', 'ns of a core', 'rows a second', '']];
async function slope(what: string, work: () => unknown, remark = ''): Promise<void> {
  const ns = await nanoseconds(size, work);
  lines.push([what, ns.toFixed(0), `${(1000 / ns).toFixed(1)} M`, remark]);
  console.log(`  ${lines.at(-1)?.join('  ')}`);
}

console.log(machineText());
const sales = salesColumns(size);
const memory = memoryOf(sales);
const rows = salesRows(sales);
const data = dataset({ sales } as never);
const two = { ...base, select: [revenue, orderCount] };
const exact = { ...base, select: [activeCustomers] };
const sketched = { ...base, select: [about] };
await slope('row objects, read and asked', () => ask(rows, two));
await slope('columns, read and asked', () => ask({ sales }, two));
ask(data, { ...base, select: [revenue, orderCount, activeCustomers] });
await slope('encoded columns, asked', () => ask(data, two), `${memory.arrays.toFixed(0)} bytes a row in arrays`);
await slope('  distinct customers', () => ask(data, exact));
await slope('  distinct customers, about', () => ask(data, sketched));
await slope('encoded columns, a part', () => take(data, two));
await slope('  distinct customers', () => take(data, exact));
await slope('  distinct customers, about', () => take(data, sketched));
await slope('generated columns, streamed in batches', () => simulate(size));

await ifPresent('DuckDB', async () => {
  const [{ duckdbTable }, { pushedDown }] = [await import('./tools/duckdb.ts'), await import('./tools/pushDown.ts')];
  const connection = await duckdbTable(sales);
  const [plain, distinct] = [pushedDown('', connection, false), pushedDown('', connection, true)];
  await slope('DuckDB, asked there', () => plain.run(), 'all its threads');
  await slope('  with distinct customers', () => distinct.run(), 'all its threads');
  connection.closeSync();
});
printTable(`Month × channel: revenue, orders · ${size} rows`, lines);

/** Bytes of a part as JSON beyond those of one without records, for each group. */
function bytesOf(question: object, groups: number): string {
  const text = JSON.stringify(take(data, question));
  return ((text.length - JSON.stringify(take([], question)).length) / groups).toFixed(0);
}
const daily = { ...base, every: 'day' };
const [months, days] = [36 * 6, 1096 * 6];
const parts = [['a part', 'bytes a group as JSON', '']];
parts.push(['revenue, orders by month and channel', bytesOf(two, months), `${months} groups`]);
parts.push(['revenue, orders by day and channel', bytesOf({ ...daily, select: two.select }, days), `${days} groups`]);
parts.push(['distinct customers by month and channel', bytesOf(exact, months), `${(size / months).toFixed(0)} rows a group`]);
parts.push(['distinct customers, about, by month and channel', bytesOf(sketched, months), '']);
printTable('Parts', parts);

const people = Array.from({ length: size }, (_, i) => ({ id: `S${i}`, date: '2025-01-31', amount: 1, customerId: `C${i}` }));
const states = [activeCustomers, about].map((metric) => JSON.stringify(take(people, { select: [metric] })).length);
const found = settlePartial(take(people, { select: [about] })).rows as unknown as readonly { about: number }[];
printTable(`One group, ${size} customers`, [
  ['', 'bytes of the state', 'customers'],
  ['exact', `${states[0]}`, `${size}`],
  ['about', `${states[1]}`, `${found[0]?.about}`],
]);

const [part] = [take(data, two)];
const merging = await nanoseconds(months, () => mergePartials(part, part));
const sketches = take(data, sketched);
const joining = await nanoseconds(months, () => mergePartials(sketches, sketches));
console.log(`\nMerging two parts: ${(merging / 1000).toFixed(0)} µs a group, ${(joining / 1000).toFixed(0)} µs with approximate customers`);
