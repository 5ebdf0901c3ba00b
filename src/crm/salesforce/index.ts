// Mappings of Salesforce.

export type { Custom, CustomFields, MarkedExclusion } from '../custom.ts';
export type { Completeness, LeftOut, Mapped, MappedCounts, MappingWarning } from '../mapped.ts';
export type { MapOptions } from '../mapping.ts';
export { type SalesforceCustomer, salesforceAccounts } from './accounts.ts';
export {
  type SalesforceActivity,
  type SalesforceActivityExclusion,
  type SalesforceActivityOptions,
  salesforceActivities,
} from './activities.ts';
export type { SalesforceDeal, SalesforceDealOptions, SalesforceExclusion } from './deal.ts';
export { salesforceOpportunities } from './deals.ts';
export { type SalesforceLead, type SalesforceLeadOptions, salesforceLeads } from './leads.ts';
export { type SalesforceQuotaOptions, type SalesforceTarget, salesforceQuotas } from './quotas.ts';
