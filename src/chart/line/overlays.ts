// What is drawn over a line: the values of a comparison, a forecast with its bands, values out of the ordinary, new levels.
import { excerpt, KpiError } from '../../error.ts';
import type { SegmentKeys, Subject } from '../../query/finding.ts';
import type { Table } from '../../query/table.ts';
import type { AnomalyReport } from '../../trend/anomaly/anomalyReport.ts';
import type { ChangePointReport } from '../../trend/changePointReport.ts';
import type { SeriesForecast } from '../../trend/forecast/forecastShape.ts';
import type { ChartObject } from '../asChart.ts';
import type { Drawing } from '../chartOptions.ts';
import { drawn, shortText } from '../measure.ts';
import { shortPeriod } from '../periodNames.ts';
import { filled } from '../plainText.ts';
import { type Line, type LinePeriod, type Lines, startOf } from './line.ts';

/** What may be drawn over a line. */
export interface Overlays {
  /** A forecast of the same series, with its intervals for 80 and 95 of 100 cases. */
  readonly forecast?: SeriesForecast | undefined;
  /** Values out of the ordinary: the answer of `anomalies`. */
  readonly anomalies?: AnomalyReport | undefined;
  /** New levels: the answer of `changePoints`. */
  readonly changePoints?: ChangePointReport | undefined;
}

/** Refuses what is of another indicator or segment than the one line drawn. */
export function refuseOthers({ lines }: Lines, overlays: Overlays, isCompared: boolean): void {
  const given = Object.entries(overlays).filter(([, one]) => one !== undefined) as [string, { of: Subject; segment: SegmentKeys | null }][];
  if (lines.length > 1 && (given.length > 0 || isCompared))
    throw new KpiError('bad-argument', `${given[0]?.[0] ?? 'compare'} beside several lines`, 'draw one column and one segment', [
      given[0]?.[0] ?? 'compare',
    ]);
  for (const [name, one] of given) {
    if (typeof one !== 'object' || one === null || typeof one.of !== 'object')
      throw new KpiError('bad-argument', `${name} is ${excerpt(one)}`, 'give the answer of the function as it is', [name]);
    const line = lines[0];
    const isSame = line === undefined || (one.of.id === line.column.id && sameKeys(one.segment, line.segment));
    if (!isSame)
      throw new KpiError('bad-argument', `${name} of another series`, `ask for it of ${line.column.id}, with the same segment`, [name]);
  }
}

function sameKeys(a: SegmentKeys | null, b: SegmentKeys | null): boolean {
  const text = (keys: SegmentKeys | null): string => JSON.stringify(Object.entries(keys ?? {}).sort(([x], [y]) => (x < y ? -1 : 1)));
  return text(a) === text(b);
}

/** The periods of a forecast that the table does not have. */
export function periodsAhead({ periods }: Lines, { forecast }: Overlays, { locale, write }: Drawing): LinePeriod[] {
  const known = new Set(periods.map(({ id }) => id));
  const names = new Set(periods.map(({ name }) => name));
  return (forecast?.points ?? [])
    .filter(({ period }) => !known.has(period))
    .map(({ period }) => {
      const short = shortPeriod(period, locale);
      return { id: period, name: names.has(short) ? period : short, start: startOf(period), long: write.period(period), state: 'whole' };
    });
}

/** The values compared with as a line of their own. */
export function lineBefore(line: Line, { periods }: Lines, table: Table<object>, { words, write }: Drawing): Line[] {
  if (line.prior === null) return [];
  const pairs = new Map((table.pairs ?? []).map((pair) => [pair.period, pair]));
  const when = periods.map(({ id, long }) => {
    const { prior = null, start = null, end = null, cut = false } = pairs.get(id) ?? {};
    return prior === null ? long : write.period(cut && start !== null && end !== null ? `${start}/${end}` : prior);
  });
  return [{ ...line, name: words.names.before, shown: line.prior, numbers: line.prior.map(drawn), prior: null, when }];
}

/** The rows of what is drawn over a line. */
export function overlayRows(
  line: Line,
  { measure, periods }: Lines,
  all: readonly LinePeriod[],
  overlays: Overlays,
  drawing: Drawing,
): ChartObject[] {
  const { write, words } = drawing;
  const { unit, currency } = measure;
  const named = new Map(all.map((period) => [period.id, period]));
  const text = (value: number | null): string => write.value(value, unit, currency);
  const { forecast, anomalies, changePoints } = overlays;
  const rows: ChartObject[] = [];
  const ahead = (forecast?.points ?? []).filter(({ mean }) => drawn(mean) !== null);
  const last = periods.reduce((found, { state }, i) => (state === 'whole' && line.numbers[i] !== null ? i : found), -1);
  if (ahead.length > 0 && last >= 0) {
    const value = line.numbers[last] as number;
    rows.push({
      role: 'link',
      period: (periods[last] as LinePeriod).name,
      series: words.names.forecast,
      value,
      low80: value,
      high80: value,
      low95: value,
      high95: value,
    });
  }
  for (const { period, mean, low80, high80, low95, high95 } of ahead) {
    const { name = period, long = period } = named.get(period) ?? {};
    const interval = low95 === null ? text(mean) : filled(words.interval, { mean: text(mean), low: text(low95), high: text(high95) });
    rows.push({
      role: 'forecast',
      period: name,
      series: words.names.forecast,
      value: mean,
      low80,
      high80,
      low95,
      high95,
      when: long,
      text: interval,
    });
  }
  for (const { period, value } of outOfOrdinary(anomalies)) {
    const place = named.get(period);
    if (place !== undefined)
      rows.push({ role: 'anomaly', period: place.name, series: words.names.anomaly, value, when: place.long, text: text(value) });
  }
  for (const { period, change } of changePoints?.points ?? []) {
    const place = named.get(period);
    const label = `${words.names.newLevel} ${shortText(change, measure, drawing, true)}`;
    if (place !== undefined)
      rows.push({
        role: 'shift',
        period: place.name,
        series: words.names.newLevel,
        when: place.long,
        text: write.signed(change, unit, currency),
        label,
      });
  }
  return rows;
}

/** The values out of the ordinary, in the order of time. */
export function outOfOrdinary(report: AnomalyReport | undefined): { readonly period: string; readonly value: number }[] {
  const last = report?.last;
  const isOut = last !== null && last !== undefined && (last.level === 'anomalous' || last.level === 'unusual');
  return [...(report?.history ?? []), ...(isOut ? [last] : [])].map(({ period, value }) => ({ period, value }));
}
