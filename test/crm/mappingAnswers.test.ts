// Mapped deals give the answers that a salesperson works out by hand, the same from every source.
import fc from 'fast-check';
import { Deal, Decimal, dealHistory, openPipelineValue, parse, query, weightedPipelineValue, winRate, wonValue } from 'sales-kpi';
import type { Mapped, Mapping } from 'sales-kpi/crm';
import { hubspotCompanies, hubspotContacts, hubspotDeals, hubspotGoals, hubspotLeads } from 'sales-kpi/crm/hubspot';
import { pipedriveActivities, pipedriveDeals, pipedriveLeads, pipedriveOrganizations, pipedrivePersons } from 'sales-kpi/crm/pipedrive';
import { salesforceAccounts, salesforceLeads, salesforceOpportunities } from 'sales-kpi/crm/salesforce';
import { expect, test } from 'vitest';
import * as hub from './hubspotPayload.ts';
import * as pipe from './pipedrivePayload.ts';
import * as force from './salesforcePayload.ts';

// Won 5000 and 900, lost 5000, open 5000 at 40 % and 1000 at 0 %; a deleted one that was won.
const hubspotPage = hub.pageOf([
  hub.dealObject('1', hub.wonProperties),
  hub.dealObject('2', { ...hub.wonProperties, amount: '900' }),
  hub.dealObject('3', hub.lostProperties),
  hub.dealObject('4'),
  hub.dealObject('5', { amount: '1000', hs_deal_stage_probability: '0' }),
  hub.dealObject('6', hub.wonProperties, { archived: true }),
]);
const salesforcePage = force.pageOf([
  force.opportunity(1, force.wonFields),
  force.opportunity(2, { ...force.wonFields, Amount: 900 }),
  force.opportunity(3, force.lostFields),
  force.opportunity(4),
  force.opportunity(5, { Amount: 1000, Probability: 0 }),
  force.opportunity(6, { ...force.wonFields, IsDeleted: true }),
]);
const won = { status: 'won', won_time: '2025-03-20 10:00:00' };
const pipedrivePage = pipe.pageV1([
  pipe.dealV1(1, won),
  pipe.dealV1(2, { ...won, value: 900 }),
  pipe.dealV1(3, { status: 'lost', lost_time: '2025-03-20 10:00:00' }),
  pipe.dealV1(4),
  pipe.dealV1(5, { value: 1000, probability: 0 }),
  pipe.dealV1(6, { ...won, deleted: true }),
]);

const sources: readonly [string, () => Mapped<Deal>][] = [
  ['HubSpot', () => hubspotDeals(hubspotPage)],
  ['Salesforce', () => salesforceOpportunities(salesforcePage, { timeZone: 'Europe/Paris' })],
  [
    'Salesforce, as Bulk text',
    () => salesforceOpportunities((salesforcePage as { records: object[] }).records.map(force.bulkRow), { timeZone: 'Europe/Paris' }),
  ],
  ['Pipedrive', () => pipedriveDeals(pipedrivePage)],
];

test.each(sources)('%s: win rate, won value and pipeline', (_, map) => {
  const mapped = map();
  expect(mapped.counts).toMatchObject({ rowsIn: 6, mapped: 5, excluded: 1, rejected: 0 });
  const { rows, rejected, warnings } = parse(Deal, mapped.rows);
  expect([rejected, warnings]).toEqual([[], []]);
  const question = { between: ['2025-03-01', '2025-04-01'], calendar: { timeZone: 'Europe/Paris' } } as const;
  const [total] = query(
    { deals: rows, pipeline: dealHistory(rows) },
    { ...question, select: [winRate, wonValue, openPipelineValue, weightedPipelineValue] },
  ).rows;
  const text = (value: unknown) => (Decimal.isDecimal(value) ? value.toDecimalPlaces(4).toFixed() : String(value));
  expect([total?.winRate, total?.wonValue, total?.openPipelineValue, total?.weightedPipelineValue].map(text)).toEqual([
    '0.6667',
    '5900',
    '6000',
    '2000',
  ]);
});

test('deals of several currencies are not added up', () => {
  const { rows } = hubspotDeals([
    hub.dealObject('1', hub.wonProperties),
    hub.dealObject('2', { ...hub.wonProperties, deal_currency_code: 'USD' }),
  ]);
  const table = query({ deals: rows }, { select: [wonValue], calendar: { timeZone: 'UTC' } });
  expect(table.rows[0]?.wonValue).toBeNull();
});

const mappings = {
  hubspotDeals,
  hubspotCompanies,
  hubspotContacts,
  hubspotLeads,
  hubspotGoals: (payload: unknown) => hubspotGoals(payload, { indicators: { Quota: 'wonValue' } }),
  hubspotPipelines: (pipelines: unknown) => hubspotDeals([hub.dealObject('1')], { pipelines }),
  salesforceOpportunities,
  salesforceHistory: (history: unknown) => salesforceOpportunities([force.opportunity(1)], { history }),
  salesforceStages: (stages: unknown) => salesforceOpportunities([force.opportunity(1)], { stages }),
  salesforceAccounts,
  salesforceLeads,
  pipedriveDeals,
  pipedriveStages: (stages: unknown) => pipedriveDeals([pipe.dealV1(1)], { stages }),
  pipedriveLeads,
  pipedriveOrganizations,
  pipedrivePersons,
  pipedriveActivities,
};

const junk = fc.anything({ withNullPrototype: true, withSparseArray: true, withDate: true, withBigInt: true });
const good: readonly object[] = [hub.dealObject('1'), hub.legacyDeal(2), force.opportunity(1), pipe.dealV1(1), pipe.dealV2(2)];

/** A good payload with one value broken, at either level, or with a getter that throws. */
const broken = fc
  .record({ base: fc.constantFrom(...good), at: fc.nat(60), value: junk, deep: fc.boolean(), throws: fc.boolean() })
  .map(({ base, at, value, deep, throws }) => {
    const copy = structuredClone(base) as Record<string, unknown>;
    const inner = deep && typeof copy['properties'] === 'object' ? (copy['properties'] as Record<string, unknown>) : copy;
    const name = Object.keys(inner)[at % Object.keys(inner).length] as string;
    const thrower = (): never => {
      throw new Error('no');
    };
    Object.defineProperty(inner, name, throws ? { get: thrower, enumerable: true } : { value, enumerable: true });
    return copy;
  });

test.each(Object.entries(mappings))('%s is total: every record is mapped, left out or refused', (_, map) => {
  fc.assert(
    fc.property(fc.oneof(junk, fc.array(fc.oneof(broken, junk), { maxLength: 4 })), (payload) => {
      const { rows, counts } = map(payload);
      expect(counts.rowsIn).toBe(counts.mapped + counts.excluded + counts.rejected);
      expect(rows).toHaveLength(counts.mapped);
    }),
  );
});

test('what is mapped is taken by parse, but for records of one identifier', () => {
  fc.assert(
    fc.property(fc.array(broken, { maxLength: 4 }), (payload) => {
      const deals: readonly Mapping<Deal>[] = [hubspotDeals, salesforceOpportunities, pipedriveDeals];
      for (const map of deals) {
        const codes = parse(Deal, map(payload).rows).rejected.map(({ code }) => code);
        expect(codes.filter((code) => code !== 'duplicate-id-conflict')).toEqual([]);
      }
    }),
  );
});

test('hostile payloads: cyclic, huge, polluting, frozen, behind a proxy', () => {
  const cyclic: Record<string, unknown> = { ...hub.dealObject('1') };
  cyclic['properties'] = cyclic;
  cyclic['results'] = [cyclic];
  const polluting: unknown = JSON.parse(
    '{"id":"2","properties":{"__proto__":{"amount":"9"},"constructor":"x","createdate":"2025-01-10T09:00:00Z","hs_is_closed":"false"}}',
  );
  const huge = hub.dealObject('3', { dealname: 'x'.repeat(1_000_000), amount: '9'.repeat(1_000_000) });
  const frozen = Object.freeze(hub.dealObject('4'));
  const proxied = new Proxy(hub.dealObject('5'), {
    ownKeys: () => {
      throw new Error('no');
    },
  });
  const { rows, counts } = hubspotDeals([cyclic, polluting, huge, frozen, proxied]);
  expect(rows.map(({ id }) => id)).toEqual(['2', '4', '5']);
  expect(counts.rowsIn).toBe(counts.mapped + counts.excluded + counts.rejected);
  expect(rows[0]?.amount).toBeNull();
  expect(({} as Record<string, unknown>)['amount']).toBeUndefined();
});
