// A customer in a group of customers, for some time.
import * as z from 'zod/mini';
import { momentOf } from '../boundary.ts';
import { type DateInput, key, type RecordSchema } from '../dimension.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier, readLabel } from '../read/identifier.ts';
import { optionalOrBlank, required } from '../read/reader.ts';
import { issueOf } from '../rule.ts';

/** A customer is in a group of customers from a date on, up to another. */
export interface Membership {
  /** Identifier of the row. */
  readonly id?: string | null | undefined;
  /** The customer, as records name them. */
  readonly customerId: string;
  /** The group: a segment, a tier, a loyalty level. */
  readonly segment: string;
  /** From this date on. */
  readonly from: DateInput;
  /** Up to this date, not included; missing: still. */
  readonly until?: DateInput | null | undefined;
}

const membershipSchema = (): RecordSchema<Membership> =>
  z
    .looseObject({
      id: key(),
      customerId: required<string>(readIdentifier),
      segment: required<string>(readLabel),
      from: required<DateInput>(readDate),
      until: optionalOrBlank<DateInput>(readDate),
    })
    .check(({ value, issues }) => {
      const [from, until] = [momentOf(value.from), momentOf(value.until)];
      if (from !== null && until !== null && until <= from) issues.push(issueOf('bad-value', 'until', value.until));
    });

/** The zod schema of a membership; one that ends before it begins, or when it does, is refused. */
export const Membership: RecordSchema<Membership> = /* @__PURE__ */ membershipSchema();
