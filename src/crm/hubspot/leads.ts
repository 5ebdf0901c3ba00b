// Contacts of HubSpot as leads: how far they have come in its life cycle.
import { Lead, type LeadStatus, leadStatuses } from '../../model/marketing/lead.ts';
import { ownOptions } from '../../model/parseOptions.ts';
import type { At } from '../at.ts';
import { baseOptions, type Custom, type CustomFields, customFields, type MarkedExclusion, marked, wordsOf } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { mapOptions, mapping } from '../mapping.ts';
import { instant, text } from '../readers.ts';
import { mergedInto } from './accounts.ts';
import type { HubspotExclusion } from './deal.ts';
import { hubspotCap, hubspotPage } from './page.ts';
import { associated, firstOf, idAt, isArchived, isSet, propertiesOf } from './property.ts';

/** A contact of HubSpot as a lead. */
export interface HubspotLead extends Lead {
  /** Its `lifecyclestage`, as it is written. */
  readonly lifecycleStage: string | null;
  /** Its `hs_lead_status`, as it is written. */
  readonly leadStatus: string | null;
}

/** How contacts are mapped to leads; `fields` names properties. */
export interface HubspotLeadOptions<F extends string = string> extends CustomFields<F> {
  /** What life cycle stages of your own stand for. */
  readonly lifecycle?: Readonly<Record<string, LeadStatus>> | undefined;
}

/** The stages that every portal has; opportunities have been qualified by sales. */
const standard: Readonly<Record<string, LeadStatus>> = {
  subscriber: 'new',
  lead: 'new',
  marketingqualifiedlead: 'mql',
  salesqualifiedlead: 'sql',
  opportunity: 'sql',
  customer: 'converted',
  evangelist: 'converted',
};

/**
 * Contacts of HubSpot as leads. The life cycle stage tells the status (`opportunity` is `sql`, `customer` is `converted`), and
 * `hs_lead_status` UNQUALIFIED one that was given up; stages of your own are named in `lifecycle`, or have no status. A
 * customer without the date of becoming one is refused: no conversion rate could place it.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source developers.hubspot.com, CRM API: contacts; knowledge base: life cycle stages
 * @example
 * ```ts
 * import { hubspotLeads } from 'sales-kpi/crm/hubspot';
 *
 * const { rows } = hubspotLeads([{
 *   id: '9',
 *   properties: { createdate: '2025-01-10T09:00:00Z', lifecyclestage: 'customer', hs_lifecyclestage_customer_date: '2025-02-01T00:00:00Z',
 *     hs_analytics_source: 'PAID_SEARCH' },
 * }]);
 * [rows[0]?.status, rows[0]?.convertedAt, rows[0]?.source]; // => [ 'converted', '2025-02-01T00:00:00Z', 'PAID_SEARCH' ]
 * ```
 */
export function hubspotLeads<F extends string = never>(
  payload: unknown,
  options: HubspotLeadOptions<F> = {},
): Mapped<HubspotLead & Custom<F>, HubspotExclusion | MarkedExclusion> {
  const own = ownOptions(options, [...mapOptions, 'fields', 'lifecycle']);
  const known = new Map([...Object.entries(standard), ...wordsOf(own.lifecycle, leadStatuses, 'lifecycle')]);
  const property =
    (name: string, read: (value: unknown) => unknown = text) =>
    (at: At) =>
      read(propertiesOf(at)(name));
  const status = (at: At): LeadStatus | null => {
    if (propertiesOf(at)('hs_lead_status') === 'UNQUALIFIED') return 'disqualified';
    return known.get(String(propertiesOf(at)('lifecyclestage'))) ?? null;
  };
  const date = (at: At, stage: string): unknown =>
    instant(firstOf(propertiesOf(at), [`hs_v2_date_entered_${stage}`, `hs_lifecyclestage_${stage}_date`]));
  const map = mapping({
    record: Lead,
    fields: {
      id: (at) => idAt(at, 'vid'),
      createdAt: (at) => instant(propertiesOf(at)('createdate') ?? at('createdAt')),
      status,
      source: property('hs_analytics_source'),
      qualifiedAt: (at) => date(at, 'salesqualifiedlead'),
      convertedAt: (at) => (status(at) === 'converted' ? (date(at, 'customer') ?? instant(propertiesOf(at)('closedate'))) : null),
      customerId: property('associatedcompanyid'),
      dealId: (at) => associated(at, 'deals', 'associatedDealIds')[0],
      country: property('country'),
      salesperson: property('hubspot_owner_id'),
      lifecycleStage: property('lifecyclestage'),
      leadStatus: property('hs_lead_status'),
      ...customFields(own.fields, (name) => property(name, (value) => value)),
    },
    exclude: { deleted: isSet('isDeleted'), archived: isArchived, ...marked(own.fields, (name) => property(name, (value) => value)) },
    version: (at) => instant(firstOf(propertiesOf(at), ['lastmodifieddate', 'hs_lastmodifieddate']) ?? at('updatedAt')),
    absorbed: mergedInto,
    page: hubspotPage,
    cap: hubspotCap,
  });
  return map(payload, baseOptions(own)) as Mapped<HubspotLead & Custom<F>, HubspotExclusion | MarkedExclusion>;
}
