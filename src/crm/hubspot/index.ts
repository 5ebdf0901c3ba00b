// Mappings of HubSpot.

export type { GoalAim } from '../aim.ts';
export type { Custom, CustomFields, MarkedExclusion } from '../custom.ts';
export type { Completeness, LeftOut, Mapped, MappedCounts, MappingWarning } from '../mapped.ts';
export type { MapOptions } from '../mapping.ts';
export { type HubspotCustomer, hubspotCompanies, hubspotContacts } from './accounts.ts';
export { type HubspotActivity, type HubspotActivityOptions, hubspotActivities } from './activities.ts';
export type { HubspotDeal, HubspotDealOptions, HubspotExclusion } from './deal.ts';
export { hubspotDeals } from './deals.ts';
export { type HubspotGoalOptions, type HubspotTarget, hubspotGoals } from './goals.ts';
export { type HubspotLeadObject, type HubspotLeadObjectOptions, hubspotLeadObjects } from './leadObjects.ts';
export { type HubspotLead, type HubspotLeadOptions, hubspotLeads } from './leads.ts';
