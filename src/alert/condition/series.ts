// What the methods of series say, of the series up to a period: what comes later is not known to them.
import { anomalies } from '../../trend/anomaly/anomalies.ts';
import { changePoints } from '../../trend/changePoints.ts';
import type { TableSeries } from '../../trend/seriesShape.ts';
import { trend } from '../../trend/trend.ts';
import type { AnomalyCondition, TrendBreakCondition, TrendCondition } from '../conditionShape.ts';
import { type Judge, noVerdict } from '../verdict.ts';
import { type Read, rowsUpTo, valueAt, type Watch } from '../watch.ts';

/** The series up to a period. */
function seriesUpTo(watch: Watch, at: number): TableSeries {
  const { keys } = watch.segment;
  const table = watch.read.cut(rowsUpTo(watch, at), at + 1);
  return { table, column: watch.column.id, ...(keys !== null && { segment: keys }) };
}

/** The value of a period; its series is of one currency. */
const lastAt = (watch: Watch, at: number): Read => (watch.isMixed ? { value: null, reason: 'mixed-currency' } : valueAt(watch, at));

/** Whether the value of a period is where chance would hardly have it. */
export function anomalyJudge(watch: Watch, { level, side }: AnomalyCondition): Judge {
  return (at) => {
    const now = lastAt(watch, at);
    if (now.value === null) return noVerdict(now.reason);
    const { last, reason } = anomalies(seriesUpTo(watch, at), { lastIsComplete: true });
    if (last === null || last.level === null) return noVerdict(reason ?? 'no-data');
    const found = last.level;
    const isSide = side === 'any' || (side === 'high') === last.deviation > 0;
    const holds = isSide && found !== 'normal' && (found === 'anomalous' || level === 'unusual');
    return {
      holds,
      clears: !holds,
      value: last.value,
      found: () => {
        const isFar = found === 'anomalous';
        const [low, high, confidence] = isFar ? [last.low99, last.high99, 0.99] : [last.low95, last.high95, 0.95];
        const { value, expected } = last;
        return { code: 'alert-anomaly', values: { value, expected, low, high, confidence, level: isFar ? 'anomalous' : 'unusual' } };
      },
    };
  };
}

/** Whether the series moved to another level in one of the last periods. */
export function trendBreakJudge(watch: Watch, { within, direction }: TrendBreakCondition): Judge {
  return (at) => {
    const now = lastAt(watch, at);
    if (now.value === null) return noVerdict(now.reason);
    const { points, reason } = changePoints(seriesUpTo(watch, at));
    if (reason !== null) return noVerdict(reason);
    const recent = new Set(watch.places.slice(Math.max(0, at + 1 - within), at + 1).map(({ period }) => period));
    const own = points.filter(
      ({ period, change }) => recent.has(period) && (direction === 'any' || (direction === 'rising') === change > 0),
    );
    const last = own.at(-1);
    if (last === undefined) return { holds: false, clears: true, value: null, found: null };
    const { period, before, after, relative } = last;
    const values = { at: period, before, after, relative };
    return { holds: true, clears: false, value: null, found: () => ({ code: 'alert-trend-break', values }) };
  };
}

/** Whether the series rises or falls; fewer than eight values only hint at it. */
export function trendJudge(watch: Watch, { direction }: TrendCondition): Judge {
  return (at) => {
    const now = lastAt(watch, at);
    if (now.value === null) return noVerdict(now.reason);
    const { verdict, isTentative, slope, window } = trend(seriesUpTo(watch, at));
    if (verdict === 'insufficient-data' || isTentative) return noVerdict('small-sample');
    const holds = verdict === direction;
    const { perPeriod = null, relativePerYear = null } = slope ?? {};
    const values = { direction, perPeriod, relativePerYear, grain: window.grain };
    return { holds, clears: !holds, value: null, found: () => ({ code: 'alert-trend', values }) };
  };
}
