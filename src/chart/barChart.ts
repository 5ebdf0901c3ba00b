// An indicator by segment, as bars.
import { KpiError } from '../error.ts';
import type { SegmentKeys } from '../query/finding.ts';
import type { Table } from '../query/table.ts';
import type { Chart, ChartObject } from './asChart.ts';
import { periodAsked, stateRemarks, titleParts } from './askedPeriod.ts';
import { BAR, barLayers, sideOf } from './bars.ts';
import { barsOf } from './barsOf.ts';
import { type ChartOptions, drawingOf, mostOf } from './chartOptions.ts';
import { currencyIn } from './currencyIn.ts';
import { framed } from './frame.ts';
import { drawn, measureOf, shortText, valueAxis } from './measure.ts';
import { filled } from './plainText.ts';
import { numberColumn, ofSegment, partRows, refuseNoTable, segmentColumns, splitText } from './tableShape.ts';

/** What bars show. */
export interface BarChartOptions<C extends string = string> extends ChartOptions {
  /** The column. */
  readonly of: C;
  /** The period, where the table has several. */
  readonly period?: string | undefined;
  /** Some of the keys, where the table is split by several dimensions: only these segments are drawn. */
  readonly segment?: SegmentKeys | undefined;
  /** How many bars are drawn at most, 1 to 50: 12 unless given. */
  readonly most?: number | undefined;
}

/**
 * An indicator by segment as horizontal bars, the largest first. Where there are more segments than bars, all others are one more bar if
 * the values add up; they are left out, and counted, if they do not. A segment without a value has no bar, and says why.
 *
 * @param table  a table of `query` with segments, also one that went through JSON; of one with subtotals, its parts
 * @throws {KpiError} unknown-field — for a column that the table does not have; bad-argument — for a table without segments, one with
 * several periods without `period`, amounts in several currencies, or an unknown period or segment; unknown-option
 * @see    shareChart, paretoChart, topWithOther
 * @example
 * ```ts
 * import { barChart, query, revenue } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-31', amount: 100, currency: 'EUR', country: 'FR' },
 *   { id: '2', date: '2025-01-31', amount: 130, currency: 'EUR', country: 'BE' },
 * ];
 * barChart(query(sales, { select: [revenue], by: ['country'] }), { of: 'revenue' }).description // => "Bar chart: Revenue by country. The largest: BE €130.00, FR €100.00."
 * ```
 */
export function barChart<R extends object>(table: Table<R>, options: BarChartOptions<string & keyof R>): Chart {
  const drawing = drawingOf(options, ['of', 'period', 'segment', 'most']);
  refuseNoTable(table);
  const { write, words, palette } = drawing;
  const column = numberColumn(table, options.of);
  const split = segmentColumns(table);
  if (split.length === 0)
    throw new KpiError('bad-argument', 'a table that is not split', "split it, by: ['country'], or take lineChart", ['table']);
  const most = mostOf(options.most, 12, 50);
  const period = periodAsked(table, options.period);
  const rows = ofSegment(partRows(table), split, options.segment).filter((row) => period === null || row['period'] === period);
  const measure = measureOf({ ...column, currency: currencyIn(table, column, rows) }, drawing);
  const { bars, notes } = barsOf(rows, column, split, most, table, drawing);
  const values = bars.flatMap(({ shown }) => drawn(shown) ?? []);
  const drawnRows = bars.map(({ name, shown, tone, reason }): ChartObject => {
    const [value, text] = [drawn(shown), write.value(shown, measure.unit, measure.currency)];
    return {
      name,
      value,
      side: sideOf(value),
      tone,
      label: value === null ? reason : shortText(shown, measure, drawing),
      text,
      said: `${name}, ${text}`,
    };
  });
  const what = splitText(split, drawing);
  const title = [filled(words.by, { name: measure.name, what }), ...titleParts(period, options.segment, drawing)].join(', ');
  const list = bars.filter(({ shown }) => shown !== null).slice(0, 6);
  return framed(
    {
      kind: 'bar',
      title,
      facts:
        list.length === 0
          ? []
          : [
              filled(words.largest, {
                list: list.map(({ name, shown }) => `${name} ${write.value(shown, measure.unit, measure.currency)}`).join(', '),
              }),
            ],
      notes: [...stateRemarks(table, [period], drawing), ...notes],
      height: Math.max(1, bars.length) * BAR,
      rows: values.length === 0 ? [] : drawnRows,
      body: barLayers(
        {
          names: bars.map(({ name }) => name),
          axis: valueAxis(measure, values, drawing),
          tones: { bar: palette.series[0] as string, other: palette.other },
          sides: drawnRows.map(({ side }) => String(side)),
          tooltip: [
            ['name', words.names.segment],
            ['text', words.names.value],
          ],
        },
        drawing,
      ),
      currency: measure.currency,
    },
    drawing,
  );
}
