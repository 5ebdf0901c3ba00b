// The public surface, by hand, in the order in which data flows.

// Errors and exact numbers
export { isKpiError, KpiError, type KpiErrorCode, type KpiErrorPath } from './error.ts';
export { type Amount, Decimal, type Exact, numberLimits } from './decimal.ts';

// Time
export type { BusinessHours, OpenStretch, WeeklyHours } from './period/businessHours.ts';
export { type Calendar, type CalendarOptions, calendar, type MonthName, type RetailYear, type WeekdayName } from './period/calendar.ts';
export type { Day } from './period/civil.ts';
export type { Comparison, ComparisonPolicy, Pair } from './period/compare.ts';
export type { Grain } from './period/grain.ts';
export type { AsOf, Period } from './period/period.ts';
export { type DateRange, lastPeriods, previousRange, sameRangeLastYear, toDate } from './period/range.ts';
export type { Window } from './period/window.ts';

// Records: parse, post, convert
export { allocate } from './model/money/allocate.ts';
export { convert } from './model/money/convert.ts';
export type { Converted, ConvertedRecord, ConvertOptions, FxPolicy, UsedRate } from './model/money/converted.ts';
export { isCurrency, minorUnits } from './model/money/currency.ts';
export { money } from './model/read/money.ts';
export { asKnown } from './model/known/asKnown.ts';
export type { DeletedRecord, Known, KnownCounts, KnownOptions, KnownRow, Recorded, VersionOf } from './model/known/recorded.ts';
export { Customer } from './model/customer/customer.ts';
export type { AssignCounts, Assigned, AssignOptions, SegmentRecords } from './model/customer/assigned.ts';
export { assignSegments } from './model/customer/assignSegments.ts';
export { Membership } from './model/customer/membership.ts';
export type { DateInput, Dimensions, RecordSchema } from './model/dimension.ts';
export type { ParseOptions } from './model/parseOptions.ts';
export { Order } from './model/sale/order.ts';
export { OrderLine } from './model/sale/orderLine.ts';
export type { OrderCharge, OrderDiscount, OrderShipping, OrderTax, OrderTotals } from './model/sale/orderPart.ts';
export { type Parsed, type ParsedRecord, parse, type RecordOf } from './model/parse.ts';
export { type PostOptions, post } from './model/sale/post.ts';
export type { PostCounts, Posted, PostedSale } from './model/sale/posted.ts';
export type { Exclusion } from './model/sale/posting/exclude.ts';
export type { Warning } from './model/sale/posting/warning.ts';
export { Product, type ProductCost } from './model/sale/product.ts';
export { FxRate, type FxRateType } from './model/money/rate.ts';
export type { OptionalSchema } from './model/read/reader.ts';
export { type ReasonLanguage, type RejectCode, reasonText, type WarningCode } from './model/reason.ts';
export { Refund, type RefundCharge, type RefundKind, RefundLine, type RefundShipping } from './model/sale/refund.ts';
export type { ParseCounts, ParseWarning, Rejected } from './model/rejected.ts';
export { type OrderStatus, Sale, type SaleKind, type SaleType } from './model/sale/sale.ts';
export { type Fields, fields } from './model/field.ts';
export { type SaleFields, type SalesData, sale } from './model/sale/saleFields.ts';
export { type OrderData, order } from './model/sale/orderFields.ts';
export { type OrderValue, type OrderValues, orderValues } from './model/sale/orderValues.ts';
export { type CustomerData, customer } from './model/customer/customerFields.ts';
export { Cost, type CostData, type CostKind, cost } from './model/sale/cost.ts';
export { Activity, type ActivityData, type ActivityDirection, type ActivityType, activity } from './model/deal/activity.ts';
export { Lead, type LeadData, type LeadStatus, lead } from './model/marketing/lead.ts';
export { TrafficRow, type TrafficData, traffic } from './model/marketing/trafficRow.ts';
export { Cart, type CartData, cart } from './model/marketing/cart.ts';
export { Touch, type TouchData, touch } from './model/marketing/touch.ts';
export { type AttributionModel, type Credit, type CreditData, credit } from './model/marketing/credit.ts';
export { attribute } from './model/marketing/attribute.ts';
export type { Attributed, AttributionCounts, AttributionOptions, AttributionRecords } from './model/marketing/attributed.ts';
export { CampaignSpend, type SpendData, type SpendFigures, type SpendKind, spend } from './model/marketing/campaignSpend.ts';
export { type SpendInterval, type SpreadSpend, spreadSpend } from './model/marketing/spreadSpend.ts';
export { Coverage, type CoverageGap, type Covered, coverageOf } from './model/coverage.ts';
export {
  type Competitor,
  type MarketMetric,
  MarketObservation,
  type ObservationData,
  observation,
} from './model/marketing/marketObservation.ts';
export { Referral, type ReferralData, type ReferralStatus, referral } from './model/customer/referral.ts';
export { type Rival, type RivalData, rival, rivals } from './model/marketing/rivals.ts';
export { type InvitationData, invitation, SurveyInvitation } from './model/customer/surveyInvitation.ts';
export { type Orientation, type ResponseData, response, type SurveyKind, SurveyResponse } from './model/customer/surveyResponse.ts';
export { annualAmount, type BillingInterval } from './model/subscription/recurringAmount.ts';
export { Subscription } from './model/subscription/subscription.ts';
export type {
  DiscountDuration,
  SubscriptionDiscount,
  SubscriptionItem,
  SubscriptionState,
  SubscriptionStatus,
  UsageType,
} from './model/subscription/subscriptionPart.ts';
export {
  type EndReason,
  SubscriptionPeriod,
  type SubscriptionPeriodData,
  subscriptionPeriod,
} from './model/subscription/subscriptionPeriod.ts';
export { type OwnPeriod, type SubscriptionPeriods, subscriptionPeriods } from './model/subscription/subscriptionPeriods.ts';
export type { SubscriptionPolicy } from './model/subscription/subscriptionPolicy.ts';
export { type Trial, type TrialData, trial } from './model/subscription/trial.ts';
export {
  type MovementCause,
  type MovementKind,
  type MrrMovement,
  type MrrMovementData,
  movement,
} from './model/subscription/mrrMovement.ts';
export { type MovementOptions, type MrrMovements, mrrMovements } from './model/subscription/mrrMovements.ts';
export { Deal, type DealType } from './model/deal/deal.ts';
export { type DealOutcome, StageEvent } from './model/deal/stageEvent.ts';
export { type DealData, type DealStates, deal, dealStates } from './model/deal/dealFields.ts';
export type { FlatDeal } from './model/deal/livedDeal.ts';
export {
  type DealHistoryOptions,
  dealHistory,
  type PipelineData,
  type PipelineRow,
  type PipelineVersion,
  pipeline,
} from './model/deal/dealHistory.ts';
export { type DealStageData, type DealStageRow, dealStage, dealStages, type StageTime } from './model/deal/dealStages.ts';
export type { StageOrder } from './model/deal/stageOrder.ts';
export {
  type StagePassage,
  type StagePassageData,
  type StagePassageRow,
  stagePassage,
  stagePassages,
} from './model/deal/stagePassages.ts';
export type { StretchOptions } from './model/stretch.ts';
export {
  type Expectation,
  type ExpectedDealData,
  type ExpectedDealRow,
  type ExpectedState,
  expectedDeal,
  expectedDeals,
} from './model/deal/expectedDeals.ts';
export { type Contest, type DealContestData, type DealContestRow, dealContest, dealContests } from './model/deal/dealContests.ts';
export { countActivities } from './model/deal/countActivities.ts';
export { isQuota, Target, type TargetData, target } from './model/deal/target.ts';
export { type TargetResult, type TargetResultData, targetResult, targetResults } from './model/deal/targetResults.ts';
export { Forecast } from './model/deal/forecast.ts';
export {
  type ForecastData,
  type ForecastOutcome,
  type ForecastResult,
  forecastResult,
  forecastResults,
} from './model/deal/forecastResults.ts';
export type { ZoneOption } from './model/deal/wonAmounts.ts';

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
  largest,
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
export { band } from './expr/band.ts';
export { and, eq, gt, gte, isNull, lt, lte, ne, not, oneOf, or, reached } from './expr/condition.ts';
export {
  type DateValue,
  elapsed,
  type Formula,
  growth,
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
export type { Additivity, DataRead, Direction, Label, Maturity, Metric, Unit } from './plan/metric.ts';
export type { Counts, RejectedRow } from './plan/plan.ts';
export type { Reason } from './plan/settle.ts';
export { type Cell, cell } from './query/cell.ts';
export { type Interval, type IntervalOptions, interval } from './query/interval.ts';
export { type NpsCounts, npsMargin, type ProportionBounds, wilson } from './stat/wilson.ts';
export { kaplanMeier, type Observation, type Survival, type SurvivalStep } from './stat/kaplanMeier.ts';
export type { ArrowTable } from './engine/arrowTable.ts';
export type { Column, Columns, Data, Dataset, Rows } from './query/data.ts';
export { dataset } from './query/dataset.ts';
export { explain, type Language } from './query/explain.ts';
export { mergePartials, partial, settlePartial } from './query/partial.ts';
export type { Partial } from './query/partialShape.ts';
export { query, type Reads, type Row } from './query/query.ts';
export { retractPartial } from './query/retractPartial.ts';
export { type RolledUp, type RollUp, rollUpPartial } from './query/rollUpPartial.ts';
export { type DayChanges, type UpdatedDays, updatePartials } from './query/updatePartials.ts';
export { type Batches, stream, type StreamOptions } from './query/stream.ts';
export type { StreamProgress } from './query/pace.ts';
export type { StopSignal } from './query/pull.ts';
export type { Dimension, KeyIn, Question, Segment, Stretch, Where } from './query/question.ts';
export { type Bridge, type BridgePart, type BridgeQuestion, bridge } from './query/bridge.ts';
export { sqlSource, toSql } from './query/sqlSource.ts';
export { type TopOptions, top } from './query/top.ts';
export type { Note, Table, TableColumn, TableTotals, TotalText } from './query/table.ts';
export { tableFromJson } from './query/tableFromJson.ts';
export { type Bounds, filterLimits, type Picked } from './query/where.ts';
export { approximateCountDistinct } from './expr/approximateCountDistinct.ts';

// Databases
export type { Dialect, SqlType } from './engine/sql/dialect.ts';
export { clickhouse } from './engine/sql/clickhouse.ts';
export { duckdb } from './engine/sql/duckdb.ts';
export { postgres } from './engine/sql/postgres.ts';
export type { SqlRow } from './engine/sql/read.ts';
export type { RunSql, SqlOptions, SqlRecords } from './engine/sql/source.ts';
export { spark } from './engine/sql/spark.ts';
export { sparkStatement } from './engine/sql/sparkStatement.ts';
export type { SqlColumn, SqlTable } from './engine/sql/table.ts';
export type { Statement } from './engine/sql/writer.ts';
export type { EngineSource } from './plan/engine.ts';

// Indicators
export { type Definition, type Indicator, indicator, type ValueIn, type VariantDefinition } from './indicator/define.ts';
export { type ReadIndicator, type ReadOptions, readDefinitions } from './indicator/definition/read.ts';
export { definitionSchema } from './indicator/definition/schema.ts';
export { type DefinitionJson, definitionOf, type VariantJson } from './indicator/definition/write.ts';
export { definitionHash } from './plan/definitionHash.ts';
export type { SalesPolicy } from './indicator/sales/policy.ts';
export type { SalesIndicator } from './indicator/sales/salesIndicator.ts';
export { discounts, grossSales, netSales, returns, revenue } from './indicator/sales/sales.ts';
export { shipping, taxes, totalSales } from './indicator/sales/charges.ts';
export { orderCount, unitsSold } from './indicator/sales/volume.ts';
export { cancellationRate } from './indicator/sales/orders.ts';
export { discountRate, returnRate, returnRateWithin } from './indicator/sales/salesRate.ts';
export { salesGrowthRate } from './indicator/sales/growth.ts';
export { salesShare, topCustomerShare, topCustomersShare } from './indicator/sales/share.ts';
export { averageOrderValue, medianOrderValue, unitsPerTransaction } from './indicator/sales/basket.ts';
export { averageSellingPrice } from './indicator/sales/price.ts';
export { activeCustomers, newCustomers, reactivatedCustomers } from './indicator/customers/customers.ts';
export { newAccounts } from './indicator/customers/accounts.ts';
export { purchaseFrequency, salesPerCustomer } from './indicator/customers/perCustomer.ts';
export { customerRetentionRate, repeatPurchaseRate, returningCustomerRate } from './indicator/customers/retention.ts';
export type { Contractual } from './indicator/customers/contractual.ts';
export { type CustomerTotals, retentionFromTotals, type TotalsRetention } from './indicator/customers/retentionFromTotals.ts';
export { customerChurnRate } from './indicator/customers/churn.ts';
export { type CustomerSpell, customerSpells, type SpellData, type SpellOptions, spell } from './indicator/customers/customerSpells.ts';
export { inactivityChurnRate } from './indicator/customers/inactivity.ts';
export {
  type CustomerJourney,
  customerJourneys,
  type JourneyData,
  type JourneyOptions,
  journey,
} from './indicator/customers/customerJourneys.ts';
export type { CohortAge } from './indicator/customers/cohortParts.ts';
export { cohortRetention, cohortRetentionRate } from './indicator/customers/cohortRetention.ts';
export { cohortSalesPerCustomer, repeatPurchaseWithin } from './indicator/customers/cohortSales.ts';
export { customerLifetimeValue } from './indicator/customers/lifetime.ts';
export { type LifetimeAssumptions, simpleLifetimeValue } from './indicator/customers/simpleLifetime.ts';
export {
  daysBetweenOrders,
  type GapData,
  gap,
  type PurchaseGap,
  purchaseGaps,
  reactivatedCustomersAfter,
} from './indicator/customers/purchaseGaps.ts';
export { costCoverageRate, costOfGoodsSold, grossMarginRate, grossProfit, markupRate } from './indicator/margin/margin.ts';
export { contributionMargin, contributionMarginAfter, contributionMarginRate } from './indicator/margin/contribution.ts';
export { type Preset, presets } from './indicator/presets.ts';
export type {
  GeckoboardValues,
  LadderValues,
  ShopifyValues,
  SourceMediumValues,
  StripeValues,
  WooCommerceValues,
} from './indicator/presetValues.ts';
export { leadCount, leadQualificationRate } from './indicator/conversion/leads.ts';
export { leadConversionRate, leadConversionWithin } from './indicator/conversion/conversion.ts';
export {
  type LeadConversionData,
  type LeadEvent,
  type LeadResponse,
  type LeadResponseData,
  type LeadResponseOptions,
  leadConversion,
  leadConversions,
  leadResponse,
  leadResponses,
} from './indicator/conversion/leadRows.ts';
export { leadResponseTime, timeToConvert } from './indicator/conversion/leadTimes.ts';
export { cartAbandonmentRate, visitConversionRate } from './indicator/conversion/traffic.ts';
export { type CartAbandonment, cartAbandonmentWithin } from './indicator/conversion/carts.ts';
export { costPerLead, marketingSpend } from './indicator/marketing/spend.ts';
export { clickThroughRate, costPerClick, costPerMille } from './indicator/marketing/advertising.ts';
export { attributedRevenue, attributedRevenueUnder } from './indicator/marketing/attributedRevenue.ts';
export { marketingRoi, returnOnAdSpend } from './indicator/marketing/returnOnAdSpend.ts';
export { marketingEfficiencyRatio, marketingSpendRate } from './indicator/marketing/marketingEfficiency.ts';
export { type Acquisition, type AcquisitionData, acquisition, firstPurchases } from './indicator/marketing/firstPurchases.ts';
export { customerAcquisitionCost, paidAcquisitionCost } from './indicator/marketing/acquisitionCost.ts';
export { cacPayback, cacPaybackOver, ltvToCac } from './indicator/marketing/payback.ts';
export { type CsatOptions, csat, csatFrom, surveyResponseRate } from './indicator/satisfaction/satisfaction.ts';
export { detractorCount, nps, passiveCount, promoterCount } from './indicator/satisfaction/recommendation.ts';
export { type CesOptions, ces, cesAgreementRate, cesFrom } from './indicator/satisfaction/effort.ts';
export type { SurveyScale } from './indicator/satisfaction/surveyScale.ts';
export { referralCount, referralRate } from './indicator/satisfaction/referral.ts';
export { marketShare, relativeMarketShare } from './indicator/market/market.ts';
export { marketGrowthRate, outgrowth, shareChange } from './indicator/market/marketGrowth.ts';
export { arr, averageRevenuePerAccount, mrr } from './indicator/subscription/recurring.ts';
export { mrrMovement } from './indicator/subscription/movements.ts';
export { grossRevenueRetention, netRevenueRetention } from './indicator/subscription/revenueRetention.ts';
export { mrrChurnRate } from './indicator/subscription/mrrChurn.ts';
export { subscriberChurnRate } from './indicator/subscription/subscriberChurn.ts';
export { quickRatio } from './indicator/subscription/quickRatio.ts';
export { trialConversionRate, trialConversionWithin } from './indicator/subscription/trialConversion.ts';
export { openPipelineValue, pipelineCreated, weightedPipelineValue } from './indicator/pipeline/pipeline.ts';
export { averageDealSize, dealsCreated, wonValue } from './indicator/pipeline/deals.ts';
export { winRate } from './indicator/pipeline/winRate.ts';
export { winRateExcluding, winRateFromStage, winRateWithin } from './indicator/pipeline/winRateOf.ts';
export { competitiveWinRate } from './indicator/pipeline/competitiveWinRate.ts';
export { salesCycleFrom, salesCycleLength } from './indicator/pipeline/salesCycle.ts';
export { stageConversionRate, stageConversionWithin, stageDuration } from './indicator/pipeline/stages.ts';
export { salesVelocity } from './indicator/pipeline/velocity.ts';
export { attainmentOf, quotaAttainment, quotaReachedRate } from './indicator/pipeline/quota.ts';
export { type PipelineCoverageData, pipelineCoverage } from './indicator/pipeline/pipelineCoverage.ts';
export { type CoverageAssumptions, type RequiredCoverage, requiredCoverage } from './indicator/pipeline/requiredCoverage.ts';
export { forecastAccuracy, forecastBias } from './indicator/pipeline/forecastAccuracy.ts';
export { dealSlippageRate } from './indicator/pipeline/slippage.ts';
export { activitiesPerWonDeal } from './indicator/pipeline/activitiesPerDeal.ts';
export { type Answerable, answeredBy, b2bPipeline, ecommerce, retail, subscription } from './indicator/sets.ts';
export { type SubscriptionPreset, type SubscriptionRates, subscriptionPresets } from './indicator/subscription/presets.ts';

// Analysis
export type { Finding, IndicatorFinding, SegmentKeys, Subject } from './query/finding.ts';
export type { AnalysisFinding } from './analysis/findings.ts';
export { type ConversionCurves, type ConversionQuestion, timeToConvertCurve } from './analysis/conversionTime.ts';
export type { ConversionCurve, ConversionPoint } from './analysis/conversionCurve.ts';
export type { NoChange } from './analysis/change/ends.ts';
export type { ChangeExplained } from './analysis/change/changeExplained.ts';
export { explainChange } from './analysis/change/explainChange.ts';
export { explainTable, type TableChange } from './analysis/change/explainTable.ts';
export type { ChangeFinding, ChangeRelated, MainPart, Offsetting, SimpsonReversal } from './analysis/change/findings.ts';
export type { ChangePart, Effect, FactorName } from './analysis/change/part.ts';
export type { ChangeQuestion, Convention } from './analysis/change/question.ts';
export type { RestatementCause } from './analysis/restatement/cause.ts';
export type { Restated } from './analysis/restatement/findings.ts';
export type { AnyVersions, KnownIn, Preparing, RestateQuestion, VersionsOf } from './analysis/restatement/question.ts';
export { restate } from './analysis/restatement/restate.ts';
export type { KnownAtBoth, RestatedRow, Restatement } from './analysis/restatement/restated.ts';
export type { RecordsBehind } from './analysis/drivers/candidates.ts';
export type { Driver, DriverDimension, Drivers } from './analysis/drivers/driver.ts';
export { findDrivers } from './analysis/drivers/findDrivers.ts';
export type {
  ConcentratedChange,
  DriverFound,
  DriverRelated,
  OffsettingSegments,
  SimpsonDimension,
} from './analysis/drivers/findings.ts';
export type { DriverQuestion } from './analysis/drivers/question.ts';
export { findSuccessFactors } from './analysis/success/findSuccessFactors.ts';
export type { SuccessFactor, SuccessFactors } from './analysis/success/factor.ts';
export type { NoEvidence, SuccessRelated, WithFailure, WithSuccess } from './analysis/success/findings.ts';
export type { SuccessQuestion } from './analysis/success/question.ts';
export {
  compareWithMarket,
  type MarketCompared,
  type MarketComparison,
  type MarketQuestion,
} from './analysis/competition/compareWithMarket.ts';
export type { AgainstMarket, CompetitionRelated, ShareMoved } from './analysis/competition/findings.ts';
export type { WorkingDays } from './period/workingDays.ts';

// Analysis: segments
export { type Bands, bands } from './analysis/segment/bands.ts';
export type { AbcClass } from './analysis/segment/classes.ts';
export type { LikeForLikeGroup } from './analysis/segment/comparable.ts';
export type { SegmentConcentration } from './analysis/segment/concentrated.ts';
export { type Entries, type EntriesOptions, type Entry, entries } from './analysis/segment/entries.ts';
export type {
  ConcentrationFinding,
  LikeForLikeFinding,
  MarketEntryFinding,
  SegmentRelated,
  ShareChangeFinding,
} from './analysis/segment/findings.ts';
export { type LikeForLike, type LikeForLikeOptions, type LikeForLikePeriod, likeForLike } from './analysis/segment/likeForLike.ts';
export { rollUp, type SegmentRollUp } from './analysis/segment/rollUp.ts';
export { type OtherOptions, type TopTable, topWithOther, type WithOther } from './analysis/segment/topWithOther.ts';
export { type ShareChangeOptions, type ShareChanges, shareChanges } from './analysis/segment/shareChanges.ts';
export type { Presence, ShareChange } from './analysis/segment/shareMoves.ts';
export { type Share, type Shares, type SharesOptions, shares } from './analysis/segment/shares.ts';
export { type Levelled, withSubtotals } from './analysis/segment/withSubtotals.ts';

// Analysis: customers
export { type BgNbdFit, type BgNbdModel, bgNbd } from './analysis/customer/bgNbd.ts';
export { type ClusterOptions, type CustomerClusters, clusterCustomers } from './analysis/customer/clusterCustomers.ts';
export type { CustomerCluster } from './analysis/customer/clusterGroups.ts';
export type { CohortColumn, CohortMode } from './analysis/customer/cohortColumns.ts';
export type { CohortPayback, PaybackPoint } from './analysis/customer/cohortPayback.ts';
export { type CohortOptions, cohorts } from './analysis/customer/cohorts.ts';
export type { Cohort, CohortCell, CohortMean, CohortNote, CohortTable, CohortValue } from './analysis/customer/cohortTable.ts';
export { customerHistory, type HistoryOptions } from './analysis/customer/customerHistory.ts';
export type { CustomerHistory, CustomerSummary, HistoryRest, HistoryUnit } from './analysis/customer/history.ts';
export { expectedPurchases, probabilityAlive } from './analysis/customer/expectedPurchases.ts';
export { type NextPurchase, nextPurchase } from './analysis/customer/nextPurchase.ts';
export type {
  CohortPaybackFinding,
  CohortRetentionFinding,
  CustomerGroup,
  CustomerRelated,
  LifetimeValueModel,
  NoNaturalGroups,
  RetainedCohorts,
} from './analysis/customer/findings.ts';
export { expectedSpend, type GammaGammaFit, type GammaGammaModel, gammaGamma, type SpendPattern } from './analysis/customer/gammaGamma.ts';
export type { CustomerValue, HistoricValue, PredictedValue } from './analysis/customer/lifetimeValue.ts';
export type { CustomerQuestion } from './analysis/customer/observed.ts';
export { type Payback, type PaybackOptions, paybackMonths } from './analysis/customer/paybackMonths.ts';
export { type LifetimeOptions, predictLifetimeValue } from './analysis/customer/predictLifetimeValue.ts';
export type { PurchasePattern } from './analysis/customer/purchasePattern.ts';
export { type Rfm, type RfmOptions, type RfmScore, rfm } from './analysis/customer/rfm.ts';
export type { CutOffs, RfmMethod } from './analysis/customer/rfmCuts.ts';
export { type RfmSegment, type RfmSegmentId, rfmSegments, type ScoreRange } from './analysis/customer/rfmSegments.ts';
export type { GroupSize, RfmSummary } from './analysis/customer/rfmSummary.ts';
export {
  expectedLifetime,
  type ShiftedBetaGeometricFit,
  type ShiftedBetaGeometricModel,
  shiftedBetaGeometric,
} from './analysis/customer/shiftedBetaGeometric.ts';

// Trends
export type { AbsentRelated, NoCycleFound, NoLevelShiftFound, TooFew, UntestedLevelShiftFound } from './trend/absentFindings.ts';
export type { AnySeriesFinding } from './trend/anyFinding.ts';
export { type AverageChange, averageChange } from './trend/averageChange.ts';
export type { ChangePoint, ChangePointFindings, ChangePointReport } from './trend/changePointReport.ts';
export { type ChangePointOptions, changePoints } from './trend/changePoints.ts';
export { type DemandCycle, demandCycle } from './trend/demandCycle.ts';
export type { CycleRelated, DemandCycleFound, NoDemandCycleFound, UntestedDemandCycleFound } from './trend/cycleFindings.ts';
export type {
  FlatTrendFound,
  LevelShiftFound,
  NoSeasonalityFound,
  SeasonalityFound,
  ShortSeriesFound,
  SlopeFound,
  TrendFound,
  TrendRelated,
  UnclearTrendFound,
  UntestedSeasonalityFound,
} from './trend/findings.ts';
export type { TrendShape } from './trend/fourModels.ts';
export type { SeriesGuard } from './trend/guards.ts';
export { type MannKendall, type MannKendallOptions, mannKendall } from './trend/mannKendall.ts';
export { type Mstl, mstl } from './trend/mstl.ts';
export type { Values } from './trend/observed.ts';
export type { DayBasis } from './trend/perDay.ts';
export type { SeasonalComponent } from './trend/seasonalComponents.ts';
export type { Season, SeasonalCycle } from './trend/seasonalCycle.ts';
export { type Seasonality, type SeasonalityReport, seasonality } from './trend/seasonality.ts';
export type { FTest } from './trend/seasonalityTest.ts';
export { type SeasonalMannKendall, seasonalMannKendall } from './trend/seasonalMannKendall.ts';
export type { SeasonMode } from './trend/seasonalParts.ts';
export { type SenSlope, type SenSlopeOptions, senSlope } from './trend/senSlope.ts';
export { type Series, type SeriesOptions, series } from './trend/series.ts';
export type { PointSeries, SeriesInput, SeriesPeriod, SeriesPoint, TableSeries } from './trend/seriesShape.ts';
export type { SeriesWindow } from './trend/seriesWindow.ts';
export { type Stl, type StlOptions, stl } from './trend/stl.ts';
export type { StrengthWord } from './trend/strength.ts';
export { trend } from './trend/trend.ts';
export type { TrendOptions, TrendReport, TrendSlope, TrendStrength } from './trend/trendReport.ts';
export type { TrendVerdict } from './trend/verdict.ts';

// Anomalies and opportunities
export { type AnomalyOptions, anomalies } from './trend/anomaly/anomalies.ts';
export type { AnomalyReport, HistoricAnomaly } from './trend/anomaly/anomalyReport.ts';
export type { AnomalyChart, ChartPoint } from './trend/anomaly/chart.ts';
export { type ControlChart, type ControlChartOptions, controlChart } from './trend/anomaly/controlChart.ts';
export type {
  AnomalousValueFound,
  AnomalyRelated,
  UnjudgedValueFound,
  UnusualValueFound,
  UsualValueFound,
  ValueFound,
} from './trend/anomaly/findings.ts';
export type { AnomalyLevel, LastValue, NoVerdict } from './trend/anomaly/lastValue.ts';
export type { ExpectedBy, JudgedAs } from './trend/anomaly/model.ts';
export type {
  DecliningSegmentFound,
  NewSegmentFound,
  NoOpportunityFound,
  OpportunityRelated,
  RisingSegmentFound,
  SeasonAheadFound,
  SegmentSlopeFound,
} from './trend/opportunity/findings.ts';
export { type OpportunityOptions, opportunities } from './trend/opportunity/opportunities.ts';
export type { NewSegment, OpportunityReport, SeasonAhead, SegmentsLeft, SegmentTrend } from './trend/opportunity/opportunityReport.ts';

// Forecasts
export type { ForecastMethod } from './trend/forecast/ahead.ts';
export type { CombinedMethod } from './trend/forecast/combine.ts';
export type { ForecastFound, ForecastReason, ForecastRelated, NoForecastFound, NoSkillFound } from './trend/forecast/findings.ts';
export { forecast } from './trend/forecast/forecast.ts';
export { type ForecastCompared, type ForecastErrors, forecastErrors } from './trend/forecast/forecastErrors.ts';
export { forecastSegments, type SegmentForecastOptions, type SegmentForecasts } from './trend/forecast/forecastSegments.ts';
export type { ForecastOptions, SeriesForecast } from './trend/forecast/forecastShape.ts';
export type { ForecastGuard } from './trend/forecast/guards.ts';
export {
  type DemandClass,
  type DemandMethod,
  type DemandOptions,
  type IntermittentDemand,
  intermittentDemand,
} from './trend/forecast/intermittent.ts';
export type { ForecastPoint } from './trend/forecast/points.ts';
export type { Reconciliation } from './trend/forecast/reconcile.ts';
export type { ForecastSkill } from './trend/forecast/skill.ts';

// Goals
export type {
  AdjustmentAction,
  AdjustmentOptions,
  AdjustmentPolicy,
  AdjustmentProposal,
  AdjustmentReason,
  DriverEffect,
  DriverNamed,
} from './goal/adjustmentShape.ts';
export type {
  AnyGoalFinding,
  GoalAdjustmentFound,
  GoalBreachedFound,
  GoalGapFound,
  GoalLandingFound,
  GoalStatusFound,
  MilestonesLateFound,
  TooManyGoalsFound,
} from './goal/findings.ts';
export { type FocusOptions, tooManyGoals } from './goal/focus.ts';
export { goal } from './goal/goal.ts';
export type { GoalInput } from './goal/goalInput.ts';
export type { PeriodsReason } from './goal/goalPeriods.ts';
export type { Checkpoint, Goal, GoalAggregation, GoalKind, Milestone, Objective, Pacing } from './goal/goalShape.ts';
export { type Landing, type LandingOptions, type LandingReason, landing } from './goal/landing.ts';
export { type ProgressOptions, progress } from './goal/progress.ts';
export type { GoalProgress, GoalStatus, GoalValue, KeptPeriods, MilestonesDone, ProgressReason, RunRate } from './goal/progressShape.ts';
export { proposeAdjustment } from './goal/proposeAdjustment.ts';
export type { NotAddedUp } from './goal/addedUp.ts';
export { type GoalsRolledUp, type RollUpOptions, rollUpGoals } from './goal/rollUpGoals.ts';
export { type StatusPolicies, statusPolicies } from './goal/statusPolicies.ts';
export type { StatusMeasure, StatusPolicy, StatusRule } from './goal/statusPolicy.ts';

// SMART goals
export { assess } from './goal/smart/assess.ts';
export type { SmartBeyondHistory, SmartChance, SmartFocus, SmartMeans, SmartNotDriver } from './goal/smart/attainableFindings.ts';
export type { GoalDraft } from './goal/smart/draft.ts';
export type { AnySmartFinding } from './goal/smart/findings.ts';
export type { SmartAbout, SmartUnknown } from './goal/smart/found.ts';
export type { BudgetMeans, CapacityMeans, GoalMeans, PipelineMeans } from './goal/smart/means.ts';
export type {
  SmartCoverage,
  SmartCurrency,
  SmartNotMeasurable,
  SmartOutOfScale,
  SmartSmallSample,
} from './goal/smart/measurableFindings.ts';
export type { AssessOptions } from './goal/smart/readContext.ts';
export type { SmartCheck, SmartLetterReport, SmartReport } from './goal/smart/smartShape.ts';
export type {
  AttainableCheck,
  MeasurableCheck,
  RealisticCheck,
  SmartCheckId,
  SmartInput,
  SmartLetter,
  SmartVerdict,
  SpecificCheck,
  TimeBoundCheck,
} from './goal/smart/smartWords.ts';
export type {
  SmartAgainstDirection,
  SmartAgainstNumbers,
  SmartContradiction,
  SmartLacking,
  SmartNoSegment,
} from './goal/smart/specificFindings.ts';
export type { SmartFewCheckIns, SmartOver, SmartTooShort } from './goal/smart/timeBoundFindings.ts';

// Alerts
export { alertRule } from './alert/rule.ts';
export type { AlertConditionInput, AlertRuleInput } from './alert/ruleInput.ts';
export { alertRuleSchema, type RuleRead } from './alert/ruleSchema.ts';
export type {
  AlertCondition,
  AnomalyCondition,
  BandCondition,
  ChangeCondition,
  GoalStatusCondition,
  Limit,
  LimitCondition,
  NoDataCondition,
  StreakCondition,
  TrendBreakCondition,
  TrendCondition,
} from './alert/conditionShape.ts';
export type { AlertRule, CoolDown, Severity } from './alert/ruleShape.ts';
export { alerts } from './alert/alerts.ts';
export type { AlertOptions, Alerts, AlertTables } from './alert/alertsShape.ts';
export type { AlertMark, AlertMemory, AlertState } from './alert/alertState.ts';
export type { AlertAbout } from './alert/about.ts';
export type {
  AlertFired,
  AlertResolved,
  AnyAlertFinding,
  ChangeAlert,
  GoalStatusAlert,
  LimitAlert,
  NoDataAlert,
} from './alert/findings.ts';
export type { AnomalyAlert, StreakAlert, TrendAlert, TrendBreakAlert } from './alert/seriesFindings.ts';
export type { GoalStanding } from './alert/goalStanding.ts';
export type { NotJudged, NotJudgedReason } from './alert/notJudged.ts';

// Languages
export { en } from './locale/en.ts';
export { fr } from './locale/fr.ts';
export { type AnyFinding, type FindingOf, type Locale, type Sentence, type Sentences, sentence } from './locale/locale.ts';
export type { NumberWords, Shown, Writing } from './locale/numbers.ts';
export type { GoalWords } from './locale/goalWords.ts';
export type { SmartFindingOf, SmartSentences, SmartWords } from './locale/smartWords.ts';

// Charts
export { type BarChartOptions, barChart } from './chart/barChart.ts';
export { bulletChart } from './chart/bulletChart.ts';
export type { Chart, ChartNote, ChartObject } from './chart/asChart.ts';
export type { ChartOptions } from './chart/chartOptions.ts';
export { type CohortChartOptions, cohortChart } from './chart/cohortChart.ts';
export { type FunnelChartOptions, funnelChart } from './chart/funnelChart.ts';
export { type LineChartOptions, lineChart } from './chart/line/lineChart.ts';
export type { Overlays } from './chart/line/overlays.ts';
export type { ChartTheme } from './chart/palette.ts';
export { type ParetoChartOptions, paretoChart } from './chart/paretoChart.ts';
export { type ShareChartOptions, shareChart } from './chart/shareChart.ts';
export { type SparklineOptions, sparkline } from './chart/sparkline.ts';
export { type WaterfallOptions, waterfallChart } from './chart/waterfallChart.ts';
export type { ChartKind, ChartNoteCode, ChartWords } from './locale/chartWords.ts';

// Reports
export { type DisplayOptions, display } from './report/display.ts';
export type { AlertsInput, ReportAlerts } from './report/alerts.ts';
export type { QualitySection } from './report/csv/qualityTable.ts';
export { type CsvOptions, toCsv } from './report/csv/toCsv.ts';
export type { GoalsInput, ReportGoal } from './report/goals.ts';
export type { RenderChart } from './report/html/chart.ts';
export { type HtmlOptions, toHtml } from './report/html/toHtml.ts';
export { type MarkdownOptions, toMarkdown } from './report/markdown/toMarkdown.ts';
export type { QualityInput, ReadRecords, ReportQuality, ReportReject, ReportSource } from './report/quality.ts';
export { type ReportInput, report } from './report/report.ts';
export { type ReportPeriod, reportPeriod } from './report/reportPeriod.ts';
export type { Report } from './report/reportShape.ts';
export type {
  ReportCell,
  ReportColumn,
  ReportComparison,
  ReportFigure,
  ReportMissing,
  ReportMoney,
  ReportNote,
  ReportTable,
  ReportText,
  SectionHead,
} from './report/sectionParts.ts';
export type {
  ChartInput,
  FindingsInput,
  IndicatorsInput,
  ReportSection,
  SectionInput,
  TableInput,
  TextInput,
} from './report/section.ts';
export { reportFromJson, toJson } from './report/toJson.ts';
export type { QualityWords } from './locale/qualityWords.ts';
export type { ReportWords, SectionKind } from './locale/reportWords.ts';
export type { DateCoverage, FieldQuality, QualityExample, QualityRate, QualityText } from './model/quality/qualityParts.ts';
export type { Defect, QualityReport, QualityVerdict } from './model/quality/qualityShape.ts';
