// What is worth a sentence in a forecast.
import type { ForecastRelated } from './findings.ts';
import type { SeriesForecast } from './forecastShape.ts';

/** The findings of a forecast. */
export function forecastFindings({
  of,
  segment,
  grain,
  method,
  horizon,
  longest,
  points,
  skill,
  guards,
  n,
  reason,
}: Omit<SeriesForecast, 'findings'>): ForecastRelated[] {
  const about = { of, segment };
  const [next, last] = [points[0], points.at(-1)];
  if (reason !== null || method === null || next === undefined || last === undefined)
    return [{ code: 'no-forecast', ...about, period: null, values: { reason: reason ?? 'no-data', horizon, longest, n, grain } }];
  const { period, mean, low95, high95 } = next;
  const values = { mean, low95, high95, horizon, last: last.period, lastMean: last.mean, method };
  const found: ForecastRelated[] = [{ code: 'forecast', ...about, period, values }];
  if (skill === null || skill.isBetter || skill.scaledError === null || skill.naiveScaledError === null) return found;
  const { scaledError, naiveScaledError, origins } = skill;
  const isReplaced = guards.some(({ code }) => code === 'replaced');
  return [...found, { code: 'no-skill', ...about, period, values: { scaledError, naiveScaledError, origins, isReplaced } }];
}
