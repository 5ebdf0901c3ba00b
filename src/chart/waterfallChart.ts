// A change and its parts, one after the other.

import type { ChangeExplained } from '../analysis/change/changeExplained.ts';
import { Decimal } from '../decimal.ts';
import { excerpt, KpiError } from '../error.ts';
import type { Chart } from './asChart.ts';
import { BAR } from './bars.ts';
import { type ChartOptions, type Drawing, drawingOf, mostOf } from './chartOptions.ts';
import { framed, remark } from './frame.ts';
import { type Measure, measureOf } from './measure.ts';
import { filled } from './plainText.ts';
import { reasonText } from './reasonText.ts';
import { type ShownPart, shownParts, stepsOf } from './waterfallParts.ts';
import { stepLayers, stepRows } from './waterfallSteps.ts';

/** What a waterfall shows. */
export interface WaterfallOptions extends ChartOptions {
  /** How many parts stand for themselves at most, 1 to 50: 10 unless given; the others are one part, exactly. */
  readonly most?: number | undefined;
  /**
   * Whether the values before and after are drawn as well, from zero. Unless given: where the parts are large enough to be seen beside
   * them. Otherwise the change alone is drawn, and the chart names both values.
   */
  readonly totals?: boolean | undefined;
}

/** A part is seen where it is this share of what is drawn. */
const SEEN = 0.1;

/**
 * Why an indicator changed, as a waterfall: the value before, each part of the change, the value after. The parts are those of
 * `explainChange`; they add up to the change to the last digit, also where several are drawn as one.
 *
 * @param change  the answer of `explainChange` or `explainTable`; without an answer, the chart says why
 * @throws {KpiError} bad-argument — for anything else; unknown-option
 * @see    explainChange, explainTable
 * @example
 * ```ts
 * import { explainChange, revenue, waterfallChart } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-31', amount: 100, currency: 'EUR', country: 'FR' },
 *   { id: '2', date: '2025-02-28', amount: 130, currency: 'EUR', country: 'FR' },
 * ];
 * const ends = { from: ['2025-01-01', '2025-02-01'], to: ['2025-02-01', '2025-03-01'] } as const;
 * const chart = waterfallChart(explainChange(sales, { of: revenue, by: ['country'], ...ends }));
 * chart.data.values.map(({ text }) => text) // => ["€100.00","+€30.00","€130.00"]
 * ```
 */
export function waterfallChart(change: ChangeExplained, options: WaterfallOptions = {}): Chart {
  const drawing = drawingOf(options, ['most', 'totals']);
  if (typeof change !== 'object' || change === null || !Array.isArray(change.parts) || !Array.isArray(change.periods))
    throw new KpiError('bad-argument', `the change is ${excerpt(change)}`, 'give the answer of explainChange', ['change']);
  if (options.totals !== undefined && typeof options.totals !== 'boolean')
    throw new KpiError('bad-argument', `totals is ${excerpt(options.totals)}`, 'give true or false', ['totals']);
  const most = mostOf(options.most, 10, 50);
  const { write, words } = drawing;
  const measure = measureOf(change.of, drawing);
  const [before, after] = change.periods.map((id) => write.period(id)) as [string, string];
  const about = {
    kind: 'waterfall' as const,
    title: filled(words.change, { name: measure.name, from: before, to: after }),
    currency: measure.currency,
  };
  const { from, to } = change;
  if (from === null || to === null || change.change === null)
    return framed(
      { ...about, facts: [], notes: remark('no-answer', reasonText(change.reason, drawing)), height: BAR, rows: [], body: {} },
      drawing,
    );
  const parts = shownParts(change.parts, most, drawing);
  const isWith = options.totals ?? isSeen(parts, new Decimal(from), new Decimal(to));
  const steps = stepsOf(parts, { from: new Decimal(from), to: new Decimal(to), isWith }, [before, after], drawing);
  const rows = stepRows(steps, measure, drawing);
  const values = [write.value(from, measure.unit, measure.currency), write.value(to, measure.unit, measure.currency)] as const;
  const moved = write.signed(change.change, measure.unit, measure.currency);
  return framed(
    {
      ...about,
      facts: factsOf(values, moved, parts, measure, drawing),
      notes: isWith ? [] : remark('change-alone', `${values[0]} → ${values[1]}`),
      height: steps.length * (BAR + 4),
      rows,
      body: stepLayers(steps, measure, drawing),
    },
    drawing,
  );
}

function isSeen(parts: readonly ShownPart[], from: Decimal, to: Decimal): boolean {
  const largest = parts.reduce((found, { value }) => Decimal.max(found, value.abs()), new Decimal(0));
  return parts.length === 0 || largest.gte(Decimal.max(from.abs(), to.abs()).times(SEEN));
}

function factsOf(
  [from, to]: readonly [string, string],
  change: string,
  parts: readonly ShownPart[],
  { unit, currency }: Measure,
  { write, words }: Drawing,
): string[] {
  const list = parts.slice(0, 6).map(({ name, value }) => `${name} ${write.signed(value, unit, currency)}`);
  return [filled(words.fromTo, { from, to, change }), ...(list.length === 0 ? [] : [filled(words.list, { list: list.join(', ') })])];
}
