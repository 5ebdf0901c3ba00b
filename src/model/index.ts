// Records and the sales ledger, in reading order.

export { Activity, type ActivityDirection, type ActivityType } from './activity.ts';
export { allocate } from './allocate.ts';
export { CampaignSpend, type SpendFigures, type SpendKind } from './campaignSpend.ts';
export { convert } from './convert.ts';
export type { Converted, ConvertedSale, ConvertOptions, FxPolicy, UsedRate } from './converted.ts';
export { Cost, type CostKind } from './cost.ts';
export { Coverage, type CoverageGap, type Covered, coverageOf } from './coverage.ts';
export { isCurrency, minorUnits } from './currency.ts';
export { Customer } from './customer.ts';
export { countActivities } from './countActivities.ts';
export { Deal, type DealType } from './deal.ts';
export { type Contest, type DealContestRow, dealContests } from './dealContests.ts';
export { type DealHistoryOptions, dealHistory, type PipelineRow, type PipelineVersion } from './dealHistory.ts';
export { type DealStageRow, dealStages, type StageTime } from './dealStages.ts';
export type { DateInput, Dimensions, RecordSchema } from './dimension.ts';
export { type Expectation, type ExpectedDealRow, type ExpectedState, expectedDeals } from './expectedDeals.ts';
export { Forecast } from './forecast.ts';
export { type ForecastOutcome, type ForecastResult, forecastResults } from './forecastResults.ts';
export { Lead, type LeadStatus } from './lead.ts';
export { type Competitor, type MarketMetric, MarketObservation } from './marketObservation.ts';
export type { MovementKind, MrrMovement } from './mrrMovement.ts';
export { type MovementOptions, type MrrMovements, mrrMovements } from './mrrMovements.ts';
export type { ParseOptions } from './parseOptions.ts';
export { Order } from './order.ts';
export { OrderLine } from './orderLine.ts';
export { type OrderValue, type OrderValues, orderValues } from './orderValues.ts';
export type { OrderCharge, OrderDiscount, OrderShipping, OrderTax, OrderTotals } from './orderPart.ts';
export { type Parsed, type ParsedRecord, parse, type RecordOf } from './parse.ts';
export { type PostOptions, post } from './post.ts';
export type { PostCounts, Posted, PostedSale } from './posted.ts';
export type { Exclusion } from './posting/exclude.ts';
export type { Warning } from './posting/warning.ts';
export { Product, type ProductCost } from './product.ts';
export { FxRate, type FxRateType } from './rate.ts';
export type { OptionalSchema } from './read/reader.ts';
export { type ReasonLanguage, type RejectCode, reasonText, type WarningCode } from './reason.ts';
export { Referral, type ReferralStatus } from './referral.ts';
export { Refund, type RefundKind, RefundLine, type RefundShipping } from './refund.ts';
export { recordLimits } from './recordLimits.ts';
export { annualAmount, type BillingInterval } from './recurringAmount.ts';
export type { ParseCounts, Rejected } from './rejected.ts';
export { type Rival, rivals } from './rivals.ts';
export { type OrderStatus, Sale, type SaleKind, type SaleType } from './sale.ts';
export { type SpendInterval, type SpreadSpend, spreadSpend } from './spreadSpend.ts';
export { type DealOutcome, StageEvent } from './stageEvent.ts';
export type { StageOrder } from './stageOrder.ts';
export { type StagePassage, type StagePassageRow, stagePassages } from './stagePassages.ts';
export type { StretchOptions } from './stretch.ts';
export { Subscription } from './subscription.ts';
export type {
  DiscountDuration,
  SubscriptionDiscount,
  SubscriptionItem,
  SubscriptionState,
  SubscriptionStatus,
  UsageType,
} from './subscriptionPart.ts';
export { SubscriptionPeriod } from './subscriptionPeriod.ts';
export { type OwnPeriod, type SubscriptionPeriods, subscriptionPeriods } from './subscriptionPeriods.ts';
export type { SubscriptionPolicy } from './subscriptionPolicy.ts';
export type { Trial } from './trial.ts';
export { SurveyInvitation } from './surveyInvitation.ts';
export { type Orientation, type SurveyKind, SurveyResponse } from './surveyResponse.ts';
export { Target } from './target.ts';
export { type TargetResult, targetResults } from './targetResults.ts';
export { TrafficRow } from './trafficRow.ts';
export type { FlatDeal } from './livedDeal.ts';
export type { ZoneOption } from './wonAmounts.ts';
