// Calls, e-mails, meetings and tasks of HubSpot, as activities.
import { Activity, type ActivityType, activityTypeWords } from '../../model/deal/activity.ts';
import { ownOptions } from '../../model/parseOptions.ts';
import { type At, given } from '../at.ts';
import { baseOptions, type Custom, type CustomFields, customFields, oneOfWords } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { mapOptions, mapping } from '../mapping.ts';
import { flag, instant, text } from '../readers.ts';
import type { HubspotExclusion } from './deal.ts';
import { dateOf, directionOf, durationOf, isDone, isDraft, isLegacy, isNote, statusOf, titleOf, typeOf, valueAt } from './engagement.ts';
import { hubspotCap, hubspotPage } from './page.ts';
import { associated, idAt, isArchived, isSet } from './property.ts';

/** A call, an e-mail, a meeting or a task of HubSpot. */
export interface HubspotActivity extends Activity {
  /** Its title or subject. */
  readonly name: string | null;
  /** How far it has come, as it is written: `COMPLETED`, `NO_ANSWER`, `NO_SHOW` … */
  readonly status: string | null;
  /** The people it is with. */
  readonly contactIds: readonly string[];
  /** All deals it concerns: `dealId` is the first. */
  readonly dealIds: readonly string[];
}

/** How activities are mapped; `fields` names properties (v3), or names in `metadata` (v1). */
export interface HubspotActivityOptions<F extends string = string> extends CustomFields<F> {
  /** What all of them are, where the payload does not say it: calls, meetings and so on are objects of their own in v3. */
  readonly type?: ActivityType | undefined;
}

/**
 * Calls, e-mails, meetings, tasks and messages of HubSpot: objects of v3 (`/crm/v3/objects/calls` …) and engagements of v1.
 * A meeting is dated when it begins, a task when it was done or is due, the others by `hs_timestamp`. Completed are those
 * of which the status says so: a call without an answer, a meeting that nobody came to and an e-mail that bounced are not.
 * Archived, deleted ones, notes and drafts are left out and counted.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source developers.hubspot.com, CRM API: calls, emails, meetings, tasks, communications; engagements (v1)
 * @example
 * ```ts
 * import { hubspotActivities } from 'sales-kpi/crm/hubspot';
 *
 * const { rows } = hubspotActivities([{
 *   id: '31',
 *   properties: { hs_timestamp: '2025-02-03T09:30:00Z', hs_call_status: 'COMPLETED', hs_call_direction: 'OUTBOUND', hs_call_duration: '90000',
 *     hubspot_owner_id: '11' },
 *   associations: { deals: { results: [{ id: '7', type: 'call_to_deal' }] } },
 * }]);
 * [rows[0]?.type, rows[0]?.direction, rows[0]?.duration, rows[0]?.completed, rows[0]?.dealId]; // => [ 'call', 'outbound', 90, true, '7' ]
 * ```
 */
export function hubspotActivities<F extends string = never>(
  payload: unknown,
  options: HubspotActivityOptions<F> = {},
): Mapped<HubspotActivity & Custom<F>, HubspotExclusion | 'note' | 'draft'> {
  const own = ownOptions(options, [...mapOptions, 'fields', 'type']);
  const asked = own.type === undefined ? undefined : oneOfWords(own.type, [...activityTypeWords] as [ActivityType], 'type');
  const all = (kind: string, legacy: string) => (at: At) => associated(at, kind, legacy);
  const deals = all('deals', 'dealIds');
  const map = mapping({
    record: Activity,
    fields: {
      id: (at) => (isLegacy(at) ? text(at('engagement.id')) : idAt(at)),
      date: dateOf,
      type: (at) => typeOf(at, asked),
      direction: directionOf,
      completed: isDone,
      duration: durationOf,
      leadId: (at) => all('leads', 'leadIds')(at)[0],
      dealId: (at) => deals(at)[0],
      customerId: (at) => all('companies', 'companyIds')(at)[0],
      salesperson: (at) => text(valueAt(at, 'hubspot_owner_id', 'engagement.ownerId')),
      name: titleOf,
      status: (at) => text(statusOf(at)),
      contactIds: all('contacts', 'contactIds'),
      dealIds: deals,
      ...customFields(own.fields, (name) => (at: At) => valueAt(at, name, `metadata.${name}`)),
    },
    exclude: {
      deleted: (at) => isSet('isDeleted')(at) || (isLegacy(at) && flag(at('engagement.active')) === false),
      archived: isArchived,
      note: isNote,
      draft: isDraft,
    },
    version: (at) => instant(valueAt(at, 'hs_lastmodifieddate', 'engagement.lastUpdated') ?? given(at('updatedAt'))),
    page: hubspotPage,
    cap: hubspotCap,
    warn: {
      'several-deals': {
        when: (_, at) => deals(at).length > 1,
        text: 'concern several deals: dealId is the first of dealIds, and the others do not count them',
      },
    },
  });
  return map(payload, baseOptions(own)) as Mapped<HubspotActivity & Custom<F>, HubspotExclusion | 'note' | 'draft'>;
}
