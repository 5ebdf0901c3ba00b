// Customers by when they began, and what became of them since.
import { excerpt, KpiError } from '../../error.ts';
import { isNull } from '../../expr/condition.ts';
import { count, countDistinct, sum, type TotalOptions } from '../../expr/total.ts';
import { type Formula, minus } from '../../expr/value.ts';
import { ownIndicator } from '../../indicator/ownIndicator.ts';
import { type SalesData, type SalesParts, salesParts } from '../../indicator/sales/policy.ts';
import { sale } from '../../model/sale/saleFields.ts';
import { type Grain, grainRule } from '../../period/grain.ts';
import { type DateRange, readRange } from '../../period/range.ts';
import type { EngineSource } from '../../plan/engine.ts';
import { askGroups } from '../../query/askGroups.ts';
import type { Data } from '../../query/data.ts';
import type { Answered, RecordBehind } from '../../query/query.ts';
import type { AnyQuestion, Dimension, Segment } from '../../query/question.ts';
import { buyersTaker } from './buyers.ts';
import { type CohortMode, checkColumns } from './cohortColumns.ts';
import { tableOf } from './cohortsOf.ts';
import type { CohortTable, CohortValue } from './cohortTable.ts';
import { type CustomerQuestion, observed } from './observed.ts';

/** What is asked about cohorts. */
export interface CohortOptions<R = never, B = never> extends CustomerQuestion<R> {
  /** The length of periods and ages; months unless given. */
  readonly every?: Grain | undefined;
  /** What is told of them; customers unless given. */
  readonly value?: CohortValue | undefined;
  /** Ages are single periods (`classic`, unless given), a period and all after it (`unbounded`, for customers alone), or brackets. */
  readonly mode?: CohortMode | undefined;
  /** The last age of each bracket: `[1, 3, 6, 12]` is 1, 2–3, 4–6 and 7–12; begin with 0 for the period of the first purchase. */
  readonly brackets?: readonly number[] | undefined;
  /** The last age that is shown, up to 1000; all there are, up to 120, unless given. */
  readonly upTo?: number | undefined;
  /** Splits customers by these fields of their first purchase. */
  readonly by?: readonly B[] | undefined;
  /** Shows cohorts that begin in these days, half-open; the purchases of all days count. */
  readonly between?: DateRange | undefined;
}

/** What money of cohorts is made of. */
export type CohortMoney = 'sold' | 'net' | 'profit';

const values: readonly CohortValue[] = ['customers', 'revenue', 'cumulativeRevenue', 'margin', 'cumulativeMargin'];
const label = { en: '', fr: '' };

/**
 * Cohorts of customers by the period of their first purchase, and what they came to at each age: a triangle.
 *
 * A cell of an age that is not over for the whole cohort is null (`immature-cohort`), never 0; 0 is what was observed. Means are
 * taken over the cohorts that are old enough, with each customer alike (`weighted`) and with each cohort alike (`unweighted`).
 * Sales without a customer are in no cohort, and counted. The first cohort has customers of before the records begin, who
 * look new: `notes` say since when there are records (`history-starts`).
 *
 * The figures are those of `cohortRetention`, also `unbounded`, and of `cohortSalesPerCustomer`, where the lines of an order say one
 * order date. With `by`, a customer who bought in
 * several segments on the first day is in the first of them in the order of keys. The 100 segments with most customers are
 * shown; how many are left out stands in the notes.
 *
 * @param data  sales, as `query` takes them: the whole ledger, since what is left out looks as if it never was
 * @throws {KpiError} bad-argument, unknown-option, bad-range — for a question that is not well formed
 * @source Fader and Hardie, CDNOW data
 * @see     cohortRetention, cohortSalesPerCustomer, paybackMonths
 * @example
 * ```ts
 * import { cohorts } from 'sales-kpi';
 * const sales = [['2025-01-05', 'ana'], ['2025-01-20', 'bob'], ['2025-02-10', 'ana'], ['2025-02-11', 'eve']] as const;
 * const table = cohorts(sales.map(([date, customerId], i) => ({ id: `${i}`, date, amount: 10, customerId })), { asOf: '2025-02-28' });
 * table.cohorts.map(({ cohort, size, cells }) => [cohort, size, ...cells.map(({ value }) => value)]) // => [["2025-01",2,2,1],["2025-02",1,1,null]]
 * ```
 */
export function cohorts<
  T extends Data<SalesData> | EngineSource<SalesData>,
  const B extends Dimension<RecordBehind<T, keyof SalesData>> | Segment = never,
>(data: T, options: CohortOptions<RecordBehind<T, keyof SalesData>, B>): Answered<T, CohortTable> {
  const { value = 'customers' } = (options ?? {}) as CohortOptions;
  if (!values.includes(value)) throw new KpiError('bad-argument', `value is ${excerpt(value)}`, `one of ${values.join(', ')}`, ['value']);
  const money = value === 'customers' ? null : value === 'revenue' || value === 'cumulativeRevenue' ? 'sold' : 'profit';
  return askCohorts(data, options as never, value, money);
}

/** Cohorts of any money. */
export function askCohorts<T>(data: T, options: CohortOptions, value: CohortValue, money: CohortMoney | null): Answered<T, CohortTable> {
  const watched = observed(options, ['every', 'value', 'mode', 'brackets', 'upTo', 'by', 'between']);
  checkColumns(options);
  if (options.mode === 'unbounded' && money !== null)
    throw new KpiError('bad-argument', `${value} from an age on`, "the mode 'unbounded' counts customers", ['mode']);
  const { asOf, calendar, where, policy, by = [], every = 'month', between } = options;
  const rule = grainRule(every, watched.calendar);
  const parts = salesParts(policy);
  const sold: TotalOptions<SalesData> = { ...parts.sold, at: sale.orderDate };
  const metric = { label, better: 'neutral', additivity: 'derived' } as const;
  const bought = ownIndicator({ ...metric, id: 'cohortPurchases', unit: 'count', formula: count(sale.customerId, sold) });
  const guests = ownIndicator({
    ...metric,
    id: 'cohortGuests',
    unit: 'count',
    formula: countDistinct(sale.orderId, parts.also(sold, isNull(sale.customerId))),
  });
  const came = money && ownIndicator({ ...metric, id: 'cohortMoney', unit: 'money', formula: moneyOf[money](parts, sold) });
  const asked = { asOf, calendar, where };
  const questions = [
    // What the first purchase was split by is known of days only.
    { ...asked, select: came ? [bought, came] : [bought], every: by.length > 0 ? 'day' : every, by: ['customerId', ...by] },
    { ...asked, select: [guests, bought] },
  ] as unknown as AnyQuestion[];
  const totals = { bought: bought.formula, money: came?.formula ?? null, guests: guests.formula };
  const shown = between === undefined ? null : readRange(between);
  const ids = by.map((part: string | Segment) => (typeof part === 'string' ? part : part.id));
  return askGroups<T, CohortTable>(data, questions, (planned) =>
    buyersTaker(planned, totals as never, rule, (found) => tableOf(found, { ...watched, options, value, rule, ids, shown })),
  );
}

const moneyOf: Readonly<Record<CohortMoney, (parts: SalesParts, sold: TotalOptions<SalesData>) => Formula<SalesData>>> = {
  sold: ({ net }, sold) => sum(net, sold),
  net: ({ net, goods }) => sum(net, goods),
  profit: ({ net, goods }) => sum(minus(net, sale.cost), goods),
};
