// What a test and a slope say together: that a series rises, falls, stays within what matters, or does not tell.
import type { Grain } from '../period/grain.ts';
import type { MannKendall } from './mannKendall.ts';
import type { SenSlope } from './senSlope.ts';

/** What can be said of the course of a series. */
export type TrendVerdict = 'rising' | 'falling' | 'flat' | 'no-clear-trend' | 'insufficient-data';

/** Fewer values cannot tell a trend from chance, whatever they are. */
export const TREND_NEEDS = 5;
/** Fewer make a trend tentative. */
export const TREND_IS_SURE = 8;

/** How many periods of a grain a year has, on average. */
export const periodsInYear: Readonly<Record<Grain, number>> = {
  day: 365.25,
  week: 365.25 / 7,
  month: 12,
  quarter: 4,
  half: 2,
  year: 1,
};

/**
 * The verdict on five values or more.
 *
 * @param still  what a series may change by in a period and still be flat
 */
export function verdictOf(
  { pValueCorrected: pValue, tauB }: Pick<MannKendall, 'pValueCorrected' | 'tauB'>,
  { low, high }: Pick<SenSlope, 'low' | 'high'>,
  alpha: number,
  still: number,
): TrendVerdict {
  if (tauB === null) return 'flat';
  if (pValue < alpha && low > 0) return 'rising';
  if (pValue < alpha && high < 0) return 'falling';
  // Not seeing a change is no proof that there is none: all that the slope may be must be too little to matter.
  return pValue >= alpha && low >= -still && high <= still ? 'flat' : 'no-clear-trend';
}
