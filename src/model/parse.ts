// Raw records to records that can be trusted.
import type * as z from 'zod/mini';
import { excerpt, KpiError } from '../error.ts';
import { takeIn } from './intake.ts';
import { limitOf, ownOptions, type ParseOptions, parseOptions } from './parseOptions.ts';
import type { WarningCode } from './reason.ts';
import { type ParseCounts, type ParseWarning, type Rejected, tally } from './rejected.ts';
import { lookOf, type Remark } from './remark.ts';

/** The type of the records of a schema: of a schema of your own, the named fields without "any other field". */
export type RecordOf<S> = S extends {
  /** The type that the schema says by itself. */
  readonly record?: infer T extends object;
}
  ? T
  : S extends z.core.$ZodType<infer T>
    ? { [K in keyof T as string extends K ? never : K]: T[K] }
    : never;

/** A record of the schema `S` that was made of a raw record `R`: the fields of your own keep their type. */
export type ParsedRecord<S, R> = RecordOf<S> & Omit<R, keyof RecordOf<S>>;

/** What became of raw records. */
export interface Parsed<T> {
  /** The records taken, in their order. */
  readonly rows: T[];
  /** The first records refused, with the reason; at most `rejectedLimit`. */
  readonly rejected: readonly Rejected[];
  /** What is odd about records that were taken all the same; at most `rejectedLimit`. */
  readonly warnings: readonly ParseWarning[];
  /** How many there were, complete. */
  readonly counts: ParseCounts & {
    /** Warnings of each kind; kinds that did not occur are absent. */
    readonly warnings: Readonly<Partial<Record<WarningCode, number>>>;
  };
}

/**
 * Checks raw records against a schema. Never throws because of the data and never changes it: what cannot be used is
 * refused and counted, one reason a record, and the rest comes back as new objects with your own fields kept. What can be
 * used and is odd all the same (more clicks than impressions, a deal closed before it was created) is kept, and told in
 * `warnings`; orders are held against themselves by `post`.
 *
 * What is put into one form: identifiers lose the white space around them and whole numbers become text; amounts given as
 * text, bigint or Decimal become numbers where that loses nothing; small letters of currency codes become capitals; blank
 * text in an optional field becomes null (labels such as `channel` stay as they are); date-times without an offset are
 * read in `timeZone`. Nothing else is changed or guessed. Of several records with one `id` the first stays.
 *
 * @param schema - `Sale`, `Order`, `Customer`, `Product`, or one of them with fields added by `z.extend`
 * @param raw - the records: an array or any iterable
 * @throws KpiError for an unknown option, zone or currency, for something that is not a list, or when the iterable itself fails.
 * @example
 * ```ts
 * import { parse, Sale } from 'sales-kpi';
 *
 * const { rows, rejected, counts } = parse(Sale, [
 *   { id: 1, date: '2025-03-31', amount: '12.50', salesRep: 'Ann' },
 *   { id: 2, date: '2025-02-30', amount: '12.50', salesRep: 'Bob' },
 * ]);
 * rows; // => [ { id: '1', date: '2025-03-31', amount: 12.5, salesRep: 'Ann' } ]
 * rejected[0]?.field; // => 'date'
 * counts; // => { rowsIn: 2, accepted: 1, rejected: 1, byCode: { 'bad-date': 1 }, warnings: {} }
 *
 * const odd = parse(Sale, [{ id: 3, date: '2025-03-31', amount: 10, gross: 12, discount: 1 }]);
 * odd.rows.length; // => 1
 * odd.warnings.map(({ row, field, code }) => [row, field, code]); // => [ [ 0, 'amount', 'amount-mismatch' ] ]
 * ```
 */
export function parse<S extends z.ZodMiniObject, R>(schema: S, raw: Iterable<R>, options: ParseOptions = {}): Parsed<ParsedRecord<S, R>> {
  const own = ownOptions(options, parseOptions);
  if (schema?._zod?.def?.type !== 'object') {
    throw new KpiError(
      'bad-argument',
      `the schema is ${excerpt(schema)}`,
      'give Sale, Order, Customer, Product or a z.looseObject of your own',
      ['schema'],
    );
  }
  const known = 'currency' in schema._zod.def.shape ? own : { ...own, currency: undefined };
  const odd = tally<WarningCode>(limitOf(own.rejectedLimit));
  const look = lookOf(schema);
  const remark = (record: object, row: number): null => {
    const remarks: Remark[] = [];
    look?.(record, remarks);
    for (const found of remarks) odd.add(row, found);
    return null;
  };
  const { rowsIn, kept, refused } = takeIn(schema, raw, known, look && remark);
  const counts = { rowsIn, accepted: kept.length, rejected: refused.count, byCode: refused.byCode, warnings: odd.byCode };
  return { rows: kept as ParsedRecord<S, R>[], rejected: refused.details, warnings: odd.details, counts };
}
