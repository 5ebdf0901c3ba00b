// One worker thread against two: over columns that they share, over datasets that each has encoded before, and over CSV files that they
// read. Each makes the part of its rows and sends it as JSON; the main thread merges and settles. Beside them a loop by hand over the
// same columns shows what two threads gain on this machine at all.
//
//   npx tsx bench/workers.ts [rows]     10 million rows; fails only when an answer is wrong
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import {
  type Categories,
  dataset,
  mergePartials,
  orderCount,
  type Partial,
  partial,
  query,
  revenue,
  settlePartial,
  stream,
} from '../src/index.ts';
import { isCompiled, runCompiled } from './compiled.ts';
import { csvBatches, type SalesText, writeCsv } from './csv.ts';
import { range, type SalesColumns, salesColumns } from './data.ts';
import { machineText, threadTime } from './machine.ts';
import { printTable } from './report.ts';

const BATCH = 4000;
const DAY = 86_400_000;
const question = {
  select: [revenue, orderCount],
  every: 'month',
  by: ['channel'],
  where: { status: { not: 'cancelled' } },
  between: [range.from, range.to],
} as const;
type AskPart = (records: unknown, asked: unknown) => Partial | Promise<Partial>;

/** What a worker has: columns to read or to encode beforehand, columns for the loop by hand, or a file of its own. */
type Work =
  | { readonly way: 'columns' | 'dataset' | 'by hand'; readonly sales: SalesColumns }
  | { readonly way: 'CSV files'; readonly files: readonly string[] };

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

/** Cents by month and channel, the way one would write it for this question alone. */
function centsByHand({ date, amount, channel, status }: SalesColumns): number[] {
  const start = Date.parse(range.from);
  const days = (Date.parse(range.to) - start) / DAY;
  const monthOf = Uint8Array.from({ length: days }, (_, day) => {
    const at = new Date(start + day * DAY);
    return (at.getUTCFullYear() - new Date(start).getUTCFullYear()) * 12 + at.getUTCMonth();
  });
  const width = channel.values.length;
  const cents = new Float64Array(((monthOf.at(-1) ?? 0) + 1) * width);
  const cancelled = status.values.indexOf('cancelled');
  for (let row = 0; row < date.length; row++) {
    if (status.codes[row] === cancelled) continue;
    const group = (monthOf[Math.floor(((date[row] as number) - start) / DAY)] as number) * width + (channel.codes[row] as number);
    cents[group] = (cents[group] as number) + Math.round((amount[row] as number) * 100);
  }
  return [...cents];
}

async function* batchesIn(files: readonly string[]): AsyncGenerator<readonly SalesText[]> {
  for (const file of files) yield* csvBatches(file, BATCH);
}

/** What a worker does when it is asked, as a text. */
function answerer(work: Work): () => Promise<string> {
  if (work.way === 'by hand') return async () => JSON.stringify(centsByHand(work.sales));
  if (work.way === 'CSV files')
    return async () => JSON.stringify(await (partial as unknown as AskPart)(stream({ sales: batchesIn(work.files) }), question));
  const records = work.way === 'dataset' ? dataset({ sales: work.sales } as never) : { sales: work.sales };
  return async () => JSON.stringify((partial as unknown as AskPart)(records, question));
}

/** All of a team's parts together: cents in all by hand, otherwise the rows of the table. */
function together(way: Work['way'], texts: readonly string[]): unknown {
  if (way === 'by hand') return texts.flatMap((text) => JSON.parse(text) as number[]).reduce((sum, cents) => sum + cents, 0) / 100;
  return settlePartial(texts.map((text) => JSON.parse(text) as Partial).reduce((all, part) => mergePartials(all, part))).rows;
}

interface Sent {
  readonly text: string;
  /** The processor time that the worker took. */
  readonly cpu: number;
}

/** The least times of a team: by the clock from the question to the answer, and of a processor in its slowest worker. */
interface Times {
  readonly clock: number;
  readonly cpu: number;
}

async function compare(teams: readonly (readonly Work[])[], rounds: number, wanted: unknown): Promise<string[]> {
  const way = teams[0]?.[0]?.way as Work['way'];
  const threads = teams.map((team) => team.map((work) => new Worker(new URL(import.meta.url), { workerData: work })));
  const least: Times[] = teams.map(() => ({ clock: Number.POSITIVE_INFINITY, cpu: Number.POSITIVE_INFINITY }));
  let right = true;
  for (let round = 0; round < rounds; round++) {
    for (const [t, team] of threads.entries()) {
      const start = performance.now();
      for (const worker of team) worker.postMessage('ask');
      const sent = await Promise.all(team.map(async (worker) => (await once(worker, 'message'))[0] as Sent));
      const answer = together(
        way,
        sent.map(({ text }) => text),
      );
      const { clock, cpu } = least[t] as Times;
      least[t] = { clock: Math.min(clock, performance.now() - start), cpu: Math.min(cpu, Math.max(...sent.map((one) => one.cpu))) };
      right &&= JSON.stringify(answer) === JSON.stringify(wanted);
    }
  }
  await Promise.all(threads.flat().map((worker) => worker.terminate()));
  if (!right) process.exitCode = 1;
  const [one, two] = least as [Times, Times];
  const pair = (of: keyof Times): string[] => [one[of].toFixed(0), two[of].toFixed(0), `${(one[of] / two[of]).toFixed(2)} ×`];
  return [way, ...pair('clock'), ...pair('cpu'), right ? 'right' : 'WRONG'];
}

async function compareAll(size: number): Promise<void> {
  console.log(`${machineText()}; ${size} rows`);
  const sales = shared(salesColumns(size));
  const halves = [cut(sales, 0, size >> 1), cut(sales, size >> 1, size)];
  const { rows } = query({ sales } as never, question as never) as unknown as { readonly rows: readonly { readonly revenue: unknown }[] };
  const inAll = rows.reduce((cents, row) => cents + Math.round(Number(row.revenue) * 100), 0) / 100;
  const folder = await mkdtemp(join(tmpdir(), 'sales-'));
  const files = halves.map((_, at) => join(folder, `${at}.csv`));
  const table = [['least ms', 'one worker', 'two', 'faster', 'processor: one', 'two', 'less', 'answer']];
  try {
    for (const way of ['by hand', 'dataset', 'columns'] as const)
      table.push(await compare([[{ way, sales }], halves.map((half) => ({ way, sales: half }))], 30, way === 'by hand' ? inAll : rows));
    for (const [at, half] of halves.entries()) await writeCsv(files[at] as string, half);
    const way = 'CSV files';
    table.push(await compare([[{ way, files }], files.map((file) => ({ way, files: [file] }))], 3, rows));
  } finally {
    await rm(folder, { recursive: true });
  }
  printTable('Revenue and orders by month × channel, by the clock and by processor time', table);
}

if (!isMainThread) {
  const answer = answerer(workerData as Work);
  parentPort?.on('message', async () => {
    const before = threadTime() ?? Number.NaN;
    const text = await answer();
    parentPort?.postMessage({ text, cpu: (threadTime() ?? Number.NaN) - before } satisfies Sent);
  });
} else if (isCompiled(import.meta.url)) await compareAll(Number(process.argv[2] ?? 10_000_000));
else await runCompiled(import.meta.url);
