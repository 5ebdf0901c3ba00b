// After how many months customers have paid back what winning them cost: observed, not assumed.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import { marketingSpend } from '../../indicator/marketing/spend.ts';
import type { SalesData } from '../../indicator/sales/policy.ts';
import type { SpendData } from '../../model/marketing/campaignSpend.ts';
import type { DateRange } from '../../period/range.ts';
import type { EngineSource } from '../../plan/engine.ts';
import { cell } from '../../query/cell.ts';
import type { Data } from '../../query/data.ts';
import { type Answered, ask, type RecordBehind } from '../../query/query.ts';
import type { AnyQuestion } from '../../query/question.ts';
import type { Table } from '../../query/table.ts';
import { type CohortPayback, paidBack } from './cohortPayback.ts';
import { askCohorts } from './cohorts.ts';
import type { CohortNote, CohortTable } from './cohortTable.ts';
import type { CohortPaybackFinding } from './findings.ts';
import type { CustomerQuestion } from './observed.ts';
import { paybackFindings } from './paybackRemarks.ts';

/** When customers pay back. */
export interface Payback {
  /** What they bring: gross profit, or net sales, which flatters. */
  readonly basis: 'margin' | 'revenue';
  /** The last age looked at. */
  readonly upTo: number;
  /** The currency of all money. */
  readonly currency: string | null;
  /** The cohorts in order. */
  readonly cohorts: readonly CohortPayback[];
  /** What has to be known, as of `cohorts`. */
  readonly notes: readonly CohortNote[];
  /** What is worth a sentence. */
  readonly findings: readonly CohortPaybackFinding[];
}

/** How payback is looked for. */
export interface PaybackOptions<R = never> extends CustomerQuestion<R> {
  /** The last age looked at, in months: 24 unless given, at most 120. */
  readonly upTo?: number | undefined;
  /** What customers bring: gross profit (`margin`, unless given), or net sales. Both after returns. */
  readonly basis?: 'margin' | 'revenue' | undefined;
  /** Cohorts that begin in these days, half-open. */
  readonly between?: DateRange | undefined;
}

/**
 * The months until an average customer of each cohort has brought what winning a customer cost: the empirical payback, from what was
 * observed. The cost of a cohort is all marketing spend of its month ÷ its new customers.
 *
 * Where the age is not reached yet there is no answer (`immature-cohort`), nor where all months looked at are over
 * (`never-recovers`). A month without any recorded spend has no cost (`no-data`): it is not free. `where` picks sales and spends alike.
 *
 * @param data  `{ sales, spend }`: the whole ledger, since what is left out looks as if it never was
 * @throws {KpiError} bad-argument, unknown-option — for a question that is not well formed
 * @source definition of the empirical payback: cumulative gross margin of a cohort against its acquisition cost
 * @see     cacPayback (by formula, from one month), cohorts
 * @example
 * ```ts
 * import { paybackMonths } from 'sales-kpi';
 * const spend = [{ date: '2025-01-15', amount: 60 }];
 * const sales = ['2025-01-20', '2025-02-20', '2025-03-20'].map((date, i) => ({ id: `${i}`, date, amount: 50, cost: 20, customerId: 'ana' }));
 * const [january] = paybackMonths({ sales, spend }, { asOf: '2025-03-31' }).cohorts;
 * january?.months // => 1
 * january?.curve.slice(0, 3).map(({ recovered }) => String(recovered)) // => ["0.5","1","1.5"]
 * ```
 */
export function paybackMonths<T extends Data<SalesData & SpendData> | EngineSource<SalesData & SpendData>>(
  data: T,
  options: PaybackOptions<RecordBehind<T, keyof (SalesData & SpendData)>>,
): Answered<T, Payback> {
  if (typeof options !== 'object' || options === null)
    throw new KpiError('bad-argument', 'nothing is asked', "give { asOf: '2025-11-23' }");
  refuseUnknown(options, ['asOf', 'calendar', 'where', 'policy', 'upTo', 'basis', 'between']);
  const { basis = 'margin', upTo = 24, ...asked } = options;
  if (basis !== 'margin' && basis !== 'revenue')
    throw new KpiError('bad-argument', `basis is ${excerpt(basis)}`, "give 'margin' or 'revenue'", ['basis']);
  if (!Number.isInteger(upTo) || upTo < 0 || upTo > 120)
    throw new KpiError('bad-argument', `upTo is ${excerpt(upTo)}`, 'give months, from 0 to 120', ['upTo']);
  const value = basis === 'margin' ? 'cumulativeMargin' : 'cumulativeRevenue';
  const table = askCohorts(data, { ...(asked as PaybackOptions), every: 'month', upTo }, value, basis === 'margin' ? 'profit' : 'net');
  const { asOf, calendar, where } = asked;
  // Months without a recorded spend have no row.
  const spent = ask(data, { select: [marketingSpend], every: 'month', gaps: 'leave', asOf, calendar, where } as AnyQuestion);
  const make = (found: CohortTable, spends: Table): Payback => paybackOf(found, spends, { basis, upTo });
  return (
    spent instanceof Promise
      ? Promise.all([table, spent]).then(([found, spends]) => make(found, spends))
      : make(table as CohortTable, spent)
  ) as Answered<T, Payback>;
}

function paybackOf(table: CohortTable, spends: Table, { basis, upTo }: Pick<Payback, 'basis' | 'upTo'>): Payback {
  const rows = new Map(spends.rows.map((row, at) => [row['period'], cell(spends, at, 'marketingSpend')]));
  const cohorts = table.cohorts.map((cohort) => paidBack(cohort, table.currency, rows.get(cohort.cohort) ?? null));
  return { basis, upTo, currency: table.currency, cohorts, notes: table.notes, findings: paybackFindings(cohorts, table.currency) };
}
