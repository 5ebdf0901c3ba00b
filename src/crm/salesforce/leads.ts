// Leads of Salesforce.
import { Lead, type LeadStatus, leadStatuses } from '../../model/marketing/lead.ts';
import { currencyOf, ownOptions, zoneOf } from '../../model/parseOptions.ts';
import type { At } from '../at.ts';
import { baseOptions, type Custom, type CustomFields, customFields, type MarkedExclusion, marked, wordsOf } from '../custom.ts';
import type { Mapped } from '../mapped.ts';
import { mapOptions, mapping } from '../mapping.ts';
import { day, flag, text } from '../readers.ts';
import type { SalesforceExclusion } from './deal.ts';
import { leadHistory } from './leadHistory.ts';
import { isMerged, isOther, isSet, moment, salesforceId, salesforcePage } from './record.ts';

/** A lead of Salesforce. */
export interface SalesforceLead extends Lead {
  /** Its `Status`, as it is written. */
  readonly leadStatus: string | null;
  /** The company that it is with. */
  readonly company: string | null;
}

/** How leads are mapped; `fields` names fields of theirs. */
export interface SalesforceLeadOptions<F extends string = string> extends CustomFields<F> {
  /** What words of `Status` of your own stand for; the words that Salesforce comes with are known. */
  readonly statuses?: Readonly<Record<string, LeadStatus>> | undefined;
  /** Records of LeadHistory: when a lead was first qualified, and last given up. */
  readonly history?: unknown;
}

const standard: Readonly<Record<string, LeadStatus>> = {
  'Open - Not Contacted': 'new',
  New: 'new',
  'Working - Contacted': 'working',
  Contacted: 'working',
  Nurturing: 'working',
  Qualified: 'sql',
  Unqualified: 'disqualified',
  'Closed - Not Converted': 'disqualified',
};

/**
 * Leads of Salesforce. Converted are those of which `IsConverted` says so, whatever their `Status`. `ConvertedDate` is a day and
 * never shifted; with `timeZone`, `CreatedDate` becomes a day too. When a lead was qualified or given up only `history` says. Deleted and merged leads are left out and counted.
 *
 * @param payload - what the API answered
 * @throws KpiError `bad-argument` or `unknown-option`: an option is wrong.
 * @source Object Reference for Salesforce: Lead
 * @example
 * ```ts
 * import { salesforceLeads } from 'sales-kpi/crm/salesforce';
 *
 * const { rows } = salesforceLeads([{ Id: '00Q000000000001AAA', CreatedDate: '2025-01-10T09:00:00.000+0000', IsConverted: 'true',
 *   ConvertedDate: '2025-02-01', ConvertedAccountId: '001000000000001AAA', Status: 'Qualified' }]);
 * [rows[0]?.status, rows[0]?.convertedAt, rows[0]?.customerId]; // => [ 'converted', '2025-02-01', '001000000000001AAA' ]
 * ```
 */
export function salesforceLeads<F extends string = never>(
  payload: unknown,
  options: SalesforceLeadOptions<F> = {},
): Mapped<SalesforceLead & Custom<F>, SalesforceExclusion | MarkedExclusion> {
  const own = ownOptions(options, [...mapOptions, 'fields', 'statuses', 'history']);
  const context = { timeZone: zoneOf(own.timeZone), currency: currencyOf(own.currency) };
  const known = new Map([...Object.entries(standard), ...wordsOf(own.statuses, leadStatuses, 'statuses')]);
  const reachedAt = leadHistory(own.history, known, context);
  const status = (at: At): LeadStatus | null => (isConverted(at) ? 'converted' : (known.get(String(at('Status'))) ?? null));
  const isConverted = (at: At): boolean => flag(at('IsConverted')) === true;
  const map = mapping({
    record: Lead,
    fields: {
      id: (at) => salesforceId(at('Id')),
      createdAt: (at) => moment(at('CreatedDate'), context),
      status,
      source: { from: 'LeadSource', read: text },
      qualifiedAt: (at) => reachedAt(salesforceId(at('Id')), 'sql', 'first'),
      disqualifiedAt: (at) => (status(at) === 'disqualified' ? reachedAt(salesforceId(at('Id')), 'disqualified', 'last') : null),
      convertedAt: (at) => (isConverted(at) ? day(at('ConvertedDate'), context) : null),
      customerId: (at) => salesforceId(at('ConvertedAccountId')),
      dealId: (at) => salesforceId(at('ConvertedOpportunityId')),
      country: { from: ['Country', 'CountryCode'], read: text },
      salesperson: (at) => salesforceId(at('OwnerId')),
      leadStatus: { from: 'Status', read: text },
      company: { from: 'Company', read: text },
      ...customFields(own.fields, (name) => (at: At) => at(name)),
    },
    exclude: {
      otherKind: isOther('Lead'),
      merged: isMerged,
      deleted: isSet('IsDeleted'),
      ...marked(own.fields, (name) => (at) => at(name)),
    },
    version: ['SystemModstamp', 'LastModifiedDate'],
    page: salesforcePage,
    warn: {
      'two-sorts-of-dates': {
        when: ({ status: became, createdAt }) => became === 'converted' && !(typeof createdAt === 'string' && createdAt.length === 10),
        text: 'created at an instant and converted on a day: give timeZone, so that the time between them can be measured',
      },
    },
  });
  return map(payload, baseOptions(own)) as Mapped<SalesforceLead & Custom<F>, SalesforceExclusion | MarkedExclusion>;
}
