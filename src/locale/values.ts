// Parts of sentences about single values, and about segments.
import type { AnomalousValueFound, UnusualValueFound } from '../trend/anomaly/findings.ts';
import type { DecliningSegmentFound, RisingSegmentFound } from '../trend/opportunity/findings.ts';
import type { Writing } from './numbers.ts';

/** The value, what was expected, and the ends of the interval, each with its unit. */
export function valuesOf({ of, values }: UnusualValueFound | AnomalousValueFound, write: Writing) {
  const [value, expected, low, high] = [values.value, values.expected, values.low, values.high].map((one) =>
    write.value(one, of.unit, of.currency),
  );
  return { value, expected, low, high, isHigh: values.deviation > 0, share: write.percent(values.confidence) };
}

/** How far off it is: `+38.40, +37.8%; p 0.02`. */
export function offBy({ of, values }: UnusualValueFound | AnomalousValueFound, write: Writing, semicolon: string): string {
  const amount = write.signed(values.deviation, of.unit, of.currency);
  const share = values.relative === null ? '' : `, ${write.signedPercent(values.relative)}`;
  return `${amount}${share}${semicolon}p ${write.probability(values.pValue)}`;
}

/** The change a year, and its interval: `+60.00 a year (80%: +55.00 … +64.00), about +12%`. */
export function slopeOfSegment(
  { of, values }: RisingSegmentFound | DecliningSegmentFound,
  write: Writing,
  aYear: string,
  colon: string,
): string {
  const [change, low, high] = [values.perYear, values.low, values.high].map((value) => write.signed(value, of.unit, of.currency));
  const share = values.relativePerYear === null ? '' : `, ${write.signedPercent(values.relativePerYear)}`;
  return `${change}${aYear}${share} (${write.percent(values.confidence)}${colon}${low} … ${high})`;
}
