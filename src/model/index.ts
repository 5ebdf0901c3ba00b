// Records and the sales ledger, in reading order.

export { Activity, type ActivityDirection, type ActivityType } from './deal/activity.ts';
export { asKnown } from './known/asKnown.ts';
export type { DeletedRecord, Known, KnownCounts, KnownOptions, KnownRow, Recorded, VersionOf } from './known/recorded.ts';
export { allocate } from './money/allocate.ts';
export { attribute } from './marketing/attribute.ts';
export type { Attributed, AttributionCounts, AttributionOptions, AttributionRecords } from './marketing/attributed.ts';
export { CampaignSpend, type SpendFigures, type SpendKind } from './marketing/campaignSpend.ts';
export { convert } from './money/convert.ts';
export type { Converted, ConvertedRecord, ConvertOptions, FxPolicy, UsedRate } from './money/converted.ts';
export { Cost, type CostKind } from './sale/cost.ts';
export { Coverage, type CoverageGap, type Covered, coverageOf } from './coverage.ts';
export type { AttributionModel, Credit } from './marketing/credit.ts';
export { isCurrency, minorUnits } from './money/currency.ts';
export type { AssignCounts, Assigned, AssignOptions, SegmentRecords } from './customer/assigned.ts';
export { assignSegments } from './customer/assignSegments.ts';
export { Customer } from './customer/customer.ts';
export { Membership } from './customer/membership.ts';
export { countActivities } from './deal/countActivities.ts';
export { Deal, type DealType } from './deal/deal.ts';
export { type Contest, type DealContestRow, dealContests } from './deal/dealContests.ts';
export { type DealHistoryOptions, dealHistory, type PipelineRow, type PipelineVersion } from './deal/dealHistory.ts';
export { type DealStageRow, dealStages, type StageTime } from './deal/dealStages.ts';
export type { DateInput, Dimensions, RecordSchema } from './dimension.ts';
export { type Expectation, type ExpectedDealRow, type ExpectedState, expectedDeals } from './deal/expectedDeals.ts';
export { Forecast } from './deal/forecast.ts';
export { type ForecastOutcome, type ForecastResult, forecastResults } from './deal/forecastResults.ts';
export { Lead, type LeadStatus } from './marketing/lead.ts';
export { type Competitor, type MarketMetric, MarketObservation } from './marketing/marketObservation.ts';
export { money } from './read/money.ts';
export type { MovementCause, MovementKind, MrrMovement } from './subscription/mrrMovement.ts';
export { type MovementOptions, type MrrMovements, mrrMovements } from './subscription/mrrMovements.ts';
export type { ParseOptions } from './parseOptions.ts';
export { Order } from './sale/order.ts';
export { OrderLine } from './sale/orderLine.ts';
export { type OrderValue, type OrderValues, orderValues } from './sale/orderValues.ts';
export type { OrderCharge, OrderDiscount, OrderShipping, OrderTax, OrderTotals } from './sale/orderPart.ts';
export { type Parsed, type ParsedRecord, parse, type RecordOf } from './parse.ts';
export { type PostOptions, post } from './sale/post.ts';
export type { PostCounts, Posted, PostedSale } from './sale/posted.ts';
export type { Exclusion } from './sale/posting/exclude.ts';
export type { Warning } from './sale/posting/warning.ts';
export { Product, type ProductCost } from './sale/product.ts';
export { FxRate, type FxRateType } from './money/rate.ts';
export type { OptionalSchema } from './read/reader.ts';
export { type ReasonLanguage, type RejectCode, reasonText, type WarningCode } from './reason.ts';
export { Referral, type ReferralStatus } from './customer/referral.ts';
export { Refund, type RefundCharge, type RefundKind, RefundLine, type RefundShipping } from './sale/refund.ts';
export { recordLimits } from './recordLimits.ts';
export { annualAmount, type BillingInterval } from './subscription/recurringAmount.ts';
export type { ParseCounts, ParseWarning, Rejected } from './rejected.ts';
export { type Rival, rivals } from './marketing/rivals.ts';
export { type OrderStatus, Sale, type SaleKind, type SaleType } from './sale/sale.ts';
export { type SpendInterval, type SpreadSpend, spreadSpend } from './marketing/spreadSpend.ts';
export { type DealOutcome, StageEvent } from './deal/stageEvent.ts';
export type { StageOrder } from './deal/stageOrder.ts';
export { type StagePassage, type StagePassageRow, stagePassages } from './deal/stagePassages.ts';
export type { StretchOptions } from './stretch.ts';
export { Subscription } from './subscription/subscription.ts';
export type {
  DiscountDuration,
  SubscriptionDiscount,
  SubscriptionItem,
  SubscriptionState,
  SubscriptionStatus,
  UsageType,
} from './subscription/subscriptionPart.ts';
export { type EndReason, SubscriptionPeriod } from './subscription/subscriptionPeriod.ts';
export { type OwnPeriod, type SubscriptionPeriods, subscriptionPeriods } from './subscription/subscriptionPeriods.ts';
export type { SubscriptionPolicy } from './subscription/subscriptionPolicy.ts';
export type { Trial } from './subscription/trial.ts';
export { SurveyInvitation } from './customer/surveyInvitation.ts';
export { type Orientation, type SurveyKind, SurveyResponse } from './customer/surveyResponse.ts';
export { Target } from './deal/target.ts';
export { type TargetResult, targetResults } from './deal/targetResults.ts';
export { Touch } from './marketing/touch.ts';
export { TrafficRow } from './marketing/trafficRow.ts';
export type { FlatDeal } from './deal/livedDeal.ts';
export type { ZoneOption } from './deal/wonAmounts.ts';
