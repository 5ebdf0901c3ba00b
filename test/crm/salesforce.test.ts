import { salesforceAccounts, salesforceLeads, salesforceOpportunities } from 'sales-kpi/crm/salesforce';
import { expect, test } from 'vitest';
import { Customer, Deal, dealHistory, Lead, parse, query, salesCycleLength } from '../../src/index.ts';
import { bulkRow, change, idOf, lostFields, opportunity, pageOf, snapshot, wonFields } from './salesforcePayload.ts';

const expected = {
  id: idOf('006', 1),
  createdAt: '2025-01-10T09:00:00.000+0000',
  outcome: 'open',
  amount: 5000,
  currency: 'EUR',
  probability: 0.4,
  expectedCloseDate: '2025-03-20',
  closedAt: null,
  stage: 'Proposal',
  customerId: idOf('001', 5),
  type: 'new',
  campaign: null,
  salesperson: idOf('005', 11),
  name: 'Mill',
  ownerName: 'Ann',
  source: 'Web',
  dealType: 'New Customer',
  forecastCategory: 'Forecast',
  forecastCategoryName: 'Commit',
};

test.each([
  ['a record of the REST API', opportunity(1)],
  ['a row of the Bulk API, all text', bulkRow(opportunity(1))],
  ['a row without relations', opportunity(1, { attributes: undefined })],
])('%s becomes the same deal', (_, payload) => {
  const { rows, rejected } = salesforceOpportunities([payload]);
  expect(rejected).toEqual([]);
  expect(rows).toMatchObject([expected]);
  expect(parse(Deal, rows).counts).toMatchObject({ accepted: 1, rejected: 0 });
});

test('IsWon and IsClosed decide, a chance of 100 does not', () => {
  const outcome = (fields: object) => salesforceOpportunities(opportunity(1, fields)).rows[0]?.outcome;
  expect(outcome({ Probability: 100 })).toBe('open');
  expect(outcome({ ...wonFields, Probability: 90 })).toBe('won');
  expect(outcome({ ...lostFields, Probability: 100, ForecastCategory: 'Closed' })).toBe('lost');
  expect(outcome({ IsClosed: 'true', IsWon: 'true' })).toBe('won');
});

test.each([
  ['won and not closed', { IsWon: true, IsClosed: false }, 'outcome', 'bad-value'],
  ['without flags', { IsWon: null, IsClosed: null }, 'outcome', 'missing-required'],
  ['with a chance above 100', { Probability: 140 }, 'probability', 'bad-value'],
  ['without its identifier', { Id: null }, 'id', 'missing-required'],
])('an opportunity %s is refused', (_, fields, field, code) => {
  expect(salesforceOpportunities(opportunity(1, fields)).rejected).toMatchObject([{ field, code }]);
});

test('an amount of null is unknown and a chance of 0 is 0', () => {
  const { rows } = salesforceOpportunities([
    opportunity(1, { Amount: null, Probability: 0 }),
    bulkRow(opportunity(2, { Amount: 24_120_000, Probability: null })),
  ]);
  expect(rows.map(({ amount, probability }) => [amount, probability])).toEqual([
    [null, 0],
    [24_120_000, null],
  ]);
});

test('a close date is a day, in every time zone', () => {
  for (const timeZone of ['Pacific/Auckland', 'America/Los_Angeles', undefined]) {
    const { rows } = salesforceOpportunities(opportunity(1, wonFields), { timeZone });
    expect(rows[0]).toMatchObject({ closedAt: '2025-03-20', expectedCloseDate: null });
  }
});

test('with a time zone moments are days, so that the cycle can be measured; without one that is told', () => {
  const won = opportunity(1, { ...wonFields, CreatedDate: '2025-01-10T23:30:00.000+0000' });
  const known = salesforceOpportunities(won, { timeZone: 'Europe/Paris' });
  expect(known.rows[0]?.createdAt).toBe('2025-01-11');
  expect(known.warnings).toEqual([]);
  const calendar = { timeZone: 'Europe/Paris' } as const;
  const [total] = query({ deals: known.rows }, { select: [salesCycleLength], calendar }).rows;
  expect(String(total?.salesCycleLength)).toBe('68');
  expect(salesforceOpportunities(won).warnings).toMatchObject([{ code: 'two-sorts-of-dates', count: 1 }]);
});

test('deleted ones, sums and other objects are left out', () => {
  const { rows, excluded } = salesforceOpportunities([
    opportunity(1),
    opportunity(2, { IsDeleted: true, ...wonFields }),
    { attributes: { type: 'AggregateResult' }, expr0: 5000 },
    { attributes: { type: 'Account' }, Id: idOf('001', 5) },
  ]);
  expect(rows).toHaveLength(1);
  expect(excluded).toEqual({ deleted: { count: 1, ids: [idOf('006', 2)] }, otherKind: { count: 2, ids: [idOf('001', 5)] } });
});

test.each([
  ['all in one', pageOf([opportunity(1)]), true, 'last-page', []],
  ['more to come', pageOf([opportunity(1)], true, 2), false, 'below-total', ['incomplete', 'total-differs']],
  ['both pages', [pageOf([opportunity(1)], true, 2), pageOf([opportunity(2)], false, 2)], true, 'last-page', []],
  ['done, and fewer than it says', pageOf([opportunity(1)], false, 3), false, 'below-total', ['incomplete', 'total-differs']],
  ['done, and more than it says', pageOf([opportunity(1), opportunity(2)], false, 1), true, 'last-page', ['total-differs']],
  ['nothing', pageOf([]), true, 'last-page', []],
])('pages: %s', (_, payload, isComplete, completeness, codes) => {
  const mapped = salesforceOpportunities(payload);
  expect([mapped.isComplete, mapped.completeness, mapped.warnings.map(({ code }) => code)]).toEqual([isComplete, completeness, codes]);
});

test('identifiers cut to 15 characters are the same records', () => {
  const short = opportunity(1, { Id: '006A0000001BcDe', OwnerId: '005a0000001bcde' });
  const { rows } = salesforceOpportunities(short);
  expect(rows[0]?.id).toBe('006A0000001BcDeIAK');
  expect(rows[0]?.salesperson).toBe('005a0000001bcdeAAA');
});

const stages = pageOf([
  { attributes: { type: 'OpportunityStage' }, ApiName: 'Proposal', MasterLabel: 'Proposal', IsClosed: false, IsWon: false },
  { attributes: { type: 'OpportunityStage' }, ApiName: 'Closed Won', MasterLabel: 'Closed Won', IsClosed: true, IsWon: true },
]);

test('OpportunityHistory is the history, whole states', () => {
  const state = { StageName: 'Demo', Amount: 4000, Probability: 10, CloseDate: '2025-02-28' };
  const { rows, warnings } = salesforceOpportunities(opportunity(1, wonFields), {
    timeZone: 'Europe/Paris',
    stages,
    history: pageOf([
      snapshot(1, '2025-02-01T09:00:00.000+0000', { ...state, StageName: 'Proposal', Amount: 5000, Probability: 40 }),
      snapshot(1, '2025-01-10T09:00:00.000+0000', state),
      snapshot(1, '2025-03-20T09:00:00.000+0000', { ...state, StageName: 'Closed Won', Amount: 5000, Probability: 100 }),
      snapshot(9, '2025-03-20T09:00:00.000+0000', state),
    ]),
  });
  expect(warnings).toEqual([]);
  expect(parse(Deal, rows).counts.rejected).toBe(0);
  expect(dealHistory(rows).map(({ date, until, stage, amount, probability }) => [date, until, stage, amount, probability])).toEqual([
    ['2025-01-10', '2025-02-01', 'Demo', 4000, 0.1],
    ['2025-02-01', '2025-03-20', 'Proposal', 5000, 0.4],
  ]);
  expect(rows[0]?.history?.at(-1)?.outcome).toBe('won');
});

test('OpportunityFieldHistory is the history, single changes, with what was there before', () => {
  const { rows } = salesforceOpportunities(opportunity(1), {
    timeZone: 'Europe/Paris',
    history: [
      change(1, '2025-02-01T09:00:00.000+0000', 'StageName', 'Demo', 'Proposal'),
      change(1, '2025-01-20T09:00:00.000+0000', 'Amount', 4000, 5000),
      change(1, '2025-01-20T09:00:00.000+0000', 'Description', 'a', 'b'),
      change(1, '2025-01-10T09:00:00.000+0000', 'created', null, null),
    ],
  });
  expect(dealHistory(rows).map(({ date, until, stage, amount }) => [date, until, stage, amount])).toEqual([
    ['2025-01-10', '2025-01-20', 'Demo', 4000],
    ['2025-01-20', '2025-02-01', 'Demo', 5000],
    ['2025-02-01', null, 'Proposal', 5000],
  ]);
});

test('lines of the history that cannot be read are counted, and so is a history that goes on', () => {
  const { rows, warnings } = salesforceOpportunities(opportunity(1), {
    history: pageOf(
      [snapshot(1, 'never', {}), { OpportunityId: null }, 5, snapshot(1, '2025-01-10T09:00:00.000+0000', { Amount: 'x' })],
      true,
      9,
    ),
  });
  expect(rows[0]?.history).toBeNull();
  expect(warnings.map(({ code, count }) => [code, count])).toEqual([
    ['unreadable-history', 4],
    ['incomplete-history', 4],
  ]);
});

test('accounts: people and companies, merged ones left out', () => {
  const { rows, excluded } = salesforceAccounts([
    {
      attributes: { type: 'Account' },
      Id: idOf('001', 1),
      Name: 'Acme',
      IsPersonAccount: false,
      BillingCountry: 'France',
      CreatedDate: '2025-01-10T09:00:00.000+0000',
    },
    { Id: idOf('001', 2), Name: 'Ann Roy', IsPersonAccount: 'true', PersonEmail: 'a@b.fr' },
    { Id: idOf('001', 3), Name: 'ACME', IsDeleted: true, MasterRecordId: idOf('001', 1) },
  ]);
  expect(rows).toMatchObject([
    { company: 'Acme', name: null, country: 'France' },
    { company: null, name: 'Ann Roy', emails: ['a@b.fr'] },
  ]);
  expect(excluded.merged?.count).toBe(1);
  expect(parse(Customer, rows).counts.rejected).toBe(0);
});

test('leads: IsConverted decides, and merged leads are left out', () => {
  const lead = (n: number, fields: object) => ({
    attributes: { type: 'Lead' },
    Id: idOf('00Q', n),
    CreatedDate: '2025-01-10T09:00:00.000+0000',
    IsConverted: false,
    Status: 'Open - Not Contacted',
    ...fields,
  });
  const { rows, rejected, excluded } = salesforceLeads([
    lead(1, {}),
    lead(2, { IsConverted: true, ConvertedDate: '2025-02-01', ConvertedOpportunityId: idOf('006', 1) }),
    lead(3, { Status: 'Closed - Converted' }),
    lead(4, { IsConverted: true, ConvertedDate: null }),
    lead(5, { IsDeleted: true, MasterRecordId: idOf('00Q', 1) }),
  ]);
  expect(rows.map(({ status, convertedAt }) => [status, convertedAt])).toEqual([
    ['new', null],
    ['converted', '2025-02-01'],
    [null, null],
  ]);
  expect(rejected).toMatchObject([{ field: 'convertedAt', code: 'missing-required' }]);
  expect(excluded).toEqual({ merged: { count: 1, ids: [idOf('00Q', 5)] } });
  expect(parse(Lead, rows).counts.rejected).toBe(0);
});

test('fields of your own may be fields of relations', () => {
  const { rows } = salesforceOpportunities(opportunity(1, { Region__c: 'north', Account: { Industry: 'Steel' } }), {
    fields: { region: 'Region__c', industry: 'Account.Industry' },
  });
  expect([rows[0]?.region, rows[0]?.industry]).toEqual(['north', 'Steel']);
});
