// Where goals land: what is there, what is expected of the rest, and how sure that is.
import { type GoalInput, goal, landing, mrr, orderCount, query, revenue, winRate } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { random } from '../../src/stat/random.ts';
import { repeated, seriesOf } from '../trend/seriesOf.ts';

const year = ['2025-01-01', '2026-01-01'] as const;
const ofRevenue = (input: Partial<GoalInput> = {}) => goal({ id: 'g', of: revenue, target: 1200, between: year, ...input });
/** 18 months from January 2024: 100 each, one more or less. */
const flat = seriesOf(repeated([99, 100, 101], 18), 'month', '2024-01-01');

describe('what adds up', () => {
  test('six months of 100 and six expected of 100 are 1200, as probable as not', () => {
    const { mean, probability, ahead, n, reason } = landing(ofRevenue(), flat);
    expect(Math.abs((mean ?? 0) - 1200)).toBeLessThan(6);
    expect(probability).toBeGreaterThan(0.3);
    expect(probability).toBeLessThan(0.8);
    expect([ahead, n, reason]).toEqual([6, 18, null]);
  });

  test('of a running month, the rest is as much of it as its days have left', () => {
    const points = [...flat.points, { period: '2025-07', value: 80 }];
    const { mean } = landing(ofRevenue(), { ...flat, points }, { asOf: '2025-07-10' });
    // 600 of six months, 80 of ten days, 21/31 of 100, and five months of 100.
    expect(Math.abs((mean ?? 0) - (600 + 80 + (100 * 21) / 31 + 500))).toBeLessThan(6);
  });

  test('two years that end in a high December do not make the next year one long December', () => {
    const months = [52, 50, 66, 58, 72, 57, 60, 51, 62, 89, 152, 193];
    const shop = seriesOf([...months, ...months.map((value) => value * 1.2)], 'month', '2023-01-01');
    const found = landing(ofRevenue({ target: 1300 }), shop);
    const last = months.reduce((sum, value) => sum + value, 0) * 1.2;
    expect([found.method, Math.round(found.mean ?? 0)]).toEqual(['seasonal-naive', Math.round(last)]);
    expect(found.probability).toBeLessThan(0.5);
  });

  test('the nearer the end, the narrower the interval', () => {
    const noisy = seriesOf(repeated([90, 110, 95, 105, 100], 48), 'month', '2022-01-01');
    const widths = ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'].map(
      (asOf) => landing(ofRevenue(), noisy, { asOf }).deviation ?? 0,
    );
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    expect(widths.at(-1)).toBe(0);
  });

  test('when all is known, it is reached or not', () => {
    const whole = seriesOf(repeated([100], 24), 'month', '2024-01-01');
    const at = (target: number) => landing(ofRevenue({ target }), whole);
    expect([at(1200).probability, at(1201).probability, at(1200).low95, at(1200).method]).toEqual([1, 0, 1200, null]);
  });

  test('what only grows and is there already is certain', () => {
    expect(landing(ofRevenue({ target: 590 }), flat).probability).toBe(1);
    expect(landing(ofRevenue({ target: 590, kind: 'decreaseFrom', baseline: 700 }), flat).probability).toBe(0);
  });

  test('nothing else ahead is', () => {
    const constant = seriesOf(repeated([100], 18), 'month', '2024-01-01');
    expect([landing(ofRevenue(), constant).probability, landing(ofRevenue({ target: 1300 }), constant).probability]).toEqual([
      1 - 0.5 / 19,
      0.5 / 19,
    ]);
  });
});

describe('what has no answer says why', () => {
  const few = seriesOf(repeated([100, 101], 7), 'month', '2024-06-01');
  const weeks = seriesOf(repeated([10, 11], 60), 'week', '2024-01-01');
  test.each([
    ['fewer than 8 values', ofRevenue(), few, 'small-sample'],
    ['no value', ofRevenue(), seriesOf([null, null], 'month', '2024-01-01'), 'no-data'],
    ['weeks in a year that does not begin with one', ofRevenue(), weeks, 'periods-do-not-fit'],
    [
      'a month that is over and has no value',
      ofRevenue(),
      seriesOf([...repeated([100, 101], 13), null, 100], 'month', '2024-01-01'),
      'missing-periods',
    ],
    ['an end further than the past tells', ofRevenue({ between: ['2025-01-01', '2031-01-01'] }), flat, 'horizon-too-long'],
    ['orders, who may be in two months', goal({ id: 'o', of: orderCount, target: 9, between: year }), flat, 'not-additive'],
    ['a rate without its parts', goal({ id: 'r', of: winRate, target: 0.3, between: year }), flat, 'needs-parts'],
    ['another currency', ofRevenue({ currency: 'EUR' }), { ...flat, of: { currency: 'USD' } }, 'other-currency'],
  ] as const)('%s', (_, of, input, reason) => {
    const { mean, low80, probability, reason: found } = landing(of, input);
    expect([mean, low80, probability, found]).toEqual([null, null, null, reason]);
  });

  test('orders have a landing where it is said that their months add up', () => {
    expect(landing(goal({ id: 'o', of: orderCount, target: 1200, between: year }), flat, { addsUp: true }).reason).toBeNull();
  });
});

describe('rates and levels', () => {
  /** Deals of 18 months: in each, 20 closed and 5 won; one month has ten times as many, and half of them won. */
  const deals = Array.from({ length: 18 }, (_, month) => {
    const date = `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`;
    const [count, won]: [number, number] = month === 12 ? [200, 100] : [20, 5 + (month % 2)];
    return Array.from({ length: count }, (__, i) => ({
      id: `${month}-${i}`,
      createdAt: date,
      closedAt: date,
      outcome: i < won ? ('won' as const) : ('lost' as const),
      amount: 1,
    }));
  }).flat();

  test('a rate is projected by its parts: a month of 200 deals counts ten times one of 20', () => {
    const table = query({ deals }, { select: [winRate], every: 'month', between: ['2024-01-01', '2025-07-01'], asOf: '2025-06-30' });
    const rate = goal({ id: 'r', of: winRate, target: 0.3, between: ['2025-01-01', '2025-07-01'] });
    const { mean, deviation, reason } = landing(rate, { table, column: 'winRate' });
    // 100 + 5 + 6 + 5 + 6 + 5 or so of 300.
    const exact = query({ deals }, { select: [winRate], between: rate.between }).rows[0]?.winRate?.toNumber();
    expect([reason, deviation]).toEqual([null, 0]);
    expect(mean).toBeCloseTo(exact ?? 0, 12);
  });

  test('a stock ends where its last period ends', () => {
    const stock = seriesOf([...repeated([100, 102], 18)], 'month', '2024-01-01');
    const { mean } = landing(goal({ id: 's', of: mrr, target: 120, between: year }), stock);
    expect(Math.abs((mean ?? 0) - 101)).toBeLessThan(3);
  });

  test('what is to stay is as probable as that all periods do', () => {
    const stay = (target: number) => landing(ofRevenue({ kind: 'stayAbove', target }), flat).probability ?? -1;
    expect([stay(101) === 0, stay(99.5) === 0, stay(80) > 0.9]).toEqual([true, true, true]);
  });
});

test('of simulated goals, as many are reached as their probability says', () => {
  const source = random(7);
  const bins = new Map<number, { said: number; reached: number; count: number }>();
  for (let i = 0; i < 300; i++) {
    let level = 100;
    const all = Array.from({ length: 36 }, () => {
      level += source.normal() * 2;
      return Math.max(0, level + source.normal() * 10);
    });
    const came = all.slice(24).reduce((sum, one) => sum + one, 0);
    const target = all.slice(12, 24).reduce((sum, one) => sum + one, 0) * (0.9 + 0.2 * source.uniform());
    const { probability } = landing(ofRevenue({ target }), seriesOf(all.slice(0, 24), 'month', '2023-01-01'));
    const bin = Math.min(2, Math.floor((probability ?? 0) * 3));
    const { said = 0, reached = 0, count = 0 } = bins.get(bin) ?? {};
    bins.set(bin, { said: said + (probability ?? 0), reached: reached + Number(came >= target), count: count + 1 });
  }
  for (const { said, reached, count } of bins.values()) expect(Math.abs(said - reached) / count).toBeLessThan(0.12);
  expect([...bins.values()].every(({ count }) => count > 30)).toBe(true);
});
