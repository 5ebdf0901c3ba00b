// Real inputs: rows of exports to records that can be read.

// Quality.
export type { DateCoverage, FieldQuality, QualityExample, QualityRate, QualityText } from '../model/quality/qualityParts.ts';
export type { Defect, QualityReport, QualityVerdict } from '../model/quality/qualityShape.ts';
export { clean } from './clean.ts';
export { type BatchOptions, type CleanProgress, cleanBatches, type RowBatches } from './cleanBatches.ts';
export type { CleanCode, CleanTextCode, CleanWarningCode, FixRule } from './cleanCode.ts';
export type { Cleaned, CleanRecord, CleanSpec, Columns } from './cleanShape.ts';
export type { CleanSummary, DuplicateCode } from './cleanSummary.ts';
export { cleanText } from './cleanText.ts';
export type { ColumnDecision, Evidence } from './columnDecision.ts';
export type {
  AnyColumn,
  ChoiceColumn,
  CodeColumn,
  ColumnSource,
  ColumnValue,
  DateColumn,
  DateWriting,
  FlagColumn,
  KeyColumn,
  MoneyColumn,
  NumberColumn,
  NumberWriting,
  PercentColumn,
  TextColumn,
} from './columnSpec.ts';
export { sentinelDates } from './date/isoText.ts';
export type { CleanStep, Draft, DraftRecord } from './draft.ts';
// Duplicates.
export { applyMerge, type MergeChange, type MergedRows, undoMerge } from './duplicates/customer/applyMerge.ts';
export type { PairsLeftOut } from './duplicates/customer/candidates.ts';
export { customerPairStep } from './duplicates/customer/customerPairStep.ts';
export { type CustomerPair, type CustomerPairs, customerPairs } from './duplicates/customer/customerPairs.ts';
export type { EmailOptions } from './duplicates/customer/email.ts';
export { type ConfirmedPair, type CustomerMerge, type MergeOptions, mergeCustomers } from './duplicates/customer/merge.ts';
export type { MergeGroup } from './duplicates/customer/mergeGroups.ts';
export { type NativeMerge, nativeMerges } from './duplicates/customer/nativeMerges.ts';
export type { CustomerColumns, CustomerPairOptions } from './duplicates/customer/pairOptions.ts';
export type { PairEvidence } from './duplicates/customer/pairScore.ts';
export { duplicateRows } from './duplicates/duplicateRows.ts';
export type { DuplicateOptions, DuplicateRow, DuplicateRows } from './duplicates/duplicateShape.ts';
export { duplicateStep } from './duplicates/duplicateStep.ts';
export type { CleanFault, CleanWarning, Duplicate, Fix, Place, Rejection } from './finding.ts';
// Mapping.
export type { SheetHeader } from './mapping/headerNames.ts';
export { rowsOfSheet, type SheetOptions, type SheetRows } from './mapping/rowsOfSheet.ts';
export { type CsvSigns, type LineEnd, sniffCsv } from './mapping/sniffCsv.ts';
export { type MappingOptions, type MappingProposal, type SuggestedMapping, suggestMapping } from './mapping/suggestMapping.ts';
export { type LineKinds, lineKinds } from './quality/lineKinds.ts';
export type { QualityOptions } from './quality/qualityOptions.ts';
export { qualityReport } from './quality/qualityReport.ts';
export { type SaleLineStepOptions, saleLineStep } from './quality/saleLineStep.ts';
export { type LineEntry, type SaleLine, type SaleLineOptions, type SaleLines, saleLines } from './quality/saleLines.ts';
export { testRecordStep } from './quality/testRecordStep.ts';
export { type NoRecord, type TestRecordOptions, type TestRecords, testRecords } from './quality/testRecords.ts';
export { type TotalsRow, totalsRows } from './quality/totalsRows.ts';
export { totalsStep } from './quality/totalsStep.ts';
export { exportLimits, truncatedAt, truncationStep } from './quality/truncatedExport.ts';
export {
  type UnknownCustomerOptions,
  type UnknownCustomers,
  unknownCustomerStep,
  unknownCustomers,
} from './quality/unknownCustomers.ts';
// References.
export { checkReferences, type Orphan, type ReferenceOptions, type References } from './references/checkReferences.ts';
export { type ConfusableKeyStepOptions, confusableKeyStep } from './references/confusableKeyStep.ts';
export {
  type ConfusableKeys,
  confusableKeys,
  type KeyDifference,
  type KeyLint,
  type MixedKey,
} from './references/confusableKeys.ts';
export type { Suggestion } from './references/nearestReference.ts';
export { type ReferenceStepOptions, referenceStep } from './references/referenceStep.ts';
export { nullTokens } from './text/nullToken.ts';
