// Invitations to a survey, counted by day: what a response rate is taken of.
import * as z from 'zod/mini';
import type { Amount } from '../../decimal.ts';
import type { FieldType } from '../../expr/node.ts';
import { type DateInput, type Dimensions, dimensions, type RecordSchema } from '../dimension.ts';
import { type Fields, fields } from '../field.ts';
import { readPositive } from '../read/amount.ts';
import { readDate } from '../read/date.ts';
import { readIdentifier } from '../read/identifier.ts';
import { Fault, optionalOrBlank, required } from '../read/reader.ts';
import { readWord } from '../read/word.ts';
import { issueOf } from '../rule.ts';
import { type SurveyKind, surveyKinds } from './surveyResponse.ts';

/** Invitations of one day, or of any other group. */
export interface SurveyInvitation extends Dimensions {
  /** Identifier of the row. */
  readonly id: string;
  /** When they were sent. */
  readonly date: DateInput;
  /** How many reached somebody: sent and not returned. */
  readonly delivered: Amount;
  /** How many were sent. */
  readonly sent?: Amount | null | undefined;
  /** What they ask; missing: unknown, which is a kind of its own where a question splits by `kind`. */
  readonly kind?: SurveyKind | null | undefined;
}

function readInvited(value: unknown): number | Fault {
  const count = readPositive(value);
  if (count instanceof Fault) return count;
  return Number.isSafeInteger(count) ? (count as number) : new Fault('bad-value', value, '', 'a whole number from 0');
}

const invitationSchema = (): RecordSchema<SurveyInvitation> =>
  z
    .looseObject({
      id: required<string>(readIdentifier),
      date: required<DateInput>(readDate),
      delivered: required<Amount>(readInvited),
      sent: optionalOrBlank<Amount>(readInvited),
      kind: optionalOrBlank<SurveyKind>(readWord(surveyKinds)),
      ...dimensions(),
    })
    .check(({ value: { delivered, sent }, issues }) => {
      if (sent !== undefined && sent !== null && Number(delivered) > Number(sent))
        issues.push(issueOf('bad-value', 'delivered', delivered));
    });

/** The zod schema of invitations; more delivered than sent is refused. */
export const SurveyInvitation: RecordSchema<SurveyInvitation> = /* @__PURE__ */ invitationSchema();

/** Records that the response rate reads beside the answers. */
export interface InvitationData {
  /** Invitations to surveys. */
  readonly invitations: SurveyInvitation;
}

const invitationTypes = { id: 'key', date: 'date', delivered: 'number', sent: 'number', kind: 'key' } as const satisfies Partial<
  Record<keyof SurveyInvitation, FieldType>
>;

/** The fields of invitations, for formulas. */
export const invitation: Fields<'invitations', SurveyInvitation, typeof invitationTypes> = /* @__PURE__ */ fields<SurveyInvitation>()(
  'invitations',
  invitationTypes,
);
