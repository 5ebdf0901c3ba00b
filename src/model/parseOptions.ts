// The options of everything that takes records in.
import { excerpt, KpiError, refuseUnknown } from '../error.ts';
import { checkTimeZone } from '../period/zone.ts';
import { readCurrency } from './read/amount.ts';
import { Fault } from './read/reader.ts';
import { recordLimits } from './recordLimits.ts';

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

/** The options given, none of them inherited; refuses names that are not known. */
export function ownOptions<T extends object>(options: T, known: readonly string[]): T {
  const given: unknown = options;
  if (typeof given !== 'object' || given === null) {
    throw new KpiError('bad-argument', `options must be an object, not ${excerpt(given)}`, 'leave them out or give an object');
  }
  refuseUnknown(options, known);
  return Object.assign(Object.create(null) as T, options);
}

/** The zone of date-times without an offset; null: they are refused. */
export function zoneOf(timeZone: string | undefined): string | null {
  return timeZone === undefined ? null : checkTimeZone(timeZone, ['timeZone']);
}

/** The currency of records that name none; null: they stay without. */
export function currencyOf(currency: string | undefined): string | null {
  if (currency === undefined) return null;
  const code = readCurrency(currency);
  if (!(code instanceof Fault)) return code;
  throw new KpiError('unknown-currency', `unknown currency ${excerpt(currency)}`, 'give an ISO 4217 code such as EUR', ['currency']);
}

/** How many details are kept. */
export function limitOf(limit: number | undefined): number {
  if (limit === undefined) return recordLimits.rejected;
  if (Number.isInteger(limit) && limit >= 0 && limit <= recordLimits.rejectedMost) return limit;
  throw new KpiError('bad-argument', `rejectedLimit is ${excerpt(limit)}`, `give a whole number from 0 to ${recordLimits.rejectedMost}`, [
    'rejectedLimit',
  ]);
}
