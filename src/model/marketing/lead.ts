// A lead: somebody who may become a customer.
import * as z from 'zod/mini';
import type { FieldType } from '../../expr/node.ts';
import { type DateInput, type Dimensions, dimensions, key, type RecordSchema } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier, readLabel } from '../read/identifier.ts';
import { optional, optionalOrBlank, required } from '../read/reader.ts';
import { readFlag, readWord } from '../read/word.ts';
import { remarkEarlier, remarkMerged, withRemarks } from '../remark.ts';
import { issueOf } from '../rule.ts';

/** How far a lead has come: `mql` and `sql`, qualified by marketing and by sales. */
export type LeadStatus = 'new' | 'working' | 'mql' | 'sql' | 'converted' | 'disqualified';

/** A lead. The words of your own life cycle are mapped to these statuses and dates. */
export interface Lead extends Dimensions {
  /** Identifier of the lead. */
  readonly id: string;
  /** When it was created. */
  readonly createdAt: DateInput;
  /** How far it has come, as far as is known now. */
  readonly status?: LeadStatus | null | undefined;
  /** Where it came from: form, fair, referral … */
  readonly source?: string | null | undefined;
  /** When sales took it for qualified. */
  readonly qualifiedAt?: DateInput | null | undefined;
  /** When it became a customer. */
  readonly convertedAt?: DateInput | null | undefined;
  /** When it was given up. */
  readonly disqualifiedAt?: DateInput | null | undefined;
  /** Why it was given up. */
  readonly disqualifiedReason?: string | null | undefined;
  /** The customer that it became. */
  readonly customerId?: string | null | undefined;
  /** The deal that it led to. */
  readonly dealId?: string | null | undefined;
  /** The lead that this one was merged into: never counted. */
  readonly mergedInto?: string | null | undefined;
  /** The same person as another lead: never counted. */
  readonly duplicate?: boolean | null | undefined;
  /** A trial of the form: never counted. */
  readonly test?: boolean | null | undefined;
  /** Deleted at the source: never counted. */
  readonly deleted?: boolean | null | undefined;
}

/** The words of `LeadStatus`. */
export const leadStatuses: readonly LeadStatus[] = ['new', 'working', 'mql', 'sql', 'converted', 'disqualified'];

const leadSchema = (): RecordSchema<Lead> =>
  z
    .looseObject({
      id: required<string>(readIdentifier),
      createdAt: required<DateInput>(readDate),
      status: optionalOrBlank<LeadStatus>(readWord(leadStatuses)),
      source: optional<string>(readLabel),
      qualifiedAt: optionalOrBlank<DateInput>(readDate),
      convertedAt: optionalOrBlank<DateInput>(readDate),
      disqualifiedAt: optionalOrBlank<DateInput>(readDate),
      disqualifiedReason: optional<string>(readLabel),
      customerId: key(),
      dealId: key(),
      mergedInto: key(),
      duplicate: optionalOrBlank<boolean>(readFlag),
      test: optionalOrBlank<boolean>(readFlag),
      deleted: optionalOrBlank<boolean>(readFlag),
      ...dimensions(),
    })
    .check(({ value, issues }) => {
      if (value.status === 'converted' && (value.convertedAt ?? null) === null)
        issues.push(issueOf('missing-required', 'convertedAt', value.convertedAt));
    });

/**
 * The zod schema of a lead. One that is converted, and does not say when, is refused (`missing-required`): no conversion
 * rate could place it. `parse` warns of one that was qualified, converted or given up before it was created, and of one that
 * was merged into itself.
 */
export const Lead: RecordSchema<Lead> = /* @__PURE__ */ withRemarks(/* @__PURE__ */ leadSchema(), (record, odd) => {
  remarkEarlier(record, 'createdAt', ['qualifiedAt', 'convertedAt', 'disqualifiedAt'], odd);
  remarkMerged(record, odd);
});

/** Records of leads. */
export interface LeadData {
  /** Who may become a customer. */
  readonly leads: Lead;
}

const leadTypes = {
  id: 'key',
  createdAt: 'date',
  status: 'key',
  source: 'key',
  qualifiedAt: 'date',
  convertedAt: 'date',
  disqualifiedAt: 'date',
  disqualifiedReason: 'key',
  customerId: 'key',
  dealId: 'key',
  mergedInto: 'key',
  duplicate: 'key',
  test: 'key',
  deleted: 'key',
  campaign: 'key',
  salesperson: 'key',
} as const satisfies Partial<Record<keyof Lead, FieldType>>;

/** The fields of a lead, for formulas; leads are dated by `createdAt`. */
export const lead: Fields<'leads', Lead, typeof leadTypes> = /* @__PURE__ */ fields<Lead>()('leads', leadTypes, 'createdAt');
