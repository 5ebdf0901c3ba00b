// Payloads of other systems to our records, declared in a few lines: which field of theirs is which field of ours.
import type * as z from 'zod/mini';
import type { RecordOf } from '../model/parse.ts';
import { currencyOf, limitOf, ownOptions, zoneOf } from '../model/parseOptions.ts';
import { Fault } from '../model/read/reader.ts';
import { tally } from '../model/rejected.ts';
import type { At } from './at.ts';
import type { Mapped } from './mapped.ts';
import { mappedOf } from './outcome.ts';
import { eachRecord, type PageReader, type Whole } from './page.ts';
import { type FieldFrom, type LooseSpec, type MapContext, reading } from './reading.ts';
import { type Candidate, markMerged, markRepeated } from './repeated.ts';

/** How a payload is mapped. */
export interface MapOptions {
  /** IANA name of the zone in which date-times without an offset are meant; without it they are refused, unless the source has a zone of its own. */
  readonly timeZone?: string | undefined;
  /** ISO 4217 code for records that name no currency. */
  readonly currency?: string | undefined;
  /** How many refused records are described, 0 to 10000; all are counted. Default 100. */
  readonly rejectedLimit?: number | undefined;
  /** Whether the payload is all there is, where you know better than the wrappers of its pages. */
  readonly isComplete?: boolean | undefined;
}

/** The names of `MapOptions`. */
export const mapOptions = ['timeZone', 'currency', 'rejectedLimit', 'isComplete'] as const;

/** A warning about single records. */
export interface WarnWhen {
  /** Whether a record deserves it. */
  readonly when: (row: Readonly<Record<string, unknown>>, at: At) => boolean;
  /** The warning in words. */
  readonly text: string;
}

/** What a declaration says besides the fields. */
export interface MappingRules<X extends string> {
  /** Which records are left out, by reason; the first reason that holds counts. */
  readonly exclude?: { readonly [K in X]: (at: At) => boolean };
  /** When a record was last changed: of several with one identifier, the latest stays. */
  readonly version?: FieldFrom;
  /** Reads the wrapper of a page. */
  readonly page?: PageReader;
  /** How many records the source gives at once: a list of exactly so many may have been cut off. */
  readonly cap?: number;
  /** The records inside a record of the payload, such as the refunds of an order; missing: the record itself. Each is looked up by itself. */
  readonly each?: (at: At) => readonly unknown[];
  /** Identifiers of records that were merged into this one: they are left out as `merged`. */
  readonly absorbed?: (at: At) => readonly string[];
  /** What is odd about a record, by code. */
  readonly warn?: Readonly<Record<string, WarnWhen>>;
}

/** A mapping, declared: fields of ours and others are not told apart. */
export interface LooseMapping<S extends z.ZodMiniObject, F extends string, X extends string> extends MappingRules<X> {
  /** The schema of the records to be made. */
  readonly record: S;
  /** Where each field comes from. */
  readonly fields: { readonly [K in keyof RecordOf<S>]?: FieldFrom } & { readonly [K in F]: FieldFrom };
}

/** The record made: that of the schema, with fields of your own. */
export type MappedRecord<S, F extends string> = RecordOf<S> & { readonly [K in Exclude<F, keyof RecordOf<S>>]: unknown };

/** Maps a payload: a list of records, a page, pages, or one record. */
export type Mapping<T, X extends string = string> = (payload: unknown, options?: MapOptions) => Mapped<T, X>;

/** The mapping that a declaration makes, for the systems of this folder: `sourceMapping.ts` is that of the user. */
export function mapping<S extends z.ZodMiniObject, F extends string = never, X extends string = never>(
  spec: LooseMapping<S, F, X>,
): Mapping<MappedRecord<S, F>, X> {
  const read = reading(spec as unknown as LooseSpec);
  return (payload, given = {}) => {
    const options = ownOptions(given, mapOptions);
    const limit = limitOf(options.rejectedLimit);
    const context: MapContext = { timeZone: zoneOf(options.timeZone), currency: currencyOf(options.currency) };
    const refused = tally(limit);
    const candidates: Candidate[] = [];
    let rowsIn = 0;
    const whole = eachRecord(payload, spec.page, spec.cap, (record) => {
      for (const found of read(record, context)) {
        if (found instanceof Fault) refused.add(rowsIn, found);
        else candidates.push(found);
        rowsIn++;
      }
    });
    markRepeated(candidates);
    if (spec.absorbed !== undefined) markMerged(candidates);
    return mappedOf({ candidates, refused, rowsIn, limit, whole: toldBy(options.isComplete, whole), texts: spec.warn ?? {} }) as Mapped<
      MappedRecord<S, F>,
      X
    >;
  };
}

function toldBy(isComplete: boolean | undefined, whole: Whole): Whole {
  return isComplete === undefined ? whole : { ...whole, isComplete, completeness: 'said-by-caller' };
}
