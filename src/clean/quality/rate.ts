// A share of records.
import type { QualityRate } from '../../model/quality/qualityParts.ts';

/** So many of so many; no share of none. */
export const rateOf = (count: number, of: number): QualityRate => ({ count, of, share: of === 0 ? null : count / of });
