// Intervals about the cells of a table: which columns have one, and what stands in its way.
import {
  averageOrderValue,
  csat,
  customerChurnRate,
  customerRetentionRate,
  discountRate,
  interval,
  leadConversionRate,
  marketShare,
  nps,
  query,
  relativeMarketShare,
  repeatPurchaseRate,
  returnRate,
  revenue,
  type SurveyResponse,
  shareChange,
  surveyResponseRate,
  tableFromJson,
  visitConversionRate,
  wilson,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { ask, codeOf, errorOf } from './ask.ts';

/** So many satisfied of so many. */
const answers = (satisfied: number, all: number, date = '2025-01-31'): SurveyResponse[] =>
  Array.from({ length: all }, (_, at) => ({ id: `${date} ${at}`, date, kind: 'csat', score: at < satisfied ? 5 : 1 }));

describe('an interval', () => {
  test.each([
    [74, 107, false],
    [1, 29, true],
    [15, 30, false],
    [30, 50, false],
    [0, 20, true],
    [20, 20, true],
  ])('of %d satisfied of %d is that of Wilson; a small sample: %s', (satisfied, all, smallSample) => {
    const table = query({ responses: answers(satisfied, all) }, { select: [csat] });
    expect(interval(table, 0, 'csat')).toEqual({
      ...wilson(satisfied, all),
      numerator: satisfied,
      denominator: all,
      confidence: 0.95,
      smallSample,
      reason: null,
    });
    expect(interval(table, 0, 'csat', { confidence: 0.99 })).toMatchObject({ ...wilson(satisfied, all, 0.99), confidence: 0.99 });
  });

  test('of nobody there is none', () => {
    const table = query({ responses: [] }, { select: [csat] });
    expect(interval(table, 0, 'csat')).toMatchObject({ low: null, high: null, smallSample: true, reason: 'zero-denominator' });
  });

  test('is asked by the row itself, after a journey through JSON, and of plain numbers', () => {
    const responses = answers(30, 50);
    const table = query({ responses }, { select: [csat], every: 'month' });
    const wanted = interval(table, 0, 'csat');
    const back = tableFromJson<typeof table>(JSON.stringify(table));
    expect(interval(back, back.rows[0] as object, 'csat')).toEqual(wanted);
    expect(interval(query({ responses }, { select: [csat], every: 'month', numbers: true }), 0, 'csat')).toEqual(wanted);
  });

  test('of what a period is compared with is its own', () => {
    const responses = [...answers(5, 10, '2025-01-31'), ...answers(30, 40, '2025-02-28')];
    const table = query(
      { responses },
      { select: [csat], every: 'month', between: ['2025-02-01', '2025-03-01'], compare: 'previousPeriod' },
    );
    expect(interval(table, 0, 'csat')).toMatchObject({ numerator: 30, denominator: 40, smallSample: false });
    expect(interval(table, 0, 'csatPrior')).toMatchObject({ numerator: 5, denominator: 10, smallSample: true });
  });

  test('of a period that has no answer is none, whatever is known of it', () => {
    const responses = answers(5, 10, '2025-01-31');
    const table = query({ responses }, { select: [csat], every: 'month', between: ['2025-01-01', '2025-03-01'], asOf: '2025-01-31' });
    expect(interval(table, 1, 'csat')).toMatchObject({ low: null, high: null, reason: 'future-period', smallSample: true });
    const uncovered = query(
      { responses },
      { select: [csat], between: ['2025-01-01', '2025-02-01'], coverage: ['2024-01-01', '2024-02-01'] },
    );
    expect(interval(uncovered, 0, 'csat')).toMatchObject({ low: null, reason: 'no-data' });
  });

  test('pain: late answers to the invitations of the month before are no proportion, and no error', () => {
    const records = { responses: answers(5, 5), invitations: [{ id: 'a', date: '2025-01-31', delivered: 4 }] };
    const table = query(records, { select: [surveyResponseRate] });
    expect(interval(table, 0, 'surveyResponseRate')).toMatchObject({
      low: null,
      high: null,
      numerator: 5,
      denominator: 4,
      reason: 'not-a-proportion',
    });
  });

  test('of invitations that nobody answered is 0 of n', () => {
    const data = { responses: answers(1, 2), invitations: [{ id: 'i', date: '2025-02-03', kind: 'csat', delivered: 40 }] } as const;
    const table = query(data, { select: [surveyResponseRate], between: ['2025-02-01', '2025-03-01'] });
    const { low, high, numerator, denominator } = interval(table, 0, 'surveyResponseRate');
    expect(String(table.rows[0]?.surveyResponseRate)).toBe('0');
    expect([numerator, denominator, low, high]).toEqual([0, 40, 0, wilson(0, 40)?.high]);
  });

  test('of a sum that is no whole number is none', () => {
    const records = { responses: answers(5, 5), invitations: [{ id: 'a', date: '2025-01-31', delivered: 40.5 }] };
    expect(interval(query(records, { select: [surveyResponseRate] }), 0, 'surveyResponseRate').reason).toBe('not-a-proportion');
  });
});

describe('an interval is given of shares of counts', () => {
  const sales = [
    { id: '1', date: '2025-01-10', amount: 10, orderId: 'A', customerId: 'ana', discount: 1 },
    { id: '2', date: '2025-01-12', amount: 10, orderId: 'B', customerId: 'ana', discount: 0 },
    { id: '3', date: '2025-02-10', amount: 10, orderId: 'C', customerId: 'bob', discount: 0 },
  ];
  const traffic = [{ id: 't', date: '2025-01-31', sessions: 200, purchasingSessions: 12 }];
  const leads = [
    { id: 'l', createdAt: '2025-01-10', convertedAt: '2025-01-20' },
    { id: 'm', createdAt: '2025-01-11', disqualifiedAt: '2025-02-01' },
  ];
  const invitations = [{ id: 'a', date: '2025-01-31', delivered: 40 }];
  const records = { sales, traffic, leads, invitations, responses: answers(30, 40) };
  const february = { every: 'month', between: ['2025-02-01', '2025-03-01'] };

  test.each([
    ['repeat customers', repeatPurchaseRate, {}, 1, 2],
    ['retained customers', customerRetentionRate, february, 0, 1],
    ['lost customers', customerChurnRate, february, 1, 1],
    ['answers to invitations', surveyResponseRate, {}, 40, 40],
    ['visits that bought', visitConversionRate, {}, 12, 200],
    ['leads that converted', leadConversionRate, {}, 1, 2],
    ['leads that converted, of those closed', leadConversionRate.variants.closed, {}, 1, 2],
    ['orders that came back', returnRate.variants.orders, {}, 0, 3],
  ])('%s', (_, metric, question, numerator, denominator) => {
    const table = ask(records, { select: [metric], ...question });
    expect(interval(table, 0, metric.id)).toMatchObject({ numerator, denominator, ...wilson(numerator, denominator), reason: null });
  });

  const observations = [{ id: '1', date: '2025-01-01', grain: 'month', market: 'x', definition: 'x', own: 1, total: 4 }];
  const rivals = [
    { id: '1', date: '2025-01-01', grain: 'month', market: 'x', observationId: '1', side: 'own', competitor: null, value: 1 },
  ];
  test.each([
    ['a share of money', discountRate],
    ['a share of a market', marketShare],
    ['a multiple', relativeMarketShare],
    ['a difference of shares', shareChange],
    ['a score', nps],
    ['conversions of a month per new lead', leadConversionRate.variants.flow],
    ['an amount', revenue],
    ['a mean amount', averageOrderValue],
  ])('%s is refused', (_, metric) => {
    const table = ask({ ...records, observations, rivals }, { select: [metric] });
    const error = errorOf(() => interval(table, 0, metric.id));
    expect([error.code, error.path]).toEqual(['unsupported', ['column']]);
  });

  test('the change of a share is refused', () => {
    const table = ask(records, { select: [csat], every: 'month', between: ['2025-01-01', '2025-02-01'], compare: 'previousPeriod' });
    for (const column of ['csatDelta', 'csatChange']) expect(codeOf(() => interval(table, 0, column))).toBe('unsupported');
  });
});

test.each<[string, unknown[], string]>([
  ['a row that is not there', [7, 'csat'], 'unknown-field'],
  ['a column that is not there', [0, 'nps'], 'unknown-field'],
  ['the period', [0, 'period'], 'unknown-field'],
  ['an option that is not read', [0, 'csat', { level: 0.9 }], 'unknown-option'],
  ['a confidence in percent', [0, 'csat', { confidence: 95 }], 'bad-argument'],
  ['a confidence of text', [0, 'csat', { confidence: '0.95' }], 'bad-argument'],
  ['a confidence that is none, of an empty cell', [1, 'csat', { confidence: 1 }], 'bad-argument'],
])('%s is refused', (_, [row, column, options], code) => {
  const table = query({ responses: answers(3, 5) }, { select: [csat], every: 'month', between: ['2025-01-01', '2025-03-01'] });
  expect(codeOf(() => interval(table, row as number, column as string, options as never))).toBe(code);
});
