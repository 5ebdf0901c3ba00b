// What HubSpot notes of calls, e-mails, meetings and tasks: engagements of v1, and objects of v3 with properties of their own.
import { Decimal } from '../../decimal.ts';
import { momentOf } from '../../model/boundary.ts';
import type { ActivityDirection, ActivityType } from '../../model/deal/activity.ts';
import type { DateInput } from '../../model/dimension.ts';
import { Fault } from '../../model/read/reader.ts';
import { type At, given, isRecord } from '../at.ts';
import { amount, instant, refuse, text } from '../readers.ts';
import { propertiesOf } from './property.ts';

/** What is told of an engagement that is not told of the others. */
interface Kind {
  readonly type: ActivityType;
  /** The words of `engagement.type` (v1). */
  readonly words: readonly string[];
  /** Properties that only this kind has, the first tells how far it has come (v3); the same in `metadata` (v1). */
  readonly properties: readonly [status: string, ...others: string[]];
  readonly legacyStatus: string;
  /** The status of what was done. */
  readonly done: string;
}

const kinds: readonly Kind[] = [
  {
    type: 'call',
    words: ['CALL'],
    properties: ['hs_call_status', 'hs_call_direction', 'hs_call_duration', 'hs_call_disposition', 'hs_call_title'],
    legacyStatus: 'status',
    done: 'COMPLETED',
  },
  {
    type: 'email',
    words: ['EMAIL', 'INCOMING_EMAIL', 'FORWARDED_EMAIL'],
    properties: ['hs_email_status', 'hs_email_direction', 'hs_email_subject'],
    legacyStatus: 'status',
    done: 'SENT',
  },
  {
    type: 'meeting',
    words: ['MEETING'],
    properties: ['hs_meeting_outcome', 'hs_meeting_start_time', 'hs_meeting_end_time', 'hs_meeting_title'],
    legacyStatus: 'meetingOutcome',
    done: 'COMPLETED',
  },
  {
    type: 'task',
    words: ['TASK'],
    properties: ['hs_task_status', 'hs_task_type', 'hs_task_subject', 'hs_task_completion_date'],
    legacyStatus: 'status',
    done: 'COMPLETED',
  },
];
const other = ['hs_communication_channel_type', 'hs_communication_logged_from'];

/** Whether it is an engagement of v1. */
export function isLegacy(at: At): boolean {
  return isRecord(at('engagement'));
}

/** A value: a property (v3), or a path (v1). */
export function valueAt(at: At, property: string, path: string): unknown {
  return isLegacy(at) ? given(at(path)) : propertiesOf(at)(property);
}

/** Whether it is a note, which is nothing that was done. */
export function isNote(at: At): boolean {
  return isLegacy(at) ? at('engagement.type') === 'NOTE' : propertiesOf(at)('hs_note_body') !== null;
}

/** Whether it is an e-mail that was begun and not sent. */
export function isDraft(at: At): boolean {
  return propertiesOf(at)('hs_email_direction') === 'DRAFT_EMAIL';
}

/** What was done: v1 says so, of v3 the properties do. */
export function typeOf(at: At, asked: ActivityType | undefined): ActivityType | Fault {
  return asked ?? kindOf(at)?.type ?? untold(at);
}

function kindOf(at: At): Kind | undefined {
  const property = propertiesOf(at);
  const word = String(valueAt(at, 'hs_engagement_type', 'engagement.type'));
  return kinds.find(
    ({ words, properties }) => words.includes(word) || (!isLegacy(at) && properties.some((name) => property(name) !== null)),
  );
}

function untold(at: At): ActivityType | Fault {
  const property = propertiesOf(at);
  if (isLegacy(at) ? given(at('engagement.type')) !== null : other.some((name) => property(name) !== null)) return 'other';
  return refuse('missing-required', null, 'ask for properties such as hs_call_status, or give type');
}

/** The status as it is written. */
export function statusOf(at: At): unknown {
  const kind = kindOf(at);
  return kind === undefined ? null : valueAt(at, kind.properties[0], `metadata.${kind.legacyStatus}`);
}

/** Whether it was done; null where nothing is said, but of a task, which then is still to be done. */
export function isDone(at: At): boolean | null {
  const kind = kindOf(at);
  const status = statusOf(at);
  if (status === null) return kind?.type === 'task' ? false : null;
  return status === kind?.done;
}

/** Who turned to whom. */
export function directionOf(at: At): ActivityDirection | null {
  const word = isLegacy(at)
    ? at('engagement.type')
    : (propertiesOf(at)('hs_call_direction') ?? propertiesOf(at)('hs_email_direction') ?? propertiesOf(at)('hs_engagement_type'));
  if (word === 'INBOUND' || word === 'INCOMING_EMAIL') return 'inbound';
  return word === 'OUTBOUND' || word === 'EMAIL' || word === 'FORWARDED_EMAIL' ? 'outbound' : null;
}

/** When it was done, or is to be done: a meeting when it begins, a task when it was done or is due. */
export function dateOf(at: At): unknown {
  const done = isDone(at) === true ? valueAt(at, 'hs_task_completion_date', 'metadata.completionDate') : null;
  const begin = valueAt(at, 'hs_meeting_start_time', 'metadata.startTime');
  return instant(done ?? begin ?? valueAt(at, 'hs_timestamp', 'engagement.timestamp'));
}

/** How long it took, in seconds: calls say it in milliseconds, meetings when they begin and end. */
export function durationOf(at: At): number | string | null | Fault {
  const length = amount(valueAt(at, 'hs_call_duration', 'metadata.durationMilliseconds'));
  if (length !== null) return length instanceof Fault ? length : amount(new Decimal(length).div(1000).toFixed());
  const [begin, end] = [
    instant(valueAt(at, 'hs_meeting_start_time', 'metadata.startTime')),
    instant(valueAt(at, 'hs_meeting_end_time', 'metadata.endTime')),
  ].map((date) => momentOf(date as DateInput | null));
  if (typeof begin !== 'number' || typeof end !== 'number' || !Number.isInteger(end - begin)) return null;
  return end < begin ? refuse('bad-date', end, 'a meeting that ends after it begins') : (end - begin) / 1000;
}

/** Its title or subject. */
export function titleOf(at: At): string | null | Fault {
  if (isLegacy(at)) return text(given(at('metadata.title')) ?? at('metadata.subject'));
  const property = propertiesOf(at);
  return text(['hs_call_title', 'hs_email_subject', 'hs_meeting_title', 'hs_task_subject'].map(property).find((title) => title !== null));
}
