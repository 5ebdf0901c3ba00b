// The sales as a CSV file, written and read in pieces.
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type SalesColumns, type SalesRow, valueAt } from './data.ts';

/** A record of the file: texts. */
export type SalesText = { readonly [N in keyof SalesRow]: N extends 'status' ? SalesRow[N] : string };

const names = ['id', 'date', 'amount', 'channel', 'status', 'customerId'] as const;
const PIECE = 10_000;

/** Writes the sales, dates as ISO texts. */
export async function writeCsv(file: string, sales: SalesColumns): Promise<void> {
  await pipeline(Readable.from(pieces(sales)), createWriteStream(file));
}

function* pieces({ date, amount, channel, status, customerId }: SalesColumns): Generator<string> {
  yield `${names.join(',')}\n`;
  for (let from = 0; from < date.length; from += PIECE) {
    let text = '';
    for (let i = from; i < Math.min(date.length, from + PIECE); i++) {
      const at = new Date(date[i] as number).toISOString();
      text += `S${i},${at},${amount[i]},${valueAt(channel, i)},${valueAt(status, i)},${valueAt(customerId, i)}\n`;
    }
    yield text;
  }
}

/**
 * Reads the records of the file, `size` at a time. Lines are split by hand, which suffices since no field is quoted: csv-parse
 * alone would take longer than reading and answering together.
 */
export async function* csvBatches(file: string, size: number): AsyncGenerator<readonly SalesText[]> {
  let batch: SalesText[] = [];
  let rest = '';
  let skip = `${names.join(',')}\n`.length;
  for await (const piece of createReadStream(file, 'utf8')) {
    const text = rest + (piece as string);
    let from = skip;
    skip = 0;
    for (let to = text.indexOf('\n', from); to >= 0; to = text.indexOf('\n', from)) {
      batch.push(recordOf(text.slice(from, to)));
      from = to + 1;
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
    rest = text.slice(from);
  }
  if (batch.length > 0) yield batch;
}

function recordOf(line: string): SalesText {
  const [id, date, amount, channel, status, customerId] = line.split(',') as string[];
  return { id, date, amount, channel, status, customerId } as SalesText;
}
