import { pipedriveActivities, pipedriveDeals, pipedriveLeads, pipedriveOrganizations, pipedrivePersons } from 'sales-kpi/crm/pipedrive';
import { expect, test } from 'vitest';
import { Activity, Customer, Deal, dealHistory, Lead, parse, weightedPipelineValue } from '../../src/index.ts';
import { dealV1, dealV2, pageV1, pageV2, regionKey } from './pipedrivePayload.ts';

const expected = {
  id: '1',
  createdAt: '2025-01-10T09:00:00.000Z',
  outcome: 'open',
  amount: 5000,
  currency: 'EUR',
  probability: 0.4,
  expectedCloseDate: '2025-03-20',
  closedAt: null,
  stage: '3',
  pipeline: '1',
  customerId: '5',
  personId: '9',
  salesperson: '11',
  region: 'north',
  name: 'Mill',
};

test.each([
  ['v1', dealV1(1)],
  ['v1 with plain identifiers', dealV1(1, { user_id: 11, person_id: 9, org_id: 5 })],
  ['v2', dealV2(1)],
  ['typed text', dealV1(1, { value: '5000', probability: '40', stage_id: '3' })],
])('a deal of %s becomes the same deal', (_, payload) => {
  const { rows, rejected } = pipedriveDeals([payload], { fields: { region: regionKey } });
  expect(rejected).toEqual([]);
  expect(rows).toMatchObject([expected]);
  expect(parse(Deal, rows).counts).toMatchObject({ accepted: 1, rejected: 0 });
});

test('a chance that is not given is unknown and not 0, whatever the weighted value says', () => {
  const untold = { value: 1500, probability: null, weighted_value: 1500 };
  const { rows } = pipedriveDeals([dealV1(1, untold), dealV1(2, { probability: 0, weighted_value: 0 })]);
  expect(rows.map(({ probability }) => probability)).toEqual([null, 0]);
  const stages = { success: true, data: [{ id: 3, name: 'Demo', deal_probability: 20, pipeline_id: 1, pipeline_name: 'Sales' }] };
  const named = pipedriveDeals([dealV1(1, untold), dealV1(2, { probability: 0 })], { stages }).rows;
  expect(named.map(({ probability, stageLabel, pipelineLabel }) => [probability, stageLabel, pipelineLabel])).toEqual([
    [0.2, 'Demo', 'Sales'],
    [0, 'Demo', 'Sales'],
  ]);
  expect(String(weightedPipelineValue(dealHistory(named)))).toBe('300');
});

test('times without an offset are in UTC, whatever zone is asked for', () => {
  const { rows } = pipedriveDeals(dealV1(1, { add_time: '2025-01-10 23:30:00' }), { timeZone: 'America/New_York' });
  expect(rows[0]?.createdAt).toBe('2025-01-10T23:30:00.000Z');
});

test('a deal that was opened again counts when it was won last, or first', () => {
  const again = dealV1(1, {
    status: 'won',
    first_won_time: '2025-02-01 00:00:00',
    won_time: '2025-04-01 00:00:00',
    close_time: '2025-04-01 00:00:00',
  });
  const last = pipedriveDeals(again);
  expect(last.rows[0]).toMatchObject({ closedAt: '2025-04-01T00:00:00.000Z', firstWonAt: '2025-02-01T00:00:00.000Z' });
  expect(last.warnings).toMatchObject([{ code: 'opened-again', count: 1, ids: ['1'] }]);
  expect(pipedriveDeals(again, { wonAt: 'first' }).rows[0]?.closedAt).toBe('2025-02-01T00:00:00.000Z');
});

test('a lost deal has its date and reason; one that is open has neither', () => {
  const { rows } = pipedriveDeals([
    dealV1(1, { status: 'lost', lost_time: '2025-03-01 00:00:00', lost_reason: 'Price' }),
    dealV1(2, { status: 'open', lost_time: '2025-03-01 00:00:00', lost_reason: 'Price' }),
    dealV2(3, { status: 'lost', lost_time: null, close_time: '2025-03-02T00:00:00Z' }),
  ]);
  expect(rows.map(({ closedAt, lostReason }) => [closedAt, lostReason])).toEqual([
    ['2025-03-01T00:00:00.000Z', 'Price'],
    [null, null],
    ['2025-03-02T00:00:00.000Z', null],
  ]);
});

test('deleted and archived deals are left out', () => {
  const { rows, excluded } = pipedriveDeals([
    dealV1(1, { deleted: true }),
    dealV1(2, { status: 'deleted' }),
    dealV2(3, { is_deleted: true }),
    dealV2(4, { is_archived: true }),
    dealV2(5, { archive_time: '2025-02-01T00:00:00Z' }),
    dealV1(6, { status: 'won', active: false, won_time: '2025-02-01 00:00:00' }),
  ]);
  expect(rows.map(({ id }) => id)).toEqual(['6']);
  expect(excluded).toEqual({ deleted: { count: 3, ids: ['1', '2', '3'] }, archived: { count: 2, ids: ['4', '5'] } });
});

test.each([
  ['a word that is no status', { status: 'maybe' }, 'outcome', 'bad-value'],
  ['no status', { status: '' }, 'outcome', 'missing-required'],
  ['a chance above 100', { probability: 120 }, 'probability', 'bad-value'],
  ['a formatted value', { value: '$1,500' }, 'amount', 'bad-number'],
  ['a won deal without its date', { status: 'won' }, 'closedAt', 'missing-required'],
  ['a time that is none', { add_time: '2025-02-30 00:00:00' }, 'createdAt', 'bad-date'],
])('%s is refused', (_, fields, field, code) => {
  expect(pipedriveDeals(dealV1(1, fields)).rejected).toMatchObject([{ field, code }]);
});

test.each([
  ['v1, the last', pageV1([dealV1(1)]), true, 'last-page', 1],
  ['v1, more', pageV1([dealV1(1)], true), false, 'more-pages', 1],
  ['v1, an empty list is null', pageV1([]), true, 'last-page', 0],
  ['v1, all pages', [pageV1([dealV1(1)], true), pageV1([dealV1(2)], true, 100), pageV1([dealV1(3)], false, 200)], true, 'last-page', 3],
  ['v1, a page in the middle is missing', [pageV1([dealV1(1)], true), pageV1([dealV1(3)], false, 200)], false, 'more-pages', 2],
  ['v1, the first page is missing', pageV1([dealV1(3)], false, 200), false, 'more-pages', 1],
  ['v2, a cursor', pageV2([dealV2(1)], 'abc'), false, 'more-pages', 1],
  ['v2, no cursor', pageV2([dealV2(1)]), true, 'last-page', 1],
  ['v2, both', [pageV2([dealV2(1)], 'abc'), pageV2([dealV2(2)])], true, 'last-page', 2],
  ['without the part that tells', { success: true, data: [dealV1(1)] }, null, 'not-told', 1],
  ['an answer about one deal', { success: true, data: dealV1(1) }, null, 'not-told', 1],
])('pages: %s', (_, payload, isComplete, completeness, mapped) => {
  const result = pipedriveDeals(payload);
  expect([result.isComplete, result.completeness, result.counts.mapped]).toEqual([isComplete, completeness, mapped]);
  expect(result.counts.rejected).toBe(0);
});

test('since when a deal has been in its stage is its history', () => {
  const { rows } = pipedriveDeals(dealV1(1, { stage_change_time: '2025-02-01 09:00:00' }));
  expect(rows[0]?.history).toEqual([{ enteredAt: '2025-02-01T09:00:00.000Z', stage: '3' }]);
});

test('leads are objects of their own', () => {
  const lead = {
    id: 'f3d2c1b0-0000-4000-8000-000000000001',
    title: 'Mill',
    owner_id: 11,
    value: { amount: 300, currency: 'EUR' },
    add_time: '2023-02-22 08:52:06.047',
    is_archived: false,
  };
  const { rows, excluded } = pipedriveLeads(
    pageV1([lead, { ...lead, id: 'x', is_archived: true }, { ...lead, id: 'y', value: null, source_name: 'API' }]),
  );
  expect(rows).toMatchObject([
    { createdAt: '2023-02-22T08:52:06.047Z', amount: 300, currency: 'EUR', salesperson: '11' },
    { id: 'y', amount: null, currency: null, source: 'API' },
  ]);
  expect(excluded).toEqual({ archived: { count: 1, ids: ['x'] } });
  expect(parse(Lead, rows).counts.rejected).toBe(0);
});

test('organizations and persons are customers, and their identifiers are never mixed', () => {
  const organizations = pipedriveOrganizations([{ id: 5, name: 'Acme', active_flag: true, owner_id: { id: 11, value: 11 } }]);
  const persons = pipedrivePersons([
    { id: 5, name: 'Ann', org_id: { name: 'Acme', value: 5 }, email: [{ value: 'a@b.fr' }], phone: [{ value: '' }] },
    { id: 6, name: 'Bob', emails: [], is_deleted: true },
  ]);
  expect(organizations.rows).toMatchObject([{ id: '5', company: 'Acme', salesperson: '11' }]);
  expect(persons.rows).toMatchObject([{ id: '5', name: 'Ann', company: 'Acme', emails: ['a@b.fr'], phone: null }]);
  expect(persons.excluded).toEqual({ deleted: { count: 1, ids: ['6'] } });
  for (const { rows } of [organizations, persons]) expect(parse(Customer, rows).counts.rejected).toBe(0);
  expect(pipedriveDeals(dealV1(1, { org_id: null })).rows[0]?.customerId).toBeNull();
  expect(pipedriveDeals(dealV1(1), { fields: { customerId: 'person_id' } }).rows[0]?.customerId).toBe('9');
});

test('activities: empty text is nothing, and a duration is hours and minutes', () => {
  const activity = {
    id: 1,
    type: 'call',
    done: true,
    due_date: '2025-02-03',
    due_time: '09:30',
    marked_as_done_time: '2025-02-04 10:00:00',
    duration: '00:30',
    deal_id: 7,
    user_id: 11,
  };
  const { rows, rejected } = pipedriveActivities([
    activity,
    { ...activity, id: 2, done: 0, marked_as_done_time: '' },
    { ...activity, id: 3, done: false, due_time: '', duration: '', type: 'site_visit' },
    { ...activity, id: 4, duration: '1 hour' },
  ]);
  expect(rows.map(({ date, completed, duration, type }) => [date, completed, duration, type])).toEqual([
    ['2025-02-04T10:00:00.000Z', true, 1800, 'call'],
    ['2025-02-03T09:30:00.000Z', false, 1800, 'call'],
    ['2025-02-03', false, null, 'other'],
  ]);
  expect(rejected).toMatchObject([{ row: 3, field: 'duration', code: 'bad-value' }]);
  expect(parse(Activity, rows).counts.rejected).toBe(0);
});
