// Each customer in a row: the first and last purchase, how many, and what they came to.
import { excerpt, KpiError } from '../../error.ts';
import { countDistinct, sum, type TotalOptions } from '../../expr/total.ts';
import { ownIndicator } from '../../indicator/ownIndicator.ts';
import { type SalesData, salesParts } from '../../indicator/sales/policy.ts';
import { sale } from '../../model/sale/saleFields.ts';
import type { DateRange } from '../../period/range.ts';
import type { EngineSource } from '../../plan/engine.ts';
import { askGroups } from '../../query/askGroups.ts';
import type { Data } from '../../query/data.ts';
import type { Answered, RecordBehind } from '../../query/query.ts';
import type { AnyQuestion } from '../../query/question.ts';
import type { CustomerHistory, HistoryUnit } from './history.ts';
import { historyOf } from './historyRows.ts';
import { historyTaker } from './historyTaker.ts';
import { type CustomerQuestion, observed } from './observed.ts';

/** How a history is made. */
export interface HistoryOptions<R = never> extends CustomerQuestion<R> {
  /** Watches customers in these days alone, half-open; from the first record to `asOf` unless given. */
  readonly between?: DateRange | undefined;
  /** In what ages and recencies are counted; days unless given. */
  readonly unit?: HistoryUnit | undefined;
}

const label = { en: '', fr: '' };

/**
 * The history of each customer, for `rfm`, `clusterCustomers`, `bgNbd` and `predictLifetimeValue`: sold items under a policy, as
 * the indicators of sales count them. The revenue of all rows, of guests and of customers without a purchase adds up to `revenue`.
 *
 * A customer whose earlier purchases lie before the records or the range begins looks new: give the whole ledger. Lines of one order
 * are purchases of one day where they say one order date, as `post` makes them.
 *
 * Rows in memory and databases have no bound but their own; a stream holds up to a million days of customers (`group-too-many`).
 *
 * @param data  sales, as `query` takes them; with an engine of its own, the answer comes later
 * @throws {KpiError} bad-argument, unknown-option — for a question without `asOf`, and for an option that cannot be
 * @source Fader, Hardie and Lee, "Counting Your Customers" the Easy Way, Marketing Science 24 (2005): x, tₓ and T
 * @see     rfm, bgNbd
 * @example
 * ```ts
 * import { customerHistory } from 'sales-kpi';
 * const sales = [
 *   { id: '1', date: '2025-01-01', amount: 20, customerId: 'ana' },
 *   { id: '2', date: '2025-01-11', amount: 30, customerId: 'ana' },
 *   { id: '3', date: '2025-01-05', amount: 10, customerId: 'bob' },
 * ];
 * const { customers } = customerHistory(sales, { asOf: '2025-01-31' });
 * customers.map(({ customerId, frequency, recency, age, revenue }) => `${customerId} ${frequency} ${recency} ${age} ${revenue}`) // => ["ana 1 10 30 50","bob 0 0 26 10"]
 * ```
 */
export function customerHistory<T extends Data<SalesData> | EngineSource<SalesData>>(
  data: T,
  options: HistoryOptions<RecordBehind<T, keyof SalesData>>,
): Answered<T, CustomerHistory> {
  const { last } = observed(options as never, ['between', 'unit'], options?.between);
  const { asOf, between, calendar, where, policy, unit = 'day' } = options;
  if (unit !== 'day' && unit !== 'week') throw new KpiError('bad-argument', `unit is ${excerpt(unit)}`, "give 'day' or 'week'", ['unit']);
  const parts = salesParts(policy);
  const bought: TotalOptions<SalesData> = { ...parts.sold, at: sale.orderDate };
  const metric = { label, better: 'neutral', additivity: 'derived' } as const;
  const spent = ownIndicator({ ...metric, id: 'spent', unit: 'money', formula: sum(parts.net, bought) });
  const orders = ownIndicator({ ...metric, id: 'orders', unit: 'count', formula: countDistinct(sale.orderId, bought) });
  const revenue = ownIndicator({ ...metric, id: 'revenue', unit: 'money', formula: sum(parts.net, parts.goods) });
  const asked = { asOf, between, calendar, where, by: ['customerId'] };
  const questions = [
    { ...asked, select: [spent], every: 'day' },
    { ...asked, select: [revenue, orders] },
  ] as unknown as AnyQuestion[];
  const totals = { spent: spent.formula, orders: orders.formula, revenue: revenue.formula };
  return askGroups<T, CustomerHistory>(data, questions, (planned) => {
    const from = planned[0]?.time.spans[0]?.period.start ?? null;
    return historyTaker(planned, totals as never, (found) => historyOf(found, { from, last, unit }));
  });
}
