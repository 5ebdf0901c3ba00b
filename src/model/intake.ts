// Takes records in one by one: reads each, refuses repeated identifiers, counts everything. Nothing that a record does,
// such as throwing when it is read, gets past its own row.
import type * as z from 'zod/mini';
import { excerpt, isKpiError, KpiError } from '../error.ts';
import { currencyOf, limitOf, type ParseOptions, zoneOf } from './parseOptions.ts';
import { Fault, type ReadContext } from './read/reader.ts';
import { readerOf } from './read/record.ts';
import { recordLimits } from './recordLimits.ts';
import { type Tally, tally } from './rejected.ts';
import { type ReadRecord, repeatedIn } from './repeated.ts';

/** What became of the records taken in. */
export interface Intake {
  /** How many there were. */
  readonly rowsIn: number;
  /** Those read and accepted. */
  readonly kept: ReadRecord[];
  /** Those refused. */
  readonly refused: Tally;
}

/** Reads all records; `accept` may still refuse one. */
export function takeIn(
  schema: z.core.$ZodType,
  raw: unknown,
  options: ParseOptions,
  accept: ((record: ReadRecord, row: number) => Fault | null) | null = null,
): Intake {
  const context: ReadContext = { timeZone: zoneOf(options.timeZone) };
  const currency = currencyOf(options.currency);
  const refused = tally(limitOf(options.rejectedLimit));
  const read = readerOf(schema);
  const kept: ReadRecord[] = [];
  const repeated = repeatedIn(kept);

  const take = (value: unknown, row: number): Fault | null => {
    const record = read(value, context);
    if (record instanceof Fault) return record;
    const fields = record as ReadRecord;
    if (currency !== null && (fields['currency'] === undefined || fields['currency'] === null)) fields['currency'] = currency;
    const fault = repeated(fields) ?? (accept === null ? null : accept(fields, row));
    if (fault === null) kept.push(fields);
    return fault;
  };
  const rowsIn = eachOf(raw, (list, at, row) => {
    try {
      const fault = take(list[at], row);
      if (fault !== null) refused.add(row, fault);
    } catch {
      refused.add(row, new Fault('unreadable-row', undefined));
    }
  });
  return { rowsIn, kept, refused };
}

type Visit = (list: readonly unknown[], at: number, row: number) => void;

/** Lists are read by position, so that a position that throws spoils one row only; an iterable that throws has no next row. */
function eachOf(raw: unknown, visit: Visit): number {
  if (Array.isArray(raw)) {
    const { length } = raw;
    if (length > recordLimits.records) throw tooMany(length);
    for (let row = 0; row < length; row++) visit(raw, row, row);
    return length;
  }
  let row = 0;
  try {
    for (const item of iterable(raw)) {
      if (row >= recordLimits.records) throw tooMany(row);
      visit([item], 0, row++);
    }
  } catch (error) {
    if (isKpiError(error)) throw error;
    const failure = new KpiError('bad-data', `the source of the records failed after ${row} records`, 'its own error is in cause');
    failure.cause = error;
    throw failure;
  }
  return row;
}

function iterable(raw: unknown): Iterable<unknown> {
  if (typeof raw === 'object' && raw !== null && Symbol.iterator in raw) return raw as Iterable<unknown>;
  throw new KpiError('bad-argument', `records must be a list or another iterable, not ${excerpt(raw)}`, 'give an array of records', [
    'raw',
  ]);
}

function tooMany(count: number): KpiError {
  return new KpiError('bad-argument', `${count} records in one call`, `give at most ${recordLimits.records} at a time`, ['raw']);
}
