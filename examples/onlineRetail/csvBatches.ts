// A CSV file, plain or gzipped, in batches: the file is never in memory as a whole.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type Duplex, PassThrough, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type CsvError, parse } from 'csv-parse';

/** A record: the text of each column. */
export type TextRecord = Readonly<Record<string, string>>;

/** What is told while a file is read. */
export interface Watch {
  /** After each batch: bytes of the file read so far, and in all. */
  progress(done: number, all: number): void;
  /** A record that has not as many fields as the header. */
  skipped(error: CsvError): void;
}

/** Reads the records of a file, `size` at a time. Throws where the file cannot be read or lacks one of the columns. */
export async function* csvBatches(
  file: string,
  columns: readonly string[],
  size: number,
  watch: Watch,
): AsyncGenerator<readonly TextRecord[]> {
  const { size: all } = await stat(file);
  const source = createReadStream(file);
  const unpacked: Duplex = file.endsWith('.gz') ? createGunzip() : new PassThrough();
  const parser = parse({ bom: true, columns: (header: string[]) => checked(header, columns), skip_records_with_error: true });
  parser.on('skip', watch.skipped);
  // A failure of any of the streams destroys the parser with the error, and so ends the loop below with it.
  pipeline(source, unpacked, parser, () => undefined);
  let batch: TextRecord[] = [];
  for await (const record of parser) {
    batch.push(record as TextRecord);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
    watch.progress(source.bytesRead, all);
  }
  if (batch.length > 0) yield batch;
  watch.progress(all, all);
}

function checked(header: string[], columns: readonly string[]): string[] {
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) throw new Error(`the file has no column ${missing.join(', ')}`);
  return header;
}
