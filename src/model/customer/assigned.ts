// What is given groups by date, and what comes of it.
import type { ParseOptions } from '../parseOptions.ts';
import type { RejectCode } from '../reason.ts';
import type { ParseCounts, Rejected } from '../rejected.ts';
import type { Membership } from './membership.ts';

/** Records, and who was in which group when. */
export interface SegmentRecords<R> {
  /** Records of any kind that name a customer and a date. */
  readonly rows: readonly R[];
  /** The memberships of all customers, in any order. */
  readonly memberships: Iterable<Membership>;
}

/** Which fields are read, and which is written. */
export interface AssignOptions<As extends string = string> extends Omit<ParseOptions, 'currency'> {
  /** The field that names the customer: `customerId` when not given. */
  readonly on?: string | undefined;
  /** The field that holds the group: `segment` when not given. One of that name is written over. */
  readonly as?: As | undefined;
  /** The date as of which the customer is in a group: `date` when not given. */
  readonly at?: string | undefined;
}

/** What became of the records: `rowsIn` = `assigned` + all of `unassigned` + `rejected`. */
export interface AssignCounts {
  /** Records given. */
  readonly rowsIn: number;
  /** Records with a group. */
  readonly assigned: number;
  /** Records that are kept without one. */
  readonly unassigned: {
    /** They name no customer. */
    readonly noCustomer: number;
    /** They have no date that can be read. */
    readonly noDate: number;
    /** The customer was in no group on that date. */
    readonly noMembership: number;
  };
  /** Records that could not be read at all. */
  readonly rejected: number;
  /** Records refused for each cause; causes that did not occur are absent. */
  readonly byCode: Readonly<Partial<Record<RejectCode, number>>>;
}

/** Records with the group of their customers. */
export interface Assigned<R, As extends string> {
  /** The records in their order, each with the group on its date; null where there is none. */
  readonly rows: (Omit<R, As> & { readonly [K in As]: string | null })[];
  /** The first records and memberships refused, with the reason; at most `rejectedLimit` of each. */
  readonly rejected: {
    /** Records. */
    readonly rows: readonly Rejected[];
    /** Memberships. */
    readonly memberships: readonly Rejected[];
  };
  /** How many there were, complete. */
  readonly counts: {
    /** Records. */
    readonly rows: AssignCounts;
    /** Memberships. */
    readonly memberships: ParseCounts;
  };
}
