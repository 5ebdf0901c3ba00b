// What tasks and events of Salesforce say, which is not the same: a task is closed, an event takes place.
import type { ActivityDirection, ActivityType } from '../../model/deal/activity.ts';
import { Fault } from '../../model/read/reader.ts';
import { type At, given } from '../at.ts';
import { amount, day, flag, refuse, text } from '../readers.ts';
import type { MapContext } from '../reading.ts';
import { isSet, moment, salesforceId } from './record.ts';

/** Whether it is an event: REST says it, identifiers do, and only events begin. */
export function isEvent(at: At): boolean {
  const type = at('attributes.type');
  if (type === 'Event' || type === 'Task') return type === 'Event';
  const id = at('Id');
  if (typeof id === 'string' && /^00[TU]/.test(id)) return id.startsWith('00U');
  return given(at('StartDateTime')) !== null || given(at('ActivityDateTime')) !== null;
}

/** Words of `TaskSubtype` and `Type` that Salesforce comes with. */
const words: Readonly<Record<string, ActivityType>> = { Call: 'call', Email: 'email', ListEmail: 'email', Meeting: 'meeting' };

/** What was done: by words of your own, by the subtype of a task, by words of Salesforce, or by what it is. */
export function typeOf(at: At, own: ReadonlyMap<string, ActivityType>): ActivityType {
  const type = String(at('Type'));
  const named = own.get(type);
  if (named !== undefined) return named;
  const known = [String(at('TaskSubtype')), type].find((word) => Object.hasOwn(words, word));
  if (known !== undefined) return words[known] as ActivityType;
  return isEvent(at) ? 'meeting' : given(at('CallType')) === null ? 'task' : 'call';
}

/** Whether it was done: of a task `IsClosed` says it; of an event nothing does. */
export function isDone(at: At): boolean | null | Fault {
  if (isEvent(at)) return null;
  const closed = flag(at('IsClosed'));
  if (closed !== null) return closed;
  return given(at('CompletedDateTime')) === null ? refuse('missing-required', null, 'ask for IsClosed') : true;
}

/** When: a task when it was closed or is due, an event when it begins; what has no time of the day is a day, never shifted. */
export function dateOf(at: At, context: MapContext): unknown {
  if (isEvent(at)) {
    if (isSet('IsAllDayEvent')(at)) return day(given(at('ActivityDate')) ?? given(at('ActivityDateTime')) ?? at('StartDateTime'), context);
    const begin = given(at('StartDateTime')) ?? given(at('ActivityDateTime'));
    return begin === null ? day(at('ActivityDate'), context) : moment(begin, context);
  }
  const closed = isDone(at) === true ? given(at('CompletedDateTime')) : null;
  return closed === null ? day(at('ActivityDate'), context) : moment(closed, context);
}

/** How long it took, in seconds. */
export function durationOf(at: At): number | string | null | Fault {
  const seconds = amount(at('CallDurationInSeconds'));
  if (seconds !== null || isSet('IsAllDayEvent')(at)) return seconds;
  const minutes = amount(at('DurationInMinutes'));
  return minutes === null || minutes instanceof Fault ? minutes : Number(minutes) * 60;
}

/** Who turned to whom, of calls. */
export function directionOf(at: At): ActivityDirection | null {
  const type = at('CallType');
  return type === 'Inbound' ? 'inbound' : type === 'Outbound' ? 'outbound' : null;
}

/** The record that it is with, where that is one of an object: the first three characters of an identifier tell which. */
export function related(at: At, name: 'WhoId' | 'WhatId', prefix: string): string | null | Fault {
  const id = salesforceId(at(name));
  return typeof id === 'string' && id.startsWith(prefix) ? id : null;
}

/** The account: that of the record, or the one that it is about. */
export function accountOf(at: At): string | null | Fault {
  return salesforceId(at('AccountId')) ?? related(at, 'WhatId', '001');
}

/** Whether it is the pattern of a series, of which every task and event is there too. */
export function isSeries(at: At): boolean {
  return isSet('IsRecurrence')(at) && text(at('RecurrenceRegeneratedType')) === null;
}
