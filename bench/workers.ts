// One worker thread against two, over columns that they share, and over CSV files that they read: each makes the partial of its rows
// and sends it as JSON; the main thread merges and settles. The least of several rounds counts, so that a busy moment meets none of them.
//
//   npx tsx bench/workers.ts [rows]     10 million rows; fails only when an answer is wrong
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, type Worker, workerData } from 'node:worker_threads';
import { typescriptWorker } from '../examples/workers/typescriptWorker.ts';
import {
  approximateCountDistinct,
  type Categories,
  indicator,
  mergePartials,
  orderCount,
  type Partial,
  partial,
  query,
  revenue,
  sale,
  settlePartial,
  stream,
} from '../src/index.ts';
import { csvBatches, type SalesText, writeCsv } from './csv.ts';
import { range, type SalesColumns, salesColumns } from './data.ts';
import { machineText, threadTime } from './machine.ts';
import { printTable } from './report.ts';

const ROUNDS = 4;
const BATCH = 4000;
const customers = indicator({
  id: 'customers',
  label: { en: 'Customers, about', fr: 'Clients, environ' },
  unit: 'count',
  better: 'higher',
  formula: approximateCountDistinct(sale.customerId),
});
const base = { every: 'month', by: ['channel'], where: { status: { not: 'cancelled' } }, between: [range.from, range.to] } as const;
const questions = {
  'revenue, orders': { ...base, select: [revenue, orderCount] },
  '+ customers, about': { ...base, select: [revenue, orderCount, customers] },
} as const;
type Name = keyof typeof questions;
type Untyped = (records: unknown, question: unknown) => Partial | Promise<Partial>;

/** What a worker has: columns, or files of its own. */
type Work = SalesColumns | readonly string[];

/** Rows from … to − 1, without copying any. */
function cut({ date, amount, channel, status, customerId }: SalesColumns, from: number, to: number): SalesColumns {
  const part = <T>({ codes, values }: Categories<T>): Categories<T> => ({ codes: (codes as Uint32Array).subarray(from, to), values });
  return {
    date: date.subarray(from, to),
    amount: amount.subarray(from, to),
    channel: part(channel),
    status: part(status),
    customerId: part(customerId),
  };
}

/** The same columns in memory that threads share. */
function shared(sales: SalesColumns): SalesColumns {
  const copy = <A extends Float64Array | Uint32Array | Uint8Array>(array: A): A => {
    const made = new (array.constructor as new (buffer: SharedArrayBuffer) => A)(new SharedArrayBuffer(array.byteLength));
    made.set(array as never);
    return made;
  };
  const coded = <T>({ codes, values }: Categories<T>): Categories<T> => ({ codes: copy(codes as Uint32Array), values });
  const { date, amount, channel, status, customerId } = sales;
  return { date: copy(date), amount: copy(amount), channel: coded(channel), status: coded(status), customerId: coded(customerId) };
}

/** What a worker sends: its part, and the time of a processor that it took. */
interface Sent {
  readonly text: string;
  readonly cpu: number;
}

/** One answer of a team. */
interface Measured {
  /** From the question to the answer. */
  readonly ms: number;
  /** The processor time of each worker, and behind it that of merging. */
  readonly cpu: readonly number[];
  readonly bytes: number;
  readonly rows: unknown;
}

async function measured(workers: readonly Worker[], name: Name): Promise<Measured> {
  const start = performance.now();
  for (const worker of workers) worker.postMessage(name);
  const sent = await Promise.all(workers.map(async (worker) => (await once(worker, 'message'))[0] as Sent));
  const before = threadTime() ?? Number.NaN;
  const parts = sent.map(({ text }) => JSON.parse(text) as Partial);
  const { rows } = settlePartial(parts.reduce((all, part) => mergePartials(all, part)));
  const cpu = [...sent.map((one) => one.cpu), (threadTime() ?? Number.NaN) - before];
  return { ms: performance.now() - start, cpu, bytes: sent.reduce((sum, { text }) => sum + text.length, 0), rows };
}

/** Asks both teams in turn, and prints the least of their times; whether every answer was right. */
async function compare(name: Name, of: string, teams: readonly (readonly Worker[])[], wanted: string): Promise<boolean> {
  const best: Omit<Measured, 'rows'>[] = [];
  let right = true;
  for (let round = 0; round < ROUNDS; round++) {
    for (const [t, team] of teams.entries()) {
      const { ms, cpu, bytes, rows } = await measured(team, name);
      const before = best[t] ?? { ms, cpu };
      right &&= JSON.stringify(rows) === wanted;
      best[t] = { ms: Math.min(before.ms, ms), cpu: cpu.map((one, i) => Math.min(one, before.cpu[i] as number)), bytes };
    }
  }
  const [one, two] = best as [(typeof best)[0], (typeof best)[0]];
  const line = (what: string, timeOf: (team: (typeof best)[0]) => number): string[] => [
    what,
    `${timeOf(one).toFixed(0)} ms`,
    `${timeOf(two).toFixed(0)} ms`,
    `${(timeOf(one) / timeOf(two)).toFixed(2)} ×`,
  ];
  // On a machine with nothing else to do, the answer is there when the slowest worker is done and its part is merged.
  const alone = ({ cpu }: (typeof best)[0]): number => Math.max(...cpu.slice(0, -1)) + (cpu.at(-1) as number);
  printTable(
    `Month × channel: ${name} · ${of} · JSON of ${(two.bytes / 1000).toFixed(0)} kB from two workers, ${right ? 'right' : 'WRONG'}`,
    [['', 'one worker', 'two workers', 'faster'], line('by the clock', ({ ms }) => ms), line('with nothing else to do', alone)],
  );
  return right;
}

async function compareAll(size: number): Promise<boolean> {
  console.log(`${machineText()}\n${size} rows, read by the worker that asks; least of ${ROUNDS}`);
  const sales = shared(salesColumns(size));
  const halves = [cut(sales, 0, size >> 1), cut(sales, size >> 1, size)];
  const folder = await mkdtemp(join(tmpdir(), 'sales-'));
  const files = halves.map((_, at) => join(folder, `${at}.csv`));
  try {
    for (const [at, half] of halves.entries()) await writeCsv(files[at] as string, half);
    const ofColumns = await compareTeams('columns', Object.keys(questions) as Name[], sales, [sales], halves);
    const ofFiles = await compareTeams(
      'CSV files',
      ['revenue, orders'],
      sales,
      [files],
      files.map((file) => [file]),
    );
    return ofColumns && ofFiles;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** One worker with all of the work, and two with a half each. */
async function compareTeams(
  of: string,
  names: readonly Name[],
  sales: SalesColumns,
  ...works: readonly (readonly Work[])[]
): Promise<boolean> {
  const teams = works.map((work) => work.map((one) => typescriptWorker(import.meta.url, one)));
  let right = true;
  for (const name of names) {
    const { rows } = query({ sales } as never, questions[name] as never);
    right = (await compare(name, of, teams, JSON.stringify(rows))) && right;
  }
  await Promise.all(teams.flat().map((worker) => worker.terminate()));
  return right;
}

async function* batchesIn(files: readonly string[]): AsyncGenerator<readonly SalesText[]> {
  for (const file of files) yield* csvBatches(file, BATCH);
}

if (isMainThread) process.exit((await compareAll(Number(process.argv[2] ?? 10_000_000))) ? 0 : 1);
const work = workerData as Work;
parentPort?.on('message', async (name: Name) => {
  const before = threadTime() ?? Number.NaN;
  const sales = 'date' in work ? { sales: work } : stream({ sales: batchesIn(work) });
  const text = JSON.stringify(await (partial as unknown as Untyped)(sales, questions[name]));
  parentPort?.postMessage({ text, cpu: (threadTime() ?? Number.NaN) - before } satisfies Sent);
});
