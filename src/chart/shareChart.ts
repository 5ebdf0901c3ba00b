// Parts of a whole: as bars of one period, or as one column a period.

import { type Share, shares } from '../analysis/segment/shares.ts';
import { KpiError } from '../error.ts';
import type { Grain } from '../period/grain.ts';
import type { Table } from '../query/table.ts';
import type { Chart } from './asChart.ts';
import { stateRemarks, titleParts } from './askedPeriod.ts';
import { type ChartOptions, drawingOf, mostOf } from './chartOptions.ts';
import { framed, remark } from './frame.ts';
import { measureOf } from './measure.ts';
import { filled } from './plainText.ts';
import { shareBars } from './shareBars.ts';
import { shareColumns } from './shareColumns.ts';
import { partsOf } from './sharePart.ts';
import { listed, numberColumn, refuseNoTable, segmentColumns, splitText } from './tableShape.ts';

/** What a chart of shares shows. */
export interface ShareChartOptions<C extends string = string> extends ChartOptions {
  /** The indicator: one that adds up over segments. */
  readonly of: C;
  /** The period. Unless given, and where the table has several, each is a column. */
  readonly period?: string | undefined;
  /** How many parts stand for themselves at most: 6 unless given, up to 50 of one period; the others are one part. */
  readonly most?: number | undefined;
}

/**
 * What each segment makes of the whole: bars with percents for one period, stacked columns for several. Only for indicators that add up;
 * parts are never made from rates or distinct customers. The parts that are too many to show are one, and nothing of the whole is missing.
 *
 * A whole with a part below zero, or in two currencies, has no shares that could be drawn: it is left out, and the chart says so.
 *
 * @param table  a table of `query` with segments, also one that went through JSON
 * @throws {KpiError} not-additive — for an indicator that does not add up over segments; unknown-field — for one that the table does
 * not have; bad-argument — for a table without segments or without some of its rows, or an unknown period; unknown-option
 * @see    shares, barChart, paretoChart
 * @example
 * ```ts
 * import { query, revenue, shareChart } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-31', amount: 75, currency: 'EUR', country: 'FR' },
 *   { id: '2', date: '2025-01-31', amount: 25, currency: 'EUR', country: 'BE' },
 * ];
 * shareChart(query(sales, { select: [revenue], by: ['country'] }), { of: 'revenue' }).description // => "Parts of a whole: Revenue: shares by country. The largest: FR 75%, BE 25%."
 * ```
 */
export function shareChart<R extends object>(table: Table<R>, options: ShareChartOptions<string & keyof R>): Chart {
  const drawing = drawingOf(options, ['of', 'period', 'most']);
  refuseNoTable(table);
  const column = numberColumn(table, options.of);
  const split = segmentColumns(table);
  if (split.length === 0) throw new KpiError('bad-argument', 'a table that is not split', "split it, by: ['country']", ['table']);
  const { rows } = shares(table, { of: options.of });
  const measure = measureOf(column, drawing);
  const periods = periodsAsked(table, options.period);
  const isOne = periods.length <= 1;
  const most = mostOf(options.most, isOne ? 8 : 6, isOne ? 50 : 6);
  const wholes = periods.map((period) => ({ period, rows: rows.filter((row) => row.period === period) }));
  const isWhole = (some: readonly Share[]): boolean =>
    some.some(({ share }) => share !== null) && some.every(({ share, value }) => share === null || (share.gte(0) && value !== null));
  const [fine, odd] = [wholes.filter((one) => isWhole(one.rows)), wholes.filter((one) => one.rows.length > 0 && !isWhole(one.rows))];
  const notes = [
    ...stateRemarks(table, periods, drawing),
    ...remark('negative-parts', odd.map(({ period }) => drawing.write.period(period)).join(', '), odd.length > 0),
  ];
  const { words } = drawing;
  const by = splitText(split, drawing);
  const grain = (table.periods[0]?.grain ?? 'month') as Grain;
  const [only = null] = isOne ? periods : [];
  const title = [
    filled(words.shares, { name: measure.name, what: isOne ? by : listed([words.grains[grain], by], drawing) }),
    ...titleParts(only === 'all' ? null : only, undefined, drawing),
  ].join(', ');
  const parts = partsOf(
    fine.map((one) => one.rows),
    most,
    split,
    drawing,
  );
  const about = { kind: 'share' as const, title, notes, currency: measure.currency };
  if (!isOne)
    return framed(
      {
        ...about,
        ...shareColumns(
          table,
          fine.map(({ period }) => period),
          parts,
          measure,
          drawing,
        ),
      },
      drawing,
    );
  return framed({ ...about, ...shareBars(parts[0] ?? [], measure, drawing) }, drawing);
}

function periodsAsked({ periods }: Pick<Table<object>, 'periods'>, asked: string | undefined): string[] {
  const ids = periods.filter(({ state }) => state !== 'future').map(({ id }) => id);
  if (asked === undefined) return ids;
  if (ids.includes(asked)) return [asked];
  throw new KpiError('bad-argument', 'a period that the table does not have', `give one of them, such as '${ids.at(-1) ?? ''}'`, [
    'period',
  ]);
}
