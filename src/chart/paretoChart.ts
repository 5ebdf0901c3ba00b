// How much a few segments make: shares from the largest to the smallest, and the shares that all up to one make together.
import { type Share, shares } from '../analysis/segment/shares.ts';
import { Decimal } from '../decimal.ts';
import { KpiError } from '../error.ts';
import type { Table } from '../query/table.ts';
import type { Chart, ChartObject } from './asChart.ts';
import { periodAsked, stateRemarks, titleParts } from './askedPeriod.ts';
import { type ChartOptions, type Drawing, drawingOf, mostOf } from './chartOptions.ts';
import { framed, remark } from './frame.ts';
import { drawn, type Measure, measureOf } from './measure.ts';
import { paretoLayers } from './paretoLayers.ts';
import { distinct, filled } from './plainText.ts';
import { numberColumn, refuseNoTable, segmentColumns, segmentText, splitText } from './tableShape.ts';

/** What a Pareto chart shows. */
export interface ParetoChartOptions<C extends string = string> extends ChartOptions {
  /** The indicator: one that adds up over segments. */
  readonly of: C;
  /** The period, where the table has several. */
  readonly period?: string | undefined;
  /** Where classes A and B end, as shares: `[0.8, 0.95]` unless given. */
  readonly classes?: readonly [a: number, b: number] | undefined;
  /** How many bars are drawn at most, 1 to 60: 20 unless given; the others are one bar. */
  readonly most?: number | undefined;
}

/**
 * A Pareto chart: the share of each segment from the largest to the smallest, in the colours and letters of the classes A, B and C, and
 * as a line the share of all up to one. Both are shares of the same whole, on one axis.
 *
 * @param table  a table of `query` with segments, also one that went through JSON
 * @throws {KpiError} not-additive — for an indicator that does not add up over segments; unknown-field — for one that the table does
 * not have; bad-argument — for a table without segments or without some of its rows, one with several periods without `period`, an
 * unknown period, or other cut-offs; unknown-option
 * @see    shares, shareChart
 * @example
 * ```ts
 * import { paretoChart, query, revenue } from 'sales-kpi';
 * const sales = [500, 320, 150, 20, 10].map((amount, i) => ({ id: `${i}`, date: '2025-01-31', amount, productId: `p${i}` }));
 * const chart = paretoChart(query(sales, { select: [revenue], by: ['productId'] }), { of: 'revenue', labels: { productId: 'product' } });
 * chart.description // => "Pareto chart: Revenue: concentration by product. 2 of 5 make 82%. The largest: p0 50%, p1 32%, p2 15%, p3 2%, p4 1%."
 * ```
 */
export function paretoChart<R extends object>(table: Table<R>, options: ParetoChartOptions<string & keyof R>): Chart {
  const drawing = drawingOf(options, ['of', 'period', 'classes', 'most']);
  refuseNoTable(table);
  const column = numberColumn(table, options.of);
  const split = segmentColumns(table);
  if (split.length === 0) throw new KpiError('bad-argument', 'a table that is not split', "split it, by: ['productId']", ['table']);
  const most = mostOf(options.most, 20, 60);
  const period = periodAsked(table, options.period);
  const { rows, concentrations } = shares(table, { of: options.of, classes: options.classes });
  const id = period ?? table.periods[0]?.id;
  const own = rows.filter((row) => row.period === id);
  const known = own.filter(({ share }) => share !== null);
  const isBelow = concentrations.some((one) => one.period === id && one.reason === 'negative-parts');
  const measure = measureOf(column, drawing);
  const { words } = drawing;
  const title = [
    filled(words.concentration, { name: measure.name, what: splitText(split, drawing) }),
    ...titleParts(period, undefined, drawing),
  ].join(', ');
  const bars = isBelow ? [] : barRows(known, most, measure, drawing);
  return framed(
    {
      kind: 'pareto',
      title,
      facts: bars.length === 0 ? [] : factsOf(known, drawing),
      notes: [
        ...stateRemarks(table, [period], drawing),
        ...remark('negative-parts', drawing.write.period(id ?? null), isBelow),
        ...remark('without-value', own.length - known.length),
      ],
      height: 260,
      rows: bars,
      body: paretoLayers(
        bars.map((row) => String(row['name'])),
        [...new Set(bars.map((row) => String(row['class'])))],
        drawing,
      ),
      currency: measure.currency,
    },
    drawing,
  );
}

function barRows(rows: readonly Share[], most: number, { unit, currency }: Measure, drawing: Drawing): ChartObject[] {
  const { write, words } = drawing;
  const [first, rest] = rows.length <= most + 1 ? [rows, []] : [rows.slice(0, most), rows.slice(most)];
  const sum = (of: 'share' | 'value'): Decimal => rest.reduce((total, row) => total.plus(row[of] ?? 0), new Decimal(0));
  const others =
    rest.length === 0
      ? []
      : [
          {
            name: filled(words.other, { count: write.number(rest.length, 0) }),
            share: sum('share'),
            value: sum('value'),
            running: new Decimal(1),
            of: 'other' as const,
          },
        ];
  const bars = [
    ...first.map(({ segment, share, value, runningShare, class: of }) => ({
      name: segmentText(segment, drawing),
      share,
      value,
      running: runningShare,
      of: of ?? ('other' as const),
    })),
    ...others,
  ];
  const names = distinct(bars.map(({ name }) => name));
  return bars.map(({ share, value, running, of }, at): ChartObject => {
    const [text, amount] = [write.percent(share), write.value(value, unit, currency)];
    const name = names[at] as string;
    const together = write.percent(running);
    return {
      name,
      value: drawn(share),
      running: drawn(running),
      class: of,
      letter: of === 'other' ? '' : of,
      isMiddle: at === Math.floor((bars.length - 1) / 2),
      text,
      together,
      amount,
      said: `${name}, ${text} (${together}), ${amount}`,
    };
  });
}

function factsOf(rows: readonly Share[], drawing: Drawing): string[] {
  const { write, words } = drawing;
  const leading = rows.filter((row) => row.class === 'A');
  const share = leading.at(-1)?.runningShare ?? null;
  const list = rows.slice(0, 6).map(({ segment, share: one }) => `${segmentText(segment, drawing)} ${write.percent(one)}`);
  return [
    filled(words.fewMake, { count: leading.length, all: rows.length, share: write.percent(share) }),
    filled(words.largest, { list: list.join(', ') }),
  ];
}
