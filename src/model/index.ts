// Records and the sales ledger, in reading order.

export { allocate } from './allocate.ts';
export { convert } from './convert.ts';
export type { Converted, ConvertedSale, ConvertOptions, FxPolicy, UsedRate } from './converted.ts';
export { Cost, type CostKind } from './cost.ts';
export { isCurrency, minorUnits } from './currency.ts';
export { Customer } from './customer.ts';
export type { DateInput, Dimensions, RecordSchema } from './dimension.ts';
export type { ParseOptions } from './parseOptions.ts';
export { Order } from './order.ts';
export { OrderLine } from './orderLine.ts';
export type { OrderCharge, OrderDiscount, OrderShipping, OrderTax, OrderTotals } from './orderPart.ts';
export { type Parsed, type ParsedRecord, parse, type RecordOf } from './parse.ts';
export { type PostOptions, post } from './post.ts';
export type { PostCounts, Posted, PostedSale } from './posted.ts';
export type { Exclusion } from './posting/exclude.ts';
export type { Warning } from './posting/warning.ts';
export { Product, type ProductCost } from './product.ts';
export type { FxRate } from './rate.ts';
export type { OptionalSchema } from './read/reader.ts';
export { type ReasonLanguage, type RejectCode, reasonText, type WarningCode } from './reason.ts';
export { Refund, type RefundKind, RefundLine, type RefundShipping } from './refund.ts';
export { recordLimits } from './recordLimits.ts';
export type { ParseCounts, Rejected } from './rejected.ts';
export { type OrderStatus, Sale, type SaleKind, type SaleType } from './sale.ts';
