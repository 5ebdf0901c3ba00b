// Engagements, lead objects, owners and goals of HubSpot.
import { hubspotActivities, hubspotDeals, hubspotGoals, hubspotLeadObjects } from 'sales-kpi/crm/hubspot';
import { describe, expect, test } from 'vitest';
import { Activity, countActivities, Lead, parse, Target } from '../../src/index.ts';
import { activityObject, dealObject, engagement, leadObject, legacyDeal, owners, pageOf, pipelines } from './hubspotPayload.ts';

const linked = {
  deals: { results: [{ id: '101', type: 'call_to_deal' }] },
  companies: {
    results: [
      { id: '501', type: 'call_to_company' },
      { id: '501', type: 'call_to_company_unlabeled' },
    ],
  },
  contacts: { results: [{ id: '601', type: 'call_to_contact' }] },
};
const call = { hs_call_status: 'COMPLETED', hs_call_direction: 'OUTBOUND', hs_call_duration: '90000', hs_call_title: 'First call' };

describe('activities', () => {
  test.each([
    ['an object of v3', activityObject('31', call, linked)],
    [
      'an object with typed values',
      activityObject(
        '31',
        { ...call, hs_call_duration: 90_000, hs_timestamp: new Date('2025-02-03T09:30:00Z'), hubspot_owner_id: 11 },
        linked,
      ),
    ],
    ['an engagement of v1', engagement(31, 'CALL', { status: 'COMPLETED', durationMilliseconds: 90_000, title: 'First call' })],
  ])('a call as %s is the same call', (_, payload) => {
    const { rows, rejected } = hubspotActivities([payload]);
    expect(rejected).toEqual([]);
    expect(new Date(rows[0]?.date ?? 0).toISOString()).toBe('2025-02-03T09:30:00.000Z');
    expect(rows[0]).toMatchObject({
      id: '31',
      type: 'call',
      completed: true,
      duration: 90,
      dealId: '101',
      customerId: '501',
      contactIds: ['601'],
      salesperson: '11',
      name: 'First call',
      status: 'COMPLETED',
    });
    expect(parse(Activity, rows).counts).toMatchObject({ accepted: 1, rejected: 0 });
  });

  test.each([
    ['a call without an answer', activityObject('1', { ...call, hs_call_status: 'NO_ANSWER' }), 'call', false, 'outbound'],
    ['a call that somebody wrote down', activityObject('1', { hs_call_title: 'x', hs_call_direction: 'INBOUND' }), 'call', null, 'inbound'],
    ['an e-mail sent', activityObject('1', { hs_email_status: 'SENT', hs_email_direction: 'EMAIL' }), 'email', true, 'outbound'],
    [
      'an e-mail that bounced',
      activityObject('1', { hs_email_status: 'BOUNCED', hs_email_direction: 'EMAIL' }),
      'email',
      false,
      'outbound',
    ],
    ['an e-mail received', activityObject('1', { hs_email_direction: 'INCOMING_EMAIL' }), 'email', null, 'inbound'],
    ['a meeting held', activityObject('1', { hs_meeting_outcome: 'COMPLETED' }), 'meeting', true, null],
    ['a meeting that nobody came to', activityObject('1', { hs_meeting_outcome: 'NO_SHOW' }), 'meeting', false, null],
    ['a task done', activityObject('1', { hs_task_status: 'COMPLETED' }), 'task', true, null],
    ['a task to be done', activityObject('1', { hs_task_status: 'WAITING' }), 'task', false, null],
    ['a task that does not say', activityObject('1', { hs_task_subject: 'x' }), 'task', false, null],
    ['a message', activityObject('1', { hs_communication_channel_type: 'WHATS_APP' }), 'other', null, null],
    ['an incoming e-mail of v1', engagement(1, 'INCOMING_EMAIL', { subject: 'x' }), 'email', null, 'inbound'],
    ['a task of v1', engagement(1, 'TASK', { status: 'NOT_STARTED', subject: 'x' }), 'task', false, null],
    ['a kind of v1 that nobody documented', engagement(1, 'PUBLISHING_TASK'), 'other', null, null],
  ])('%s', (_, payload, type, completed, direction) => {
    expect(hubspotActivities(payload).rows).toMatchObject([{ type, completed, direction }]);
  });

  test('objects that do not say what they are are refused, unless the caller says it', () => {
    const untold = activityObject('1', {});
    expect(hubspotActivities(untold).rejected).toMatchObject([{ field: 'type', code: 'missing-required' }]);
    expect(hubspotActivities(untold, { type: 'email' }).rows).toMatchObject([{ type: 'email' }]);
    expect(() => hubspotActivities(untold, { type: 'letter' as never })).toThrow('type');
  });

  test('a meeting is dated when it begins and lasts until it ends, a task when it was done', () => {
    const { rows, rejected } = hubspotActivities([
      activityObject('1', { hs_meeting_start_time: '2025-02-05T10:00:00Z', hs_meeting_end_time: '2025-02-05T10:45:00Z' }),
      activityObject('2', { hs_task_status: 'COMPLETED', hs_task_completion_date: '2025-02-06T10:00:00Z' }),
      activityObject('3', { hs_task_status: 'NOT_STARTED', hs_task_completion_date: '2025-02-06T10:00:00Z' }),
      activityObject('4', { hs_meeting_start_time: '2025-02-05T10:00:00Z', hs_meeting_end_time: '2025-02-05T09:45:00Z' }),
      activityObject('5', { ...call, hs_timestamp: '' }),
    ]);
    expect(rows.map(({ date, duration }) => [date, duration])).toEqual([
      ['2025-02-05T10:00:00Z', 2700],
      ['2025-02-06T10:00:00Z', null],
      ['2025-02-03T09:30:00Z', null],
    ]);
    expect(rejected).toMatchObject([
      { row: 3, field: 'duration', code: 'bad-date' },
      { row: 4, field: 'date', code: 'missing-required' },
    ]);
  });

  test('deleted and archived ones, notes and drafts are left out and counted', () => {
    const { rows, excluded, counts } = hubspotActivities([
      activityObject('1', call),
      { ...activityObject('2', call), archived: true },
      activityObject('3', { hs_note_body: 'x' }),
      activityObject('4', { hs_email_direction: 'DRAFT_EMAIL' }),
      engagement(5, 'NOTE', { body: 'x' }),
      engagement(6, 'CALL', {}, { active: false }),
    ]);
    expect(rows.map(({ id }) => id)).toEqual(['1']);
    expect(Object.entries(excluded).map(([reason, { count, ids }]) => [reason, count, ids])).toEqual([
      ['archived', 1, ['2']],
      ['note', 2, ['3', '5']],
      ['draft', 1, ['4']],
      ['deleted', 1, ['6']],
    ]);
    expect(counts).toMatchObject({ rowsIn: 6, mapped: 1, excluded: 5 });
  });

  test('an activity on several deals names the first, and that is told', () => {
    const deals = { deals: { results: [{ id: '101' }, { id: '102' }] } };
    const { rows, warnings } = hubspotActivities(activityObject('1', call, deals));
    expect(rows[0]).toMatchObject({ dealId: '101', dealIds: ['101', '102'] });
    expect(warnings).toMatchObject([{ code: 'several-deals', count: 1, ids: ['1'] }]);
  });

  test('pages of v1 and of v3 say whether there are more', () => {
    expect(hubspotActivities({ results: [engagement(1, 'CALL')], hasMore: true, offset: 1 }).isComplete).toBe(false);
    expect(hubspotActivities({ results: [engagement(1, 'CALL')], hasMore: false, offset: 1 }).isComplete).toBe(true);
    expect(hubspotActivities(pageOf([activityObject('1', call)], '1')).isComplete).toBe(false);
  });

  test('calls that were answered are counted on their deals', () => {
    const payload = [activityObject('1', call, linked), activityObject('2', { ...call, hs_call_status: 'BUSY' }, linked)];
    const deals = hubspotDeals([dealObject('101'), dealObject('102')]).rows;
    expect(countActivities(deals, hubspotActivities(payload).rows).map(({ activities }) => activities)).toEqual([1, 0]);
  });
});

describe('lead objects', () => {
  test.each([
    ['new', { hs_lead_is_new: 'true' }, 'new'],
    ['being worked on', { hs_lead_is_in_progress: true }, 'working'],
    ['qualified', { hs_lead_is_qualified: 'true' }, 'sql'],
    ['given up', { hs_lead_is_disqualified: 'true' }, 'disqualified'],
    ['of which nothing is told', { hs_pipeline_stage: 'qualified-stage-id' }, null],
  ])('a lead that is %s', (_, properties, status) => {
    const { rows } = hubspotLeadObjects(leadObject('1', properties));
    expect(rows[0]?.status).toBe(status);
    expect(parse(Lead, rows).counts.rejected).toBe(0);
  });

  test('it was qualified or given up when it entered its stage, and the reason is kept', () => {
    const { rows } = hubspotLeadObjects([
      leadObject('1', { hs_lead_is_qualified: 'true', hs_v2_date_entered_555: '2025-01-20T09:00:00Z' }),
      leadObject('2', {
        hs_lead_is_disqualified: 'true',
        hs_date_entered_555: '2025-01-21T09:00:00Z',
        hs_lead_disqualification_reason: 'TIMING',
      }),
      leadObject('3', {
        hs_lead_is_in_progress: 'true',
        hs_v2_date_entered_555: '2025-01-20T09:00:00Z',
        hs_lead_disqualification_reason: 'TIMING',
      }),
    ]);
    expect(rows.map(({ qualifiedAt, disqualifiedAt, disqualifiedReason }) => [qualifiedAt, disqualifiedAt, disqualifiedReason])).toEqual([
      ['2025-01-20T09:00:00Z', null, null],
      [null, '2025-01-21T09:00:00Z', 'TIMING'],
      [null, null, null],
    ]);
  });

  test('stages of your own go first; what they convert needs its date', () => {
    const stages = { 555: 'converted' } as const;
    const { rows, rejected } = hubspotLeadObjects(
      [leadObject('1', { hs_v2_date_entered_555: '2025-01-20T09:00:00Z', hs_lead_is_new: 'true' }), leadObject('2')],
      { stages },
    );
    expect(rows).toMatchObject([{ status: 'converted', convertedAt: '2025-01-20T09:00:00Z' }]);
    expect(rejected).toMatchObject([{ row: 1, field: 'convertedAt', code: 'missing-required' }]);
    expect(() => hubspotLeadObjects([], { stages: { 555: 'won' as never } })).toThrow('stages');
  });

  test('archived and merged ones are left out', () => {
    const { excluded } = hubspotLeadObjects([
      leadObject('1', { hs_merged_object_ids: '2' }),
      leadObject('2'),
      leadObject('3', {}, { archivedAt: '2025-02-01T00:00:00Z', archived: undefined }),
    ]);
    expect(excluded).toEqual({ merged: { count: 1, ids: ['2'] }, archived: { count: 1, ids: ['3'] } });
  });
});

describe('owners and goals', () => {
  test('owners have names, and who has none an address', () => {
    const deals = [dealObject('1'), dealObject('2', { hubspot_owner_id: '12' }), dealObject('3', { hubspot_owner_id: '13' })];
    expect(hubspotDeals(deals, { owners }).rows.map(({ ownerName }) => ownerName)).toEqual(['Ann Roy', 'bob@example.org', null]);
    expect(hubspotDeals(deals, { owners: [{ ownerId: 11, firstName: 'Ann', lastName: 'Roy' }] }).rows[0]?.ownerName).toBe('Ann Roy');
  });

  const goal = (id: string, properties: object) => ({
    id,
    properties: {
      hs_goal_name: 'Quota',
      hs_target_amount: '100',
      hs_start_datetime: '2025-01-01T00:00:00Z',
      hs_end_datetime: '2025-02-01T00:00:00Z',
      ...properties,
    },
  });

  test('a goal names a user and a deal an owner: owners tell who is who, and nothing is taken for the other', () => {
    const goals = [
      goal('1', { hs_assignee_user_id: '9001' }),
      goal('2', { hs_assignee_user_id: '11' }),
      goal('3', { hubspot_owner_id: '11' }),
    ];
    const { rows, rejected } = hubspotGoals(goals, { indicators: { Quota: 'wonValue' }, currency: 'EUR', owners });
    expect(rows.map(({ id, salesperson }) => [id, salesperson])).toEqual([
      ['1', '11'],
      ['3', '11'],
    ]);
    expect(rejected).toMatchObject([{ row: 1, field: 'salesperson', code: 'missing-required' }]);
    expect(hubspotGoals(goals, { indicators: { Quota: 'wonValue' } }).counts).toMatchObject({ mapped: 1, rejected: 2 });
  });

  test('a goal of calls has no currency, a quota that of the call, and any other what is named', () => {
    const names = ['Quota', 'Calls', 'Pipeline'];
    const { rows } = hubspotGoals(
      names.map((hs_goal_name, at) => goal(String(at), { hs_goal_name, hubspot_owner_id: '11' })),
      {
        indicators: { Quota: 'wonValue', Calls: 'callsMade', Pipeline: { indicator: 'openPipelineValue', currency: 'usd' } },
        currency: 'EUR',
      },
    );
    expect(rows.map(({ indicatorId, currency }) => [indicatorId, currency])).toEqual([
      ['wonValue', 'EUR'],
      ['callsMade', null],
      ['openPipelineValue', 'USD'],
    ]);
    expect(parse(Target, rows).counts.rejected).toBe(0);
  });

  test('goals of a team are left out, and names that are none are refused', () => {
    const team = goal('1', { hs_assignee_team_id: '77' });
    expect(hubspotGoals(team, { indicators: { Quota: 'wonValue' } }).excluded).toEqual({ team: { count: 1, ids: ['1'] } });
    expect(() => hubspotGoals(team, { indicators: { Quota: 5 as never } })).toThrow('Quota');
    expect(() => hubspotGoals(team, {} as never)).toThrow('indicators');
  });
});

describe('deals', () => {
  test('all amounts that HubSpot keeps, and when somebody last spoke with the customer', () => {
    const { rows } = hubspotDeals(
      dealObject('1', {
        hs_closed_amount: '0',
        hs_projected_amount: '2000.5',
        hs_acv: '1',
        hs_arr: '2',
        hs_mrr: '3',
        hs_tcv: '4',
        notes_last_contacted: '1738575000000',
      }),
    );
    expect(rows[0]).toMatchObject({
      closedAmount: 0,
      projectedAmount: 2000.5,
      acv: 1,
      arr: 2,
      mrr: 3,
      tcv: 4,
      lastContactedAt: '2025-02-03T09:30:00.000Z',
    });
  });

  test('a company that is given twice is one, and the primary one is the customer', () => {
    const companies = {
      results: [
        { id: '502', type: 'deal_to_company_unlabeled' },
        { id: '501', type: 'deal_to_company_unlabeled' },
        { id: '501', type: 'deal_to_company' },
      ],
    };
    const contacts = {
      results: [
        { id: '601', type: 'deal_to_contact' },
        { id: '601', type: 'deal_to_contact_unlabeled' },
      ],
    };
    expect(hubspotDeals(dealObject('1', {}, { associations: { companies, contacts } })).rows[0]).toMatchObject({
      customerId: '501',
      contactIds: ['601'],
    });
  });

  test('a flat row has the history of the stages that the pipelines name', () => {
    const { properties } = dealObject('1', { hs_v2_date_entered_998877: '2025-01-10T09:00:00Z' }) as { properties: object };
    expect(hubspotDeals({ id: '1', ...properties }, { pipelines }).rows[0]?.history).toMatchObject([{ stage: '998877', outcome: 'open' }]);
    expect(hubspotDeals({ id: '1', ...properties }).rows[0]?.history).toBeNull();
  });

  test('a deal that came back to a stage is told, where only its last stay is known', () => {
    const stays = { hs_v2_date_entered_998877: '2025-01-10T09:00:00Z', hs_v2_date_exited_998877: '2025-01-11T09:00:00Z' };
    const days = (count: number) => ({ hs_v2_cumulative_time_in_998877: String(count * 86_400_000) });
    const codes = (properties: object, around = {}) => hubspotDeals(dealObject('1', properties, around)).warnings.map(({ code }) => code);
    expect(codes({ ...stays, ...days(3) })).toEqual(['entered-again']);
    expect(codes({ ...stays, ...days(1) })).toEqual([]);
    const known = { propertiesWithHistory: { dealstage: [{ value: '998877', timestamp: '2025-01-10T09:00:00Z' }] } };
    expect(codes({ ...stays, ...days(3) }, known)).toEqual([]);
  });

  test('pipelines of v1 and of the API before it tell stages too', () => {
    const untold = { hs_is_closed: null, hs_is_closed_won: null, hs_is_closed_lost: null };
    const v1 = [
      {
        pipelineId: 'default',
        label: 'Sales',
        stages: [{ stageId: '111', label: 'Won', metadata: { isClosed: 'true', probability: '1.0' } }],
      },
    ];
    const older = [
      {
        pipelineId: 'default',
        label: 'Sales',
        stages: [
          { stageId: '111', label: 'Won', probability: 1, closedWon: true },
          { stageId: '5', label: 'Demo', probability: 0.5, closedWon: true },
        ],
      },
    ];
    for (const given of [v1, { results: v1 }, older]) {
      expect(hubspotDeals(dealObject('1', { ...untold, dealstage: '111' }), { pipelines: given }).rows[0]).toMatchObject({
        outcome: 'won',
        stageLabel: 'Won',
      });
    }
    expect(hubspotDeals(dealObject('1', { ...untold, dealstage: '5' }), { pipelines: older }).rejected).toMatchObject([
      { field: 'outcome' },
    ]);
  });

  test.each([
    ['an answer that says it failed', { status: 'error', message: 'expired' }, false, 'source-failed'],
    ['a failed page behind a last one', [pageOf([dealObject('1')]), { status: 'error' }], false, 'source-failed'],
    ['a batch of which some were not found', { status: 'COMPLETE', results: [dealObject('1')], numErrors: 1 }, false, 'source-failed'],
    ['a batch, which is what was asked for', { status: 'COMPLETE', results: [dealObject('1')] }, null, 'not-told'],
    ['the recent deals of v1', { results: [legacyDeal(1)], hasMore: true, offset: 1, total: 20 }, false, 'below-total'],
  ])('pages: %s', (_, payload, isComplete, completeness) => {
    const mapped = hubspotDeals(payload);
    expect([mapped.isComplete, mapped.completeness, mapped.counts.rejected]).toEqual([isComplete, completeness, 0]);
  });

  test('a flat row whose field says error is a row', () => {
    const { properties } = dealObject('1') as { properties: object };
    expect(hubspotDeals({ id: '1', ...properties, status: 'error' })).toMatchObject({ counts: { mapped: 1 }, isComplete: null });
  });

  test('words that stand for nothing we know are refused', () => {
    expect(() => hubspotDeals([], { dealTypes: { existingbusiness: 'renewl' as never } })).toThrow('dealTypes');
    expect(() => hubspotDeals([], { dealTypes: 5 as never })).toThrow('dealTypes');
  });
});
