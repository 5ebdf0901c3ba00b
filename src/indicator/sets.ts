// Ready sets: what a shop, a sales team, a subscription business and a store look at first.
import { totalsOf } from '../expr/node.ts';
import { kindOf } from '../plan/currency.ts';
import type { DataRead, Metric } from '../plan/metric.ts';
import { leadConversionRate } from './conversion/conversion.ts';
import { visitConversionRate } from './conversion/traffic.ts';
import { newCustomers } from './customers/customers.ts';
import { customerRetentionRate, returningCustomerRate } from './customers/retention.ts';
import { grossMarginRate } from './margin/margin.ts';
import { customerAcquisitionCost } from './marketing/acquisitionCost.ts';
import { marketingEfficiencyRatio } from './marketing/marketingEfficiency.ts';
import { averageDealSize, wonValue } from './pipeline/deals.ts';
import { forecastAccuracy } from './pipeline/forecastAccuracy.ts';
import { openPipelineValue, pipelineCreated, weightedPipelineValue } from './pipeline/pipeline.ts';
import { pipelineCoverage } from './pipeline/pipelineCoverage.ts';
import { quotaAttainment } from './pipeline/quota.ts';
import { salesCycleLength } from './pipeline/salesCycle.ts';
import { salesVelocity } from './pipeline/velocity.ts';
import { winRate } from './pipeline/winRate.ts';
import { averageOrderValue, unitsPerTransaction } from './sales/basket.ts';
import { netSales } from './sales/sales.ts';
import { discountRate, returnRate } from './sales/salesRate.ts';
import { orderCount, unitsSold } from './sales/volume.ts';
import { nps } from './satisfaction/recommendation.ts';
import { mrrMovement } from './subscription/movements.ts';
import { mrrChurnRate } from './subscription/mrrChurn.ts';
import { averageRevenuePerAccount, mrr } from './subscription/recurring.ts';
import { grossRevenueRetention, netRevenueRetention } from './subscription/revenueRetention.ts';
import { subscriberChurnRate } from './subscription/subscriberChurn.ts';

/**
 * What an online shop looks at first. Reads `sales`, `traffic`, `spend` and `responses`; `answeredBy` keeps what the records
 * at hand can answer.
 *
 * @example
 * ```ts
 * import { answeredBy, ecommerce, query } from 'sales-kpi';
 * const sales = [{ id: '1', date: '2025-01-31', amount: 80, customerId: 'ana' }, { id: '2', date: '2025-01-31', amount: 40, customerId: 'bob' }];
 * const [row] = query({ sales }, { select: answeredBy(ecommerce, ['sales']), between: ['2025-01-01', '2025-02-01'] }).rows;
 * [row?.netSales, row?.orderCount, row?.averageOrderValue, row?.newCustomers].map(String) // => ["120","2","60","2"]
 * ```
 */
export const ecommerce: readonly [
  typeof netSales,
  typeof orderCount,
  typeof averageOrderValue,
  typeof visitConversionRate,
  typeof newCustomers,
  typeof returningCustomerRate,
  typeof customerRetentionRate,
  typeof returnRate,
  typeof grossMarginRate,
  typeof customerAcquisitionCost,
  typeof marketingEfficiencyRatio,
  typeof nps,
] = [
  netSales,
  orderCount,
  averageOrderValue,
  visitConversionRate,
  newCustomers,
  returningCustomerRate,
  customerRetentionRate,
  returnRate,
  grossMarginRate,
  customerAcquisitionCost,
  marketingEfficiencyRatio,
  nps,
];

/** What a sales team looks at first: the pipeline, what comes of it, and whether the target is in reach. */
export const b2bPipeline: readonly [
  typeof wonValue,
  typeof openPipelineValue,
  typeof weightedPipelineValue,
  typeof pipelineCreated,
  typeof winRate,
  typeof averageDealSize,
  typeof salesCycleLength,
  typeof salesVelocity,
  typeof pipelineCoverage,
  typeof quotaAttainment,
  typeof forecastAccuracy,
  typeof leadConversionRate,
] = [
  wonValue,
  openPipelineValue,
  weightedPipelineValue,
  pipelineCreated,
  winRate,
  averageDealSize,
  salesCycleLength,
  salesVelocity,
  pipelineCoverage,
  quotaAttainment,
  forecastAccuracy,
  leadConversionRate,
];

/** What a subscription business looks at first: recurring revenue, how it moves, and who leaves. */
export const subscription: readonly [
  typeof mrr,
  typeof mrrMovement,
  typeof netRevenueRetention,
  typeof grossRevenueRetention,
  typeof mrrChurnRate,
  typeof subscriberChurnRate,
  typeof averageRevenuePerAccount,
] = [mrr, mrrMovement, netRevenueRetention, grossRevenueRetention, mrrChurnRate, subscriberChurnRate, averageRevenuePerAccount];

/** What a store looks at first; all of it is answered by the sales ledger. */
export const retail: readonly [
  typeof netSales,
  typeof orderCount,
  typeof averageOrderValue,
  typeof unitsPerTransaction,
  typeof unitsSold,
  typeof discountRate,
  typeof returnRate,
  typeof grossMarginRate,
] = [netSales, orderCount, averageOrderValue, unitsPerTransaction, unitsSold, discountRate, returnRate, grossMarginRate];

/** The indicators among `M` that records of the kinds `K` can answer. */
export type Answerable<M, K> = M extends Metric ? ([keyof DataRead<M>] extends [K] ? M : never) : never;

/** The indicators of a list that records of these kinds can answer, in the same order. */
export function answeredBy<const S extends readonly Metric[], const K extends string>(
  indicators: S,
  kinds: readonly K[],
): readonly Answerable<S[number], K>[] {
  const known = new Set<string>(kinds);
  return indicators.filter(({ formula }) => [...totalsOf(formula).values()].every((total) => known.has(kindOf(total)))) as never;
}
