// Answers, invitations, referrals, markets, coverage and rates as they come in: what is refused, and why.
import {
  type Coverage,
  coverageOf,
  FxRate,
  MarketObservation,
  parse,
  query,
  Referral,
  rivals,
  SurveyInvitation,
  SurveyResponse,
  surveyResponseRate,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { ask, codeOf, column, expectAccount } from '../query/ask.ts';

/** What is refused of a record: field and code; null where it is taken. */
function refusal(schema: typeof SurveyResponse, record: unknown): string | null {
  const { rejected } = parse(schema, [record]);
  return rejected[0] === undefined ? null : `${rejected[0].field} ${rejected[0].code}`;
}

describe('an answer to a survey', () => {
  const answer = { id: '1', date: '2025-01-31', kind: 'nps', score: 9 };
  test.each<[string, object, string | null]>([
    ['the lowest score, 0', { score: 0 }, null],
    ['a score as text', { score: '10' }, null],
    ['no score: not answered', { score: null }, null],
    ['blank text: not answered', { score: ' ' }, null],
    ['a score above the scale', { score: 11 }, 'score bad-value'],
    ['a score below the scale', { score: -1 }, 'score bad-value'],
    ['a score between two steps', { score: 8.5 }, 'score bad-value'],
    ['a score that is no number', { score: 'ten' }, 'score bad-number'],
    ['a score of many digits', { score: '9.0000000000000001' }, 'score bad-value'],
    ['NaN', { score: Number.NaN }, 'score bad-number'],
    ['another scale than 0 to 10', { scaleMax: 5 }, 'scaleMax bad-value'],
    ['a scale from 1', { scaleMin: 1 }, 'scaleMin bad-value'],
    ['the scale in full', { scaleMin: 0, scaleMax: '10' }, null],
    ['satisfaction on five steps', { kind: 'csat', score: 5 }, null],
    ['satisfaction of 0 of five', { kind: 'csat', score: 0 }, 'score bad-value'],
    ['satisfaction of 9 without a scale', { kind: 'csat', score: 9 }, 'score bad-value'],
    ['satisfaction of 9 of ten', { kind: 'csat', score: 9, scaleMax: 10 }, null],
    ['a scale that ends where it starts', { kind: 'csat', score: 5, scaleMin: 5 }, 'scaleMax bad-value'],
    ['a scale upside down', { kind: 'csat', score: 2, scaleMin: 5, scaleMax: 1 }, 'scaleMax bad-value'],
    ['half a step of satisfaction', { kind: 'csat', score: 4.5 }, null],
    ['effort without orientation', { kind: 'ces', score: 5 }, 'orientation missing-required'],
    ['effort with one', { kind: 'ces', score: 7, orientation: 'higher' }, null],
    ['an orientation that is none', { kind: 'ces', score: 7, orientation: 'up' }, 'orientation bad-value'],
    ['no question', { kind: null }, 'kind missing-required'],
    ['another question', { kind: 'NPS' }, 'kind bad-value'],
    ['a comment of any length', { comment: 'x'.repeat(5000) }, null],
    ['a comment that is no text', { comment: {} }, 'comment bad-value'],
    ['no date', { date: undefined }, 'date missing-required'],
    ['no identifier', { id: '' }, 'id bad-id'],
  ])('%s', (_, more, wanted) => {
    expect(refusal(SurveyResponse, { ...answer, ...more })).toBe(wanted);
  });

  test.each([[null], [undefined], ['text'], [7], [[]], [Object.create(null)]])('%j is no record', (value) => {
    const { counts } = parse(SurveyResponse, [value]);
    expect(counts.rejected).toBe(1);
  });

  test('is read by plain zod as by parse', () => {
    expect(SurveyResponse.safeParse({ ...answer, score: 11 }).success).toBe(false);
    expect(SurveyResponse.parse({ ...answer, score: '9', mood: 'glad' })).toMatchObject({ score: 9, mood: 'glad' });
  });
});

describe('invitations', () => {
  test.each<[string, object, string | null]>([
    ['some of those sent', { sent: 12 }, null],
    ['none', { delivered: 0 }, null],
    ['more than were sent', { sent: 9 }, 'delivered bad-value'],
    ['fewer than none', { delivered: -1 }, 'delivered negative-not-allowed'],
    ['half of one', { delivered: 1.5 }, 'delivered bad-value'],
    ['no number', { delivered: '1,000' }, 'delivered bad-number'],
    ['not said', { delivered: null }, 'delivered missing-required'],
    ['another question', { kind: 'poll' }, 'kind bad-value'],
  ])('%s', (_, more, wanted) => {
    expect(refusal(SurveyInvitation as never, { id: 'a', date: '2025-01-31', delivered: 10, ...more })).toBe(wanted);
  });
});

describe('a referral', () => {
  test.each<[string, object, string | null]>([
    ['of somebody', { refereeId: 'zoe', status: 'converted', convertedAt: '2025-02-01', value: '12.50', currency: 'eur' }, null],
    ['of nobody known', { refereeId: '' }, null],
    ['of oneself is kept', { refereeId: 'ana' }, null],
    ['by nobody', { referrerId: null }, 'referrerId missing-required'],
    ['with a status of another tongue', { status: 'signed_up' }, 'status bad-value'],
    ['converted on no date', { convertedAt: '2025-02-30' }, 'convertedAt bad-date'],
  ])('%s', (_, more, wanted) => {
    expect(refusal(Referral as never, { id: '1', date: '2025-01-31', referrerId: 'ana', ...more })).toBe(wanted);
  });
});

const bikes = { id: '1', date: '2025-01-01', grain: 'year', market: 'bikes', definition: 'new bicycles, France', own: 12, total: 80 };

describe('a market observation', () => {
  test.each<[string, object, string | null]>([
    ['in full', { competitors: [{ id: 'velo', name: 'Vélo', value: '30' }], currency: 'EUR', source: 'panel', confidence: 'high' }, null],
    ['without a definition of the market', { definition: undefined }, 'definition missing-required'],
    ['with a blank definition', { definition: '  ' }, 'definition missing-required'],
    ['without the length of its period', { grain: null }, 'grain missing-required'],
    ['without a market', { market: '' }, 'market bad-id'],
    ['below zero', { total: -1 }, 'total negative-not-allowed'],
    ['of an unknown total', { total: null }, null],
    ['in something else', { metric: 'pairs' }, 'metric bad-value'],
    ['with a competitor without a value', { competitors: [{ id: 'velo' }] }, 'competitors[0].value missing-required'],
    ['with a competitor that is none', { competitors: [null] }, 'competitors[0] missing-required'],
    ['with competitors that are no list', { competitors: 'velo' }, 'competitors bad-value'],
  ])('%s', (_, more, wanted) => {
    expect(refusal(MarketObservation as never, { ...bikes, ...more })).toBe(wanted);
  });
});

describe('rivals', () => {
  test('are a row for each competitor, and one for us, with what the observation says', () => {
    const rows = rivals([
      { ...bikes, grain: 'year', country: 'FR', currency: 'EUR', metric: 'value', competitors: [{ id: 'velo', name: 'Vélo', value: 30 }] },
      { ...bikes, id: '2', grain: 'year', competitors: [] },
      { ...bikes, id: '3', grain: 'year' },
    ]);
    const shared = {
      observationId: '1',
      date: '2025-01-01',
      grain: 'year',
      market: 'bikes',
      country: 'FR',
      currency: 'EUR',
      metric: 'value',
    };
    expect(rows).toMatchObject([
      { ...shared, id: '1/~own', side: 'own', competitor: null, value: 12 },
      { ...shared, id: '1/1', side: 'competitor', competitor: 'velo', name: 'Vélo', value: 30 },
    ]);
  });

  test('of records that are none are none, and of competitors that are none rows without a value', () => {
    const hostile = [
      null,
      undefined,
      'text',
      7,
      {},
      { competitors: 'velo' },
      { competitors: {} },
      { ...bikes, competitors: [null, 3, { id: {} }] },
      { ...bikes, id: Object.create(null), competitors: [{ id: 'velo', value: 1 }] },
    ];
    const rows = rivals(hostile as never);
    expect(rows.map(({ id, competitor, value }) => [id, competitor, value])).toEqual([
      ['1/~own', null, 12],
      ['1/1', null, undefined],
      ['1/2', null, undefined],
      ['1/3', {}, undefined],
      ['8/~own', null, 12],
      ['8/1', 'velo', 1],
    ]);
  });

  test.each([[null], [undefined], ['text'], [{}]])('of %j are refused', (records) => {
    expect(codeOf(() => rivals(records as never))).toBe('bad-data');
  });
});

describe('coverage', () => {
  const of = (kind: string, from: string, to: string, source?: string): Coverage => ({ kind, from, to, ...(source && { source }) });
  test.each<[string, Coverage[], string[] | undefined, readonly string[] | null, string[]]>([
    ['of one source is its range', [of('sales', '2025-01-01', '2025-07-01')], undefined, ['2025-01-01', '2025-07-01'], []],
    [
      'of spells that touch is one range',
      [of('sales', '2025-04-01', '2025-07-01'), of('sales', '2025-01-01', '2025-04-01')],
      undefined,
      ['2025-01-01', '2025-07-01'],
      [],
    ],
    [
      'of spells that overlap is one range',
      [of('sales', '2025-01-01', '2025-06-01'), of('sales', '2025-02-01', '2025-03-01'), of('sales', '2025-05-01', '2025-07-01')],
      undefined,
      ['2025-01-01', '2025-07-01'],
      [],
    ],
    [
      'of two kinds is what both have',
      [of('sales', '2025-01-01', '2025-07-01'), of('leads', '2025-03-01', '2025-09-01')],
      undefined,
      ['2025-03-01', '2025-07-01'],
      [],
    ],
    [
      'of one kind asked for is its own',
      [of('sales', '2025-01-01', '2025-07-01'), of('leads', '2025-03-01', '2025-09-01')],
      ['sales'],
      ['2025-01-01', '2025-07-01'],
      [],
    ],
    [
      'of two sources is what both have',
      [of('sales', '2025-01-01', '2025-07-01', 'shop'), of('sales', '2025-03-01', '2025-09-01', 'till')],
      ['sales'],
      ['2025-03-01', '2025-07-01'],
      [],
    ],
    [
      'tells holes',
      [of('sales', '2025-01-01', '2025-03-01'), of('sales', '2025-04-01', '2025-07-01')],
      ['sales'],
      ['2025-01-01', '2025-07-01'],
      ['sales null 2025-03-01 2025-04-01'],
    ],
    [
      'cuts holes to the range',
      [
        of('sales', '2024-01-01', '2025-03-01', 'till'),
        of('sales', '2025-05-01', '2025-07-01', 'till'),
        of('leads', '2025-04-01', '2025-06-01'),
      ],
      undefined,
      ['2025-04-01', '2025-06-01'],
      ['sales till 2025-04-01 2025-05-01'],
    ],
    ['of ranges apart is none', [of('sales', '2025-01-01', '2025-03-01'), of('leads', '2025-03-01', '2025-07-01')], undefined, null, []],
    ['of nothing is none', [], undefined, null, []],
    ['of a kind that nothing covers is none', [of('sales', '2025-01-01', '2025-03-01')], ['sales', 'leads'], null, []],
  ])('%s', (_, records, kinds, wanted, holes) => {
    const { coverage, gaps } = coverageOf(records, kinds);
    expect(coverage).toEqual(wanted);
    expect(gaps.map(({ kind, source, from, to }) => `${kind} ${source} ${from} ${to}`)).toEqual(holes);
    expect(coverageOf(records.toReversed(), kinds).coverage).toEqual(wanted);
  });

  test('names the kinds that nothing covers', () => {
    expect(coverageOf([of('sales', '2025-01-01', '2025-03-01')], ['leads', 'sales', 'traffic']).uncovered).toEqual(['leads', 'traffic']);
  });

  test('refuses and counts what is none', () => {
    const { coverage, rejected, counts } = coverageOf([
      of('sales', '2025-01-01', '2025-03-01'),
      of('sales', '2025-03-01', '2025-03-01'),
      of('sales', '2025-03-01T00:00:00Z', '2025-04-01'),
      of('sales', '2025-02-30', '2025-04-01'),
      of('', '2025-01-01', '2025-04-01'),
      null as never,
    ]);
    expect(coverage).toEqual(['2025-01-01', '2025-03-01']);
    expect(rejected.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'to bad-value',
      'from bad-date',
      'from bad-date',
      'kind bad-id',
      'null unreadable-row',
    ]);
    expect([counts.rowsIn, counts.accepted, counts.rejected]).toEqual([6, 1, 5]);
    expect(codeOf(() => coverageOf('text' as never))).toBe('bad-argument');
    expect(codeOf(() => coverageOf([], 'sales' as never))).toBe('bad-argument');
  });

  test('pain: no records outside the coverage is unknown, not zero', () => {
    const { coverage } = coverageOf([of('responses', '2025-02-01', '2025-04-01'), of('invitations', '2025-01-01', '2025-04-01')]);
    const records = {
      responses: [{ id: '1', date: '2025-02-10', kind: 'nps', score: 9 } as const],
      invitations: [
        { id: 'a', date: '2025-01-09', delivered: 4 },
        { id: 'b', date: '2025-02-09', delivered: 4 },
        { id: 'c', date: '2025-03-09', delivered: 4 },
      ],
    };
    const table = query(records, {
      select: [surveyResponseRate],
      every: 'month',
      between: ['2025-01-01', '2025-04-01'],
      ...(coverage && { coverage }),
    });
    expect(column(table, 'surveyResponseRate')).toEqual(['null', '0.25', '0']);
    expect(table.notes.map(({ row, code }) => [row, code])).toEqual([[0, 'no-data']]);
  });
});

describe('an exchange rate', () => {
  test.each<[string, object, string | null]>([
    ['in full', { source: 'ECB', type: 'month-end' }, null],
    ['as text', { rate: '0.9245' }, null],
    ['of zero', { rate: 0 }, 'rate bad-value'],
    ['below zero', { rate: '-0.1' }, 'rate bad-value'],
    ['that is no number', { rate: '0,9245' }, 'rate bad-number'],
    ['of a moment', { date: '2025-03-28T00:00:00Z' }, 'date bad-date'],
    ['of a naive moment', { date: '2025-03-28 00:00' }, 'date bad-date'],
    ['of an unknown currency', { from: 'XXY' }, 'from unknown-currency'],
    ['of another kind', { type: 'monthly' }, 'type bad-value'],
    ['without a rate', { rate: null }, 'rate missing-required'],
  ])('%s', (_, more, wanted) => {
    expect(refusal(FxRate as never, { date: '2025-03-28', from: 'USD', to: 'EUR', rate: 0.9245, ...more })).toBe(wanted);
  });
});

test('what is not parsed is counted by the question all the same', () => {
  const responses = [
    { id: '1', date: '2025-01-31', kind: 'nps', score: 9 },
    { id: '2', date: 'soon', kind: 'nps', score: 9 },
    { id: '3', date: '2025-01-31', kind: 'nps', score: 'ten' },
  ];
  const table = ask({ responses, invitations: [{ id: 'a', date: '2025-01-01', delivered: 4 }] }, { select: [surveyResponseRate] });
  expectAccount(table);
  expect(table.counts['responses']?.rejected).toEqual({ 'bad-date': 1 });
  expect(column(table, 'surveyResponseRate')).toEqual(['0.25']);
  expect(table.notes.map(({ code, column: name }) => `${code} ${name}`)).toContain('unread-values score');
});
