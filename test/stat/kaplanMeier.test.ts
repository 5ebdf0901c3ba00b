// The product-limit estimate, held against the literature, R, and fractions of whole numbers.
import fc from 'fast-check';
import { kaplanMeier, type Observation } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { runs } from '../laws/runs.ts';
import { codeOf, errorOf } from '../query/ask.ts';

/** `6+` is a time at which one was last seen. */
const times = (text: string): Observation[] => text.split(' ').map((one) => ({ time: Number.parseFloat(one), event: !one.endsWith('+') }));

describe('the Kaplan–Meier estimate', () => {
  // Freireich et al., Blood 21 (1963): weeks of remission under 6-mercaptopurine; the estimates stand in every textbook.
  test('of the remissions of Freireich is that of the textbooks', () => {
    const { steps, median } = kaplanMeier(times('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'));
    expect(steps.map(({ time, atRisk, events, survival }) => [time, atRisk, events, survival.toFixed(3)])).toEqual([
      [6, 21, 3, '0.857'],
      [7, 17, 1, '0.807'],
      [10, 15, 1, '0.753'],
      [13, 12, 1, '0.690'],
      [16, 11, 1, '0.627'],
      [22, 7, 1, '0.538'],
      [23, 6, 1, '0.448'],
    ]);
    expect(median).toBe(23);
  });

  // The same study without treatment: nobody was lost, so that the share is counted.
  test('of those of whom all is known is the share counted', () => {
    const { steps, median } = kaplanMeier(times('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23'));
    expect(steps.map(({ survival }) => Math.round(survival * 21))).toEqual([19, 17, 16, 14, 12, 8, 6, 4, 3, 2, 1, 0]);
    expect(median).toBe(8);
    expect(steps.at(-1)).toMatchObject({ survival: 0, low: null, high: null });
  });

  // R 4.2.2, survival::survfit(conf.type = 'log-log') over the data set aml, maintained; the shared fixture 13.
  test.each<[time: number, atRisk: number, survival: number, low: number, high: number]>([
    [9, 11, 0.909090909090909, 0.50808020576993, 0.986673822667823],
    [13, 10, 0.818181818181818, 0.447428614682181, 0.951162228582492],
    [18, 8, 0.715909090909091, 0.350190385907938, 0.899023974191053],
    [23, 7, 0.613636363636364, 0.265752040001286, 0.835299243250221],
    [31, 5, 0.490909090909091, 0.167330909776851, 0.753399790370811],
    [34, 4, 0.368181818181818, 0.0928295749369852, 0.657040832398164],
    [48, 2, 0.184090909090909, 0.0117384801231896, 0.525014842726641],
  ])('of aml by week %d, with its interval, is that of R', (time, atRisk, ...wanted) => {
    const { steps, median } = kaplanMeier(times('9 13 13+ 18 23 28+ 31 34 45+ 48 161+'));
    const step = steps.find((one) => one.time === time);
    expect([steps.length, step?.atRisk, median]).toEqual([7, atRisk, 31]);
    [step?.survival, step?.low, step?.high].forEach((found, i) => {
      expect(Math.abs((found ?? 0) / (wanted[i] as number) - 1)).toBeLessThan(1e-8);
    });
  });

  test.each<[string, Observation[], number | null, number]>([
    ['nobody was watched', [], null, 0],
    ['it happened to nobody', times('3+ 5+'), null, 0],
    ['it happened to the only one', times('4'), 4, 1],
    ['at once', times('0 0 3+'), 0, 1],
    ['at minus zero, which is zero', [{ time: -0, event: true }], 0, 1],
    ['to fewer than half', times('1 9+ 9+'), null, 1],
    ['to half exactly', times('1 9+'), 1, 1],
    ['one lost at the moment of an event was at risk', times('1 1+'), 1, 1],
    ['one lost before it was not', times('1+ 2'), 2, 1],
  ])('%s', (_, observations, median, count) => {
    const found = kaplanMeier(observations);
    expect([found.median, found.steps.length]).toEqual([median, count]);
    if (median === 0) expect(Object.is(found.median, 0)).toBe(true);
  });

  test('is one half exactly where its factors are, whatever doubles make of them', () => {
    // Factors that are cut off from each other by losses: 14/16 × 8/10 × 5/7 is a little more than 1/2 in doubles.
    const broken = (factors: readonly (readonly [left: number, of: number])[]): Observation[] => {
      const all: Observation[] = [];
      factors.forEach(([left, of], i) => {
        const next = factors[i + 1]?.[1] ?? 0;
        for (let k = 0; k < of - left; k++) all.push({ time: 2 * i, event: true });
        for (let k = 0; k < left - next; k++) all.push({ time: 2 * i + 1, event: false });
      });
      return all;
    };
    for (const factors of [
      [
        [14, 16],
        [8, 10],
        [5, 7],
      ],
      [
        [12, 16],
        [8, 10],
        [5, 6],
      ],
      [
        [14, 16],
        [8, 12],
        [6, 7],
      ],
    ] as const) {
      const { steps, median } = kaplanMeier(broken(factors));
      expect(steps.at(-1)?.survival).not.toBe(0.5);
      expect(median).toBe(4);
    }
    // One part in ten thousand million above one half is not half.
    expect(kaplanMeier(broken([[50_001, 100_001]])).median).toBeNull();
    expect(kaplanMeier(broken([[50_000, 100_001]])).median).toBe(0);
  });
});

const observation = fc.record({ time: fc.integer({ min: 0, max: 12 }), event: fc.boolean() });

test('of any observations is the product of fractions, falls, and is the same in any order', () => {
  fc.assert(
    fc.property(fc.array(observation, { maxLength: 40 }), (observations) => {
      const { steps, median } = kaplanMeier(observations);
      let [n, d] = [1n, 1n];
      let half: number | null = null;
      for (const { time, survival, atRisk, events, low, high } of steps) {
        expect(atRisk).toBe(observations.filter((one) => one.time >= time).length);
        expect(events).toBe(observations.filter((one) => one.time === time && one.event).length);
        [n, d] = [n * BigInt(atRisk - events), d * BigInt(atRisk)];
        expect(Math.abs(survival - Number((n * 10n ** 30n) / d) / 1e30)).toBeLessThan(1e-14);
        if (low !== null && high !== null) expect(low < survival && survival < high && low > 0 && high < 1).toBe(true);
        if (half === null && 2n * n <= d) half = time;
      }
      expect(median).toBe(half);
      expect(steps.map(({ time }) => time)).toEqual(
        [...new Set(observations.filter(({ event }) => event).map(({ time }) => time))].sort((a, b) => a - b),
      );
      expect(kaplanMeier(observations.toReversed())).toEqual({ steps, median });
    }),
    runs(200),
  );
});

test('a hundred thousand, half of them lost one by one, take no longer than it takes to sort them', () => {
  const many = Array.from({ length: 100_000 }, (_, i): Observation => ({ time: i, event: i % 2 === 0 }));
  const { steps, median } = kaplanMeier(many);
  expect(steps.length).toBe(50_000);
  // Half are lost, so that the share is about the root of what is left: one half where three quarters have gone.
  expect(Math.abs((median ?? 0) - 75_000)).toBeLessThan(3);
});

test('what is no observation is refused', () => {
  const ask = (given: unknown, confidence?: unknown): unknown => codeOf(() => kaplanMeier(given as never, confidence as never));
  for (const time of [-1, Number.NaN, Number.POSITIVE_INFINITY, '3', null, undefined])
    expect(ask([{ time, event: true }])).toBe('bad-argument');
  for (const event of [1, 'yes', null, undefined]) expect(ask([{ time: 1, event }])).toBe('bad-argument');
  for (const given of [null, undefined, {}, 'list', [null], [undefined], [7]]) expect(ask(given)).toBe('bad-argument');
  for (const confidence of [0, 1, 95, '0.95', Number.NaN]) expect(ask([], confidence)).toBe('bad-argument');
  expect(
    errorOf(() =>
      kaplanMeier([
        { time: 1, event: true },
        { time: -2, event: true },
      ]),
    ).path,
  ).toEqual(['observations', 1, 'time']);
});
