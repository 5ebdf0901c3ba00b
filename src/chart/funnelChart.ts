// How many are left from step to step.
import { KpiError } from '../error.ts';
import type { SegmentKeys } from '../query/finding.ts';
import type { Table } from '../query/table.ts';
import type { Chart } from './asChart.ts';
import { periodAsked, stateRemarks, titleParts } from './askedPeriod.ts';
import { type ChartOptions, drawingOf } from './chartOptions.ts';
import { framed, remark } from './frame.ts';
import { funnelLayers, funnelRows, ratio } from './funnelSteps.ts';
import { drawn, measureOf, shownOf } from './measure.ts';
import { distinct, filled } from './plainText.ts';
import { numberColumn, ofSegment, partRows, refuseNoTable, segmentColumns } from './tableShape.ts';

/** What a funnel shows. */
export interface FunnelChartOptions<C extends string = string> extends ChartOptions {
  /** The columns of the steps, from the first to the last, 2 to 20; all of them counts, or all of them amounts. */
  readonly of: readonly C[];
  /** The period, where the table has several. */
  readonly period?: string | undefined;
  /** The segment, where the table is split: the value of each of its dimensions. */
  readonly segment?: SegmentKeys | undefined;
}

const [ROW, STEPS] = [52, 20];

/**
 * Steps as a funnel: what each comes to, its share of the step before and of the first. A step that is larger than the one before it is
 * drawn as it is, and the chart says so: then it is no funnel of the same records.
 *
 * @param table  a table of `query`, also one that went through JSON
 * @throws {KpiError} unknown-field — for a column that the table does not have; bad-argument — for fewer than 2 steps or more than 20,
 * steps that are not measured alike, several periods without `period`, or a segment that does not name one row; unknown-option
 * @see    stageConversionRate
 * @example
 * ```ts
 * import { activeCustomers, funnelChart, orderCount, query } from 'sales-kpi';
 * const sales = ['a', 'a', 'a', 'b'].map((customerId, i) => ({ id: `${i}`, date: '2025-01-31', amount: 10, customerId }));
 * const chart = funnelChart(query(sales, { select: [orderCount, activeCustomers] }), { of: ['orderCount', 'activeCustomers'] });
 * chart.data.values.map(({ name, text, rate }) => `${name} ${text} ${rate}`) // => ["Orders 4 ","Active customers 2 50% of the step before"]
 * ```
 */
export function funnelChart<R extends object>(table: Table<R>, options: FunnelChartOptions<string & keyof R>): Chart {
  const drawing = drawingOf(options, ['of', 'period', 'segment']);
  refuseNoTable(table);
  const { of, segment } = options;
  if (!Array.isArray(of) || of.length < 2 || of.length > STEPS)
    throw new KpiError('bad-argument', 'steps that are no funnel', `give 2 to ${STEPS} columns: of: ['leadCount', 'orderCount']`, ['of']);
  const columns = of.map((id: unknown, at) => numberColumn(table, id, ['of', at]));
  const measures = columns.map((column) => measureOf(column, drawing));
  const [first] = measures;
  const other = measures.find(({ unit, currency }) => unit !== first?.unit || currency !== first.currency);
  if (other !== undefined)
    throw new KpiError('bad-argument', `${first?.id} and ${other.id} are not measured alike`, 'give counts, or amounts in one currency', [
      'of',
    ]);
  const period = periodAsked(table, options.period);
  const rows = ofSegment(partRows(table), segmentColumns(table), segment).filter((row) => period === null || row['period'] === period);
  if (rows.length > 1)
    throw new KpiError('bad-argument', 'a table that is split', 'give the segment: the key of each of its dimensions', ['segment']);
  const names = distinct(measures.map(({ name }) => name));
  const values = columns.map(({ id }) => shownOf(rows[0]?.[id], id));
  const steps = funnelRows(names, values, measures, drawing);
  const { words } = drawing;
  const above = names.filter((_, at) => at > 0 && (ratio(values[at] ?? null, values[at - 1] ?? null)?.gt(1) ?? false));
  const title = [filled(words.steps, { first: names[0] ?? '', last: names.at(-1) ?? '' }), ...titleParts(period, segment, drawing)].join(
    ', ',
  );
  const list = steps.map(({ name, text, rate }) => `${name} ${text}${rate === '' ? '' : ` (${rate})`}`).join(', ');
  return framed(
    {
      kind: 'funnel',
      title,
      facts: values.every((value) => value === null) ? [] : [filled(words.list, { list })],
      notes: [...stateRemarks(table, [period], drawing), ...remark('above-the-step-before', above.join(', '), above.length > 0)],
      height: names.length * ROW,
      rows: values.every((value) => drawn(value) === null) ? [] : steps,
      body: funnelLayers(names, drawing),
      currency: first?.currency ?? null,
    },
    drawing,
  );
}
