// What happens to leads, a row an event: they become customers, they are answered. Leads that do not count leave no row.
import { refuseUnknown } from '../../error.ts';
import { and, eq, not, oneOf } from '../../expr/condition.ts';
import type { Key } from '../../expr/key.ts';
import type { FieldType } from '../../expr/node.ts';
import { type Activity, activity } from '../../model/deal/activity.ts';
import type { DateInput, Dimensions } from '../../model/dimension.ts';
import { type Fields, fields } from '../../model/field.ts';
import { type Lead, lead } from '../../model/marketing/lead.ts';
import type { BusinessHours } from '../../period/businessHours.ts';
import { isCalendarDate } from '../../period/moment.ts';
import { workingTime } from '../../period/workingTime.ts';
import { type Dated, dateIn, dimensionsIn, holdsIn, isComparable, valueIn } from '../rowReader.ts';
import { countedLead } from './leads.ts';

/** Something that happened to a lead, and when the lead was created. */
export interface LeadEvent extends Dimensions {
  /** The lead. */
  readonly id: string;
  /** When it happened. */
  readonly date: DateInput;
  /** When the lead was created; on a row with a warning, when it happened. */
  readonly createdAt: DateInput;
  /** Where the lead came from. */
  readonly source?: string | null | undefined;
  /** Set where the lead says that it converted before it was created. */
  readonly warning?: 'converted-before-created' | null | undefined;
}

/** The first response to a lead. */
export interface LeadResponse extends LeadEvent {
  /** Milliseconds of business hours until then; null between calendar dates, which name no hours; only where hours were given. */
  readonly businessTime?: number | null | undefined;
}

/** How the time to a response is measured. */
export interface LeadResponseOptions {
  /** When somebody is there to answer: gives each row its `businessTime`. */
  readonly businessHours?: BusinessHours | undefined;
}

/** Records that `timeToConvert` reads. */
export interface LeadConversionData {
  /** What `leadConversions` makes of leads. */
  readonly leadConversions: LeadEvent;
}

/** Records that `leadResponseTime` reads. */
export interface LeadResponseData {
  /** What `leadResponses` makes of leads and activities. */
  readonly leadResponses: LeadResponse;
}

const eventTypes = { id: 'key', date: 'date', createdAt: 'date', source: 'key', warning: 'key' } as const satisfies Partial<
  Record<keyof LeadEvent, FieldType>
>;

const responseTypes = { ...eventTypes, businessTime: 'number' } as const satisfies Partial<Record<keyof LeadResponse, FieldType>>;

/** The fields of a conversion, for formulas. */
export const leadConversion: Fields<'leadConversions', LeadEvent, typeof eventTypes> = /* @__PURE__ */ fields<LeadEvent>()(
  'leadConversions',
  eventTypes,
);

/** The fields of a response, for formulas. */
export const leadResponse: Fields<'leadResponses', LeadResponse, typeof responseTypes> = /* @__PURE__ */ fields<LeadResponse>()(
  'leadResponses',
  responseTypes,
);

/** When something happened to a lead that was created then; null where nothing did. */
type EventOf = (record: unknown, id: Key, created: Dated) => Dated | null;

/** What else is known of the time between the creation of a lead and an event. */
type TimesOf = (created: Dated, event: Dated) => Pick<LeadResponse, 'businessTime'>;

function eventsOf(leads: readonly Lead[], eventOf: EventOf, timesOf: TimesOf = () => ({})): LeadResponse[] {
  const [isCounted, idOf, createdAt, own] = [holdsIn(countedLead), valueIn(lead.id), dateIn('createdAt'), dimensionsIn('source')];
  return leads.flatMap((record): LeadResponse[] => {
    const [id, created] = [idOf(record) as Key | null, createdAt(record)];
    if (id === null || created === null || !isCounted(record)) return [];
    const event = eventOf(record, id, created);
    if (event === null) return [];
    const row = { ...own(record), id: String(id), date: event.given };
    return isComparable(created, event) && event.moment < created.moment
      ? [{ ...row, createdAt: event.given, warning: 'converted-before-created' as const }]
      : [{ ...row, createdAt: created.given, ...timesOf(created, event) }];
  });
}

/**
 * The conversions of leads, a row each with the dimensions of its lead, for `timeToConvert`. A conversion dated before the
 * creation of its lead takes no time, and says so (`warning`). Leads without a conversion, and those that do not count (duplicates,
 * merged, test and deleted ones), leave no row.
 *
 * @param leads  the leads, as rows
 */
export function leadConversions(leads: readonly Lead[]): LeadEvent[] {
  return eventsOf(leads, dateIn('convertedAt'));
}

const isResponse = /* @__PURE__ */ (() => and(eq(activity.direction, 'outbound'), not(oneOf(activity.completed, [false]))))();

/** The time between two dates of one sort, as far as somebody was at work: calendar dates do not say. */
function businessTimes(hours: BusinessHours): TimesOf {
  const between = workingTime(hours);
  return (created, event) => ({ businessTime: isCalendarDate(event.moment) ? null : between(created.moment, event.moment) });
}

/**
 * The first response to each lead, a row each with the dimensions of its lead, for `leadResponseTime`: the earliest outbound
 * activity that was done and is not dated before the lead. Activities that belong to no lead, and dates of another sort than that
 * of the lead (an instant beside a calendar date), are passed over; so are leads that do not count.
 *
 * @param leads       the leads, as rows
 * @param activities  what salespeople did, as rows
 * @param options     `businessHours`: what is between is also measured in them, zone, holidays and changes of the clocks included;
 * a lead that comes at night waits from the next opening
 * @throws {KpiError} bad-argument, bad-date, bad-time-zone, unknown-option — for business hours that are none
 * @example
 * ```ts
 * import { leadResponses } from 'sales-kpi';
 * const leads = [{ id: 'L1', createdAt: '2025-01-31T23:00:00+01:00' }];
 * const activities = [{ id: 'a1', leadId: 'L1', date: '2025-02-03T09:30:00+01:00', type: 'call', direction: 'outbound' }] as const;
 * const businessHours = { timeZone: 'Europe/Paris', hours: { monday: ['09:00', '18:00'], friday: ['09:00', '17:00'] } } as const;
 * const [row] = leadResponses(leads, activities, { businessHours });
 * (row?.businessTime ?? 0) / 60_000 // => 30
 * ```
 */
export function leadResponses(leads: readonly Lead[], activities: readonly Activity[], options: LeadResponseOptions = {}): LeadResponse[] {
  refuseUnknown(options, ['businessHours']);
  const { businessHours } = options;
  const timesOf = businessHours === undefined ? undefined : businessTimes(businessHours);
  const [counts, leadOf, dateOf] = [holdsIn(isResponse), valueIn(activity.leadId), dateIn('date')];
  const byLead = new Map<Key, Dated[]>();
  for (const record of activities) {
    const [id, date] = [leadOf(record) as Key | null, dateOf(record)];
    if (id === null || date === null || !counts(record)) continue;
    const known = byLead.get(id);
    if (known) known.push(date);
    else byLead.set(id, [date]);
  }
  const firstOf: EventOf = (_, id, created) => {
    const later = (byLead.get(id) ?? []).filter((date) => isComparable(date, created) && date.moment >= created.moment);
    return later.reduce<Dated | null>((first, date) => (first === null || date.moment < first.moment ? date : first), null);
  };
  return eventsOf(leads, firstOf, timesOf);
}
