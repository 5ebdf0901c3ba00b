// The past of deals of Pipedrive, and its goals.
import { pipedriveDeals, pipedriveGoals } from 'sales-kpi/crm/pipedrive';
import { describe, expect, test } from 'vitest';
import { dealHistory, dealStages, parse, Target, targetResults } from '../../src/index.ts';
import { changelogLine, currencies, dealV1, dealV2, flowLine, goal, goalsOf, pageV1, pageV2 } from './pipedrivePayload.ts';

describe('the past of a deal', () => {
  const flow = pageV1([
    flowLine(1, 'stage_id', '2', '3', '2025-02-10 00:00:00'),
    { object: 'activity', timestamp: '2025-01-21 00:00:00', data: { id: 8, type: 'call' } },
    flowLine(1, 'stage_id', 1, 2, '2025-01-20 00:00:00'),
    flowLine(1, 'value', 4000, 5000, '2025-02-01 00:00:00'),
    flowLine(1, 'probability', '20', '40', '2025-02-10 00:00:00'),
    flowLine(1, 'title', 'a', 'b', '2025-02-10 00:00:00'),
    flowLine(9, 'value', 1, 2, '2025-02-10 00:00:00'),
  ]);
  const changelog = pageV2([
    changelogLine('stage_id', '2', '3', '2025-02-10T00:00:00Z'),
    changelogLine('stage_id', '1', '2', '2025-01-20T00:00:00Z'),
    changelogLine('value', '4000', '5000', '2025-02-01T00:00:00Z'),
    changelogLine('probability', '20', '40', '2025-02-10T00:00:00Z'),
    changelogLine('title', 'a', 'b', '2025-02-10T00:00:00Z'),
  ]);

  test.each([
    ['the flow, v1', dealV1(1), flow],
    ['the flow in two pages', dealV1(1), [flow, pageV1([])]],
    ['the changelog, v2', dealV2(1), changelog],
    ['a plain list', dealV2(1), (changelog as { data: unknown }).data],
  ])('%s gives every stretch, from the creation on', (_, deal, answer) => {
    const { rows, warnings } = pipedriveDeals([deal], { history: { 1: answer } });
    expect(warnings).toEqual([]);
    expect(
      dealHistory(rows).map(({ date, stage, amount, probability }) => [String(date).slice(0, 10), stage, amount, probability]),
    ).toEqual([
      ['2025-01-10', '1', 4000, 0.2],
      ['2025-01-20', '2', 4000, 0.2],
      ['2025-02-01', '2', 5000, 0.2],
      ['2025-02-10', '3', 5000, 0.4],
    ]);
    expect(dealStages(rows).map(({ stage, time }) => [stage, time === null ? null : time / 86_400_000])).toEqual([
      ['1', 9.625],
      ['2', 21],
      ['3', null],
    ]);
  });

  test('a deal that was won, opened again and lost was open before and after', () => {
    const lost = dealV1(1, { status: 'lost', lost_time: '2025-04-01 00:00:00', stage_id: 3 });
    const answer = [
      flowLine(1, 'status', 'open', 'won', '2025-02-01 00:00:00'),
      flowLine(1, 'value', 4000, 5000, '2025-02-10 00:00:00'),
      flowLine(1, 'status', 'won', 'open', '2025-03-01 00:00:00'),
      flowLine(1, 'status', 'open', 'lost', '2025-04-01 00:00:00'),
    ];
    const { rows } = pipedriveDeals(lost, { history: { 1: answer } });
    expect(
      dealHistory(rows).map(({ date, until, stage, amount }) => [String(date).slice(0, 10), String(until).slice(0, 10), stage, amount]),
    ).toEqual([
      ['2025-01-10', '2025-02-01', '3', 4000],
      ['2025-03-01', '2025-04-01', '3', 5000],
    ]);
  });

  test('a deal whose past was not asked for says only since when it has been in its stage', () => {
    const { rows } = pipedriveDeals([dealV1(2, { stage_change_time: '2025-02-01 09:00:00' }), dealV1(1)], { history: { 1: flow } });
    expect(rows[0]?.history).toEqual([{ enteredAt: '2025-02-01T09:00:00.000Z', stage: '3' }]);
  });

  test('lines that cannot be read are counted, and so is a past that goes on', () => {
    const broken = [
      flowLine(1, 'value', 1, 'x', '2025-02-01 00:00:00'),
      flowLine(1, 'stage_id', 1, 2, 'never'),
      5,
      null,
      { object: 'dealChange', data: null },
    ];
    const { warnings, counts } = pipedriveDeals(dealV1(1), {
      history: { 1: broken, 2: pageV1([flowLine(2, 'value', 1, 2, '2025-02-01 00:00:00')], true) },
    });
    expect(warnings.map(({ code, count }) => [code, count])).toEqual([
      ['unreadable-history', 5],
      ['incomplete-history', 1],
    ]);
    expect(counts.mapped).toBe(1);
    expect(() => pipedriveDeals([], { history: [flow] as never })).toThrow('history');
  });
});

describe('goals', () => {
  const indicators = { 'deals_won:sum': 'wonValue' } as const;
  const options = { indicators, currencies };
  const spans = (fields: object, more = {}) =>
    pipedriveGoals(goalsOf([goal('a', fields)]), { ...options, ...more }).rows.map(({ start, end }) => [start, end]);

  test('a goal has to be reached in every stretch of its duration', () => {
    expect(spans({})).toEqual([
      ['2025-01-01', '2025-02-01'],
      ['2025-02-01', '2025-03-01'],
      ['2025-03-01', '2025-04-01'],
    ]);
    expect(spans({ interval: 'quarterly' })).toEqual([['2025-01-01', '2025-04-01']]);
    expect(spans({ interval: 'weekly', duration: { start: '2025-01-06', end: '2025-01-22' } })).toEqual([
      ['2025-01-06', '2025-01-13'],
      ['2025-01-13', '2025-01-20'],
      ['2025-01-20', '2025-01-23'],
    ]);
    expect(spans({ interval: 'yearly', duration: { start: '2025-01-01', end: null } }, { until: '2026-06-01' })).toEqual([
      ['2025-01-01', '2026-01-01'],
      ['2026-01-01', '2027-01-01'],
    ]);
  });

  test.each([
    ['without an end', { duration: { start: '2025-01-01', end: null } }, 'end', 'missing-required'],
    ['without a start', { duration: null }, 'start', 'missing-required'],
    ['that ends before it starts', { duration: { start: '2025-01-02', end: '2025-01-01' } }, 'end', 'bad-value'],
    ['of an interval that is none', { interval: 'daily' }, 'end', 'bad-value'],
    ['of very many weeks', { interval: 'weekly', duration: { start: '1900-01-01', end: '2199-01-01' } }, 'end', 'bad-value'],
    [
      'in a currency that is not told',
      { expected_outcome: { target: 5, tracking_metric: 'sum', currency_id: 99 } },
      'currency',
      'unknown-currency',
    ],
    ['of a value that is none', { expected_outcome: { target: 'x', tracking_metric: 'sum', currency_id: 42 } }, 'value', 'bad-number'],
  ])('a goal %s is refused once', (_, fields, field, code) => {
    const one = { interval: 'quarterly', ...fields };
    expect(pipedriveGoals(goalsOf([goal('a', one)]), options)).toMatchObject({
      counts: { rowsIn: 1, rejected: 1 },
      rejected: [{ field, code }],
    });
  });

  test('a goal is in its own currency, and one that counts has none', () => {
    const count = { title: 'Deals', expected_outcome: { target: 50, tracking_metric: 'quantity' } };
    const dollars = { expected_outcome: { target: 100, tracking_metric: 'sum', currency_id: 43 } };
    const untold = { expected_outcome: { target: 100, tracking_metric: 'sum' } };
    const year = { interval: 'yearly', duration: { start: '2025-01-01', end: '2025-12-31' } };
    const goals = goalsOf([
      goal('a', year),
      goal('b', { ...year, ...dollars }),
      goal('c', { ...year, ...untold }),
      goal('d', { ...year, ...count }),
    ]);
    const { rows } = pipedriveGoals(goals, { ...options, currency: 'CHF', indicators: { ...indicators, Deals: 'wonDeals' } });
    expect(rows.map(({ id, indicatorId, value, currency }) => [id, indicatorId, value, currency])).toEqual([
      ['a/2025-01-01', 'wonValue', 30000, 'EUR'],
      ['b/2025-01-01', 'wonValue', 100, 'USD'],
      ['c/2025-01-01', 'wonValue', 100, 'CHF'],
      ['d/2025-01-01', 'wonDeals', 50, null],
    ]);
    expect(parse(Target, rows).counts.rejected).toBe(0);
    const mistaken = pipedriveGoals(goals, { ...options, indicators: { Deals: 'wonValue' } });
    expect(mistaken.rejected).toMatchObject([{ field: 'currency', code: 'bad-value' }]);
  });

  test('goals that are not active, of teams or not named are left out once, those of the company are for everybody', () => {
    const { rows, excluded } = pipedriveGoals(
      goalsOf([
        goal('a', { is_active: false }),
        goal('b', { assignee: { type: 'team', id: 3 } }),
        goal('c', { title: 'Calls', type: { name: 'activities_completed' } }),
        goal('d', {
          assignee: { type: 'company', id: 1 },
          interval: 'quarterly',
          type: { name: 'deals_won', params: { pipeline_id: null } },
        }),
      ]),
      options,
    );
    expect(excluded).toMatchObject({
      inactive: { count: 1, ids: ['a'] },
      team: { count: 1, ids: ['b'] },
      unnamed: { count: 1, ids: ['c'] },
    });
    expect(rows).toMatchObject([{ salesperson: null, goalId: 'd', goalType: 'deals_won', pipelines: [] }]);
  });

  test('what deals brought is held against the goal', () => {
    const won = { status: 'won', won_time: '2025-02-20 10:00:00', value: 15000 };
    const deals = pipedriveDeals([dealV1(1, won), dealV1(2, won)]).rows;
    const targets = pipedriveGoals(goalsOf([goal('a')]), options).rows;
    expect(targetResults(targets, deals, { timeZone: 'UTC' }).map(({ start, actual }) => [start, String(actual)])).toEqual([
      ['2025-01-01', '0'],
      ['2025-02-01', '30000'],
      ['2025-03-01', '0'],
    ]);
  });

  test('wrong options are refused', () => {
    expect(() => pipedriveGoals([], { indicators: { Quota: '' } })).toThrow('Quota');
    expect(() => pipedriveGoals([], { ...options, until: 'soon' })).toThrow('until');
  });
});

test.each([
  ['an answer that failed', { success: false, error: 'unauthorized', data: null }],
  ['a failed page behind a last one', [pageV1([dealV1(1)]), { success: false, error: 'timeout' }]],
])('%s is not complete', (_, payload) => {
  expect(pipedriveDeals(payload)).toMatchObject({ isComplete: false, completeness: 'source-failed', counts: { rejected: 0 } });
});
