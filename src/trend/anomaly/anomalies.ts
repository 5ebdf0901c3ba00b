// Whether the last value of a series is where chance would have it, and which values of the past were not.
import { refuseUnknown } from '../../error.ts';
import { guardIf, guardsOf, type SeriesGuard } from '../guards.ts';
import { fromUnits } from '../observed.ts';
import { type Series, type SeriesOptions, seriesRead } from '../series.ts';
import type { SeriesInput } from '../seriesShape.ts';
import { windowOf } from '../seriesWindow.ts';
import type { AnomalyReport, HistoricAnomaly } from './anomalyReport.ts';
import { chartIn } from './chart.ts';
import { anomalyFindings } from './found.ts';
import { type Outliers, outliersIn } from './history.ts';
import { lastValue } from './lastValue.ts';
import { modelOf } from './model.ts';
import { dividedIn, type Past, pastOf } from './past.ts';

/** How anomalies are looked for. */
export interface AnomalyOptions extends Pick<SeriesOptions, 'perDay'> {
  /**
   * Whether the last period is known to be whole. Unless given, it is where the series says up to when records are known; where it is not
   * known, a last value below 60 % of what was expected is called no anomaly, but `possibly-incomplete`.
   */
  readonly lastIsComplete?: boolean | undefined;
}

/**
 * What is out of the ordinary in a series. The last value is compared with the interval of a model that has not seen it: seasons beside a
 * straight line, a line where the series rises or falls, or the mean; `normal` within 95 %, `unusual` within 99 %, `anomalous` beyond. A
 * rate of counts is judged as so many of so many, any other rate by what it is divided by, and a few counts by chance alone. The values
 * before it are searched for outliers. A running period takes no part, and a missing value is no zero: neither is judged.
 *
 * In series without anomalies, 1 to 2 of 100 last values are called anomalous and 5 to 7 are outside the interval of 95 %; where neighbours
 * are alike by 0.6 and values are few, 2 to 3 and 9 to 10 (12 where a trend does not show yet). The search of the past finds something in 5
 * of 100 series. At least 6 values before the last are needed, and 12 to search them.
 *
 * @param input  a column of a table (`{ table, column }`, with its `segment` where the table is split), or `{ points, grain }`
 * @throws {KpiError} as for `series`; unknown-option
 * @source Rosner (1983) on robust STL remainders; Paul and Fung (1991); Wilson (1927); Laney (2002); Przyborowski and Wilenski (1940); Wheeler (1993)
 * @see    trend, changePoints, controlChart
 * @example
 * ```ts
 * import { anomalies } from 'sales-kpi';
 * const values = [102, 98, 110, 101, 99, 103, 97, 100, 104, 140];
 * const points = values.map((value, i) => ({ period: `2025-${String(i + 1).padStart(2, '0')}`, value }));
 * const { last } = anomalies({ points, grain: 'month' });
 * [last?.level, last?.expected.toFixed(1), last?.high99?.toFixed(1)] // => ["anomalous","101.6","115.4"]
 * ```
 */
export function anomalies<R extends object>(input: SeriesInput<R>, options: AnomalyOptions = {}): AnomalyReport {
  refuseUnknown(options, ['perDay', 'lastIsComplete']);
  const series = seriesRead(input, { perDay: options.perDay });
  const past = pastOf(series, dividedIn(input, series));
  const model = modelOf(past);
  const { last, reason } = lastValue(past, model, options.lastIsComplete ?? isKnownWhole(input, series));
  const searched = outliersIn(past, model);
  const history = historyOf(past, searched);
  const interpolated = past.course.window.interpolated;
  const window = windowOf(series, interpolated);
  const found = { of: series.of, segment: series.segment, window, last, reason, history };
  return {
    ...found,
    historyReason: searched.reason,
    chart: chartIn(past),
    guards: [
      ...guardsOf(window, series.isMixed),
      ...past.course.guards.filter(({ code }) => !windowCodes.has(code)),
      ...guardIf(reason === 'possibly-incomplete', 'possibly-incomplete', last?.period ?? null),
      ...guardIf(last !== null && last.pValue === null, 'constant'),
    ],
    findings: anomalyFindings(found),
  };
}

/** These are said of the whole series. */
const windowCodes = /* @__PURE__ */ new Set<SeriesGuard['code']>([
  'gaps',
  'incomplete-first-period',
  'incomplete-last-period',
  'mixed-currency',
]);

/** Whether it is known up to when there are records: then a period that is not over is told. */
function isKnownWhole<R extends object>(input: SeriesInput<R>, { excludedIncompleteLast }: Series): boolean {
  if ('points' in input) return input.asOf !== undefined;
  return excludedIncompleteLast || input.table.periods.some(({ state }) => state === 'partial' || state === 'future');
}

/** Outliers for readers; none where numbers are too large for them. */
function historyOf({ series, course: { unit, hasShares } }: Past, { found }: Outliers): HistoricAnomaly[] {
  return found.flatMap((one): HistoricAnomaly[] => {
    const [expected, low, high] = [one.expected, one.low, one.high].map((end) => fromUnits(end, unit));
    const [period, value] = [series.periods[one.at]?.id as string, series.values[one.at] as number];
    const deviation = expected == null ? null : fromUnits(value - expected, 1);
    if (expected == null || low === undefined || high === undefined || deviation === null) return [];
    const relative = hasShares && expected > 0 ? fromUnits(deviation / expected, 1) : null;
    return [{ period, value, expected, low, high, deviation, relative, score: one.score, pValue: one.pValue }];
  });
}
