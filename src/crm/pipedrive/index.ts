// Mappings of Pipedrive.

export type { GoalAim } from '../aim.ts';
export type { Custom, CustomFields, MarkedExclusion } from '../custom.ts';
export type { Completeness, LeftOut, Mapped, MappedCounts, MappingWarning } from '../mapped.ts';
export type { MapOptions } from '../mapping.ts';
export { type PipedriveCustomer, pipedriveOrganizations, pipedrivePersons } from './accounts.ts';
export { type PipedriveActivity, type PipedriveActivityOptions, pipedriveActivities } from './activities.ts';
export type { PipedriveDeal, PipedriveDealOptions, PipedriveExclusion } from './deal.ts';
export { pipedriveDeals } from './deals.ts';
export {
  type PipedriveGoalExclusion,
  type PipedriveGoalOptions,
  type PipedriveTarget,
  pipedriveGoals,
} from './goals.ts';
export { type PipedriveLead, pipedriveLeads } from './leads.ts';
