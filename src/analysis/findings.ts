// All findings, for those who put them into words.
import type { ChangeRelated } from './change/findings.ts';
import type { CompetitionRelated } from './competition/findings.ts';
import type { CustomerRelated } from './customer/findings.ts';
import type { DriverRelated } from './drivers/findings.ts';
import type { Restated } from './restatement/findings.ts';
import type { SegmentRelated } from './segment/findings.ts';
import type { SuccessRelated } from './success/findings.ts';

/** Any finding of the library. */
export type AnalysisFinding =
  | CustomerRelated
  | ChangeRelated
  | CompetitionRelated
  | DriverRelated
  | Restated
  | SegmentRelated
  | SuccessRelated;
