// All that is found about how SMART a goal is.
import type { SmartBeyondHistory, SmartChance, SmartFocus, SmartMeans, SmartNotDriver } from './attainableFindings.ts';
import type { SmartUnknown } from './found.ts';
import type { SmartCoverage, SmartCurrency, SmartNotMeasurable, SmartOutOfScale, SmartSmallSample } from './measurableFindings.ts';
import type { SmartAgainstDirection, SmartAgainstNumbers, SmartContradiction, SmartLacking, SmartNoSegment } from './specificFindings.ts';
import type { SmartFewCheckIns, SmartOver, SmartTooShort } from './timeBoundFindings.ts';

/** All that is found about how SMART a goal is. */
export type AnySmartFinding =
  | SmartUnknown
  | SmartLacking
  | SmartAgainstDirection
  | SmartAgainstNumbers
  | SmartNoSegment
  | SmartContradiction
  | SmartCurrency
  | SmartOutOfScale
  | SmartCoverage
  | SmartSmallSample
  | SmartNotMeasurable
  | SmartChance
  | SmartBeyondHistory
  | SmartMeans
  | SmartNotDriver
  | SmartFocus
  | SmartOver
  | SmartTooShort
  | SmartFewCheckIns;
