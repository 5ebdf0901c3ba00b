// Cohorts by age as a heat map.

import type { CohortColumn } from '../analysis/customer/cohortColumns.ts';
import type { CohortCell, CohortTable } from '../analysis/customer/cohortTable.ts';
import { excerpt, KpiError } from '../error.ts';
import type { Shown } from '../locale/numbers.ts';
import type { Chart, ChartObject } from './asChart.ts';
import { type ChartOptions, type Drawing, drawingOf } from './chartOptions.ts';
import { cohortLayers } from './cohortLayers.ts';
import { ageText, cohortFacts, cohortNames } from './cohortNames.ts';
import { framed, remark } from './frame.ts';
import { drawn, measureOf, shortText } from './measure.ts';
import { between, inkOn } from './palette.ts';
import { distinct, filled } from './plainText.ts';
import { reasonText } from './reasonText.ts';

/** What a heat map of cohorts shows. */
export interface CohortChartOptions extends ChartOptions {
  /**
   * What stands in the cells: the `share` of the cohort (of customers: the retention), the value `perCustomer`, or the `value`. `share`
   * for customers and `perCustomer` for money unless given.
   */
  readonly show?: 'share' | 'perCustomer' | 'value' | undefined;
}

/** So many cohorts and ages are drawn, and so many ages have numbers in their cells. */
const [ROWS, COLUMNS, WRITTEN] = [60, 37, 14];
const CELL = 24;

/**
 * Cohorts by age as a heat map, the oldest first. A cell whose age is not over for all of the cohort is blank, never 0; it says why.
 * The latest 60 cohorts and the first 37 ages are drawn; the chart says how many are not.
 *
 * @param cohorts  the answer of `cohorts`
 * @throws {KpiError} bad-argument — for anything else, or another `show`; unknown-option
 * @see    cohorts
 * @example
 * ```ts
 * import { cohortChart, cohorts } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-10', amount: 10, customerId: 'a' },
 *   { id: '2', date: '2025-02-10', amount: 10, customerId: 'a' },
 *   { id: '3', date: '2025-02-20', amount: 10, customerId: 'b' },
 * ];
 * const chart = cohortChart(cohorts(sales, { every: 'month', asOf: '2025-03-02', between: ['2025-01-01', '2025-03-01'], upTo: 1 }));
 * chart.data.values.map(({ cohort, age, text }) => `${cohort}, ${age}: ${text}`) // => ["Jan 2025, month 0: 100%","Jan 2025, month 1: 100%","Feb 2025, month 0: 100%","Feb 2025, month 1: too early to tell"]
 * ```
 */
export function cohortChart(cohorts: CohortTable, options: CohortChartOptions = {}): Chart {
  const drawing = drawingOf(options, ['show']);
  if (typeof cohorts !== 'object' || cohorts === null || !Array.isArray(cohorts.cohorts) || !Array.isArray(cohorts.columns))
    throw new KpiError('bad-argument', `the cohorts are ${excerpt(cohorts)}`, 'give the answer of cohorts', ['cohorts']);
  const show = options.show ?? (cohorts.value === 'customers' ? 'share' : 'perCustomer');
  if (!['share', 'perCustomer', 'value'].includes(show))
    throw new KpiError('bad-argument', `show is ${excerpt(show)}`, "give 'share', 'perCustomer' or 'value'", ['show']);
  const { words, write, palette } = drawing;
  const isCustomers = cohorts.value === 'customers';
  const unit = show === 'share' || (isCustomers && show === 'perCustomer') ? 'ratio' : isCustomers ? 'count' : 'money';
  const what = words.cohortValues[cohorts.value];
  const name =
    isCustomers && unit === 'ratio' ? words.retention : show === 'perCustomer' ? filled(words.perCustomer, { name: what }) : what;
  const measure = measureOf(
    { id: show, label: { en: name, fr: name }, unit, currency: unit === 'money' ? cohorts.currency : null },
    drawing,
  );
  const [rows, columns] = [cohorts.cohorts.slice(-ROWS), cohorts.columns.slice(0, COLUMNS)];
  const [rowNames, ages] = [cohortNames(rows, drawing), distinct(columns.map((column) => ageText(column, cohorts.every, drawing)))];
  const value = (cell: CohortCell): Shown => cell[show];
  const drawnAt = (some: readonly CohortColumn[], from: number): number[] =>
    rows.flatMap(({ cells }) => some.map((_, at) => drawn(value(cells[at + from] as CohortCell))).filter((one) => one !== null));
  const numbers = drawnAt(columns, 0);
  // All of a cohort are there at its beginning: colours tell the ages behind it apart.
  const later = unit === 'ratio' && columns.length > 1 ? drawnAt(columns.slice(1), 1) : numbers;
  const [low, high] = [Math.min(0, ...later), Math.max(0, ...later)];
  const cells = rows.flatMap((cohort, r) =>
    columns.map((_, c): ChartObject => {
      const cell = cohort.cells[c] as CohortCell;
      const number = drawn(value(cell));
      const text = number === null ? reasonText(cell.reason, drawing) : write.value(value(cell), measure.unit, measure.currency);
      const colour = between(palette.ramp, high === low || number === null ? 0 : Math.min(1, Math.max(0, (number - low) / (high - low))));
      const label =
        number === null || columns.length > WRITTEN
          ? ''
          : unit === 'ratio'
            ? percent(number, drawing)
            : shortText(value(cell), measure, drawing);
      const size = write.value(cohort.size, 'count', null);
      return {
        cohort: rowNames[r] as string,
        age: ages[c] as string,
        value: number,
        text,
        size,
        label,
        ink: number === null ? 'none' : inkOn(colour) === '#000000' ? 'dark' : 'light',
        said: `${rowNames[r]}, ${ages[c]}: ${text}`,
      };
    }),
  );
  const isBlank = rows.some((cohort) => columns.some((_, c) => cohort.cells[c]?.reason === 'immature-cohort'));
  return framed(
    {
      kind: 'cohort',
      title: filled(words.cohorts, { name }),
      facts: isCustomers && unit === 'ratio' ? cohortFacts(cohorts, ages, drawing) : [],
      notes: [
        ...remark('immature', null, isBlank && numbers.length > 0),
        ...remark('periods-left-out', cohorts.cohorts.length - rows.length),
        ...remark('columns-left-out', cohorts.columns.length - columns.length),
      ],
      height: Math.max(1, rows.length) * CELL,
      rows: numbers.length === 0 ? [] : cells,
      body: cohortLayers(
        {
          rowNames,
          ages,
          domain: [low, high === low ? low + 1 : high],
          measure,
          isWritten: columns.length <= WRITTEN,
          inks: new Set(cells.map(({ ink }) => String(ink))),
        },
        drawing,
      ),
      currency: measure.currency,
    },
    drawing,
  );
}

const percent = (share: number, { locale }: Drawing): string => new Intl.NumberFormat(locale.words.tag, { style: 'percent' }).format(share);
