import {
  activeCustomers,
  csat,
  type Deal,
  en,
  findSuccessFactors,
  fr,
  type Lead,
  leadConversionRate,
  revenue,
  type Sale,
  type SuccessFactors,
  sentence,
  winRate,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';

/** So many deals of a segment, of which some were won. */
function deals(channel: string, salesperson: string, won: number, lost: number): Deal[] {
  return Array.from({ length: won + lost }, (_, i) => ({
    id: `${channel}${salesperson}${i}`,
    createdAt: '2025-01-02',
    closedAt: '2025-01-31',
    amount: 10,
    outcome: i < won ? 'won' : 'lost',
    channel,
    salesperson,
  }));
}

const ledger: Deal[] = [...deals('partner', 'Ann', 56, 14), ...deals('web', 'Bob', 48, 32)];

const told = ({ factors }: SuccessFactors): string[] =>
  factors.map(({ segment, succeeded, tried, associatedWith }) => `${Object.values(segment)[0]} ${succeeded}/${tried} ${associatedWith}`);

describe('what goes with success', () => {
  // Newcombe (1998), table II: 56/70 − 48/80 is 0.2, from 0.0524 to 0.3339; z 2.6502, p 0.0080.
  test('56 of 70 against 48 of 80', () => {
    const found = findSuccessFactors(ledger, { of: winRate, over: ['channel'] });
    expect([found.rate?.toFixed(4), found.succeeded, found.tried]).toEqual(['0.6933', 104, 150]);
    expect(told(found)).toEqual(['partner 56/70 success', 'web 48/80 failure']);
    const [first] = found.factors as [(typeof found.factors)[0]];
    expect([first.rate, first.rest].map(String)).toEqual(['0.8', '0.6']);
    expect(first.difference).toBeCloseTo(0.2, 12);
    expect(first.differenceInterval.map((end) => end.toFixed(4))).toEqual(['0.0524', '0.3339']);
    expect(first.pValue).toBeCloseTo(0.00804508136819656, 10);
    // 2 asin √0.8 − 2 asin √0.6
    expect(first.effectSize).toBeCloseTo(0.44214, 4);
  });

  test('several dimensions are corrected for together', () => {
    const found = findSuccessFactors(ledger, { of: winRate, over: ['channel', 'salesperson'] });
    expect(found.factors).toHaveLength(4);
    // All four have the same p, so that the largest rank decides.
    for (const { qValue, pValue } of found.factors) expect(qValue).toBeCloseTo(pValue, 12);
    expect(
      findSuccessFactors(ledger, { of: winRate, over: ['channel'], falseShare: 0.005 }).factors.map(({ associatedWith }) => associatedWith),
    ).toEqual(['unclear', 'unclear']);
  });

  test('what is too small is not tested, and counted', () => {
    const found = findSuccessFactors([...ledger, ...deals('phone', 'Cy', 9, 1)], { of: winRate, over: ['channel'] });
    expect(told(found)).toHaveLength(2);
    expect(found.untested).toEqual([{ dimension: 'channel', reason: null, segments: 1, tried: 10 }]);
  });

  test('few are compared exactly', () => {
    const small = [...deals('a', 'x', 9, 1), ...deals('b', 'y', 3, 7)];
    const [first] = findSuccessFactors(small, { of: winRate, over: ['channel'], minimum: 5 }).factors;
    // Fisher: 2 × (C(12,9)… ) = 0.0198; Newcombe: 0.1705 to 0.8090.
    expect(first?.pValue).toBeCloseTo(0.01977, 4);
    expect(first?.differenceInterval.map((end) => end.toFixed(4))).toEqual(['0.1705', '0.8090']);
  });

  test('without a difference it says how many would be needed', () => {
    const found = findSuccessFactors([...deals('a', 'x', 50, 50), ...deals('b', 'y', 55, 45)], { of: winRate, over: ['channel'] });
    expect(found.factors.every(({ associatedWith }) => associatedWith === 'unclear')).toBe(true);
    expect(found.findings.map(({ code }) => code)).toEqual(['no-evidence']);
    expect(sentence(found.findings[0] as (typeof found.findings)[0], en)).toMatch(
      /^Win rate: none of 2 segments differs .* about 1,5\d\d in each group would be needed to tell\.$/,
    );
  });

  test('each finding is a sentence that says “associated with”, and never “caused by”', () => {
    const { findings } = findSuccessFactors(ledger, { of: winRate, over: ['channel'] });
    const spaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
    expect(findings.map((finding) => spaces(sentence(finding, en)))).toEqual([
      'Win rate: partner is associated with success, 80% of 70 against 60% elsewhere (q 0.008).',
      'Win rate: web is associated with failure, 60% of 80 against 80% elsewhere (q 0.008).',
    ]);
    expect(findings.map((finding) => spaces(sentence(finding, fr)))[0]).toBe(
      'Taux de réussite commerciale, partner : association avec la réussite, 80 % sur 70 contre 60 % ailleurs (q 0,008).',
    );
  });

  test('of no deals there is no answer', () => {
    expect(findSuccessFactors([] as Deal[], { of: winRate, over: ['channel'] })).toMatchObject({
      rate: null,
      reason: 'zero-denominator',
      factors: [],
    });
  });

  test('leads and answers of a survey are compared as deals are', () => {
    const leads: Lead[] = Array.from({ length: 200 }, (_, i) => ({
      id: `${i}`,
      createdAt: '2025-01-02',
      status: i % 10 < (i < 100 ? 5 : 2) ? ('converted' as const) : ('new' as const),
      convertedAt: i % 10 < (i < 100 ? 5 : 2) ? '2025-01-20' : null,
      source: i < 100 ? 'fair' : 'ads',
    }));
    expect(told(findSuccessFactors(leads, { of: leadConversionRate, over: ['source'], asOf: '2025-12-31' }))).toEqual([
      'fair 50/100 success',
      'ads 20/100 failure',
    ]);
    const responses = Array.from({ length: 120 }, (_, i) => ({
      id: `${i}`,
      date: '2025-01-31',
      kind: 'csat' as const,
      score: i % 4 < (i < 60 ? 3 : 1) ? 5 : 2,
      region: i < 60 ? 'north' : 'south',
    }));
    expect(told(findSuccessFactors({ responses }, { of: csat, over: ['region'] }))).toEqual(['north 45/60 success', 'south 15/60 failure']);
  });
});

describe('faults of the caller', () => {
  const cases: [name: string, question: object, message: RegExp][] = [
    ['money is no success', { of: revenue }, /share of counts/],
    ['a count is no success', { of: activeCustomers }, /share of counts/],
    ['no dimension', { of: winRate, over: [] }, /1 to 50 dimensions/],
    ['a confidence of one', { of: winRate, confidence: 1 }, /between 0 and 1/],
    ['a minimum of none', { of: winRate, minimum: 0 }, /whole number from 1/],
    ['an unknown option', { of: winRate, confidense: 0.9 }, /did you mean confidence\?/],
    ['no rate', { of: undefined }, /give a rate/],
  ];
  for (const [name, question, message] of cases)
    test(name, () => {
      const data = question && 'of' in question && (question.of === revenue || question.of === activeCustomers) ? ([] as Sale[]) : ledger;
      expect(() => findSuccessFactors(data as never, { over: ['channel'], ...question } as never)).toThrow(message);
    });
});
