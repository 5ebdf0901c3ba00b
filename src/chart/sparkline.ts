// A line so small that it fits beside a number.
import { KpiError } from '../error.ts';
import type { SegmentKeys } from '../query/finding.ts';
import type { Table } from '../query/table.ts';
import type { Chart, ChartObject } from './asChart.ts';
import { type ChartOptions, drawingOf } from './chartOptions.ts';
import { framed, told } from './frame.ts';
import { lineFacts } from './line/lineFacts.ts';
import { lineRows } from './line/lineRows.ts';
import { linesOf } from './line/linesOf.ts';

/** What a sparkline shows. */
export interface SparklineOptions<C extends string = string> extends ChartOptions {
  /** The column. */
  readonly of: C;
  /** The segment, where the table is split: the value of each of its dimensions. */
  readonly segment?: SegmentKeys | undefined;
}

const [WIDTH, HEIGHT] = [120, 28];

/**
 * The course of an indicator as a small line without axes, 120 by 28 pixels unless told, with a point at the last value. What it shows
 * stands in its description; a title is drawn only where one is given. A running last period is dotted.
 *
 * @param table  a table of `query`, asked `every` some period
 * @throws {KpiError} unknown-field — for a column that the table does not have; bad-argument — for a table without periods, or one that
 * is split without `segment`; unknown-option
 * @see    lineChart
 * @example
 * ```ts
 * import { query, revenue, sparkline } from 'sales-kpi';
 * const sales = [{ id: '1', date: '2025-01-31', amount: 100 }, { id: '2', date: '2025-02-28', amount: 130 }];
 * const { width, height } = sparkline(query(sales, { select: [revenue], every: 'month' }), { of: 'revenue' });
 * [width, height] // => [120,28]
 * ```
 */
export function sparkline<R extends object>(table: Table<R>, options: SparklineOptions<string & keyof R>): Chart {
  const drawing = drawingOf(options, ['of', 'segment'], WIDTH);
  const found = linesOf(table, { of: options.of, segment: options.segment, isCompared: false, most: 7 }, drawing);
  if (found.lines.length > 1)
    throw new KpiError('bad-argument', 'a table that is split', 'give the segment: the key of each of its dimensions', ['segment']);
  const { palette } = drawing;
  const rows = found.lines.flatMap((line) => lineRows(line, found, drawing));
  const points = rows.filter(({ role }) => role === 'point' || role === 'hollow' || role === 'alone');
  const last = points.at(-1);
  const marked = last === undefined ? [] : [{ ...last, role: 'last' }];
  const kept = rows.filter(({ role }) => role === 'line' || role === 'dash');
  const x: ChartObject = {
    field: 'period',
    type: 'ordinal',
    scale: { type: 'point', domain: found.periods.map(({ name }) => name), padding: 0.1 },
    axis: null,
  };
  const y: ChartObject = { field: 'value', type: 'quantitative', scale: { zero: false, nice: false, padding: 4 }, axis: null };
  const color = palette.series[0] as string;
  const only = (role: string): ChartObject => ({ transform: [{ filter: { field: 'role', equal: role } }] });
  return framed(
    {
      kind: 'sparkline',
      title: found.title,
      facts: lineFacts(found, {}, drawing),
      notes: found.notes,
      height: HEIGHT,
      rows: last === undefined ? [] : [...kept, ...marked].map(told),
      body: {
        layer: [
          { ...only('line'), mark: { type: 'line', strokeWidth: 1.5, color, aria: false }, encoding: { x, y } },
          ...(kept.some(({ role }) => role === 'dash')
            ? [
                {
                  ...only('dash'),
                  mark: { type: 'line', strokeWidth: 1.5, strokeDash: [2, 2], color, aria: false },
                  encoding: { x, y, detail: { field: 'path' } },
                },
              ]
            : []),
          {
            ...only('last'),
            mark: { type: 'point', filled: true, size: 24, color, opacity: 1 },
            encoding: { x, y, description: { field: 'said', type: 'nominal' } },
          },
        ],
      },
      currency: found.measure.currency,
      isBare: true,
    },
    drawing,
  );
}
