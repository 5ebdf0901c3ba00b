// Companies and contacts of HubSpot, as customers.
import { Customer } from '../../model/customer/customer.ts';
import { ownOptions } from '../../model/parseOptions.ts';
import type { At } from '../at.ts';
import { baseOptions, type Custom, type CustomFields, customFields } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { mapOptions, mapping } from '../mapping.ts';
import { dateText, flag, instant, text } from '../readers.ts';
import type { HubspotExclusion } from './deal.ts';
import { hubspotCap, hubspotPage } from './page.ts';
import { firstOf, idAt, idsIn, isArchived, isSet, propertiesOf } from './property.ts';

/** A company or a person of HubSpot. */
export interface HubspotCustomer extends Customer {
  /** Where it came from, `hs_analytics_source`. */
  readonly source: string | null;
  /** Its `lifecyclestage`. */
  readonly lifecycleStage: string | null;
  /** The identifier of its owner. */
  readonly salesperson: string | null;
  /** Its `industry`. */
  readonly industry: string | null;
  /** When it was last changed. */
  readonly updatedAt: string | null;
}

const optionNames = [...mapOptions, 'fields'] as const;

/**
 * Companies of HubSpot as customers. Archived, deleted and merged ones are left out and counted.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source developers.hubspot.com, CRM API: companies
 * @example
 * ```ts
 * import { hubspotCompanies } from 'sales-kpi/crm/hubspot';
 *
 * const { rows } = hubspotCompanies([{ id: '5', properties: { name: 'Acme', country: 'France', createdate: '2025-01-10T09:00:00Z' } }]);
 * [rows[0]?.id, rows[0]?.company, rows[0]?.country]; // => [ '5', 'Acme', 'France' ]
 * ```
 */
export function hubspotCompanies<F extends string = never>(
  payload: unknown,
  options: CustomFields<F> = {},
): Mapped<HubspotCustomer & Custom<F>, HubspotExclusion> {
  return accounts(payload, options, 'companyId', { company: property('name') });
}

/**
 * Contacts of HubSpot as customers, where people buy. Archived, deleted and merged ones are left out and counted. Who has
 * opted out of all e-mail has no `consent`; of the others nothing is known.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source developers.hubspot.com, CRM API: contacts
 * @example
 * ```ts
 * import { hubspotContacts } from 'sales-kpi/crm/hubspot';
 *
 * const { rows } = hubspotContacts([{ id: '9', properties: { email: 'a@b.fr', hs_additional_emails: 'c@d.fr;', firstname: 'Ann', lastname: 'Roy' } }]);
 * [rows[0]?.emails, rows[0]?.name]; // => [ [ 'a@b.fr', 'c@d.fr' ], 'Ann Roy' ]
 * ```
 */
export function hubspotContacts<F extends string = never>(
  payload: unknown,
  options: CustomFields<F> = {},
): Mapped<HubspotCustomer & Custom<F>, HubspotExclusion> {
  return accounts(payload, options, 'vid', {
    company: property('company'),
    name: (at: At) => nameOf(propertiesOf(at)),
    emails: (at: At) => idsIn(`${propertiesOf(at)('email') ?? ''};${propertiesOf(at)('hs_additional_emails') ?? ''}`),
    consent: (at: At) => (flag(propertiesOf(at)('hs_email_optout')) === true ? false : null),
  });
}

type Fields = Readonly<Record<string, (at: At) => unknown>>;

function accounts<F extends string>(
  payload: unknown,
  options: CustomFields<F>,
  legacyId: string,
  special: Fields,
): Mapped<HubspotCustomer & Custom<F>, HubspotExclusion> {
  const own = ownOptions(options, optionNames);
  const map = mapping({
    record: Customer,
    fields: {
      id: (at) => idAt(at, legacyId),
      createdAt: (at) => instant(firstOf(propertiesOf(at), ['createdate', 'hs_createdate']) ?? at('createdAt')),
      phone: property('phone'),
      country: property('country'),
      acquisitionChannel: property('hs_analytics_source'),
      source: property('hs_analytics_source'),
      lifecycleStage: property('lifecyclestage'),
      salesperson: property('hubspot_owner_id'),
      industry: property('industry'),
      updatedAt: (at, context) => dateText(firstOf(propertiesOf(at), ['hs_lastmodifieddate', 'lastmodifieddate']), context),
      ...special,
      ...customFields(own.fields, (name) => property(name, (value) => value)),
    },
    exclude: { deleted: isSet('isDeleted'), archived: isArchived },
    version: (at) => instant(firstOf(propertiesOf(at), ['hs_lastmodifieddate', 'lastmodifieddate']) ?? at('updatedAt')),
    absorbed: mergedInto,
    page: hubspotPage,
    cap: hubspotCap,
  });
  return map(payload, baseOptions(own)) as Mapped<HubspotCustomer & Custom<F>, HubspotExclusion>;
}

/** The identifiers of what was merged into a record; those of contacts carry the time of the merging. */
export function mergedInto(at: At): readonly string[] {
  const property = propertiesOf(at);
  return [...idsIn(property('hs_merged_object_ids')), ...idsIn(property('hs_calculated_merged_vids')), ...idsIn(at('merged-vids'))];
}

/** The name of a person. */
export function nameOf(property: At): string | null {
  const parts = [property('firstname'), property('lastname')].filter((part) => typeof part === 'string');
  return parts.length === 0 ? null : parts.join(' ');
}

function property(name: string, read: (value: unknown) => unknown = text): (at: At) => unknown {
  return (at) => read(propertiesOf(at)(name));
}
