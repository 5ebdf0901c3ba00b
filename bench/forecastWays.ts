// How the bench forecasts: this library, and the naive forecasts that others are measured by.
import { normalQuantile } from '../src/stat/normalQuantile.ts';
import { ahead } from '../src/trend/forecast/ahead.ts';
import { classicalSeason } from '../src/trend/forecast/classicalSeason.ts';
import { judged } from '../src/trend/forecast/judged.ts';
import { naive } from '../src/trend/forecast/naive.ts';
import { type Outlook, withSeason } from '../src/trend/forecast/outlook.ts';
import { pointsOf } from '../src/trend/forecast/points.ts';
import { inUnits } from '../src/trend/observed.ts';
import type { Forecasted, Forecaster } from './forecastScores.ts';

const NAMES = ['mean', 'low80', 'high80', 'low95', 'high95'] as const;

/** This library, tried from so many places in the past. */
export function ownWay(isLight: boolean, origins: number): Forecaster {
  return ({ train, period, h }) => {
    // The time of the processor: others may be at work on this machine.
    const start = process.cpuUsage();
    const { unit, values } = inUnits(train);
    const y = values as number[];
    const how = { period, isLight, isNonNegative: true };
    const found = judged(y, (cut, steps) => ahead(y.slice(0, y.length - cut), steps, how), h, period, origins);
    const periods = Array.from({ length: h }, (_, i) => ({ id: '', step: i + 1 }));
    const points = found && pointsOf(found, unit, periods, true)?.points;
    const { user, system } = process.cpuUsage(start);
    if (found === null || points == null) return null;
    const lists = Object.fromEntries(NAMES.map((name) => [name, points.map((point) => point[name] ?? Number.NaN)]));
    return { ...(lists as Record<(typeof NAMES)[number], number[]>), ms: (user + system) / 1000, isReplaced: found.isReplaced };
  };
}

/** The last season again. */
export const seasonalNaive: Forecaster = ({ train, period, h }) => withEnds(naive(train, h, period));

/** The last value without its season, with the season where the M4 competition sees one. */
export const naive2: Forecaster = ({ train, period, h }) => {
  if (!hasSeason(train, period)) return withEnds(naive(train, h));
  const seasons = classicalSeason(train, period, true);
  // Of a season that is always 0, nothing says how high a value would be without it.
  if (!seasons.every((factor) => factor > 0)) return withEnds(naive(train, h));
  const plain = train.map((value, t) => value / (seasons[t % period] as number));
  return withEnds(withSeason(naive(plain, h), { plain, seasons, isFactor: true }, train.length));
};

/** The test of the M4 competition: 90 % of the correlation a season apart. */
function hasSeason(y: readonly number[], period: number): boolean {
  if (period === 1 || y.length < 3 * period) return false;
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  const products = (lag: number): number => y.slice(lag).reduce((sum, value, t) => sum + (value - mean) * ((y[t] as number) - mean), 0);
  const all = products(0);
  if (all === 0) return false;
  const likeness = Array.from({ length: period }, (_, i) => products(i + 1) / all);
  const before = likeness.slice(0, -1).reduce((sum, one) => sum + one * one, 0);
  return Math.abs(likeness[period - 1] as number) > 1.645 * Math.sqrt((1 + 2 * before) / y.length);
}

function withEnds({ mean, deviation }: Outlook): Forecasted {
  const end = (share: number): number[] => mean.map((value, i) => value + (deviation[i] as number) * normalQuantile(share));
  return { mean, low80: end(0.1), high80: end(0.9), low95: end(0.025), high95: end(0.975), ms: Number.NaN };
}
