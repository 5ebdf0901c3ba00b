// The traps of every source, one line each: what the source writes, and what has to come of it.
import { hubspotDeals } from 'sales-kpi/crm/hubspot';
import { pipedriveDeals } from 'sales-kpi/crm/pipedrive';
import { salesforceLeads, salesforceOpportunities } from 'sales-kpi/crm/salesforce';
import { expect, test } from 'vitest';
import * as hub from './hubspotPayload.ts';
import * as pipe from './pipedrivePayload.ts';
import * as force from './salesforcePayload.ts';
import { type ShopTrap, shopSigns, shopTraps } from './shopTraps.ts';

const vendors = ['hubspot', 'salesforce', 'pipedrive', 'shopify', 'stripe', 'woocommerce'] as const;
const kinds = [
  'amount type',
  'probability scale',
  'time unit',
  'won flag',
  'deleted',
  'null style',
  'paging sign',
  'multi-currency',
] as const;

type Trap = readonly [vendor: (typeof vendors)[number], kind: (typeof kinds)[number], what: string, got: () => unknown, expected: unknown];

const hubspot = (properties: object, options = {}) => hubspotDeals(hub.dealObject('1', properties), options);
const salesforce = (fields: object, options = {}) => salesforceOpportunities(force.opportunity(1, fields), options);
const pipedrive = (fields: object, options = {}) => pipedriveDeals(pipe.dealV1(1, fields), options);

const ofCrm: readonly Trap[] = [
  ['hubspot', 'amount type', 'text', () => hubspot({ amount: '5000.10' }).rows[0]?.amount, 5000.1],
  [
    'hubspot',
    'amount type',
    'more digits than a double holds',
    () => hubspot({ amount: '12345678901234567.89' }).rows[0]?.amount,
    '12345678901234567.89',
  ],
  ['hubspot', 'probability scale', '0..1 as text', () => hubspot({ hs_deal_stage_probability: '0.25' }).rows[0]?.probability, 0.25],
  [
    'hubspot',
    'probability scale',
    'all digits of a double',
    () => hubspot({ hs_deal_stage_probability: '0.8000000000000000444089209850062616169452667236328125' }).rows[0]?.probability,
    0.8,
  ],
  [
    'hubspot',
    'probability scale',
    'a percentage is refused',
    () => hubspot({ hs_deal_stage_probability: '25' }).rejected[0]?.field,
    'probability',
  ],
  [
    'hubspot',
    'time unit',
    'epoch milliseconds as text',
    () => hubspot({ createdate: '1736499600000' }).rows[0]?.createdAt,
    '2025-01-10T09:00:00.000Z',
  ],
  ['hubspot', 'time unit', 'ISO', () => hubspot({ createdate: '2025-01-10T09:00:00Z' }).rows[0]?.createdAt, '2025-01-10T09:00:00Z'],
  ['hubspot', 'won flag', 'a stage called closedwon is not won', () => hubspot({ dealstage: 'closedwon' }).rows[0]?.outcome, 'open'],
  ['hubspot', 'won flag', '"false" is not true', () => hubspot({ ...hub.lostProperties }).rows[0]?.outcome, 'lost'],
  [
    'hubspot',
    'deleted',
    'archived and won',
    () => hubspotDeals(hub.dealObject('1', hub.wonProperties, { archived: true })).excluded,
    { archived: { count: 1, ids: ['1'] } },
  ],
  [
    'hubspot',
    'deleted',
    'merged',
    () => hubspotDeals([hub.dealObject('1', { hs_merged_object_ids: '2' }), hub.dealObject('2')]).excluded,
    { merged: { count: 1, ids: ['2'] } },
  ],
  ['hubspot', 'null style', '"" is null and not 0', () => hubspot({ amount: '' }).rows[0]?.amount, null],
  ['hubspot', 'null style', 'null', () => hubspot({ amount: null }).rows[0]?.amount, null],
  ['hubspot', 'paging sign', 'paging.next.after', () => hubspotDeals(hub.pageOf([], '100')).isComplete, false],
  [
    'hubspot',
    'paging sign',
    'exactly 100',
    () => hubspotDeals(Array.from({ length: 100 }, (_, i) => hub.dealObject(String(i)))).completeness,
    'exactly-the-cap',
  ],
  ['hubspot', 'multi-currency', 'deal_currency_code', () => hubspot({ deal_currency_code: 'USD' }).rows[0]?.currency, 'USD'],
  [
    'hubspot',
    'multi-currency',
    'the home currency',
    () =>
      hubspot({ deal_currency_code: 'USD', amount_in_home_currency: '9' }, { amount: 'home', currency: 'EUR' }).rows.map(
        ({ amount, currency }) => [amount, currency],
      ),
    [[9, 'EUR']],
  ],

  ['salesforce', 'amount type', 'number', () => salesforce({ Amount: 5000.1 }).rows[0]?.amount, 5000.1],
  ['salesforce', 'amount type', 'Bulk text', () => salesforce({ Amount: '24120000.0' }).rows[0]?.amount, 24_120_000],
  ['salesforce', 'amount type', 'Bulk text with an exponent', () => salesforce({ Amount: '1.2345678E7' }).rows[0]?.amount, 12_345_678],
  ['salesforce', 'probability scale', '0..100', () => salesforce({ Probability: 25 }).rows[0]?.probability, 0.25],
  ['salesforce', 'probability scale', '1 is one percent', () => salesforce({ Probability: 1 }).rows[0]?.probability, 0.01],
  [
    'salesforce',
    'time unit',
    '+0000',
    () => salesforce({ CreatedDate: '2020-10-22T21:03:23.000+0000' }, { timeZone: 'Asia/Tokyo' }).rows[0]?.createdAt,
    '2020-10-23',
  ],
  [
    'salesforce',
    'time unit',
    'a day is never shifted',
    () => salesforce({ CloseDate: '2025-03-31' }, { timeZone: 'America/Los_Angeles' }).rows[0]?.expectedCloseDate,
    '2025-03-31',
  ],
  [
    'salesforce',
    'won flag',
    'a chance of 100 is not won',
    () => salesforce({ Probability: 100, StageName: 'Closed Won' }).rows[0]?.outcome,
    'open',
  ],
  ['salesforce', 'won flag', 'IsClosed is not IsWon', () => salesforce({ IsClosed: true, IsWon: false }).rows[0]?.outcome, 'lost'],
  ['salesforce', 'deleted', 'IsDeleted', () => Object.keys(salesforce({ IsDeleted: true }).excluded), ['deleted']],
  [
    'salesforce',
    'deleted',
    'MasterRecordId of who lost a merge',
    () => salesforceLeads([{ Id: force.idOf('00Q', 2), IsDeleted: true, MasterRecordId: force.idOf('00Q', 1) }]).excluded,
    { merged: { count: 1, ids: [force.idOf('00Q', 2)] } },
  ],
  ['salesforce', 'null style', 'null', () => salesforce({ Amount: null }).rows[0]?.amount, null],
  [
    'salesforce',
    'null style',
    'empty text of Bulk',
    () => salesforce({ Amount: '', Probability: '' }).rows.map(({ amount, probability }) => [amount, probability]),
    [[null, null]],
  ],
  [
    'salesforce',
    'paging sign',
    'done: false',
    () => salesforceOpportunities({ totalSize: 2, done: false, nextRecordsUrl: '/q', records: [force.opportunity(1)] }).isComplete,
    false,
  ],
  [
    'salesforce',
    'paging sign',
    'nextRecordsUrl',
    () => salesforceOpportunities({ done: true, nextRecordsUrl: '/q', records: [force.opportunity(1)] }).isComplete,
    false,
  ],
  [
    'salesforce',
    'paging sign',
    'totalSize differs',
    () => salesforceOpportunities({ totalSize: 5, done: true, records: [force.opportunity(1)] }).completeness,
    'below-total',
  ],
  ['salesforce', 'multi-currency', 'CurrencyIsoCode', () => salesforce({ CurrencyIsoCode: 'JPY' }).rows[0]?.currency, 'JPY'],
  [
    'salesforce',
    'multi-currency',
    'an organisation of one currency',
    () => salesforce({ CurrencyIsoCode: undefined }, { currency: 'EUR' }).rows[0]?.currency,
    'EUR',
  ],

  ['pipedrive', 'amount type', 'number', () => pipedrive({ value: 1500.5 }).rows[0]?.amount, 1500.5],
  ['pipedrive', 'probability scale', '0..100', () => pipedrive({ probability: 25 }).rows[0]?.probability, 0.25],
  [
    'pipedrive',
    'probability scale',
    'null is not 0',
    () => pipedrive({ probability: null, weighted_value: 5000 }).rows[0]?.probability,
    null,
  ],
  [
    'pipedrive',
    'time unit',
    'naive, in UTC',
    () => pipedrive({ add_time: '2025-01-10 23:30:00' }, { timeZone: 'Europe/Paris' }).rows[0]?.createdAt,
    '2025-01-10T23:30:00.000Z',
  ],
  [
    'pipedrive',
    'time unit',
    'v2 with Z',
    () => pipedriveDeals(pipe.dealV2(1, { add_time: '2025-04-15T14:57:34Z' })).rows[0]?.createdAt,
    '2025-04-15T14:57:34.000Z',
  ],
  ['pipedrive', 'won flag', 'status', () => pipedrive({ status: 'won', won_time: '2025-02-01 00:00:00' }).rows[0]?.outcome, 'won'],
  [
    'pipedrive',
    'won flag',
    'an old won_time is not won',
    () => pipedrive({ status: 'open', won_time: '2025-02-01 00:00:00' }).rows[0]?.outcome,
    'open',
  ],
  ['pipedrive', 'deleted', 'status deleted', () => Object.keys(pipedrive({ status: 'deleted' }).excluded), ['deleted']],
  ['pipedrive', 'deleted', 'deleted: true', () => Object.keys(pipedrive({ deleted: true }).excluded), ['deleted']],
  ['pipedrive', 'deleted', 'is_deleted', () => Object.keys(pipedrive({ is_deleted: true }).excluded), ['deleted']],
  ['pipedrive', 'null style', 'null', () => pipedrive({ value: null }).rows[0]?.amount, null],
  ['pipedrive', 'deleted', 'is_archived', () => Object.keys(pipedrive({ is_archived: true }).excluded), ['archived']],
  ['pipedrive', 'null style', '""', () => pipedrive({ lost_time: '', expected_close_date: '' }).rows[0]?.expectedCloseDate, null],
  [
    'pipedrive',
    'null style',
    'a list of null',
    () => pipedriveDeals({ success: true, data: null }).counts,
    { rowsIn: 0, mapped: 0, excluded: 0, rejected: 0, byCode: {} },
  ],
  ['pipedrive', 'paging sign', 'more_items_in_collection', () => pipedriveDeals(pipe.pageV1([], true)).isComplete, false],
  ['pipedrive', 'paging sign', 'next_cursor', () => pipedriveDeals(pipe.pageV2([], 'abc')).isComplete, false],
  ['pipedrive', 'multi-currency', 'currency', () => pipedrive({ currency: 'usd' }).rows[0]?.currency, 'USD'],
];

const traps: readonly (Trap | ShopTrap)[] = [...ofCrm, ...shopTraps];

test.each(traps)('%s, %s: %s', (_vendor, _kind, _what, got, expected) => {
  expect(got()).toEqual(expected);
});

/** Shops and payments know neither chances nor what was won. */
const without: readonly string[] = ['probability scale', 'won flag'];

/** The signs that the matrix of the traps names, cell by cell: each has a line that speaks of it. */
const signs: Readonly<Partial<Record<(typeof vendors)[number], Readonly<Record<(typeof kinds)[number], readonly string[]>>>>> = {
  hubspot: {
    'amount type': ['text'],
    'probability scale': ['0..1'],
    'time unit': ['ISO', 'epoch milliseconds'],
    'won flag': ['"false" is not true'],
    deleted: ['archived', 'merged'],
    'null style': ['""', 'null'],
    'paging sign': ['paging.next.after', 'exactly 100'],
    'multi-currency': ['deal_currency_code'],
  },
  salesforce: {
    'amount type': ['number', 'Bulk text'],
    'probability scale': ['0..100'],
    'time unit': ['+0000', 'a day'],
    'won flag': ['IsWon'],
    deleted: ['IsDeleted', 'MasterRecordId'],
    'null style': ['null', 'empty text'],
    'paging sign': ['done', 'nextRecordsUrl', 'totalSize'],
    'multi-currency': ['CurrencyIsoCode'],
  },
  pipedrive: {
    'amount type': ['number'],
    'probability scale': ['0..100', 'null'],
    'time unit': ['naive', 'v2'],
    'won flag': ['status'],
    deleted: ['deleted: true', 'status', 'is_archived', 'is_deleted'],
    'null style': ['null', '""', 'a list of null'],
    'paging sign': ['more_items', 'next_cursor'],
    'multi-currency': ['currency'],
  },
};

const allSigns: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = { ...signs, ...shopSigns };

test.each(vendors)('%s has a line for each kind of trap it knows, and for each sign of it', (vendor) => {
  const own = allSigns[vendor] ?? {};
  const isDeals = signs[vendor] !== undefined;
  expect(kinds.filter((kind) => own[kind] === undefined && (isDeals || !without.includes(kind)))).toEqual([]);
  const missing = Object.entries(own).flatMap(([kind, told]) => {
    const lines = traps.filter(([one, other]) => one === vendor && other === kind).map(([, , what]) => what);
    return told.filter((sign) => !lines.some((what) => what.includes(sign))).map((sign) => `${kind}: ${sign}`);
  });
  expect(missing).toEqual([]);
});
