// The same sales for every tool, from a generator of our own: three years in no order of time, money to the cent, a tenth
// of the sales cancelled, a few customers who buy much and many who buy little.
import type { Categories } from '../src/index.ts';

export interface SalesRow {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly date: number;
  readonly amount: number;
  readonly channel: string;
  readonly status: 'open' | 'paid' | 'fulfilled' | 'refunded' | 'cancelled';
  readonly customerId: string;
}

export interface SalesColumns {
  readonly date: Float64Array;
  readonly amount: Float64Array;
  readonly channel: Categories;
  readonly status: Categories<SalesRow['status']>;
  readonly customerId: Categories;
}

export const range = { from: '2022-01-01', to: '2025-01-01' } as const;
export const channels: readonly string[] = ['web', 'app', 'shop', 'phone', 'partner', 'market'];
export const statuses: readonly SalesRow['status'][] = ['open', 'paid', 'fulfilled', 'refunded', 'cancelled'];

const start = Date.parse(range.from);
const length = Date.parse(range.to) - start;

/** Evenly spread numbers from 0 to below 1: a linear congruential generator, its weak low bits dropped. */
function generator(seed: number): () => number {
  let state = seed;
  const bits = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 5;
  };
  return () => (bits() * 2 ** 27 + bits()) / 2 ** 54;
}

/** The sales as columns. */
export function salesColumns(size: number): SalesColumns {
  const random = generator(20_220_101);
  const customers = Math.max(1, Math.floor(size / 8));
  const date = new Float64Array(size);
  const amount = new Float64Array(size);
  const channel = new Uint8Array(size);
  const status = new Uint8Array(size);
  const customerId = new Uint32Array(size);
  for (let i = 0; i < size; i++) {
    date[i] = start + Math.floor(random() * length);
    amount[i] = Math.floor(100 + 49_900 * random() ** 3) / 100;
    channel[i] = Math.floor(channels.length * random() ** 1.5);
    const luck = random();
    status[i] = luck < 0.1 ? 4 : Math.floor(luck * 3.99);
    customerId[i] = Math.floor(customers * random() ** 2);
  }
  return {
    date,
    amount,
    channel: { codes: channel, values: channels },
    status: { codes: status, values: statuses },
    customerId: { codes: customerId, values: Array.from({ length: customers }, (_, i) => `C${i}`) },
  };
}

/** The same sales as an array of objects. */
export function salesRows({ date, amount, channel, status, customerId }: SalesColumns): SalesRow[] {
  return Array.from(date, (at, i) => ({
    id: `S${i}`,
    date: at,
    amount: amount[i] as number,
    channel: valueAt(channel, i),
    status: valueAt(status, i),
    customerId: valueAt(customerId, i),
  }));
}

/** The value of one row of a column in dictionary form. */
export function valueAt<T>({ codes, values }: Categories<T>, row: number): T {
  return values[codes[row] as number] as T;
}
