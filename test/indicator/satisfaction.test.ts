// Surveys: satisfied customers, promoters, effort, and how many answer.
import fc from 'fast-check';
import {
  ces,
  cesAgreementRate,
  cesFrom,
  csat,
  csatFrom,
  detractorCount,
  type Metric,
  nps,
  npsMargin,
  parse,
  passiveCount,
  promoterCount,
  query,
  SurveyResponse,
  surveyResponseRate,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree } from '../agree.ts';
import { ask, codeOf, column, expectAccount } from '../query/ask.ts';

type Answer = Partial<SurveyResponse>;

/** Answers on the last day of January, unless they say another. */
const given = (answers: readonly Answer[]): SurveyResponse[] =>
  answers.map((answer, at) => ({ id: `r${at}`, date: '2025-01-31', kind: 'csat', ...answer }) as SurveyResponse);

/** So many answers of each score. */
const scores = (kind: SurveyResponse['kind'], counts: Readonly<Record<number, number>>, more: Answer = {}): SurveyResponse[] =>
  given(Object.entries(counts).flatMap(([score, count]) => Array.from({ length: count }, () => ({ kind, score: Number(score), ...more }))));

/** The answer of every engine to the whole, or the reason why there is none. */
async function answer(metric: Metric, responses: readonly SurveyResponse[]): Promise<string> {
  await agree([metric], { responses: responses as never });
  const table = ask({ responses }, { select: [metric] });
  expectAccount(table);
  const [value] = column(table, metric.id);
  return value === 'null' ? `null: ${table.notes.find(({ row }) => row === 0)?.code}` : String(value).slice(0, 8);
}

describe('csat', () => {
  test.each<[string, SurveyResponse[], string]>([
    ['published: (10 + 20) of 50 are 60 %', scores('csat', { 1: 5, 2: 5, 3: 10, 4: 10, 5: 20 }), '0.6'],
    ['published: 74 of 107 are 69.16 %', scores('csat', { 1: 10, 2: 13, 3: 10, 4: 40, 5: 34 }), '0.691588'],
    ['all satisfied', scores('csat', { 5: 3 }), '1'],
    ['none satisfied', scores('csat', { 3: 3 }), '0'],
    ['nobody asked', [], 'null: zero-denominator'],
    ['nobody answered', given([{ score: null }, {}]), 'null: zero-denominator'],
    ['those who did not answer count nowhere', given([{ score: 5 }, { score: null }, { score: 2 }]), '0.5'],
    ['the mean score is another figure: 5 and 1 are half satisfied, 3 and 3 are not', scores('csat', { 3: 2 }), '0'],
    ['answers on another scale are not counted', given([{ score: 5 }, { score: 5, scaleMax: 10 }, { score: 1 }]), '0.5'],
    ['the usual scale in full is the usual scale', given([{ score: 5, scaleMin: 1, scaleMax: '5' }, { score: 1 }]), '0.5'],
    ['other questions are not counted', given([{ score: 5 }, { score: 5, kind: 'nps' }, { score: 2 }]), '0.5'],
    ['a score outside the scale, unparsed, counts nowhere', given([{ score: 9 }, { score: 0 }, { score: 4 }]), '1'],
  ])('%s', async (_, responses, wanted) => {
    expect(await answer(csat, responses)).toBe(wanted);
  });

  test('a score that cannot be read is noted and counts nowhere', async () => {
    const responses = given([{ score: 'five' }, { score: '4' }]);
    const january = { between: ['2025-01-01', '2025-02-01'] } as const;
    await agree([csat], { responses: responses as never }, january);
    const table = ask({ responses }, { select: [csat], ...january });
    expect(column(table, 'csat')).toEqual(['1']);
    expect(table.notes.map(({ code, column: field, detail }) => [code, field, detail])).toEqual([
      ['unread-values', 'score', 'bad-number: 1'],
    ]);
    expect(csat(responses)).toBeNull();
  });

  test('on another scale is an indicator of its own', async () => {
    const ofTen = csatFrom({ satisfiedFrom: 9, scale: [1, 10] });
    const fromZero = csatFrom({ satisfiedFrom: 3, scale: [0, 4] });
    expect([ofTen.id, ofTen.label.en, ofTen.label.fr]).toEqual([
      'csat9On1To10',
      'Customer satisfaction rate, 9 or more on 1–10',
      'Taux de satisfaction client, 9 ou plus sur 1–10',
    ]);
    const responses = given([
      { score: 9, scaleMax: 10 },
      { score: 8, scaleMax: 10 },
      { score: 5 },
      { score: 4, scaleMin: 0, scaleMax: 4 },
      { score: 0, scaleMin: 0, scaleMax: 4 },
      { score: 1, scaleMin: 0, scaleMax: 4 },
    ]);
    await agree([csat, ofTen, fromZero], { responses: responses as never });
    const table = ask({ responses }, { select: [csat, ofTen, fromZero] });
    expect([csat, ofTen, fromZero].map(({ id }) => column(table, id)[0]?.slice(0, 6))).toEqual(['1', '0.5', '0.3333']);
  });

  test.each<[string, unknown]>([
    ['a scale of one step', { satisfiedFrom: 1, scale: [1, 1] }],
    ['a scale upside down', { satisfiedFrom: 4, scale: [5, 1] }],
    ['a scale of halves', { satisfiedFrom: 4, scale: [0.5, 5] }],
    ['a scale below zero', { satisfiedFrom: 1, scale: [-2, 2] }],
    ['a scale of three numbers', { satisfiedFrom: 4, scale: [1, 3, 5] }],
    ['no scale', { satisfiedFrom: 4 }],
    ['a score outside', { satisfiedFrom: 6, scale: [1, 5] }],
    ['a score that all reach', { satisfiedFrom: 1, scale: [1, 5] }],
    ['half a score', { satisfiedFrom: 3.5, scale: [1, 5] }],
    ['no score', { scale: [1, 5] }],
  ])('with %s is refused', (_, options) => {
    expect(codeOf(() => csatFrom(options as never))).toBe('bad-argument');
  });

  test('with a word that is not read is refused', () => {
    expect(codeOf(() => csatFrom({ satisfiedFrom: 4, scale: [1, 5], top: 2 } as never))).toBe('unknown-option');
  });
});

describe('nps', () => {
  test.each<[string, SurveyResponse[], string]>([
    ['published: 30 % − 20 % is +10', scores('nps', { 0: 2, 3: 8, 6: 10, 7: 20, 8: 30, 9: 10, 10: 20 }), '10'],
    ['all promoters', scores('nps', { 9: 1, 10: 1 }), '100'],
    ['all detractors', scores('nps', { 0: 1, 6: 1 }), '-100'],
    ['all passives', scores('nps', { 7: 1, 8: 1 }), '0'],
    ['pain: 0 is a detractor, and not left out', scores('nps', { 0: 1, 10: 1 }), '0'],
    ['pain: 7 is no promoter, 6 no passive', scores('nps', { 6: 1, 7: 1, 9: 2 }), '25'],
    ['nobody asked', [], 'null: zero-denominator'],
    ['those who did not answer count nowhere', given([{ kind: 'nps', score: 10 }, { kind: 'nps' }]), '100'],
    ['scores outside the scale, unparsed, count nowhere', scores('nps', { 11: 5, 10: 1, 0: 1 }), '0'],
    ['scores between two steps, unparsed, count nowhere', scores('nps', { 8.5: 5, 9.5: 5, 10: 1, 7: 1 }), '50'],
    ['other questions are not counted', [...scores('nps', { 10: 1 }), ...given([{ score: 5, id: 'x' }])], '100'],
  ])('%s', async (_, responses, wanted) => {
    expect(await answer(nps, responses)).toBe(wanted);
  });

  test('pain: what is out of range or no whole number is refused, and counted', () => {
    const { rows, counts } = parse(SurveyResponse, scores('nps', { 8.5: 1, 11: 2, 10: 3 }));
    expect([rows.length, counts.byCode]).toEqual([3, { 'bad-value': 3 }]);
  });

  test('is made of its groups, which carry its margin of error', async () => {
    const responses = scores('nps', { 0: 20, 8: 50, 10: 30 });
    const groups = [promoterCount, passiveCount, detractorCount];
    await agree([nps, ...groups], { responses: responses as never });
    const { rows } = query({ responses }, { select: [nps, promoterCount, passiveCount, detractorCount] });
    expect(rows[0]).toMatchObject({ promoterCount: 30, passiveCount: 50, detractorCount: 20 });
    const [{ promoterCount: promoters, passiveCount: passives, detractorCount: detractors }] = rows as unknown as [
      (typeof rows)[0] & Record<string, number>,
    ];
    expect(npsMargin({ promoters, passives, detractors } as never)?.toFixed(2)).toBe('13.72');
  });

  test('of any answers is the mean of +100, 0 and −100', async () => {
    const answers = fc.array(fc.record({ score: fc.nat(10), channel: fc.constantFrom('web', 'shop', null) }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(answers, async (list) => {
        const responses = given(list.map((one) => ({ kind: 'nps', ...one })));
        await agree([nps], { responses: responses as never }, { by: ['channel'] });
        const worth = list.reduce((sum, { score }) => sum + (score >= 9 ? 100 : score <= 6 ? -100 : 0), 0);
        const found = nps(responses);
        if (list.length === 0) expect(found).toBeNull();
        else expect(found?.toNumber()).toBeCloseTo(worth / list.length, 9);
      }),
      { numRuns: 8 },
    );
  });
});

describe('effort', () => {
  const easy = { kind: 'ces', orientation: 'higher' } as const;
  // CYS: 80 × 1 + 210 × 2 + 140 × 3 + 110 × 4 + 160 × 5 + 180 × 6 + 120 × 7 = 4080, of 1000 answers 4.08; a tenth of them here.
  const published = scores('ces', { 1: 8, 2: 21, 3: 14, 4: 11, 5: 16, 6: 18, 7: 12 }, easy);
  test.each<[string, Metric, SurveyResponse[], string]>([
    ['published: a mean of 4.08', ces, published, '4.08'],
    ['published: (160 + 180 + 120) of 1000 found it easy', cesAgreementRate, published, '0.46'],
    ['nobody asked', ces, [], 'null: zero-denominator'],
    ['those who did not answer count nowhere', ces, given([{ ...easy, score: 6 }, easy]), '6'],
    [
      'an answer that does not say which end is good is not guessed at',
      ces,
      given([
        { ...easy, score: 6 },
        { kind: 'ces', score: 1 },
      ]),
      '6',
    ],
    [
      'a scale the other way round is not mixed in',
      ces,
      given([
        { ...easy, score: 6 },
        { kind: 'ces', score: 1, orientation: 'lower' },
      ]),
      '6',
    ],
    [
      'a shorter scale is not mixed in',
      ces,
      given([
        { ...easy, score: 6 },
        { ...easy, score: 1, scaleMax: 5 },
      ]),
      '6',
    ],
    ['4 is not yet easy', cesAgreementRate, scores('ces', { 4: 1, 5: 1 }, easy), '0.5'],
    ['of nobody', cesAgreementRate, [], 'null: zero-denominator'],
  ])('%s', async (_, metric, responses, wanted) => {
    expect(await answer(metric, responses)).toBe(wanted);
  });

  test('on another scale says which way is good', async () => {
    const hard = cesFrom({ orientation: 'lower', scale: [1, 5] });
    const light = cesFrom({ orientation: 'higher', scale: [1, 5] });
    expect([hard.id, hard.better, light.id, light.better]).toEqual(['ces1To5Lower', 'lower', 'ces1To5Higher', 'higher']);
    expect([hard.label.fr, light.label.fr]).toEqual([
      'Score d’effort client sur 1–5, à réduire',
      'Score d’effort client sur 1–5, à augmenter',
    ]);
    const responses = given([
      { kind: 'ces', score: 2, scaleMax: 5, orientation: 'lower' },
      { kind: 'ces', score: 1, scaleMax: 5, orientation: 'lower' },
      { kind: 'ces', score: 4, scaleMax: 5, orientation: 'higher' },
    ]);
    await agree([hard, light, ces], { responses: responses as never });
    const table = ask({ responses }, { select: [hard, light, ces] });
    expect([hard, light, ces].map(({ id }) => column(table, id)[0])).toEqual(['1.5', '4', 'null']);
  });

  test.each<[string, unknown]>([
    ['no orientation', { scale: [1, 5] }],
    ['an orientation that is none', { scale: [1, 5], orientation: 'up' }],
    ['no scale', { orientation: 'lower' }],
  ])('on a scale with %s is refused', (_, options) => {
    expect(codeOf(() => cesFrom(options as never))).toBe('bad-argument');
  });
});

describe('the response rate', () => {
  const invitations = [
    { id: 'a', date: '2025-01-10', delivered: 40, kind: 'nps', channel: 'mail' },
    { id: 'b', date: '2025-02-10', delivered: 2, kind: 'nps', channel: 'mail' },
    { id: 'c', date: '2025-01-10', delivered: 10, kind: 'csat', channel: 'shop' },
  ] as const;
  const responses = given([
    { kind: 'nps', score: 9, channel: 'mail' },
    { kind: 'nps', score: null, channel: 'mail' },
    { kind: 'nps', score: 2, date: '2025-02-01', channel: 'mail' },
    { kind: 'nps', score: 3, date: '2025-02-02', channel: 'mail' },
    { kind: 'nps', score: 7, date: '2025-02-03', channel: 'mail' },
    { score: 4, channel: 'shop' },
  ]);
  const records = { responses: responses as never, invitations: invitations as never };

  test('is answers over delivered invitations, each by its date', async () => {
    const months = { every: 'month', between: ['2025-01-01', '2025-04-01'] } as const;
    await agree([surveyResponseRate], records, months);
    await agree([surveyResponseRate], records);
    const table = query({ responses, invitations }, { select: [surveyResponseRate], ...months });
    // 2 of 50; 3 of 2: late answers; nobody invited.
    expect(column(table, 'surveyResponseRate')).toEqual(['0.04', '1.5', 'null']);
    expect(table.notes.map(({ row, code }) => [row, code])).toEqual([[2, 'zero-denominator']]);
  });

  test('splits by question and channel', async () => {
    for (const by of ['kind', 'channel']) {
      await agree([surveyResponseRate], records, { by: [by] });
      const table = ask({ responses, invitations }, { select: [surveyResponseRate], by: [by] });
      // csat, shop: 1 of 10; nps, mail: 4 of 42.
      expect(column(table, 'surveyResponseRate').map((value) => value.slice(0, 6))).toEqual(
        by === 'kind' ? ['0.1', '0.0952'] : ['0.0952', '0.1'],
      );
    }
  });

  test('without answers is 0, without invitations unknown', () => {
    expect(String(surveyResponseRate({ responses: [], invitations }))).toBe('0');
    expect(surveyResponseRate({ responses, invitations: [] })).toBeNull();
  });
});

test('pain: the rate of all is not the mean of the rates of the parts', async () => {
  const responses = given([
    { score: 5, channel: 'web' },
    { score: 1, channel: 'shop' },
    { score: 1, channel: 'shop' },
    { score: 5, channel: 'shop', date: '2025-02-01' },
    ...[1, 2, 3].map((score) => ({ kind: 'nps' as const, score, channel: 'web' })),
    { kind: 'nps', score: 10, channel: 'shop' },
  ]);
  const months = { every: 'month', between: ['2025-01-01', '2025-03-01'], by: ['channel'] } as const;
  await agree([csat, nps], { responses: responses as never }, months);
  await agree([csat, nps], { responses: responses as never });
  const parts = ask({ responses }, { select: [csat, nps], ...months });
  expect([column(parts, 'csat'), column(parts, 'nps')]).toEqual([
    ['0', '1', '1', 'null'],
    ['100', '-100', 'null', 'null'],
  ]);
  const whole = ask({ responses }, { select: [csat, nps] });
  expect([column(whole, 'csat'), column(whole, 'nps')]).toEqual([['0.5'], ['-50']]);
});

test('pain: a running period is compared with the same elapsed part of the one before', async () => {
  const responses = given([
    { kind: 'nps', score: 10, date: '2025-01-03' },
    { kind: 'nps', score: 0, date: '2025-01-25' },
    { kind: 'nps', score: 10, date: '2025-02-02' },
  ]);
  const question = { every: 'month', between: ['2025-02-01', '2025-03-01'], asOf: '2025-02-10', compare: 'previousPeriod' } as const;
  await agree([nps], { responses: responses as never }, question);
  const table = ask({ responses }, { select: [nps], ...question });
  expect([column(table, 'nps'), column(table, 'npsPrior'), column(table, 'npsDelta')]).toEqual([['100'], ['100'], ['0']]);
  expect(table.periods[0]?.state).toBe('partial');
});
