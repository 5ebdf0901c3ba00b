// What holds for every payload of a CRM, however broken: nothing throws, every record is mapped, left out or refused, and what is
// mapped is taken by parse. LAW_RUNS=1000000 tries a million of each.
import { Activity, Customer, Deal, Lead, Target } from 'sales-kpi';
import { mapping, percent, utc } from 'sales-kpi/crm';
import * as hubspot from 'sales-kpi/crm/hubspot';
import * as pipedrive from 'sales-kpi/crm/pipedrive';
import * as salesforce from 'sales-kpi/crm/salesforce';
import { type Case, holdForAnyPayload } from './anyPayload.ts';
import * as hub from './hubspotPayload.ts';
import * as pipe from './pipedrivePayload.ts';
import * as force from './salesforcePayload.ts';

const company = { id: '5', properties: { name: 'Acme', createdate: '2025-01-10T09:00:00Z', country: 'France' }, archived: false };
const contact = {
  vid: 9,
  properties: { email: { value: 'a@b.fr', versions: [] }, createdate: { value: '1736499600000' }, lifecyclestage: { value: 'lead' } },
  'merged-vids': [8],
};
const hubspotGoal = {
  id: '1',
  properties: {
    hs_goal_name: 'Quota',
    hs_target_amount: '100',
    hs_start_datetime: '2025-01-01T00:00:00Z',
    hs_end_datetime: '2025-02-01T00:00:00Z',
    hs_assignee_user_id: '9001',
  },
};
const withPast = hub.dealObject(
  '1',
  { hs_v2_date_entered_5: '2025-01-10T09:00:00Z', hs_v2_date_exited_5: '2025-01-11T09:00:00Z', hs_v2_cumulative_time_in_5: '1' },
  {
    propertiesWithHistory: { amount: [{ value: '5', timestamp: '2025-01-10T09:00:00Z' }] },
    associations: { companies: { results: [{ id: '5', type: 'deal_to_company' }] } },
  },
);
const call = hub.activityObject('31', { hs_call_status: 'COMPLETED', hs_call_duration: '90000' }, { deals: { results: [{ id: '7' }] } });
const meeting = hub.activityObject('32', { hs_meeting_start_time: '2025-01-10T09:00:00Z', hs_meeting_end_time: '2025-01-10T10:00:00Z' });
const account = {
  Id: force.idOf('001', 1),
  Name: 'Acme',
  IsPersonAccount: false,
  PersonEmail: 'a@b.fr',
  BillingAddress: { country: 'France' },
  CreatedDate: '2025-01-10T09:00:00.000+0000',
};
const salesforceLead = { Id: force.idOf('00Q', 1), CreatedDate: '2025-01-10T09:00:00.000+0000', IsConverted: false, Status: 'Qualified' };
const leadChange = { LeadId: force.idOf('00Q', 1), Field: 'Status', NewValue: 'Qualified', CreatedDate: '2025-01-20T09:00:00.000+0000' };
const lines = [
  force.snapshot(1, '2025-01-10T09:00:00.000+0000', { StageName: 'Demo', Amount: 5, PrevAmount: 4 }),
  force.change(1, '2025-02-01T09:00:00.000+0000', 'StageName', 'Demo', 'Proposal'),
];
const stage = { ApiName: 'Proposal', IsClosed: false, IsWon: false };
const person = {
  id: 9,
  name: 'Ann',
  email: [{ value: 'a@b.fr', primary: true }],
  phone: [{ value: '1' }],
  org_id: { value: 5, name: 'Acme' },
  add_time: '2025-01-10 09:00:00',
};
const pipedriveLead = {
  id: 'f3d2',
  title: 'Mill',
  add_time: '2025-01-10 09:00:00.047',
  value: { amount: 300, currency: 'EUR' },
  owner_id: 11,
  is_archived: false,
};
const activity = {
  id: 1,
  type: 'call',
  done: true,
  due_date: '2025-02-03',
  due_time: '09:30',
  duration: '00:30',
  marked_as_done_time: '2025-02-04 10:00:00',
  deal_id: 7,
};
const flow = pipe.pageV1([
  pipe.flowLine(1, 'stage_id', 1, 2, '2025-01-20 00:00:00'),
  pipe.changelogLine('value', '1', '2', '2025-02-01T00:00:00Z'),
]);
const indicators = { Quota: 'wonValue' } as const;
const own = mapping({
  record: Deal,
  fields: {
    id: 'key',
    createdAt: { from: ['made', 'changed'], read: utc },
    outcome: () => 'open',
    probability: { from: 'chance', read: percent },
    salesperson: 'owner.name',
  },
  version: 'changed',
  warn: { large: { when: ({ probability }) => Number(probability) > 0.5, text: 'large' } },
  absorbed: (at) => [String(at('merged'))],
});

const cases: readonly Case[] = [
  [
    'hubspotDeals',
    Deal,
    hubspot.hubspotDeals,
    [
      hub.dealObject('1'),
      hub.legacyDeal(2),
      withPast,
      hub.pageOf([hub.dealObject('3', hub.wonProperties)], '1', 1),
      [hub.dealObject('1', { hs_merged_object_ids: '2' }), hub.dealObject('1', { amount: '7' }), hub.dealObject('2')],
    ],
  ],
  ['hubspotDeals: pipelines', Deal, (pipelines) => hubspot.hubspotDeals([hub.dealObject('1')], { pipelines }), [hub.pipelines]],
  ['hubspotDeals: owners', Deal, (owners) => hubspot.hubspotDeals([hub.dealObject('1')], { owners }), [hub.owners]],
  ['hubspotCompanies', Customer, hubspot.hubspotCompanies, [company]],
  ['hubspotContacts', Customer, hubspot.hubspotContacts, [contact]],
  ['hubspotLeads', Lead, hubspot.hubspotLeads, [contact]],
  ['hubspotLeadObjects', Lead, hubspot.hubspotLeadObjects, [hub.leadObject('1', { hs_lead_is_qualified: 'true' })]],
  ['hubspotActivities', Activity, hubspot.hubspotActivities, [call, meeting, hub.engagement(1, 'CALL', { durationMilliseconds: 5 })]],
  ['hubspotGoals', Target, (payload) => hubspot.hubspotGoals(payload, { indicators, owners: hub.owners }), [hubspotGoal]],
  [
    'salesforceOpportunities',
    Deal,
    salesforce.salesforceOpportunities,
    [
      force.opportunity(1),
      force.bulkRow(force.opportunity(2)),
      force.opportunity(3, { Histories: force.pageOf(lines) }),
      force.pageOf([force.opportunity(4, force.wonFields)]),
    ],
  ],
  [
    'salesforceOpportunities: history',
    Deal,
    (history) => salesforce.salesforceOpportunities([force.opportunity(1)], { history }),
    [lines, force.pageOf(lines)],
  ],
  [
    'salesforceOpportunities: stages',
    Deal,
    (stages) => salesforce.salesforceOpportunities([force.opportunity(1)], { stages }),
    [force.pageOf([stage])],
  ],
  ['salesforceAccounts', Customer, salesforce.salesforceAccounts, [account]],
  ['salesforceLeads', Lead, salesforce.salesforceLeads, [salesforceLead]],
  ['salesforceLeads: history', Lead, (history) => salesforce.salesforceLeads([salesforceLead], { history }), [[leadChange]]],
  [
    'salesforceActivities',
    Activity,
    (payload) => salesforce.salesforceActivities(payload, { timeZone: 'UTC' }),
    [force.task(1), force.event(2)],
  ],
  ['salesforceQuotas', Target, salesforce.salesforceQuotas, [force.quota(1, { Period: { EndDate: '2025-01-31' } })]],
  [
    'pipedriveDeals',
    Deal,
    pipedrive.pipedriveDeals,
    [
      pipe.dealV1(1),
      pipe.dealV2(2),
      pipe.pageV1([pipe.dealV1(3)]),
      pipe.pageV2([pipe.dealV2(4)], 'x'),
      [pipe.pageV1([pipe.dealV1(5)], true), pipe.pageV1([pipe.dealV1(5)], false, 100)],
    ],
  ],
  [
    'pipedriveDeals: stages',
    Deal,
    (stages) => pipedrive.pipedriveDeals([pipe.dealV1(1)], { stages }),
    [[{ id: 3, name: 'Demo', deal_probability: 20 }]],
  ],
  ['pipedriveDeals: history', Deal, (answer) => pipedrive.pipedriveDeals([pipe.dealV1(1)], { history: { 1: answer } }), [flow]],
  ['pipedriveLeads', Lead, pipedrive.pipedriveLeads, [pipedriveLead]],
  [
    'pipedriveOrganizations',
    Customer,
    pipedrive.pipedriveOrganizations,
    [{ id: 5, name: 'Acme', address: { country: 'France' }, owner_id: { id: 11 } }],
  ],
  ['pipedrivePersons', Customer, pipedrive.pipedrivePersons, [person]],
  ['pipedriveActivities', Activity, pipedrive.pipedriveActivities, [activity]],
  [
    'pipedriveGoals',
    Target,
    (payload) => pipedrive.pipedriveGoals(payload, { indicators, currencies: pipe.currencies }),
    [pipe.goal('a'), pipe.goalsOf([pipe.goal('b')])],
  ],
  [
    'pipedriveGoals: currencies',
    Target,
    (currencies) => pipedrive.pipedriveGoals([pipe.goal('a')], { indicators, currencies }),
    [pipe.currencies],
  ],
  [
    'a mapping of your own',
    Deal,
    own,
    [{ key: 1, made: '2025-01-10', chance: 25, owner: { name: 'Ann' }, changed: '2025-01-11T00:00:00Z' }],
  ],
];

holdForAnyPayload(cases);
