// The public surface, by hand, in the order in which data flows.

// Errors and exact numbers
export { isKpiError, KpiError, type KpiErrorCode, type KpiErrorPath } from './error.ts';
export { type Amount, Decimal, type Exact, numberLimits } from './decimal.ts';

// Time
export { type Calendar, type CalendarOptions, calendar, type MonthName, type RetailYear, type WeekdayName } from './period/calendar.ts';
export type { Day } from './period/civil.ts';
export type { Comparison, ComparisonPolicy, Pair } from './period/compare.ts';
export type { Grain } from './period/grain.ts';
export type { AsOf, Period } from './period/period.ts';
export { type DateRange, lastPeriods, previousRange, sameRangeLastYear, toDate } from './period/range.ts';
export type { Window } from './period/window.ts';

// Records: parse, post, convert
export { allocate } from './model/allocate.ts';
export { convert } from './model/convert.ts';
export type { Converted, ConvertedSale, ConvertOptions, FxPolicy, UsedRate } from './model/converted.ts';
export { isCurrency, minorUnits } from './model/currency.ts';
export { Customer } from './model/customer.ts';
export type { DateInput, Dimensions, RecordSchema } from './model/dimension.ts';
export type { ParseOptions } from './model/parseOptions.ts';
export { Order } from './model/order.ts';
export { OrderLine } from './model/orderLine.ts';
export type { OrderCharge, OrderDiscount, OrderShipping, OrderTax, OrderTotals } from './model/orderPart.ts';
export { type Parsed, type ParsedRecord, parse, type RecordOf } from './model/parse.ts';
export { type PostOptions, post } from './model/post.ts';
export type { PostCounts, Posted, PostedSale } from './model/posted.ts';
export type { Exclusion } from './model/posting/exclude.ts';
export type { Warning } from './model/posting/warning.ts';
export { Product, type ProductCost } from './model/product.ts';
export type { FxRate } from './model/rate.ts';
export type { OptionalSchema } from './model/read/reader.ts';
export { type ReasonLanguage, type RejectCode, reasonText, type WarningCode } from './model/reason.ts';
export { Refund, type RefundKind, RefundLine, type RefundShipping } from './model/refund.ts';
export type { ParseCounts, Rejected } from './model/rejected.ts';
export { type OrderStatus, Sale, type SaleKind, type SaleType } from './model/sale.ts';
export { type Fields, fields } from './model/field.ts';
export { type SaleFields, type SalesData, sale } from './model/saleFields.ts';
export { type OrderData, order } from './model/orderFields.ts';
export { Cost, type CostData, type CostKind, cost } from './model/cost.ts';
export { Activity, type ActivityData, type ActivityDirection, type ActivityType, activity } from './model/activity.ts';
export { Lead, type LeadData, type LeadStatus, lead } from './model/lead.ts';
export { TrafficRow, type TrafficData, traffic } from './model/trafficRow.ts';
export { CampaignSpend, type SpendData, type SpendFigures, type SpendKind, spend } from './model/campaignSpend.ts';
export { type SpendInterval, type SpreadSpend, spreadSpend } from './model/spreadSpend.ts';

// The language of formulas
export type { Json } from './expr/aggregate/aggregate.ts';
export type { AggregateName, CustomerSetName, ValueTotalName } from './expr/aggregate/name.ts';
export type { Key } from './expr/key.ts';
export type { AggregateNode, CallNode, Constant, ConstantNode, FieldNode, FieldType, Node } from './expr/node.ts';
export type { ScalarName } from './expr/scalar.ts';
export {
  count,
  countDistinct,
  each,
  type EachTotal,
  last,
  max,
  mean,
  min,
  newCount,
  previousCount,
  quantile,
  reactivatedCount,
  repeatingCount,
  retainedCount,
  returningCount,
  returningOrRepeatingCount,
  sum,
  type TotalOptions,
} from './expr/total.ts';
export { across, previous } from './expr/shift.ts';
export { and, eq, gt, gte, isNull, lt, lte, ne, not, oneOf, or, reached } from './expr/condition.ts';
export {
  type DateValue,
  elapsed,
  type Formula,
  type HasFormula,
  minus,
  type NotPositive,
  orElse,
  plus,
  positive,
  ratio,
  times,
  type Value,
} from './expr/value.ts';

// Questions and answers
export type { Categories } from './expr/records.ts';
export type { Additivity, Direction, Label, Metric, Unit } from './plan/metric.ts';
export type { Counts, RejectedRow } from './plan/plan.ts';
export type { Reason } from './plan/settle.ts';
export { type Cell, cell } from './query/cell.ts';
export type { ArrowTable } from './engine/arrowTable.ts';
export type { Column, Columns, Data, Dataset, Rows } from './query/data.ts';
export { dataset } from './query/dataset.ts';
export { explain, type Language } from './query/explain.ts';
export { mergePartials, type Partial, partial, settlePartial } from './query/partial.ts';
export { query, type Reads, type Row } from './query/query.ts';
export { retractPartial } from './query/retractPartial.ts';
export { type Batches, stream, type StreamOptions } from './query/stream.ts';
export type { StreamProgress } from './query/pace.ts';
export type { StopSignal } from './query/pull.ts';
export type { Dimension, KeyIn, Question, Segment, Stretch, Where } from './query/question.ts';
export { type Bridge, type BridgePart, type BridgeQuestion, bridge } from './query/bridge.ts';
export { sqlSource, toSql } from './query/sqlSource.ts';
export { type TopOptions, top } from './query/top.ts';
export { type Note, type Table, type TableColumn, tableFromJson, type TableTotals, type TotalText } from './query/table.ts';
export { type Bounds, filterLimits, type Picked } from './query/where.ts';

// Databases
export type { Dialect, SqlType } from './engine/sql/dialect.ts';
export { duckdb } from './engine/sql/duckdb.ts';
export { postgres } from './engine/sql/postgres.ts';
export type { SqlRow } from './engine/sql/read.ts';
export type { RunSql, SqlOptions, SqlRecords } from './engine/sql/source.ts';
export type { SqlColumn, SqlTable } from './engine/sql/table.ts';
export type { Statement } from './engine/sql/writer.ts';
export type { EngineSource } from './plan/engine.ts';

// Indicators
export { type Definition, type Indicator, indicator, type ValueIn } from './indicator/define.ts';
export { type ReadIndicator, type ReadOptions, readDefinitions } from './indicator/definition/read.ts';
export { definitionSchema } from './indicator/definition/schema.ts';
export { type DefinitionJson, definitionOf, type VariantJson } from './indicator/definition/write.ts';
export { definitionHash } from './plan/definitionHash.ts';
export type { SalesPolicy } from './indicator/policy.ts';
export type { SalesIndicator } from './indicator/salesIndicator.ts';
export { discounts, grossSales, netSales, returns, revenue } from './indicator/sales.ts';
export { shipping, taxes, totalSales } from './indicator/charges.ts';
export { orderCount, unitsSold } from './indicator/volume.ts';
export { cancellationRate } from './indicator/orders.ts';
export { discountRate, returnRate } from './indicator/salesRate.ts';
export { averageOrderValue, averageSellingPrice, medianOrderValue, unitsPerTransaction } from './indicator/basket.ts';
export { activeCustomers, newCustomers, purchaseFrequency, reactivatedCustomers, salesPerCustomer } from './indicator/customers.ts';
export { customerChurnRate, customerRetentionRate, repeatPurchaseRate, returningCustomerRate } from './indicator/retention.ts';
export { customerLifetimeValue } from './indicator/lifetime.ts';
export { daysBetweenOrders, type GapData, gap, type PurchaseGap, purchaseGaps } from './indicator/purchaseGaps.ts';
export { costOfGoodsSold, grossMarginRate, grossProfit, markupRate } from './indicator/margin.ts';
export { contributionMargin, contributionMarginRate } from './indicator/contribution.ts';
