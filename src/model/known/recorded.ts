// Records with the time at which they became known: several versions of a record, of which one holds at any moment.
import type { DateInput } from '../dimension.ts';
import type { ParseOptions } from '../parseOptions.ts';
import type { ParseCounts, Rejected } from '../rejected.ts';

/** What a version of a record says beside the record: any kind of record can have it. */
export interface Recorded {
  /** When this version became known to the system: an instant, or a calendar date, which stands for the start of that day. */
  readonly recordedAt: DateInput;
  /** `true`: from then on the record is no longer there. Of such a version nothing but its key is read. */
  readonly deleted?: boolean | null | undefined;
}

/** The word that a record is no longer there. */
export interface DeletedRecord extends Recorded {
  /** Identifier of the record. */
  readonly id: string;
  /** `true`: the record is no longer there. */
  readonly deleted: boolean;
}

/** A version of a record, or the word that it is no longer there. */
export type VersionOf<R> = (R & Recorded) | DeletedRecord;

/** The versions that are records: those that only say that one is gone are none. */
export type KnownRow<R> = [Exclude<R, Pick<DeletedRecord, 'deleted'>>] extends [never] ? R : Exclude<R, Pick<DeletedRecord, 'deleted'>>;

/** How versions are told apart. */
export interface KnownOptions<F extends string = string> extends Pick<ParseOptions, 'rejectedLimit'> {
  /** The fields that say which record a version is of; `['id']` unless given. Of exchange rates: `['date', 'from', 'to']`. */
  readonly key?: readonly F[] | undefined;
  /** IANA name of the zone of calendar dates, and of date-times without an offset. Without it UTC, and those are refused (`naive-date-time`). */
  readonly timeZone?: string | undefined;
}

/** What became of the versions: `rowsIn` = `current` + `superseded` + `deleted` + `later` + `rejected`. */
export interface KnownCounts extends Pick<ParseCounts, 'rowsIn' | 'rejected' | 'byCode'> {
  /** Versions that held at the moment. */
  readonly current: number;
  /** Versions that another had taken the place of. */
  readonly superseded: number;
  /** Versions that said at the moment that their record is no longer there. */
  readonly deleted: number;
  /** Versions that were not known yet. */
  readonly later: number;
  /**
   * Records of which two versions were recorded at the same moment with other content, none of them later: the one that stands
   * further down was taken.
   */
  readonly tied: number;
}

/** The records as they were known. */
export interface Known<R> {
  /** One version of each record, in the order of their places; the versions themselves, not copies. */
  readonly rows: R[];
  /** The first versions that could not be read, with the reason. */
  readonly rejected: readonly Rejected[];
  /** How many versions there were, and what became of them. */
  readonly counts: KnownCounts;
}
