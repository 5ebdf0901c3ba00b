// Records that only a field of your own marks: trials and duplicates are left out and counted, whatever system they come from.
import type { Mapped } from 'sales-kpi/crm';
import { hubspotDeals, hubspotLeadObjects, hubspotLeads } from 'sales-kpi/crm/hubspot';
import { pipedriveDeals, pipedriveLeads } from 'sales-kpi/crm/pipedrive';
import { salesforceLeads, salesforceOpportunities } from 'sales-kpi/crm/salesforce';
import { expect, test } from 'vitest';
import * as hub from './hubspotPayload.ts';
import * as pipe from './pipedrivePayload.ts';
import * as force from './salesforcePayload.ts';

interface Options {
  readonly fields: { readonly test: string; readonly duplicate: string };
}
const fields = { test: 'is_test', duplicate: 'is_copy' } as const;
const contact = (id: string, properties: object) => ({ id, properties: { createdate: '2025-01-10T09:00:00Z', ...properties } });
const lead = (n: number, more: object) => ({ Id: force.idOf('00Q', n), CreatedDate: '2025-01-10T09:00:00.000+0000', ...more });
const pipedriveLead = (id: number, more: object) => ({ id: `l${id}`, add_time: '2025-01-10 09:00:00', ...more });

const cases: readonly (readonly [string, (payload: unknown, options: Options) => Mapped<object>, (n: number, more: object) => object])[] = [
  ['hubspotDeals', hubspotDeals, (n, more) => hub.dealObject(String(n), more)],
  ['hubspotLeads', hubspotLeads, (n, more) => contact(String(n), more)],
  ['hubspotLeadObjects', hubspotLeadObjects, (n, more) => hub.leadObject(String(n), more)],
  ['salesforceOpportunities', salesforceOpportunities, force.opportunity],
  ['salesforceLeads', salesforceLeads, lead],
  ['pipedriveDeals', pipedriveDeals, pipe.dealV1],
  ['pipedriveLeads', pipedriveLeads, pipedriveLead],
];

test.each(cases)('%s', (_, map, make) => {
  const payload = [
    make(1, { is_test: 'true' }),
    make(2, { is_copy: true }),
    make(3, { is_test: 'false', is_copy: '' }),
    make(4, { is_test: 'perhaps' }),
  ];
  const { rows, excluded, rejected } = map(payload, { fields });
  expect(Object.entries(excluded).map(([reason, one]) => [reason, one?.count])).toEqual([
    ['test', 1],
    ['duplicate', 1],
  ]);
  expect(rows).toMatchObject([{ test: false, duplicate: null }]);
  expect(rejected).toMatchObject([{ row: 3, field: 'test', code: 'bad-value' }]);
});
