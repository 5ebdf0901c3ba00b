// Mappings of Pipedrive.

export type { Custom, CustomFields } from '../custom.ts';
export type { Completeness, LeftOut, Mapped, MappedCounts, MappingWarning } from '../mapped.ts';
export type { MapOptions } from '../mapping.ts';
export { type PipedriveCustomer, pipedriveOrganizations, pipedrivePersons } from './accounts.ts';
export { type PipedriveActivity, type PipedriveActivityOptions, pipedriveActivities } from './activities.ts';
export type { PipedriveDeal, PipedriveDealOptions, PipedriveExclusion } from './deal.ts';
export { pipedriveDeals } from './deals.ts';
export { type PipedriveLead, pipedriveLeads } from './leads.ts';
