// Mappings of HubSpot.

export type { Custom, CustomFields } from '../custom.ts';
export type { Completeness, LeftOut, Mapped, MappedCounts, MappingWarning } from '../mapped.ts';
export type { MapOptions } from '../mapping.ts';
export { type HubspotCustomer, hubspotCompanies, hubspotContacts } from './accounts.ts';
export type { HubspotDeal, HubspotDealOptions, HubspotExclusion } from './deal.ts';
export { hubspotDeals } from './deals.ts';
export { type HubspotGoalOptions, type HubspotTarget, hubspotGoals } from './goals.ts';
export { type HubspotLead, type HubspotLeadOptions, hubspotLeads } from './leads.ts';
