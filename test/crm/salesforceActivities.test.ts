// Tasks, events, quotas, histories of leads and sub-queries of Salesforce.
import { salesforceActivities, salesforceLeads, salesforceOpportunities, salesforceQuotas } from 'sales-kpi/crm/salesforce';
import { describe, expect, test } from 'vitest';
import { Activity, countActivities, dealHistory, Lead, parse, Target } from '../../src/index.ts';
import { bulkRow, change, event, idOf, opportunity, pageOf, quota, snapshot, task, wonFields } from './salesforcePayload.ts';

describe('activities', () => {
  test.each([
    ['a record of the REST API', task(1)],
    ['a row of the Bulk API', bulkRow(task(1))],
    ['a record without attributes', task(1, { attributes: undefined })],
  ])('a task as %s is the same call', (_, payload) => {
    const { rows, rejected } = salesforceActivities([payload], { timeZone: 'Europe/Paris' });
    expect(rejected).toEqual([]);
    expect(rows).toMatchObject([
      {
        id: idOf('00T', 1),
        date: '2025-02-04',
        type: 'call',
        direction: 'outbound',
        completed: true,
        duration: 90,
        leadId: idOf('00Q', 3),
        contactId: null,
        dealId: idOf('006', 1),
        customerId: idOf('001', 5),
        salesperson: idOf('005', 11),
        ownerName: 'Ann',
        name: 'First call',
        status: 'Completed',
      },
    ]);
    expect(parse(Activity, rows).counts).toMatchObject({ accepted: 1, rejected: 0 });
  });

  test.each([
    ['a record of the REST API', event(1)],
    ['a row of the Bulk API', bulkRow(event(1))],
    ['a record that tells it by its identifier', event(1, { attributes: undefined })],
    ['a record that tells it by its begin', event(1, { attributes: undefined, Id: 'x1' })],
  ])('an event as %s is a meeting', (_, payload) => {
    const { rows } = salesforceActivities([payload]);
    expect(rows).toMatchObject([
      {
        date: '2025-02-05T10:00:00.000+0000',
        type: 'meeting',
        completed: null,
        duration: 2700,
        customerId: idOf('001', 5),
        contactId: idOf('003', 9),
        dealId: null,
      },
    ]);
  });

  test('an event of a whole day is that day, in every time zone', () => {
    const whole = { IsAllDayEvent: true, ActivityDate: null, ActivityDateTime: '2025-02-05T00:00:00.000+0000', StartDateTime: null };
    for (const timeZone of ['Pacific/Auckland', 'America/Los_Angeles', undefined]) {
      expect(salesforceActivities(event(1, whole), { timeZone }).rows[0]).toMatchObject({ date: '2025-02-05', duration: null });
    }
  });

  test('a task that is open is dated when it is due, and one that is neither done nor due is refused', () => {
    const open = { IsClosed: false, CompletedDateTime: null };
    const { rows, rejected } = salesforceActivities([
      task(1, open),
      task(2, { CompletedDateTime: null }),
      task(3, { ...open, ActivityDate: null }),
      task(4, { IsClosed: null, CompletedDateTime: null }),
    ]);
    expect(rows.map(({ date, completed }) => [date, completed])).toEqual([
      ['2025-02-01', false],
      ['2025-02-01', true],
    ]);
    expect(rejected.map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, 'date', 'missing-required'],
      [3, 'completed', 'missing-required'],
    ]);
  });

  test.each([
    ['a task', { TaskSubtype: 'Task', CallType: null }, 'task'],
    ['an e-mail', { TaskSubtype: 'Email', CallType: null }, 'email'],
    ['an e-mail to a list', { TaskSubtype: 'ListEmail', CallType: null }, 'email'],
    ['a call by its word', { TaskSubtype: null, Type: 'Call', CallType: null }, 'call'],
    ['a call of the call centre', { TaskSubtype: null, Type: null }, 'call'],
    ['a word of your own', { TaskSubtype: 'Task', Type: 'Demo', CallType: null }, 'meeting'],
    ['a word that is a name of JavaScript', { TaskSubtype: 'constructor', Type: '__proto__', CallType: null }, 'task'],
  ])('%s', (_, fields, type) => {
    expect(salesforceActivities(task(1, fields), { types: { Demo: 'meeting' } }).rows[0]?.type).toBe(type);
  });

  test('what was archived counts; what was deleted, patterns of series and copies do not', () => {
    const { rows, excluded } = salesforceActivities([
      task(1, { IsArchived: true }),
      task(2, { IsDeleted: true }),
      task(3, { IsRecurrence: true }),
      task(4, { IsRecurrence: true, RecurrenceRegeneratedType: 'RecurrenceRegenerateAfterToday' }),
      event(5, { IsChild: true }),
      { attributes: { type: 'AggregateResult' }, expr0: 5 },
    ]);
    expect(rows.map(({ id }) => id)).toEqual([idOf('00T', 1), idOf('00T', 4)]);
    expect(Object.fromEntries(Object.entries(excluded).map(([reason, { count }]) => [reason, count]))).toEqual({
      deleted: 1,
      series: 1,
      copy: 1,
      otherKind: 1,
    });
  });

  test('calls that were made are counted on their deals', () => {
    const { rows } = salesforceActivities([task(1), task(2, { IsClosed: false }), event(3)]);
    const deals = salesforceOpportunities(opportunity(1)).rows;
    expect(countActivities(deals, rows).map(({ activities }) => activities)).toEqual([1]);
  });
});

describe('quotas', () => {
  test('a quota holds for a month, a quarter, or as long as its period says', () => {
    const ends = (fields: object, options = {}) => salesforceQuotas(quota(1, fields), options).rows.map(({ start, end }) => [start, end]);
    expect(ends({})).toEqual([['2025-01-01', '2025-02-01']]);
    expect(ends({}, { every: 'quarter' })).toEqual([['2025-01-01', '2025-04-01']]);
    expect(ends({ Period: { EndDate: '2025-01-28' } })).toEqual([['2025-01-01', '2025-01-29']]);
    expect(() => salesforceQuotas([], { every: 'week' as never })).toThrow('month or quarter');
  });

  test('money has its currency, pieces have none and are left out unless they are for something', () => {
    const pieces = quota(2, { IsAmount: false, IsQuantity: true, QuotaAmount: null, QuotaQuantity: 40 });
    const both = [quota(1, { CurrencyIsoCode: undefined }), bulkRow(pieces)];
    const { rows, excluded } = salesforceQuotas(both, { currency: 'EUR' });
    expect(rows).toMatchObject([{ value: 30000, currency: 'EUR', indicatorId: 'wonValue', salesperson: idOf('005', 11) }]);
    expect(excluded).toEqual({ quantity: { count: 1, ids: [idOf('0J9', 2)] } });
    const kept = salesforceQuotas(both, { currency: 'EUR', quantityIndicator: 'unitsSold' }).rows;
    expect(kept.map(({ indicatorId, value, currency }) => [indicatorId, value, currency])).toEqual([
      ['wonValue', 30000, 'EUR'],
      ['unitsSold', 40, null],
    ]);
    expect(parse(Target, kept).counts.rejected).toBe(0);
  });

  test('quotas of several forecasts are told', () => {
    expect(salesforceQuotas([quota(1), quota(2)]).warnings).toEqual([]);
    const two = salesforceQuotas([quota(1), quota(2, { ForecastingTypeId: idOf('0Db', 2) })]);
    expect(two.warnings).toMatchObject([{ code: 'several-forecasts', count: 2 }]);
  });
});

describe('leads', () => {
  const lead = (n: number, Status: string) => ({
    attributes: { type: 'Lead' },
    Id: idOf('00Q', n),
    CreatedDate: '2025-01-10T09:00:00.000+0000',
    IsConverted: false,
    Status,
  });
  const became = (n: number, date: string, NewValue: string, more = {}) => ({
    LeadId: idOf('00Q', n),
    Field: 'Status',
    OldValue: null,
    NewValue,
    CreatedDate: `${date}T23:30:00.000+0000`,
    ...more,
  });

  test('the history says when a lead was first qualified and last given up', () => {
    const { rows } = salesforceLeads([lead(1, 'Qualified'), lead(2, 'Unqualified'), lead(3, 'Qualified')], {
      timeZone: 'Europe/Paris',
      history: pageOf([
        became(1, '2025-02-10', 'Qualified'),
        became(1, '2025-01-20', 'Qualified'),
        became(1, '2025-01-15', 'Unqualified'),
        became(2, '2025-01-15', 'Unqualified'),
        became(2, '2025-01-18', 'Unqualified'),
        became(3, '2025-01-18', 'Qualified', { IsDeleted: true }),
        became(3, '2025-01-18', 'Qualified', { Field: 'Rating' }),
        { LeadId: 5 },
        null,
      ]),
    });
    expect(rows.map(({ qualifiedAt, disqualifiedAt }) => [qualifiedAt, disqualifiedAt])).toEqual([
      ['2025-01-21', null],
      [null, '2025-01-19'],
      [null, null],
    ]);
    expect(parse(Lead, rows).counts.rejected).toBe(0);
  });
});

describe('opportunities', () => {
  test('sub-queries hold the history of their opportunity', () => {
    const states = [
      snapshot(1, '2025-01-10T09:00:00.000+0000', { StageName: 'Demo', Amount: 4000, Probability: 10, CloseDate: '2025-02-28' }),
      snapshot(1, '2025-02-01T09:00:00.000+0000', { StageName: 'Proposal', Amount: 5000, Probability: 40, CloseDate: '2025-03-20' }),
    ].map((line) => ({ ...line, OpportunityId: undefined }));
    const changes = [{ ...change(1, '2025-02-01T09:00:00.000+0000', 'StageName', 'Demo', 'Proposal'), OpportunityId: undefined }];
    const stages = (fields: object) =>
      dealHistory(salesforceOpportunities(opportunity(1, fields), { timeZone: 'Europe/Paris' }).rows).map(({ date, stage }) => [
        date,
        stage,
      ]);
    const expected = [
      ['2025-01-10', 'Demo'],
      ['2025-02-01', 'Proposal'],
    ];
    expect(stages({ OpportunityHistories: pageOf(states) })).toEqual(expected);
    expect(stages({ Histories: pageOf(changes) })).toEqual(expected);
    expect(stages({ OpportunityHistories: null, Histories: null })).toEqual([['2025-01-10', 'Proposal']]);
    const cut = salesforceOpportunities(opportunity(1, { OpportunityHistories: pageOf(states, true, 9) }));
    expect(cut.warnings.map(({ code }) => code)).toEqual(['incomplete-history']);
  });

  test('a state of version 50 says what was there before, an older one does not', () => {
    const state = { StageName: 'Proposal', Amount: 5000, Probability: 40, CloseDate: '2025-03-20' };
    const amounts = (fields: object) =>
      dealHistory(
        salesforceOpportunities(opportunity(1), {
          timeZone: 'Europe/Paris',
          history: [snapshot(1, '2025-02-01T09:00:00.000+0000', { ...state, ...fields })],
        }).rows,
      ).map(({ date, amount, expectedCloseDate }) => [date, amount, expectedCloseDate]);
    expect(amounts({ PrevAmount: 4000, PrevCloseDate: '2025-02-28' })).toEqual([
      ['2025-01-10', 4000, '2025-02-28'],
      ['2025-02-01', 5000, '2025-03-20'],
    ]);
    for (const before of [{}, { PrevAmount: null, PrevCloseDate: null }, { PrevAmount: '', PrevCloseDate: '' }]) {
      expect(amounts(before)).toEqual([
        ['2025-01-10', 5000, '2025-03-20'],
        ['2025-02-01', 5000, '2025-03-20'],
      ]);
    }
  });

  test('a close date that a program made a Date is the day that begins with it, and another one is refused rather than shifted', () => {
    const closed = (CloseDate: unknown, timeZone?: string) =>
      salesforceOpportunities(opportunity(1, { ...wonFields, CloseDate }), { timeZone });
    expect(closed(new Date('2025-03-20')).rows[0]?.closedAt).toBe('2025-03-20');
    expect(closed(new Date('2025-03-19T23:00:00Z')).rejected).toMatchObject([{ field: 'closedAt', code: 'bad-date' }]);
    expect(closed(new Date('2025-03-19T23:00:00Z'), 'Europe/Paris').rows[0]?.closedAt).toBe('2025-03-20');
    expect(closed('2025-03-20T00:00:00.000+0000').rows[0]?.closedAt).toBe('2025-03-20');
  });

  test('what Salesforce works out and its fiscal periods are kept, as numbers or as text', () => {
    const kept = { expectedRevenue: 2000, fiscalYear: 2025, fiscalQuarter: 1, updatedAt: '2025-02-01T08:00:00.000Z' };
    for (const record of [
      opportunity(1, { FiscalYear: 2025, FiscalQuarter: 1 }),
      bulkRow(opportunity(1, { FiscalYear: 2025, FiscalQuarter: 1, SystemModstamp: null })),
    ]) {
      expect(salesforceOpportunities([record]).rows[0]).toMatchObject(kept);
    }
  });

  test.each([
    ['an answer that says it failed', [{ errorCode: 'INVALID_SESSION_ID', message: 'expired' }]],
    ['a failed page behind others', [pageOf([opportunity(1)]), { errorCode: 'QUERY_TIMEOUT', message: 'x' }]],
  ])('%s is not complete', (_, payload) => {
    expect(salesforceOpportunities(payload)).toMatchObject({ isComplete: false, completeness: 'source-failed', counts: { rejected: 0 } });
  });

  test('words that stand for nothing we know are refused', () => {
    expect(() => salesforceOpportunities([], { dealTypes: { Add: 'upsell' as never } })).toThrow('dealTypes');
    expect(() => salesforceLeads([], { statuses: { Hot: 'warm' as never } })).toThrow('statuses');
    expect(() => salesforceActivities([], { types: { Demo: 'demo' as never } })).toThrow('types');
  });
});
