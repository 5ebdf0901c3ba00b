import { type AnomalyReport, anomalies, type Deal, en, fr, query, revenue, sentence, tableFromJson, winRate } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../../query/ask.ts';
import { monthAt, months } from './rows.ts';

const calm = [102, 98, 110, 101, 99, 103, 97, 100, 104, 96, 105, 100];
/** What is none of trend and season. */
const wave = (i: number): number => [0, 3, -2][i % 3] ?? 0;
const codes = ({ guards }: AnomalyReport): string[] => guards.map(({ code }) => code);
const say = (report: AnomalyReport, locale: typeof en): string[] =>
  report.findings.map((finding) => sentence(finding, locale).replace(/\s/g, ' '));

describe('the last value', () => {
  test('is compared with the interval of those before it, by hand', () => {
    // Mean 101.25, standard deviation 3.8877; t of 11 degrees 2.2010 and 3.1058; × √(1 + 1/12).
    const { last } = anomalies(months([...calm, 108]));
    expect(last?.expected).toBeCloseTo(101.25, 10);
    expect([last?.low95, last?.high95, last?.low99, last?.high99].map((end) => end?.toFixed(2))).toEqual([
      '92.34',
      '110.16',
      '88.68',
      '113.82',
    ]);
    expect(last).toMatchObject({ by: 'mean', as: 'value', level: 'normal', period: '2021-01', value: 108 });
    expect(last?.deviation).toBeCloseTo(6.75, 12);
    expect(last?.relative).toBeCloseTo(6.75 / 101.25, 12);
  });

  test('is normal, unusual or anomalous, at either end', () => {
    const levelOf = (value: number): unknown => anomalies(months([...calm, value])).last?.level;
    expect([110, 112, 114, 93, 91, 88].map(levelOf)).toEqual(['normal', 'unusual', 'anomalous', 'normal', 'unusual', 'anomalous']);
  });

  test('does not excuse itself: a shock in a short series is seen', () => {
    // Beside itself, no value of 7 is farther off than 2.27 standard deviations.
    expect(anomalies(months([100, 102, 98, 101, 99, 100, 130])).last?.level).toBe('anomalous');
  });

  test('of a rising series is compared with the line', () => {
    const rising = Array.from({ length: 20 }, (_, i) => 100 + 10 * i + wave(i));
    const { last } = anomalies(months([...rising, 300]));
    expect(last).toMatchObject({ by: 'trend', level: 'normal' });
    expect(last?.expected).toBeCloseTo(300, -1);
    expect(anomalies(months([...rising, 200])).last?.level).toBe('anomalous');
  });

  test('of growth by factors is compared with the curve', () => {
    const growing = Array.from({ length: 24 }, (_, i) => 100 * 1.1 ** i * (1 + wave(i) / 100));
    expect(anomalies(months([...growing, 100 * 1.1 ** 24])).last).toMatchObject({ by: 'trend', level: 'normal' });
  });

  test('of a series with seasons is compared with its season: December is no anomaly, a March like December is', () => {
    const seasonal = (count: number): number[] =>
      Array.from({ length: count }, (_, i) => (i % 12 === 11 ? 200 : 100) + 2 * wave(i) + (i % 5));
    const december = anomalies(months(seasonal(48)));
    expect(december.last).toMatchObject({ by: 'seasons-and-trend', level: 'normal', period: '2023-12' });
    expect(anomalies(months([...seasonal(50), 200])).last).toMatchObject({ level: 'anomalous', period: '2024-03' });
    expect(anomalies(months([...seasonal(47), 130])).last).toMatchObject({ level: 'anomalous', period: '2023-12' });
  });

  test('that was never below 0 is not expected to be', () => {
    const falling = Array.from({ length: 12 }, (_, i) => 60 - 5 * i + wave(i));
    const { last } = anomalies(months([...falling.map((value) => Math.max(0, value)), 0], { unit: 'quantity' }));
    expect(last?.low99).toBe(0);
    expect(last?.expected).toBeGreaterThanOrEqual(0);
  });
});

describe('what is not judged', () => {
  const reasonOf = (report: AnomalyReport): unknown[] => [report.last?.level ?? null, report.reason];

  test('nothing, too little, and a value that is missing', () => {
    expect(reasonOf(anomalies(months([])))).toEqual([null, 'no-data']);
    expect(reasonOf(anomalies(months([1, 2, 3, 2, 1, 2])))).toEqual([null, 'small-sample']);
    expect(reasonOf(anomalies({ ...months([...calm, null]) }))).toEqual([null, 'missing-value']);
  });

  test('a missing value is no zero, a recorded zero is a value', () => {
    const gappy = [...calm.slice(0, 5), null, ...calm.slice(5), 101];
    const report = anomalies(months(gappy));
    expect([report.history, report.last?.level, codes(report)]).toEqual([[], 'normal', ['gaps', 'untested-seasonality']]);
    const zero = [...calm.slice(0, 5), 0, ...calm.slice(5), 101];
    expect(anomalies(months(zero)).history.map(({ period }) => period)).toEqual(['2020-06']);
  });

  test('a constant past says what was expected, and not how far chance strays', () => {
    expect(anomalies(months([5, 5, 5, 5, 5, 5, 5])).last).toMatchObject({ expected: 5, level: 'normal', pValue: null, high95: null });
    const odd = anomalies(months([5, 5, 5, 5, 5, 5, 9]));
    expect(odd.last).toMatchObject({ expected: 5, deviation: 4, level: null });
    expect([odd.reason, codes(odd)]).toEqual(['no-spread', ['untested-seasonality', 'constant']]);
    expect(anomalies(months(new Array(20).fill(0))).last).toMatchObject({ expected: 0, level: 'normal', relative: null });
  });

  test('a running period', () => {
    const report = anomalies({ ...months([...calm, 101, 12]), asOf: '2021-02-05' });
    expect([report.last?.period, report.last?.level, report.reason]).toEqual(['2021-01', 'normal', null]);
    expect(codes(report)).toContain('incomplete-last-period');
  });

  test('a last value that may be of a running period, unless it is known to be whole', () => {
    const input = months([...calm, 12], { unit: 'money' });
    const report = anomalies(input);
    expect(reasonOf(report)).toEqual([null, 'possibly-incomplete']);
    expect(codes(report).at(-1)).toBe('possibly-incomplete');
    expect(report.findings).toMatchObject([{ code: 'unjudged-value', period: '2021-01', values: { reason: 'possibly-incomplete' } }]);
    expect(report.last?.pValue).toBeLessThan(0.01);
    expect(reasonOf(anomalies(input, { lastIsComplete: true }))).toEqual(['anomalous', null]);
    expect(reasonOf(anomalies({ ...input, asOf: '2021-02-01' }))).toEqual(['anomalous', null]);
    // Far too high is no sign of that, and neither is a low rate.
    expect(reasonOf(anomalies(months([...calm, 212])))).toEqual(['anomalous', null]);
    expect(reasonOf(anomalies(months([...calm, 12], { unit: 'ratio' })))).toEqual(['anomalous', null]);
  });

  test('numbers too large for an answer', () => {
    const huge = anomalies(months([1e308, -1e308, 1e308, -1e308, 1e308, -1e308, 1e308]));
    expect(reasonOf(huge)).toEqual([null, 'number-out-of-range']);
    expect(JSON.stringify(huge)).not.toMatch(/NaN|Infinity/);
  });

  test('options that are none are refused', () => {
    expect(codeOf(() => anomalies(months(calm), { includePartial: true } as never))).toBe('unknown-option');
    expect(codeOf(() => anomalies({} as never))).toBe('bad-argument');
  });
});

describe('a few counts', () => {
  test('are judged by chance alone', () => {
    // 6 in 12 months: of 6 + 4, each falls in the last of 13 with probability 1/13; 4 or more do with probability 0.0050.
    const { last, guards } = anomalies(months([0, 1, 0, 0, 1, 1, 0, 2, 0, 0, 1, 0, 4], { unit: 'count' }));
    expect(last).toMatchObject({ as: 'count', expected: 0.5, low95: 0, relative: null, level: 'unusual' });
    expect(last?.pValue).toBeCloseTo(0.0100731, 6);
    expect(guards.map(({ code }) => code)).toContain('low-counts');
  });

  test('a first sale after none is no anomaly yet', () => {
    const first = [...new Array(12).fill(0), 1];
    expect(anomalies(months(first, { unit: 'count' })).last).toMatchObject({ as: 'count', level: 'normal' });
  });
});

describe('a rate', () => {
  const deals = (counts: readonly (readonly [won: number, lost: number])[]): Deal[] =>
    counts.flatMap(([won, lost], i) =>
      Array.from({ length: won + lost }, (_, k) => ({
        id: `${i}.${k}`,
        createdAt: `${monthAt(i)}-01`,
        closedAt: `${monthAt(i)}-15`,
        amount: 10,
        outcome: k < won ? ('won' as const) : ('lost' as const),
      })),
    );
  const past = [20, 19, 21, 20, 22, 18, 20, 21, 19, 20, 20, 20].map((won) => [won, 100 - won] as const);
  const rates = (...last: (readonly [number, number])[]) => query(deals([...past, ...last]), { select: [winRate], every: 'month' });

  test('is judged by how many it is made of: 2 of 4 are no anomaly, 50 of 100 are', () => {
    const few = anomalies({ table: rates([2, 2]), column: 'winRate' });
    expect(few.last).toMatchObject({ as: 'share', value: 0.5, level: 'normal' });
    const many = anomalies({ table: rates([50, 50]), column: 'winRate' });
    expect(many.last).toMatchObject({ as: 'share', value: 0.5, level: 'anomalous' });
    expect([few.last?.expected, many.last?.expected].map((value) => value?.toFixed(12))).toEqual(['0.200000000000', '0.200000000000']);
    // Within 95 of 100 cases, by the score of the difference of two proportions: 20 % of 100 beside 20 % of 1200.
    expect([many.last?.low95?.toFixed(3), many.last?.high95?.toFixed(3)]).toEqual(['0.119', '0.283']);
    expect(anomalies({ table: rates([0, 4]), column: 'winRate' }).last?.level).toBe('normal');
  });

  test('of none in all the past has an interval', () => {
    const never = query(deals([...new Array(8).fill([0, 30]), [1, 29]]), { select: [winRate], every: 'month' });
    const { last } = anomalies({ table: never, column: 'winRate' });
    expect(last).toMatchObject({ as: 'share', expected: 0, low95: 0 });
    expect(last?.high95).toBeGreaterThan(0);
  });

  test('in the past is as well', () => {
    const table = query(deals([...past.slice(0, 6), [4, 1], ...past.slice(6), [20, 80]]), { select: [winRate], every: 'month' });
    expect(anomalies({ table, column: 'winRate' }).history).toEqual([]);
    const large = query(deals([...past.slice(0, 6), [70, 30], ...past.slice(6), [20, 80]]), { select: [winRate], every: 'month' });
    expect(anomalies({ table: large, column: 'winRate' }).history.map(({ period }) => period)).toEqual(['2020-07']);
  });

  test('is read through JSON alike', () => {
    const table = rates([50, 50]);
    const back = tableFromJson<typeof table>(JSON.stringify(table));
    expect(anomalies({ table: back, column: 'winRate' })).toEqual(anomalies({ table, column: 'winRate' }));
  });
});

describe('the past', () => {
  test('has outliers, each with what was expected of it', () => {
    const report = anomalies(months([102, 98, 110, 101, 99, 140, 103, 97, 100, 104, 60, 101, 100, 102, 99, 98, 103, 101, 100, 97, 102]));
    expect(report.history.map(({ period }) => period)).toEqual(['2020-06', '2020-11']);
    const [high, low] = report.history;
    expect([high?.expected.toFixed(1), high?.deviation.toFixed(1), low?.deviation.toFixed(1)]).toEqual(['100.8', '39.2', '-40.8']);
    expect([Math.sign(high?.score ?? 0), Math.sign(low?.score ?? 0), report.historyReason]).toEqual([1, -1, null]);
  });

  test('is not searched where it is short', () => {
    expect(anomalies(months([...calm.slice(0, 11), 100])).historyReason).toBe('small-sample');
  });

  test('is shown on a control chart, without its trend', () => {
    const rising = Array.from({ length: 24 }, (_, i) => 100 + 5 * i + (i % 2));
    const { chart } = anomalies(months(rising));
    expect(chart?.slope).toBeCloseTo(5, 1);
    expect(chart?.points.some(({ isBeyond, isInRun }) => isBeyond || isInRun)).toBe(false);
    expect(anomalies(months(calm.slice(0, 10))).chart).toBeNull();
    const shifted = anomalies(
      months([...new Array(10).fill(0).map((_, i) => 50 + (i % 2)), ...new Array(10).fill(0).map((_, i) => 54 + (i % 2))]),
    );
    expect(shifted.chart?.points).toHaveLength(20);
  });
});

describe('in words', () => {
  test('an anomaly', () => {
    const report = anomalies(
      months([...calm, 140], { label: { en: 'Revenue', fr: 'Chiffre d’affaires' }, unit: 'money', currency: 'EUR' }),
    );
    expect(say(report, en)).toEqual([
      'Revenue, January 2021: €140.00 is an anomaly, too high: €101.25 was expected, 99% of the time €88.68 to €113.82 (+€38.75, +38.3%; p < 0.001).',
    ]);
    expect(say(report, fr)).toEqual([
      'Chiffre d’affaires, janvier 2021 : 140,00 €, valeur anormalement élevée : on attendait 101,25 €, de 88,68 € à 113,82 € dans 99 % des cas (+38,75 €, +38,3 % ; p < 0,001).',
    ]);
  });

  test('an unusual value', () => {
    const report = anomalies(months([...calm, 91], { id: 'visits', unit: 'count' }), { lastIsComplete: true });
    expect(say(report, en)).toEqual([
      'visits, January 2021: 91 is unusually low: 101 was expected, 95% of the time 92 to 110 (-10, -10.1%; p 0.028).',
    ]);
    expect(say(report, fr)).toEqual([
      'visits, janvier 2021 : 91, valeur inhabituellement basse : on attendait 101, de 92 à 110 dans 95 % des cas (-10, -10,1 % ; p 0,028).',
    ]);
  });
});

test('a table with a running month', () => {
  const sales = [...calm, 104, 20].map((amount, i) => ({ id: `${i}`, date: `${monthAt(i)}-01`, amount, currency: 'EUR' }));
  const table = query(sales, { select: [revenue], every: 'month', asOf: '2021-02-04' });
  const report = anomalies({ table, column: 'revenue' });
  expect(report.last).toMatchObject({ period: '2021-01', value: 104, level: 'normal' });
  expect(report.window.excludedIncompleteLast).toBe(true);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

test('a segment of a table', () => {
  const sales = ['web', 'shop'].flatMap((channel, c) =>
    [...calm, c === 0 ? 104 : 300].map((amount, i) => ({ id: `${channel}${i}`, date: `${monthAt(i)}-01`, amount, channel })),
  );
  const table = query(sales, { select: [revenue], every: 'month', by: ['channel'] });
  const levelOf = (channel: string): unknown => {
    const { last, segment } = anomalies({ table, column: 'revenue', segment: { channel } });
    return [segment, last?.level];
  };
  expect(['web', 'shop'].map(levelOf)).toEqual([
    [{ channel: 'web' }, 'normal'],
    [{ channel: 'shop' }, 'anomalous'],
  ]);
});
