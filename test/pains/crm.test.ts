// What users of neighbouring systems asked for about deals that come from a CRM.
import { type Deal, dealHistory, weightedPipelineValue, winRate, wonValue } from 'sales-kpi';
import type { Mapped } from 'sales-kpi/crm';
import { hubspotDeals } from 'sales-kpi/crm/hubspot';
import { pipedriveDeals } from 'sales-kpi/crm/pipedrive';
import { salesforceOpportunities } from 'sales-kpi/crm/salesforce';
import { describe, expect, test } from 'vitest';
import * as hub from '../crm/hubspotPayload.ts';
import * as pipe from '../crm/pipedrivePayload.ts';
import * as force from '../crm/salesforcePayload.ts';

describe('pain 27: a chance of 0 that was read as missing', () => {
  const sources: readonly [string, () => Mapped<Deal>][] = [
    [
      'HubSpot',
      () =>
        hubspotDeals([hub.dealObject('1', { hs_deal_stage_probability: '0.0' }), hub.dealObject('2', { hs_deal_stage_probability: '' })]),
    ],
    ['Salesforce', () => salesforceOpportunities([force.opportunity(1, { Probability: 0 }), force.opportunity(2, { Probability: null })])],
    ['Pipedrive', () => pipedriveDeals([pipe.dealV1(1, { probability: 0 }), pipe.dealV1(2, { probability: null, weighted_value: 5000 })])],
  ];

  test.each(sources)('%s: 0 is 0 and nothing is nothing, so that neither weighs at 50 %%', (_, map) => {
    const { rows } = map();
    expect(rows.map(({ probability }) => probability)).toEqual([0, null]);
    expect(String(weightedPipelineValue(dealHistory(rows.slice(0, 1))))).toBe('0');
    expect(weightedPipelineValue(dealHistory(rows))).toBeNull();
  });

  test('the chance of the stage is only for deals that do not say their own', () => {
    const { rows } = hubspotDeals(
      [hub.dealObject('1', { hs_deal_stage_probability: '0' }), hub.dealObject('2', { hs_deal_stage_probability: null })],
      {
        pipelines: hub.pipelines,
      },
    );
    expect(rows.map(({ probability }) => probability)).toEqual([0, 0.4]);
  });
});

describe('pain 28: "won" that was only "closed"', () => {
  const deals = [
    hub.dealObject('1', hub.wonProperties),
    hub.dealObject('2', hub.lostProperties),
    hub.dealObject('3', hub.lostProperties),
    hub.dealObject('4', hub.lostProperties),
    hub.dealObject('5', { dealstage: 'closedwon' }),
  ];

  test('lost deals are closed and not won', () => {
    const { rows } = hubspotDeals(deals);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['won', 'lost', 'lost', 'lost', 'open']);
    expect([String(winRate(rows)), String(wonValue(rows))]).toEqual(['0.25', '5000']);
  });

  test('a column of "won" that holds "closed" disagrees with the others, and is refused', () => {
    const { rejected, counts } = hubspotDeals(
      deals.map((deal, i) => (i === 1 ? hub.dealObject('2', { ...hub.lostProperties, hs_is_closed_won: 'true' }) : deal)),
    );
    expect(counts).toMatchObject({ mapped: 4, rejected: 1 });
    expect(rejected).toMatchObject([{ row: 1, field: 'outcome', code: 'bad-value' }]);
  });

  test('every stage has its own name', () => {
    const { rows } = hubspotDeals([hub.dealObject('1'), hub.dealObject('2', { dealstage: 'closedwon' })], { pipelines: hub.pipelines });
    expect(rows.map(({ stageLabel }) => stageLabel)).toEqual(['Demo', 'Proposal sent']);
  });

  test('merged deals do not spoil the win rate, and are counted with the reason', () => {
    const { rows, excluded } = hubspotDeals([
      hub.dealObject('1', { ...hub.wonProperties, hs_merged_object_ids: '2;3;4' }),
      ...deals.slice(1),
    ]);
    expect(String(winRate(rows))).toBe('1');
    expect(excluded).toEqual({ merged: { count: 3, ids: ['2', '3', '4'] } });
  });
});
