// What records are gathered by.
import type * as z from 'zod/mini';
import { readIdentifier, readLabel } from './read/identifier.ts';
import { type OptionalSchema, optional, optionalOrBlank } from './read/reader.ts';

/** A date: an instant (Date, epoch milliseconds, ISO 8601 with an offset) or a calendar date (`'2025-03-31'`, never shifted). */
export type DateInput = string | number | Date;

/** What a record can be gathered by, whatever its kind. On an order they hold for all its rows, on a line in place of the order's. */
export interface Dimensions {
  /** Way of selling: web, store, marketplace … */
  readonly channel?: string | null | undefined;
  /** Sales region. */
  readonly region?: string | null | undefined;
  /** Country, by the code that you use. */
  readonly country?: string | null | undefined;
  /** Store or point of sale. */
  readonly storeId?: string | null | undefined;
  /** Who sold. */
  readonly salesperson?: string | null | undefined;
  /** Marketing campaign that the sale is put down to. */
  readonly campaign?: string | null | undefined;
  /** Group of customers. */
  readonly segment?: string | null | undefined;
  /** Group of products. */
  readonly category?: string | null | undefined;
}

/** The schema of one kind of record: a zod object that checks the fields it names and keeps the others. */
export type RecordSchema<T> = z.ZodMiniObject<
  { [K in keyof T]-?: undefined extends T[K] ? OptionalSchema<NonNullable<T[K]>> : z.ZodMiniType<T[K]> },
  z.core.$loose
> & {
  /** The type of the records; there is nothing at run time. */
  readonly record?: T;
};

/** A field that names something: an identifier that may be missing. */
export const key = (): OptionalSchema<string> => optionalOrBlank(readIdentifier);

/** The fields of `Dimensions`. */
export const dimensions = (): { [K in keyof Dimensions]-?: OptionalSchema<string> } => ({
  channel: optional(readLabel),
  region: optional(readLabel),
  country: optional(readLabel),
  storeId: key(),
  salesperson: key(),
  campaign: optional(readLabel),
  segment: optional(readLabel),
  category: optional(readLabel),
});
