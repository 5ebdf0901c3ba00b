// Mappings of Salesforce.

export type { Custom, CustomFields } from '../custom.ts';
export type { Completeness, LeftOut, Mapped, MappedCounts, MappingWarning } from '../mapped.ts';
export type { MapOptions } from '../mapping.ts';
export { type SalesforceCustomer, salesforceAccounts } from './accounts.ts';
export type { SalesforceDeal, SalesforceDealOptions, SalesforceExclusion } from './deal.ts';
export { salesforceOpportunities } from './deals.ts';
export { type SalesforceLead, type SalesforceLeadOptions, salesforceLeads } from './leads.ts';
