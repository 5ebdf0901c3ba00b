// What holds of a goal, what does not, and what it takes to tell, check by check.
import {
  type AssessOptions,
  assess,
  customerRetentionRate,
  Decimal,
  type GoalDraft,
  goal,
  landing,
  nps,
  orderCount,
  type PointSeries,
  revenue,
  salesCycleLength,
  tableFromJson,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../../query/ask.ts';
import { checksOf, euros, good, goodRate, history, months, rates, verdictsOf, well } from './goals.ts';

const rateOptions: AssessOptions = { ...well, asOf: '2025-06-30' };
const withGaps: PointSeries = {
  ...history,
  points: months.map((point) => (point.period === '2025-03' ? { ...point, value: null } : point)),
};
const means = well.means ?? {};
const other = (more: Partial<GoalDraft>, id = 'other') => goal({ ...good, kind: 'reach', id, ...more } as never);

describe('a goal that is good', () => {
  test.each([
    ['of sales, from plain values', () => assess(good, history, well)],
    ['of a rate, from a table', () => assess(goodRate, rates(), rateOptions)],
    [
      'of a rate in one country',
      () => assess({ ...goodRate, segment: { country: 'FR' }, target: '0.24' }, rates(400, 80, ['country']), rateOptions),
    ],
  ])('%s passes every letter', (_, ask) => {
    const report = ask();
    expect(verdictsOf(report)).toEqual({ S: 'pass', M: 'pass', A: 'pass', R: 'pass', T: 'pass' });
    expect(report.verdict).toBe('pass');
    expect(report.score).toBeGreaterThan(0.9);
    expect(Object.values(report.letters).flatMap(({ missing }) => missing)).toEqual([]);
  });

  test('says nothing where there is nothing to say', () => {
    expect(assess(good, history, well)).toMatchObject({ score: 1, findings: [], goal: 'half', period: '2026-01-01/2026-07-01' });
  });

  test('is the same whether read by goal, drafted, or through JSON', () => {
    const read = goal(good as never);
    const report = assess(read, history, well);
    expect(assess(good, history, well)).toEqual(report);
    expect(assess(JSON.parse(JSON.stringify(read)) as GoalDraft, history, well)).toEqual(report);
  });
});

test('a table says the same through JSON', () => {
  const past = rates() as { readonly table: object; readonly column: string };
  const read = { ...past, table: tableFromJson(JSON.stringify(past.table)) };
  expect(assess(goodRate, read as never, rateOptions)).toEqual(assess(goodRate, rates(), rateOptions));
});

describe('a goal that fails in one thing', () => {
  const cases: [check: string, code: string, ask: () => ReturnType<typeof assess>][] = [
    ['indicator', 'smart-no-indicator', () => assess({ ...good, of: null }, history, well)],
    ['direction', 'smart-against-direction', () => assess({ ...good, kind: 'decreaseFrom', baseline: 9000 }, history, well)],
    ['direction', 'smart-against-numbers', () => assess({ ...good, kind: 'increaseFrom', baseline: 9000 }, history, well)],
    ['segment', 'smart-no-segment', () => assess({ ...goodRate, segment: { country: 'DE' } }, rates(40, 8, ['country']), rateOptions)],
    ['owner', 'smart-no-owner', () => assess({ ...good, owner: ' ' }, history, well)],
    ['contradiction', 'smart-contradiction', () => assess(good, history, { ...well, others: [other({ target: 9500 })] })],
    ['target', 'smart-no-target', () => assess({ ...good, target: 'a lot' }, history, well)],
    ['unit', 'smart-currency', () => assess({ ...good, currency: 'USD' }, history, well)],
    ['unit', 'smart-out-of-scale', () => assess({ ...goodRate, target: 26 }, null, rateOptions)],
    ['coverage', 'smart-coverage', () => assess({ ...good, baseline: 7800 }, withGaps, well)],
    [
      'sample',
      'smart-small-sample',
      () => assess({ ...goodRate, kind: 'stayAbove', baseline: 0.2, target: 0.1 }, rates(9, 3), rateOptions),
    ],
    ['detectable', 'smart-not-measurable', () => assess({ ...goodRate, target: '0.22' }, rates(), rateOptions)],
    ['chance', 'smart-not-attainable', () => assess({ ...good, target: 12000 }, history, well)],
    [
      'pipeline',
      'smart-pipeline',
      () => assess(good, history, { ...well, means: { ...means, pipeline: { openValue: 30000, winRate: 0.25, remaining: 8800 } } }),
    ],
    [
      'budget',
      'smart-budget',
      () => assess(good, history, { ...well, means: { ...means, budget: { budget: 3999.99, costPerCustomer: 50, needed: 80 } } }),
    ],
    [
      'capacity',
      'smart-capacity',
      () =>
        assess(good, history, {
          ...well,
          means: { ...means, capacity: { people: 3, needed: 40, pastPerPerson: [6, 8, 9, 7, 12, 11, 10, 9] } },
        }),
    ],
    ['relevance', 'smart-not-a-driver', () => assess({ ...good, objective: { id: 'x', drivers: ['winRate'] } }, history, well)],
    [
      'focus',
      'smart-too-many-goals',
      () =>
        assess(good, history, { ...well, others: Array.from({ length: 7 }, (_, i) => other({ of: orderCount, currency: null }, `o${i}`)) }),
    ],
    ['days', 'smart-open-ended', () => assess({ ...good, between: ['2026-01-01', null] }, history, well)],
    ['days', 'smart-no-days', () => assess({ ...good, between: ['2026-07-01', '2026-01-01'] }, history, well)],
    ['ahead', 'smart-already-over', () => assess({ ...good, createdAt: '2026-06-30' }, history, { ...well, asOf: '2026-06-30' })],
    ['lag', 'smart-too-short', () => assess(good, history, { ...well, cycleDays: 182 })],
    ['checkIns', 'smart-few-check-ins', () => assess(good, history, { ...well, checkInEvery: 'half' })],
  ];
  test.each(cases)('%s: %s, and in nothing else', (check, code, ask) => {
    const report = ask();
    const failing = Object.values(checksOf(report)).filter(({ verdict }) => verdict === 'fail');
    expect(failing.map(({ id }) => id)).toEqual([check]);
    expect(report.verdict).toBe('fail');
    const { findings } = report;
    expect(findings.filter((finding) => finding.code !== 'smart-unknown').map((finding) => finding.code)).toContain(code);
    expect(findings.find((finding) => finding.code === code)?.values).toMatchObject({ check });
    // One sentence a check that fails or is not known.
    const open = Object.values(checksOf(report)).filter(({ verdict }) => verdict !== 'pass');
    for (const { id } of open) expect(findings.filter(({ values }) => values.check === id)).toHaveLength(1);
  });
});

describe('what is not known', () => {
  const cases: [what: string, check: string, missing: string[], ask: () => ReturnType<typeof assess>][] = [
    ['without a history', 'coverage', ['history'], () => assess(good, null, well)],
    ['without a history', 'chance', ['history'], () => assess(good, undefined, well)],
    ['without a history', 'unit', ['history'], () => assess(good, null, well)],
    ['without a currency', 'unit', ['currency'], () => assess({ ...good, currency: null }, history, well)],
    ['in another currency', 'chance', ['historyInCurrency'], () => assess({ ...good, currency: 'USD' }, history, well)],
    ['without the other goals', 'contradiction', ['others'], () => assess(good, history, { ...well, others: null })],
    ['without the other goals', 'focus', ['others'], () => assess(good, history, { ...well, others: undefined })],
    ['without means', 'pipeline', ['pipeline'], () => assess(good, history, { ...well, means: null })],
    [
      'with means that say too little',
      'pipeline',
      ['winRate'],
      () => assess(good, history, { ...well, means: { ...means, pipeline: { openValue: 1, remaining: 2 } } }),
    ],
    [
      'with a short past of people',
      'capacity',
      ['pastPerPerson'],
      () => assess(good, history, { ...well, means: { ...means, capacity: { people: 4, needed: 40, pastPerPerson: [99] } } }),
    ],
    [
      'with no means at all',
      'means',
      ['pipeline', 'budget', 'capacity'],
      () => assess(good, history, { ...well, means: { pipeline: null, budget: null, capacity: null } }),
    ],
    ['without an objective', 'relevance', ['objective'], () => assess({ ...good, objective: null }, history, well)],
    ['without drivers', 'relevance', ['drivers'], () => assess({ ...good, objective: { id: 'growth' } }, history, well)],
    ['without a day', 'ahead', ['asOf'], () => assess({ ...good, createdAt: null }, history, { ...well, asOf: undefined })],
    ['without a cycle', 'lag', ['cycleDays'], () => assess(good, history, { ...well, cycleDays: undefined })],
    ['with 7 months of history', 'history', ['longerHistory'], () => assess(good, { ...history, points: months.slice(-7) }, well)],
    ['with 7 months of history', 'chance', ['longerHistory'], () => assess(good, { ...history, points: months.slice(-7) }, well)],
    [
      'with 7 months of history',
      'baseline',
      ['baseline', 'longerHistory'],
      () => assess({ ...good, between: ['2026-01-01', '2027-01-01'] }, { ...history, points: months.slice(-7) }, well),
    ],
    [
      'over days that months do not fill',
      'coverage',
      ['fittingHistory'],
      () => assess({ ...good, between: ['2026-01-15', '2026-07-01'] }, history, well),
    ],
    [
      'of a segment, from plain values',
      'segment',
      ['historyOfSegment'],
      () => assess({ ...good, segment: { country: 'FR' } }, history, well),
    ],
    [
      'of a segment, from a table that is not split',
      'sample',
      ['historyOfSegment'],
      () => assess({ ...goodRate, segment: { country: 'FR' } }, rates(), rateOptions),
    ],
    [
      'of a rate, from plain rates',
      'sample',
      ['cases'],
      () =>
        assess(goodRate, { points: months.map(({ period }, i) => ({ period, value: 0.2 + (i % 3) / 100 })), grain: 'month' }, rateOptions),
    ],
    ['of a change without its start', 'direction', ['baseline'], () => assess({ ...good, kind: 'increaseFrom' }, history, well)],
  ];
  test.each(cases)('%s: %s', (_, check, missing, ask) => {
    const report = ask();
    expect(checksOf(report)[check]).toMatchObject({ verdict: 'unknown', score: 0, missing });
    expect(report.findings.filter(({ values }) => values.check === check)).toMatchObject([{ code: 'smart-unknown', values: { missing } }]);
  });

  test('is everything of an empty draft that does not fail', () => {
    const report = assess({});
    expect(verdictsOf(report)).toEqual({ S: 'fail', M: 'fail', A: 'unknown', R: 'unknown', T: 'fail' });
    expect(report).toMatchObject({ score: 0, goal: null, of: null, period: null, segment: null });
  });
});

describe('the scale of an indicator', () => {
  const unitOf = (draft: GoalDraft, past: Parameters<typeof assess>[1] = null) => checksOf(assess(draft, past))['unit'];

  test('15 for a proportion is held for 15 %, and not taken', () => {
    expect(unitOf({ of: customerRetentionRate, target: 15 })).toMatchObject({
      verdict: 'fail',
      values: { amount: new Decimal(15), high: 1, meant: new Decimal('0.15') },
    } as never);
    expect(unitOf({ of: customerRetentionRate, target: 150 })?.values['meant']).toBeNull();
    expect(unitOf({ of: customerRetentionRate, target: '1' })?.verdict).toBe('pass');
    expect(unitOf({ of: customerRetentionRate, target: '1.01' })?.verdict).toBe('fail');
    expect(unitOf({ of: customerRetentionRate, target: -0.1 })?.verdict).toBe('fail');
  });

  test('a Net Promoter Score lies from −100 to 100', () => {
    expect([-101, -100, 0, 100, 100.5].map((target) => unitOf({ of: nps, target })?.verdict)).toEqual([
      'fail',
      'pass',
      'pass',
      'pass',
      'fail',
    ]);
  });

  test('counts and days are not below 0', () => {
    expect(unitOf({ of: orderCount, target: -1 })?.verdict).toBe('fail');
    expect(unitOf({ of: salesCycleLength, target: -1 })?.verdict).toBe('fail');
    expect(unitOf({ of: salesCycleLength, target: 30 })?.verdict).toBe('pass');
  });

  test('an indicator that is no money has no currency', () => {
    expect(unitOf({ of: orderCount, target: 10, currency: 'EUR' })).toMatchObject({
      verdict: 'fail',
      values: { given: 'EUR', recorded: null },
    });
  });
});

describe('how attainable a target is', () => {
  const chanceOf = (target: number) => checksOf(assess({ ...good, target }, history, well))['chance'];
  const { mean, deviation } = landing(goal(good as never), history, { asOf: '2025-12-31' });
  const at = (z: number) => chanceOf((mean as number) + z * (deviation as number));

  test.each([
    ['easy', -0.9, 'pass', 0.75],
    ['attainable', -0.8, 'pass', 1],
    ['attainable', 0.5, 'pass', 1],
    ['stretch', 0.55, 'pass', 0.5],
    ['stretch', 1.25, 'pass', 0.5],
    ['notAttainable', 1.3, 'fail', 0],
  ])('%s at %f deviations', (band, z, verdict, score) => {
    expect(at(z)).toMatchObject({ verdict, score, values: { band } });
  });

  test('the probability is that of the landing, and the change is among those of the past', () => {
    const values = chanceOf(8800)?.values ?? {};
    expect(values).toMatchObject({ probability: landing(goal(good as never), history, { asOf: '2025-12-31' }).probability, changes: 19 });
    expect(values['percentile']).toBeGreaterThan(0.3);
    expect(values['percentile']).toBeLessThan(0.8);
    // 8800 against the same months of the year before.
    const before = months
      .filter(({ period }) => period >= '2025-01' && period < '2025-07')
      .reduce((all, { value }) => all + Number(value), 0);
    expect(values['change']).toBeCloseTo(8800 / before - 1, 10);
  });

  test('what is asked for beyond all there was is remarked on', () => {
    expect(assess({ ...good, target: 8950 }, history, well).findings.map(({ code }) => code)).toEqual([
      'smart-stretch',
      'smart-beyond-history',
    ]);
  });

  test('a past of nothing but losses has no growth, and never a number that is none', () => {
    const lost = { ...history, points: months.map(({ period, value }) => ({ period, value: -Number(value) })) };
    expect(checksOf(assess(good, lost, well))['chance']?.values).toMatchObject({ change: null, best: null, percentile: null });
  });
});

describe('where a goal starts from', () => {
  const baselineOf = (draft: GoalDraft, past: Parameters<typeof assess>[1]) =>
    checksOf(assess(draft, past, well))['baseline']?.values['baseline'];

  test('is the same months of the year before for what adds up, to the cent', () => {
    const cents = months
      .filter(({ period }) => period >= '2025-01' && period < '2025-07')
      .reduce((all, { value }) => all + Math.round(Number(value) * 100), 0);
    expect(String(baselineOf(good, history))).toBe(String(cents / 100));
  });

  test('is the year before that where the last one is not over', () => {
    const cents = months
      .filter(({ period }) => period < '2025' && period >= '2024')
      .reduce((all, { value }) => all + Math.round(Number(value) * 100), 0);
    const next = { ...good, between: ['2026-01-01', '2027-01-01'] } as const;
    const asked = checksOf(assess({ ...next, createdAt: null }, history, { ...well, asOf: '2025-11-30' }));
    expect(String(asked['baseline']?.values['baseline'])).toBe(String(cents / 100));
  });

  test('is the rate over the last months, never a mean of rates', () => {
    const { baseline: _, ...draft } = goodRate;
    const found = baselineOf({ ...draft, kind: 'reach', createdAt: null }, rates());
    expect(Number(found)).toBeCloseTo((40 * 3 + 8 + 8 + 9 + 5 - 9 + 3) / 600, 12);
  });

  test('is not made of plain rates of several months', () => {
    const plain = { points: months.map(({ period }) => ({ period, value: 0.2 })), grain: 'month' } as const;
    const { baseline: _, ...draft } = goodRate;
    expect(checksOf(assess({ ...draft, kind: 'reach' }, plain, rateOptions))['baseline']?.verdict).toBe('unknown');
  });
});

describe('refuses', () => {
  test.each<[what: string, code: string, ask: () => unknown]>([
    ['a history of another indicator', 'bad-argument', () => assess(good, { ...history, of: { ...euros, id: 'profit' } }, well)],
    [
      'a history of another definition',
      'bad-argument',
      () => assess({ ...goodRate, of: { ...goodRate.of, formula: revenue.formula, unit: 'money' } as never }, rates(), rateOptions),
    ],
    [
      'a history of another segment',
      'bad-argument',
      () =>
        assess(
          { ...goodRate, segment: { country: 'FR' } },
          { ...rates(40, 8, ['country']), segment: { country: 'BE' } } as never,
          rateOptions,
        ),
    ],
    ['a split history for a goal of all records', 'bad-argument', () => assess(goodRate, rates(40, 8, ['country']), rateOptions)],
    ['a goal that was set later', 'bad-argument', () => assess({ ...good, createdAt: '2026-01-01' }, history, well)],
    ['an unknown option', 'unknown-option', () => assess(good, history, { cycle: 3 } as never)],
    ['an unknown word of a goal', 'unknown-option', () => assess({ ...good, deadline: 1 } as never, history)],
    ['an unknown mean', 'unknown-option', () => assess(good, history, { means: { people: 3 } as never })],
    [
      'a win rate in percent',
      'bad-argument',
      () => assess(good, history, { means: { pipeline: { openValue: 1, winRate: 25, remaining: 1 } } }),
    ],
    [
      'customers that cost nothing',
      'bad-argument',
      () => assess(good, history, { means: { budget: { budget: 1, costPerCustomer: 0, needed: 1 } } }),
    ],
    ['a budget below 0', 'bad-argument', () => assess(good, history, { means: { budget: { budget: -1, costPerCustomer: 1, needed: 1 } } })],
    [
      'a number that is none',
      'bad-number',
      () => assess(good, history, { means: { budget: { budget: Number.NaN, costPerCustomer: 1, needed: 1 } } }),
    ],
    ['an unknown kind', 'bad-argument', () => assess({ ...good, kind: 'double' as never }, history)],
    ['a cycle below 0', 'bad-argument', () => assess(good, history, { cycleDays: -1 })],
    ['an unknown period', 'bad-argument', () => assess(good, history, { checkInEvery: 'fortnight' as never })],
    ['others that are no list', 'bad-argument', () => assess(good, history, { others: {} as never })],
    ['another goal without an end', 'bad-range', () => assess(good, history, { others: [{ ...good, between: null }] as never })],
    ['no goal', 'bad-argument', () => assess(null as never)],
    ['a list', 'bad-argument', () => assess([] as never)],
    ['an indicator that is none', 'bad-argument', () => assess({ of: 5 as never })],
    ['no history', 'bad-argument', () => assess(good, 'sales' as never)],
    ['a baseline that is no number', 'bad-number', () => assess({ ...good, baseline: '7,8' }, history)],
    ['a day that does not exist', 'bad-date', () => assess({ ...good, createdAt: '2025-02-30' }, history)],
  ])('%s', (_, code, ask) => {
    expect(codeOf(ask)).toBe(code);
  });
});

test('orders of several months are added up only where someone said so', () => {
  const draft: GoalDraft = { ...good, of: orderCount, currency: null, kind: 'reach', target: 8800 };
  const past = { ...history, of: undefined };
  const unsaid = checksOf(assess(draft, past, well));
  expect(unsaid['baseline']).toMatchObject({ verdict: 'unknown', missing: ['baseline', 'addsUp'] });
  expect(unsaid['chance']).toMatchObject({ verdict: 'unknown', missing: ['addsUp'], values: { change: null } });
  const said = checksOf(assess(draft, past, { ...well, addsUp: true }));
  expect([said['baseline']?.verdict, said['chance']?.verdict]).toEqual(['pass', 'pass']);
});

test('a goal against its indicator is taken where it is forced', () => {
  const against: GoalDraft = { ...good, kind: 'decreaseFrom', baseline: 9000 };
  expect(checksOf(assess(against, history, { ...well, force: true }))['direction']?.verdict).toBe('pass');
});

test('milestones are only counted', () => {
  const milestones = [{ title: 'Shop opened', by: '2026-03-01' }];
  const report = assess({ ...good, kind: 'milestones', target: null, milestones }, history, well);
  expect(report.letters.M).toMatchObject({ verdict: 'pass', checks: [{ id: 'target', values: { milestones: 1 } }] });
  expect(report.letters.A.verdict).toBe('unknown');
  expect(checksOf(assess({ ...good, kind: 'milestones', target: null, milestones: [] }, history))['target']?.verdict).toBe('fail');
});
