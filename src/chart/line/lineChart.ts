// The course of an indicator as a line chart.
import { excerpt, KpiError } from '../../error.ts';
import type { SegmentKeys } from '../../query/finding.ts';
import type { Table } from '../../query/table.ts';
import type { Chart, ChartObject } from '../asChart.ts';
import { type ChartOptions, drawingOf, mostOf } from '../chartOptions.ts';
import { acrossTitle, framed, remark, told } from '../frame.ts';
import { valueAxis } from '../measure.ts';
import { shapes } from '../palette.ts';
import { writtenNames } from '../periodNames.ts';
import { lineFacts } from './lineFacts.ts';
import { entriesOf, lineLayers, overlayEntries, withLook } from './lineLayers.ts';
import { lineRows } from './lineRows.ts';
import { linesOf } from './linesOf.ts';
import { lineBefore, type Overlays, overlayRows, periodsAhead, refuseOthers } from './overlays.ts';

/** What a line chart shows. */
export interface LineChartOptions<C extends string = string> extends ChartOptions, Overlays {
  /** The column, or several that are measured alike; also one of a comparison, such as `revenueChange`. */
  readonly of: C | readonly C[];
  /** Which segment, where the table is split: the keys of some or all of its dimensions. Unless given, each segment is a line. */
  readonly segment?: SegmentKeys | undefined;
  /** Whether the values of the periods compared with are drawn as well. */
  readonly compare?: boolean | undefined;
  /** Whether the axis of values begins at zero: true unless given. Where it does not, the chart says so. */
  readonly zero?: boolean | undefined;
  /** How many lines are drawn at most, the largest ones: 7 unless given, which is also the most. The chart says how many are not. */
  readonly most?: number | undefined;
}

/** Up to so many values, each has its point. */
const POINTED = 60;

/**
 * The course of an indicator as a line chart: one line, or one for each column or segment; with a comparison, a forecast and its bands,
 * values out of the ordinary and new levels.
 *
 * A missing value is a gap. A period that is not over or not whole is dotted with a hollow point, and the chart says so. Lines differ in
 * dashes and symbols too. At most 2000 values are drawn, the latest, and at most 7 lines; the chart says what it leaves out.
 *
 * @param table  a table of `query`, asked `every` some period; also one that went through JSON
 * @throws {KpiError} unknown-field — for a column that the table does not have; bad-argument — for columns in different units or
 * currencies, a table without periods, an unknown segment, or a comparison, forecast, anomalies or change points of another series or
 * beside several lines; unknown-option
 * @see    sparkline, forecast, anomalies, changePoints
 * @example
 * ```ts
 * import { lineChart, query, revenue } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-31', amount: 100, currency: 'EUR' },
 *   { id: '2', date: '2025-02-28', amount: 130, currency: 'EUR' },
 * ];
 * const chart = lineChart(query(sales, { select: [revenue], every: 'month' }), { of: 'revenue' });
 * chart.description // => "Line chart: Revenue by month. Revenue, January 2025 to February 2025: last €130.00, lowest €100.00 (January 2025), highest €130.00 (February 2025)."
 * ```
 */
export function lineChart<R extends object>(table: Table<R>, options: LineChartOptions<string & keyof R>): Chart {
  const drawing = drawingOf(options, ['of', 'segment', 'compare', 'forecast', 'anomalies', 'changePoints', 'zero', 'most']);
  const { of, segment, compare = false, zero = true, forecast, anomalies, changePoints } = options;
  for (const [name, flag] of Object.entries({ compare, zero }))
    if (typeof flag !== 'boolean') throw new KpiError('bad-argument', `${name} is ${excerpt(flag)}`, 'give true or false', [name]);
  const overlays = { forecast, anomalies, changePoints };
  const found = linesOf(table, { of, segment, isCompared: compare, most: mostOf(options.most, shapes.length, shapes.length) }, drawing);
  refuseOthers(found, overlays, compare);
  const all = [...found.periods, ...periodsAhead(found, overlays, drawing)];
  const [only] = found.lines;
  const isOne = found.lines.length === 1 && only !== undefined;
  const before = isOne ? lineBefore(only, found, table, drawing) : [];
  const drawnRows = [...found.lines, ...before].flatMap((line) => lineRows(line, found, drawing));
  const over = isOne ? overlayRows(only, found, all, overlays, drawing) : [];
  const rows = [...drawnRows, ...over];
  const hasValues = rows.some(({ value }) => typeof value === 'number');
  const roles = new Set(rows.map(({ role }) => String(role)));
  const numbers = rows.flatMap(({ value, low95, high95 }) => [value, low95, high95].filter((one) => typeof one === 'number'));
  const entries = [
    ...entriesOf(
      found.lines.map(({ name }) => name),
      drawing,
    ),
    ...(isOne ? overlayEntries({ isCompared: before.length > 0, isForecast: roles.has('forecast') }, drawing) : []),
  ];
  const written = writtenNames(all, found.grain);
  const axisX: ChartObject = { title: null, labelAngle: 0, labelOverlap: 'parity', values: written };
  const axisY: ChartObject = {
    ...acrossTitle,
    ...valueAxis(found.measure, numbers, drawing),
    title: entries.length > 1 ? null : found.measure.name,
    grid: true,
    tickCount: 5,
  };
  const layered = {
    entries,
    roles,
    domain: all.map(({ name }) => name),
    axisX,
    axisY,
    isFromZero: zero,
    isPointed: all.length <= POINTED,
    isOver: isOne,
  };
  return framed(
    {
      kind: 'line',
      title: found.title,
      facts: lineFacts(found, overlays, drawing),
      notes: [
        ...found.notes,
        ...remark('diamonds', null, roles.has('anomaly')),
        ...remark(
          'bands',
          null,
          over.some(({ low80, role }) => role === 'forecast' && low80 !== null),
        ),
        ...remark('not-from-zero', null, !zero && hasValues),
      ],
      height: 260,
      rows: hasValues ? rows.map((row) => withLook(told(row), entries)) : [],
      body: lineLayers(layered, drawing),
      currency: found.measure.currency,
    },
    drawing,
  );
}
