// The objects of HubSpot that are called leads: what a salesperson works on before there is a deal.
import { Lead, type LeadStatus, leadStatuses } from '../../model/marketing/lead.ts';
import { ownOptions } from '../../model/parseOptions.ts';
import type { At } from '../at.ts';
import { baseOptions, type Custom, type CustomFields, customFields, type MarkedExclusion, marked, wordsOf } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { mapOptions, mapping } from '../mapping.ts';
import { dateText, flag, instant, text } from '../readers.ts';
import type { HubspotExclusion } from './deal.ts';
import { hubspotCap, hubspotPage } from './page.ts';
import { associated, firstOf, idAt, idsIn, isArchived, isSet, propertiesOf } from './property.ts';

/** A lead object of HubSpot. */
export interface HubspotLeadObject extends Lead {
  /** Its name. */
  readonly name: string | null;
  /** The identifier of its stage. */
  readonly stage: string | null;
  /** The identifier of its pipeline. */
  readonly pipeline: string | null;
  /** `HOT`, `WARM` or `COLD`. */
  readonly leadLabel: string | null;
  /** Its `hs_lead_type`, as it is written. */
  readonly leadType: string | null;
  /** The people it is. */
  readonly contactIds: readonly string[];
  /** When it was last changed. */
  readonly updatedAt: string | null;
}

/** How lead objects are mapped; `fields` names properties. */
export interface HubspotLeadObjectOptions<F extends string = string> extends CustomFields<F> {
  /** What stages of your own stand for, by their identifiers; they go before what the flags of a lead say. */
  readonly stages?: Readonly<Record<string, LeadStatus>> | undefined;
}

/** What the flags of a lead stand for, the last state first. */
const flags: readonly (readonly [property: string, status: LeadStatus])[] = [
  ['hs_lead_is_disqualified', 'disqualified'],
  ['hs_lead_is_qualified', 'sql'],
  ['hs_lead_is_in_progress', 'working'],
  ['hs_lead_is_new', 'new'],
];

/**
 * The objects of HubSpot that are called leads (`/crm/v3/objects/leads`); contacts by their life cycle are `hubspotLeads`.
 * What has become of a lead its flags say (`hs_lead_is_qualified` …, which have to be asked for), or `stages` says what a
 * stage stands for. The name of a stage says nothing. A qualified lead was qualified when it entered its stage.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source developers.hubspot.com, CRM API: leads
 * @example
 * ```ts
 * import { hubspotLeadObjects } from 'sales-kpi/crm/hubspot';
 *
 * const { rows } = hubspotLeadObjects([{
 *   id: '41',
 *   properties: { hs_lead_name: 'Mill', hs_createdate: '2025-01-10T09:00:00Z', hs_pipeline_stage: '555', hs_lead_is_qualified: 'true',
 *     hs_v2_date_entered_555: '2025-01-20T09:00:00Z', hs_lead_label: 'HOT', hubspot_owner_id: '11' },
 * }]);
 * [rows[0]?.status, rows[0]?.qualifiedAt, rows[0]?.leadLabel]; // => [ 'sql', '2025-01-20T09:00:00Z', 'HOT' ]
 * ```
 */
export function hubspotLeadObjects<F extends string = never>(
  payload: unknown,
  options: HubspotLeadObjectOptions<F> = {},
): Mapped<HubspotLeadObject & Custom<F>, HubspotExclusion | MarkedExclusion> {
  const own = ownOptions(options, [...mapOptions, 'fields', 'stages']);
  const stages = wordsOf(own.stages, leadStatuses, 'stages');
  const property =
    (name: string, read: (value: unknown) => unknown = text) =>
    (at: At) =>
      read(propertiesOf(at)(name));
  const status = (at: At): LeadStatus | null =>
    stages.get(String(propertiesOf(at)('hs_pipeline_stage'))) ?? flags.find(([name]) => flag(propertiesOf(at)(name)) === true)?.[1] ?? null;
  const since = (at: At, ...of: readonly LeadStatus[]): unknown => {
    const stage = propertiesOf(at)('hs_pipeline_stage');
    const entered = [`hs_v2_date_entered_${stage}`, `hs_date_entered_${stage}`];
    return of.includes(status(at) ?? 'new') ? instant(firstOf(propertiesOf(at), entered)) : null;
  };
  const map = mapping({
    record: Lead,
    fields: {
      id: (at) => idAt(at),
      createdAt: (at) => instant(firstOf(propertiesOf(at), ['hs_createdate', 'createdate']) ?? at('createdAt')),
      status,
      source: (at) => text(firstOf(propertiesOf(at), ['hs_lead_source', 'hs_analytics_source'])),
      qualifiedAt: (at) => since(at, 'sql'),
      convertedAt: (at) => since(at, 'converted'),
      disqualifiedAt: (at) => since(at, 'disqualified'),
      disqualifiedReason: (at) => (status(at) === 'disqualified' ? text(propertiesOf(at)('hs_lead_disqualification_reason')) : null),
      customerId: (at) => associated(at, 'companies', 'associatedCompanyIds')[0],
      dealId: (at) => associated(at, 'deals', 'associatedDealIds')[0],
      salesperson: property('hubspot_owner_id'),
      name: property('hs_lead_name'),
      stage: property('hs_pipeline_stage'),
      pipeline: property('hs_pipeline'),
      leadLabel: property('hs_lead_label'),
      leadType: property('hs_lead_type'),
      contactIds: (at) => associated(at, 'contacts', 'associatedVids'),
      updatedAt: (at, context) => dateText(propertiesOf(at)('hs_lastmodifieddate'), context),
      ...customFields(own.fields, (name) => property(name, (value) => value)),
    },
    exclude: { deleted: isSet('isDeleted'), archived: isArchived, ...marked(own.fields, (name) => property(name, (value) => value)) },
    version: (at) => instant(propertiesOf(at)('hs_lastmodifieddate') ?? at('updatedAt')),
    absorbed: (at) => idsIn(propertiesOf(at)('hs_merged_object_ids')),
    page: hubspotPage,
    cap: hubspotCap,
  });
  return map(payload, baseOptions(own)) as Mapped<HubspotLeadObject & Custom<F>, HubspotExclusion | MarkedExclusion>;
}
