// Very many sales in bounded memory: generated columns go through a stream in batches, none of them kept, and the totals are known
// beforehand.
//
//   npx tsx bench/simulate.ts                 100 million rows
//   npx tsx bench/simulate.ts 3000000 rows    fewer, and as row objects
//
// Fails when a total is wrong; says how long it took and how much memory the process held at most.
import { pathToFileURL } from 'node:url';
import { type Categories, Decimal, orderCount, query, revenue, stream } from '../src/index.ts';

const BATCH = 65_536;
const DAY = 86_400_000;
const FROM = Date.UTC(2022, 0, 1);
/** Three years, one of them a leap year. */
const DAYS = 1096;
const channels = ['web', 'app', 'shop', 'phone', 'partner', 'market'];
/** Amounts go round a prime number of cents, so that they meet every day and every channel. */
const CENTS = 10_007;

/** Sales in columns, batch after batch. */
export function* batches(size: number, told?: () => void): Generator<{ date: Float64Array; amount: Float64Array; channel: Categories }> {
  for (let from = 0; from < size; from += BATCH) {
    const length = Math.min(BATCH, size - from);
    const [date, amount, codes] = [new Float64Array(length), new Float64Array(length), new Uint8Array(length)];
    for (let i = 0; i < length; i++) {
      const row = from + i;
      date[i] = FROM + (row % DAYS) * DAY;
      amount[i] = ((row % CENTS) + 1) / 100;
      codes[i] = row % channels.length;
    }
    yield { date, amount, channel: { codes, values: channels } };
    told?.();
  }
}

/** The cents of all amounts: whole rounds, and what is left of one. */
function centsOf(size: number): bigint {
  const upTo = (last: number): bigint => (BigInt(last) * BigInt(last + 1)) / 2n;
  return BigInt(Math.floor(size / CENTS)) * upTo(CENTS) + upTo(size % CENTS);
}

/** What came out. */
export interface Simulated {
  readonly rows: number;
  readonly groups: number;
  readonly seconds: number;
  /** Most bytes resident in memory, and most of them on the heap. */
  readonly peak: number;
  readonly heap: number;
  /** Why the totals are wrong; null when they are right. */
  readonly wrong: string | null;
}

/** The same batches as row objects, of which the heap could not hold many. */
function* asRows(columns: ReturnType<typeof batches>): Generator<readonly object[]> {
  let id = 0;
  for (const { date, amount, channel } of columns) {
    const { codes, values } = channel;
    yield Array.from(date, (at, i) => ({ id: `S${id++}`, date: at, amount: amount[i], channel: values[codes[i] as number] }));
  }
}

/** Streams so many sales: revenue and orders by month and channel. */
export async function simulate(size: number, form: 'columns' | 'rows' = 'columns'): Promise<Simulated> {
  let [peak, heap] = [0, 0];
  const look = (): void => {
    const { rss, heapUsed } = process.memoryUsage();
    [peak, heap] = [Math.max(peak, rss), Math.max(heap, heapUsed)];
  };
  const start = performance.now();
  const columns = batches(size, look);
  const { rows } = await query(stream((form === 'rows' ? asRows(columns) : columns) as Iterable<never>), {
    select: [revenue, orderCount],
    every: 'month',
    by: ['channel'],
    between: ['2022-01-01', '2025-01-01'],
  } as never);
  const seconds = (performance.now() - start) / 1000;
  look();
  const read = rows as unknown as readonly { channel: string; revenue: Decimal; orderCount: number }[];
  const cents = read.reduce((sum, row) => sum.plus(row.revenue), new Decimal(0)).times(100);
  const perChannel = channels.map((channel) => read.filter((row) => row.channel === channel).reduce((sum, row) => sum + row.orderCount, 0));
  const wanted = channels.map((_, code) => Math.floor((size - code + channels.length - 1) / channels.length));
  const isRight = cents.eq(String(centsOf(size))) && perChannel.join() === wanted.join();
  const wrong = isRight ? null : `${cents.toFixed()} cents of ${centsOf(size)}, orders ${perChannel.join()} of ${wanted.join()}`;
  return { rows: size, groups: read.length, seconds, peak, heap, wrong };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { rows, groups, seconds, peak, heap, wrong } = await simulate(
    Number(process.argv[2] ?? 100_000_000),
    process.argv[3] === 'rows' ? 'rows' : 'columns',
  );
  const [rss, used] = [peak, heap].map((bytes) => (bytes / 2 ** 20).toFixed(0));
  console.log(`${rows} rows, ${groups} groups: ${seconds.toFixed(1)} s, at most ${rss} MiB resident, ${used} MiB of heap`);
  if (wrong !== null) console.error(`WRONG ANSWER  ${wrong}`);
  process.exit(wrong === null ? 0 : 1);
}
