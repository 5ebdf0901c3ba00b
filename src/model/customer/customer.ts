// A customer, as a CRM keeps it.
import * as z from 'zod/mini';
import { type DateInput, key, type RecordSchema } from '../dimension.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier, readLabel } from '../read/identifier.ts';
import { optional, optionalOrBlank, required } from '../read/reader.ts';
import { readFlag } from '../read/word.ts';
import { remarkMerged, withRemarks } from '../remark.ts';

/** A customer. */
export interface Customer {
  /** Identifier, the `customerId` of orders and sales. */
  readonly id: string;
  /** When the record was made; not when the customer first bought. */
  readonly createdAt?: DateInput | null | undefined;
  /** When the customer first bought, where the orders do not reach back so far. */
  readonly firstOrderAt?: DateInput | null | undefined;
  /** E-mail addresses. */
  readonly emails?: readonly string[] | null | undefined;
  /** Telephone number. */
  readonly phone?: string | null | undefined;
  /** Name of the person. */
  readonly name?: string | null | undefined;
  /** Name of the company. */
  readonly company?: string | null | undefined;
  /** Group of customers. */
  readonly segment?: string | null | undefined;
  /** Country, by the code that you use. */
  readonly country?: string | null | undefined;
  /** Channel that won the customer. */
  readonly acquisitionChannel?: string | null | undefined;
  /** The customer that this one was merged into. */
  readonly mergedInto?: string | null | undefined;
  /** Whether the customer agreed to be written to. */
  readonly consent?: boolean | null | undefined;
}

const customerSchema = (): RecordSchema<Customer> =>
  z.looseObject({
    id: required<string>(readIdentifier),
    createdAt: optionalOrBlank<DateInput>(readDate),
    firstOrderAt: optionalOrBlank<DateInput>(readDate),
    emails: z.nullish(z.array(required<string>(readLabel))),
    phone: optional<string>(readLabel),
    name: optional<string>(readLabel),
    company: optional<string>(readLabel),
    segment: optional<string>(readLabel),
    country: optional<string>(readLabel),
    acquisitionChannel: optional<string>(readLabel),
    mergedInto: key(),
    consent: optionalOrBlank<boolean>(readFlag),
  });

/** The zod schema of a customer. `parse` warns of one that was merged into itself. */
export const Customer: RecordSchema<Customer> = /* @__PURE__ */ withRemarks(/* @__PURE__ */ customerSchema(), remarkMerged);
