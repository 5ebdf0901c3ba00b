import { hubspotCompanies, hubspotContacts, hubspotDeals, hubspotGoals, hubspotLeads } from 'sales-kpi/crm/hubspot';
import { expect, test } from 'vitest';
import { Customer, Deal, dealStages, Lead, parse, Target } from '../../src/index.ts';
import { dealObject, legacyDeal, lostProperties, pageOf, pipelines, wonProperties } from './hubspotPayload.ts';

const expected = {
  id: '101',
  createdAt: '2025-01-10T09:00:00.000Z',
  outcome: 'open',
  amount: 5000,
  currency: 'EUR',
  probability: 0.4,
  expectedCloseDate: '2025-03-20T10:00:00.000Z',
  closedAt: null,
  stage: '998877',
  pipeline: 'default',
  type: 'new',
  salesperson: '11',
  lostReason: null,
  source: 'PAID_SEARCH',
  name: 'Mill',
  mrr: null,
};

const typed = {
  id: 101,
  properties: {
    dealname: 'Mill',
    amount: 5000,
    deal_currency_code: 'EUR',
    pipeline: 'default',
    dealstage: '998877',
    hs_is_closed_won: false,
    hs_is_closed: false,
    hs_deal_stage_probability: 0.4,
    createdate: '2025-01-10T09:00:00.000Z',
    closedate: Date.parse('2025-03-20T10:00:00Z'),
    hubspot_owner_id: 11,
    dealtype: 'newbusiness',
    hs_analytics_source: 'PAID_SEARCH',
  },
};

test.each([
  ['an object of v3', dealObject('101')],
  ['a deal of v1, moments in epoch milliseconds', legacyDeal(101)],
  ['an object with typed values', typed],
  ['a flat row', { ...(dealObject('101') as { properties: object }).properties }],
])('%s becomes the same deal', (_, payload) => {
  const { rows, rejected } = hubspotDeals([payload]);
  expect(rejected).toEqual([]);
  const [row] = rows;
  const asInstant = (value: unknown) => (value === null ? null : new Date(value as string | number).toISOString());
  expect({ ...row, createdAt: asInstant(row?.createdAt), expectedCloseDate: asInstant(row?.expectedCloseDate) }).toMatchObject(expected);
  expect(parse(Deal, rows).counts).toMatchObject({ accepted: 1, rejected: 0 });
});

test('associations of both generations give the customer and the people', () => {
  const associations = {
    companies: { results: [{ id: '501', type: 'deal_to_company' }] },
    contacts: { results: [{ id: '601', type: 'deal_to_contact' }] },
  };
  for (const payload of [dealObject('101', {}, { associations }), legacyDeal(101)]) {
    expect(hubspotDeals(payload).rows[0]).toMatchObject({ customerId: '501', contactIds: ['601'] });
  }
});

test('empty text is null and never 0', () => {
  const { rows } = hubspotDeals(dealObject('101', { amount: '', amount_in_home_currency: '', deal_currency_code: '' }));
  expect(rows[0]).toMatchObject({ amount: null, homeAmount: null, currency: null });
});

test('what has become of a deal is told by its flags, and never by the name of its stage', () => {
  const outcomes = (properties: object, options = {}) => hubspotDeals(dealObject('1', properties), options).rows[0]?.outcome;
  expect(outcomes({ dealstage: 'closedwon' })).toBe('open');
  expect(outcomes({ dealstage: 'closedlost', ...wonProperties })).toBe('won');
  expect(outcomes({ dealstage: 'closedwon', ...lostProperties })).toBe('lost');
  expect(outcomes({ hs_is_closed: 'true', hs_is_closed_won: 'false', hs_is_closed_lost: null })).toBe('lost');
  const untold = { hs_is_closed: null, hs_is_closed_won: null, hs_is_closed_lost: null };
  expect(outcomes({ ...untold, dealstage: 'closedwon' }, { pipelines })).toBe('open');
  expect(outcomes({ ...untold, dealstage: '111' }, { pipelines })).toBe('won');
  expect(outcomes({ ...untold, dealstage: '222' }, { pipelines })).toBe('lost');
});

test.each([
  ['nothing tells', { hs_is_closed: null, hs_is_closed_won: null, hs_is_closed_lost: null }, 'missing-required'],
  ['only that it is not won', { hs_is_closed: null, hs_is_closed_lost: null }, 'missing-required'],
  ['won and lost', { hs_is_closed_won: 'true', hs_is_closed_lost: 'true' }, 'bad-value'],
  ['won and not closed', { hs_is_closed_won: 'true' }, 'bad-value'],
  ['a word that is no flag', { hs_is_closed_won: 'maybe' }, 'bad-value'],
])('a deal of which %s is refused', (_, properties, code) => {
  expect(hubspotDeals(dealObject('1', properties)).rejected).toMatchObject([{ row: 0, field: 'outcome', code }]);
});

test('archived, deleted and merged deals are left out, even when they are won', () => {
  const { rows, excluded, counts } = hubspotDeals([
    dealObject('1', { ...wonProperties, hs_merged_object_ids: '2;3' }),
    dealObject('2', wonProperties),
    dealObject('4', wonProperties, { archived: true, archivedAt: '2025-02-01T00:00:00Z' }),
    { ...legacyDeal(5), isDeleted: true },
    dealObject('3', wonProperties),
  ]);
  expect(rows.map(({ id }) => id)).toEqual(['1']);
  expect(excluded).toEqual({
    merged: { count: 2, ids: ['2', '3'] },
    archived: { count: 1, ids: ['4'] },
    deleted: { count: 1, ids: ['5'] },
  });
  expect(counts).toMatchObject({ rowsIn: 5, mapped: 1, excluded: 4, rejected: 0 });
});

test('a deal that is on two pages is there once, in its latest version', () => {
  const late = { amount: '7000', hs_lastmodifieddate: '2025-02-02T08:00:00.000Z' };
  const { rows, excluded } = hubspotDeals([pageOf([dealObject('1', late), dealObject('2')], '2'), pageOf([dealObject('1')])]);
  expect(rows.map(({ id, amount }) => [id, amount])).toEqual([
    ['1', 7000],
    ['2', 5000],
  ]);
  expect(excluded.repeated?.ids).toEqual(['1']);
});

const many = (count: number): object[] => Array.from({ length: count }, (_, i) => dealObject(String(i + 1)));

test.each([
  ['a page that names the next one', pageOf(many(2), '2'), false, 'more-pages'],
  ['the last page', pageOf(many(2)), true, 'last-page'],
  ['both', [pageOf(many(2), '2'), pageOf([])], true, 'last-page'],
  ['a full page that names no next one', pageOf(many(100)), null, 'exactly-the-cap'],
  ['a full page that is all', pageOf(many(100), undefined, 100), true, 'total-reached'],
  ['a search cut off', pageOf(many(100), undefined, 250), false, 'below-total'],
  ['a list of 100', many(100), null, 'exactly-the-cap'],
  ['a list of 99', many(99), null, 'not-told'],
  ['v1 with more', { deals: [legacyDeal(1)], hasMore: true, offset: 1 }, false, 'more-pages'],
  ['v1 without more', { deals: [legacyDeal(1)], hasMore: false, offset: 1 }, true, 'last-page'],
])('pages: %s', (_, payload, isComplete, completeness) => {
  const mapped = hubspotDeals(payload);
  expect([mapped.isComplete, mapped.completeness]).toEqual([isComplete, completeness]);
  expect(mapped.counts.rejected).toBe(0);
});

test('the home currency makes deals of several currencies one sum', () => {
  const deals = [dealObject('1'), dealObject('2', { amount: '100', deal_currency_code: 'USD', amount_in_home_currency: '92.5' })];
  expect(hubspotDeals(deals).rows.map(({ amount, currency }) => [amount, currency])).toEqual([
    [5000, 'EUR'],
    [100, 'USD'],
  ]);
  const home = hubspotDeals(deals, { amount: 'home', currency: 'EUR' });
  expect(home.rows.map(({ amount, currency }) => [amount, currency])).toEqual([
    [5000, 'EUR'],
    [92.5, 'EUR'],
  ]);
});

test('the pipelines give names and chances, and a chance of 0 stays 0', () => {
  const { rows } = hubspotDeals(
    [
      dealObject('1', { hs_deal_stage_probability: '' }),
      dealObject('2', { hs_deal_stage_probability: '0' }),
      dealObject('3', { dealstage: 'closedwon', hs_deal_stage_probability: null }),
    ],
    { pipelines },
  );
  expect(rows.map(({ probability, stageLabel, pipelineLabel }) => [probability, stageLabel, pipelineLabel])).toEqual([
    [0.4, 'Demo', 'Sales'],
    [0, 'Demo', 'Sales'],
    [0.6, 'Proposal sent', 'Sales'],
  ]);
});

test('the history comes from the dates of entering stages, the new properties before the old, null ones left out', () => {
  const { rows } = hubspotDeals(
    dealObject('1', {
      ...wonProperties,
      dealstage: '111',
      closedate: '2025-03-05T00:00:00.000Z',
      hs_v2_date_entered_998877: '2025-01-10T09:00:00.000Z',
      hs_v2_date_exited_998877: '2025-02-01T09:00:00.000Z',
      hs_date_entered_998877: '2024-01-01T00:00:00.000Z',
      hs_date_entered_closedwon: String(Date.parse('2025-02-01T09:00:00Z')),
      hs_date_exited_closedwon: null,
      hs_v2_date_entered_111: '2025-03-05T00:00:00.000Z',
      hs_v2_date_entered_222: null,
      hs_v2_date_entered_333: '',
    }),
    { pipelines },
  );
  expect(rows[0]?.history?.map(({ stage, enteredAt, outcome }) => [stage, enteredAt, outcome])).toEqual([
    ['998877', '2025-01-10T09:00:00.000Z', 'open'],
    ['closedwon', '2025-02-01T09:00:00.000Z', 'open'],
    ['111', '2025-03-05T00:00:00.000Z', 'won'],
  ]);
  expect(parse(Deal, rows).counts.rejected).toBe(0);
  expect(dealStages(rows).map(({ stage, time }) => [stage, (time ?? 0) / 86_400_000])).toEqual([
    ['998877', 22],
    ['closedwon', 31.625],
  ]);
});

test('past values of properties are the better history, v3 and v1', () => {
  const versions = [
    { value: '998877', timestamp: '2025-01-20T00:00:00.000Z' },
    { value: 'closedwon', timestamp: '2025-01-10T09:00:00.000Z' },
  ];
  const amounts = [
    { value: '4000', timestamp: '2025-01-15T00:00:00.000Z' },
    { value: '', timestamp: '2025-01-12T00:00:00.000Z' },
  ];
  const current = dealObject('1', {}, { propertiesWithHistory: { dealstage: versions, amount: amounts } });
  const legacy = legacyDeal(1) as { properties: Record<string, object> };
  legacy.properties['dealstage'] = {
    value: '998877',
    versions: versions.map(({ value, timestamp }) => ({ value, timestamp: Date.parse(timestamp) })),
  };
  legacy.properties['amount'] = {
    value: '5000',
    versions: amounts.map(({ value, timestamp }) => ({ value, timestamp: Date.parse(timestamp) })),
  };
  for (const payload of [current, legacy]) {
    const { rows } = hubspotDeals(payload);
    expect(
      rows[0]?.history?.map(({ enteredAt, stage, amount }) => [
        new Date(enteredAt).toISOString().slice(0, 10),
        stage ?? null,
        amount ?? null,
      ]),
    ).toEqual([
      ['2025-01-10', 'closedwon', null],
      ['2025-01-15', null, 4000],
      ['2025-01-20', '998877', null],
    ]);
  }
});

test('close dates at the end of the month of creation are told', () => {
  const { warnings } = hubspotDeals([
    dealObject('1', { closedate: '2025-01-31T22:00:00Z' }),
    dealObject('2', { closedate: '2025-02-28T22:00:00Z' }),
  ]);
  expect(warnings).toMatchObject([{ code: 'month-end-close-date', count: 1, ids: ['1'] }]);
});

test('fields of your own are properties, and may fill fields of ours', () => {
  const { rows } = hubspotDeals(dealObject('1', { my_region: 'north', grade: 'A' }), { fields: { region: 'my_region', grade: 'grade' } });
  const grade: unknown = rows[0]?.grade;
  expect([rows[0]?.region, grade]).toEqual(['north', 'A']);
});

test('what existing business is, only you know', () => {
  const deal = dealObject('1', { dealtype: 'existingbusiness' });
  expect(hubspotDeals(deal).rows[0]).toMatchObject({ type: null, dealType: 'existingbusiness' });
  expect(hubspotDeals(deal, { dealTypes: { existingbusiness: 'renewal' } }).rows[0]?.type).toBe('renewal');
});

test('companies and contacts are customers', () => {
  const company = { companyId: 5, isDeleted: false, properties: { name: { value: 'Acme' }, createdate: { value: '1736499600000' } } };
  const companies = hubspotCompanies({ companies: [company], 'has-more': false });
  expect(companies).toMatchObject({ rows: [{ id: '5', company: 'Acme', createdAt: '2025-01-10T09:00:00.000Z' }], isComplete: true });
  const contacts = hubspotContacts([
    {
      id: '9',
      properties: {
        email: 'a@b.fr',
        firstname: 'Ann',
        hs_email_optout: 'true',
        hs_calculated_merged_vids: '9:1700000000000;8:1700000000000',
      },
    },
    { id: '8', properties: { email: 'old@b.fr' } },
  ]);
  expect(contacts.rows).toMatchObject([{ id: '9', emails: ['a@b.fr'], name: 'Ann', consent: false }]);
  expect(contacts.excluded).toEqual({ merged: { count: 1, ids: ['8'] } });
  for (const { rows } of [companies, contacts]) expect(parse(Customer, rows).counts.rejected).toBe(0);
});

test('leads: the life cycle tells the status, and a customer without a date is refused', () => {
  const lead = (id: string, properties: object) => ({ id, properties: { createdate: '2025-01-10T09:00:00Z', ...properties } });
  const { rows, rejected } = hubspotLeads(
    [
      lead('1', { lifecyclestage: 'marketingqualifiedlead' }),
      lead('2', { lifecyclestage: 'opportunity', hs_v2_date_entered_salesqualifiedlead: '2025-01-12T00:00:00Z' }),
      lead('3', { lifecyclestage: 'customer', hs_lifecyclestage_customer_date: '1738368000000', associatedcompanyid: '5' }),
      lead('4', { lifecyclestage: 'lead', hs_lead_status: 'UNQUALIFIED' }),
      lead('5', { lifecyclestage: '4711' }),
      lead('6', { lifecyclestage: 'customer' }),
    ],
    { lifecycle: { 4711: 'working' } },
  );
  expect(rows.map(({ status }) => status)).toEqual(['mql', 'sql', 'converted', 'disqualified', 'working']);
  expect(rows[1]?.qualifiedAt).toBe('2025-01-12T00:00:00Z');
  expect(rows[2]).toMatchObject({ convertedAt: '2025-02-01T00:00:00.000Z', customerId: '5' });
  expect(rejected).toMatchObject([{ row: 5, field: 'convertedAt', code: 'missing-required' }]);
  expect(parse(Lead, rows).counts.rejected).toBe(0);
});

test('goals: every slice is a target, and goals that are not named are left out', () => {
  const goal = (id: string, properties: object) => ({
    id,
    properties: {
      hs_group_correlation_uuid: 'family',
      hs_goal_name: 'Quota',
      hs_target_amount: '100',
      hubspot_owner_id: '11',
      ...properties,
    },
  });
  const { rows, excluded } = hubspotGoals(
    [
      goal('1', { hs_start_datetime: '2025-01-01T00:00:00Z', hs_end_datetime: '2025-02-01T00:00:00Z' }),
      goal('2', { hs_start_datetime: '2025-02-01T00:00:00Z', hs_end_datetime: '2025-02-28T23:59:59Z' }),
      goal('3', { hs_group_correlation_uuid: 'calls', hs_goal_name: 'Calls' }),
    ],
    { indicators: { family: 'wonValue' }, currency: 'EUR' },
  );
  expect(rows.map(({ start, end, value, currency }) => [start, end, value, currency])).toEqual([
    ['2025-01-01', '2025-02-01', 100, 'EUR'],
    ['2025-02-01', '2025-03-01', 100, 'EUR'],
  ]);
  expect(excluded).toEqual({ unnamed: { count: 1, ids: ['3'] } });
  expect(parse(Target, rows).counts.rejected).toBe(0);
});

test('options that are not known are refused', () => {
  expect(() => hubspotDeals([], { pipeline: 1 } as never)).toThrow('did you mean pipelines');
  expect(() => hubspotDeals([], { amount: 'both' } as never)).toThrow('deal or home');
  expect(() => hubspotDeals([], { fields: { region: 5 } } as never)).toThrow('region');
});
