// Whether the probability of a goal holds: goals set behind the known part of the series of the M3 competition, and what came.
import { type Goal, type Grain, goal, landing, revenue } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { competition } from '../../bench/forecastSeries.ts';
import { seriesOf } from '../trend/seriesOf.ts';

/** What was said of a goal, and whether it came. */
interface Told {
  readonly probability: number;
  readonly isReached: boolean;
  readonly factor: number;
}

const factors = [0.85, 0.95, 1, 1.05, 1.1, 1.25];
const monthsIn: Readonly<Record<string, readonly [grain: Grain, count: number, days: number]>> = {
  monthly: ['month', 12, 1],
  quarterly: ['quarter', 4, 3],
};
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
const day = (months: number): string => new Date(Date.UTC(1990, months, 1)).toISOString().slice(0, 10);

/** Goals for the sum of the year behind a series: so many times that of the year before. */
function toldOf(group: string): { told: Told[]; held80: number; held95: number } {
  const [grain, count, months] = monthsIn[group] as (typeof monthsIn)[string];
  const told: Told[] = [];
  const held: [boolean, boolean][] = [];
  const half = competition().series.filter((one, i) => one.group === group && i % 2 === 0 && one.test.length >= count);
  for (const { train, test: came } of half) {
    const input = seriesOf(train, grain, '1990-01-01');
    const between: Goal['between'] = [day(train.length * months), day((train.length + count) * months)];
    const [before, value] = [sum(train.slice(-count)), sum(came.slice(0, count))];
    for (const factor of factors) {
      const { probability, low80, high80, low95, high95 } = landing(
        goal({ id: 'g', of: revenue, target: before * factor, between }),
        input,
      );
      if (probability === null || low80 === null || high80 === null || low95 === null || high95 === null) continue;
      told.push({ probability, isReached: value >= before * factor, factor });
      if (factor === 1) held.push([value >= low80 && value <= high80, value >= low95 && value <= high95]);
    }
  }
  const share = (which: 0 | 1): number => held.filter((one) => one[which]).length / held.length;
  return { told, held80: share(0), held95: share(1) };
}

const brier = (told: readonly Told[], said: (one: Told) => number): number =>
  sum(told.map((one) => (said(one) - Number(one.isReached)) ** 2)) / told.length;

describe.each(['monthly', 'quarterly'])('goals for a year of %s series', (group) => {
  const { told, held80, held95 } = toldOf(group);

  test('of the goals of one probability, about as many are reached', () => {
    expect(told.length).toBeGreaterThan(2000);
    for (let from = 0; from < 1; from += 0.2) {
      const bin = told.filter(({ probability }) => probability >= from && probability < from + 0.2);
      const said = sum(bin.map(({ probability }) => probability)) / bin.length;
      const reached = bin.filter(({ isReached }) => isReached).length / bin.length;
      expect([from, Math.abs(said - reached) < 0.1], `${said} said, ${reached} reached`).toEqual([from, true]);
    }
  });

  test('it tells more than how often such goals were reached, which nobody knew beforehand', () => {
    const often = new Map(
      factors.map((factor) => {
        const alike = told.filter((one) => one.factor === factor);
        return [factor, alike.filter(({ isReached }) => isReached).length / alike.length];
      }),
    );
    expect(brier(told, ({ probability }) => probability)).toBeLessThan(0.85 * brier(told, ({ factor }) => often.get(factor) ?? 0));
  });

  test('intervals of the sum hold as often as they say', () => {
    expect(held80).toBeGreaterThan(0.77);
    expect(held80).toBeLessThan(0.86);
    expect(held95).toBeGreaterThan(0.92);
  });
});
