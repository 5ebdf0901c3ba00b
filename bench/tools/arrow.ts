// The sales as a table of apache-arrow: timestamps in UTC, dictionaries of texts, amounts as floats or exact decimals.
import {
  type DataType,
  Decimal,
  Dictionary,
  Float64,
  makeData,
  makeVector,
  Table,
  TimestampMillisecond,
  Uint8,
  Uint32,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import type { ArrowTable, Categories } from '../../src/index.ts';
import type { SalesColumns, SalesRow } from '../data.ts';

/** One batch, over the very arrays of the columns where Arrow lays them down alike. */
export function arrowTable(
  { date, amount, channel, status, customerId }: SalesColumns,
  money: 'float64' | 'decimal128',
): ArrowTable<SalesRow> {
  const { length } = date;
  const vector = (type: DataType, data: ArrayBufferView): Vector => makeVector(makeData({ type, length, data } as never));
  return new Table({
    date: vector(new TimestampMillisecond('UTC'), BigInt64Array.from(date, BigInt)),
    amount: money === 'float64' ? vector(new Float64(), amount) : vector(new Decimal(2, 12, 128), cents(amount)),
    channel: categories(channel),
    status: categories(status),
    customerId: categories(customerId),
  });
}

function categories({ codes, values }: Categories): Vector {
  const type = new Dictionary(new Utf8(), codes instanceof Uint8Array ? new Uint8() : new Uint32());
  const dictionary = vectorFromArray([...values], new Utf8());
  return makeVector(makeData({ type, length: codes.length, data: codes, dictionary } as never));
}

/** Units of two decimals, four words each, the lowest first; no amount is below zero or has more than one word. */
function cents(amount: Float64Array): Uint32Array {
  const words = new Uint32Array(amount.length * 4);
  for (let i = 0; i < amount.length; i++) words[i * 4] = Math.round((amount[i] as number) * 100);
  return words;
}
