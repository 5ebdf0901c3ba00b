// Takes records in one by one: reads each, refuses repeated identifiers, counts everything. Nothing that a record does,
// such as throwing when it is read, gets past its own row.
import type * as z from 'zod/mini';
import { excerpt, isKpiError, KpiError, refuseUnknown } from '../error.ts';
import { checkTimeZone } from '../period/zone.ts';
import { readCurrency } from './read/amount.ts';
import { Fault, type ReadContext } from './read/reader.ts';
import { readerOf } from './read/record.ts';
import { DETAILS, type Tally, tally } from './rejected.ts';
import { type ReadRecord, repeatedIn } from './repeated.ts';

/** How records are read. */
export interface ParseOptions {
  /** IANA name of the zone in which date-times without an offset are meant; without it they are refused (`naive-date-time`). */
  readonly timeZone?: string | undefined;
  /** ISO 4217 code for records that name no currency. */
  readonly currency?: string | undefined;
  /** How many refused records are described, 0 to 10000; all are counted. Default 100. */
  readonly rejectedLimit?: number | undefined;
}

/** Options that every way of taking records in understands. */
export const parseOptions = ['timeZone', 'currency', 'rejectedLimit'] as const;

const DETAILS_CAP = 10_000;
/** Most records in one call: more do not fit in memory, and a sparse array could pretend to billions. */
const ROWS_CAP = 2 ** 27;

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
    if (length > ROWS_CAP) throw tooMany(length);
    for (let row = 0; row < length; row++) visit(raw, row, row);
    return length;
  }
  let row = 0;
  try {
    for (const item of iterable(raw)) {
      if (row >= ROWS_CAP) throw tooMany(row);
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
  return new KpiError('bad-argument', `${count} records in one call`, `give at most ${ROWS_CAP} at a time`, ['raw']);
}

function zoneOf(timeZone: string | undefined): string | null {
  return timeZone === undefined ? null : checkTimeZone(timeZone, ['timeZone']);
}

function currencyOf(currency: string | undefined): string | null {
  if (currency === undefined) return null;
  const code = readCurrency(currency);
  if (!(code instanceof Fault)) return code;
  throw new KpiError('unknown-currency', `unknown currency ${excerpt(currency)}`, 'give an ISO 4217 code such as EUR', ['currency']);
}

/** How many details are kept. */
export function limitOf(limit: number | undefined): number {
  if (limit === undefined) return DETAILS;
  if (Number.isInteger(limit) && limit >= 0 && limit <= DETAILS_CAP) return limit;
  throw new KpiError('bad-argument', `rejectedLimit is ${excerpt(limit)}`, `give a whole number from 0 to ${DETAILS_CAP}`, [
    'rejectedLimit',
  ]);
}

/** Checks the shape of the options themselves. */
export function checkOptions(options: unknown, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null)
    throw new KpiError('bad-argument', `options must be an object, not ${excerpt(options)}`, 'leave them out or give an object');
  refuseUnknown(options, known);
}
