// Mapped deals give the answers that a salesperson works out by hand, the same from every source.
import { Deal, Decimal, dealHistory, openPipelineValue, parse, query, weightedPipelineValue, winRate, wonValue } from 'sales-kpi';
import type { Mapped } from 'sales-kpi/crm';
import { hubspotDeals } from 'sales-kpi/crm/hubspot';
import { pipedriveDeals } from 'sales-kpi/crm/pipedrive';
import { salesforceOpportunities } from 'sales-kpi/crm/salesforce';
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

test.each(sources)('%s: owner and source are dimensions', (name, map) => {
  const { rows } = parse(Deal, map().rows);
  const table = query({ deals: rows }, { select: [wonValue], by: ['salesperson', 'source' as never], calendar: { timeZone: 'UTC' } });
  const [owner, source] = { H: ['11', 'PAID_SEARCH'], S: [force.idOf('005', 11), 'Web'], P: ['11', 'API'] }[
    name.charAt(0) as 'H' | 'S' | 'P'
  ];
  expect(table.rows.map((row) => [row.salesperson, (row as Readonly<Record<string, unknown>>)['source'], String(row.wonValue)])).toEqual([
    [owner, source, '5900'],
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
