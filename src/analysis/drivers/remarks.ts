// What is worth a sentence about the drivers of a change.
import { decimalOf, type Fraction, total } from '../../expr/fraction.ts';
import type { Candidate } from './candidates.ts';
import type { Driver, Drivers } from './driver.ts';
import type { DriverRelated } from './findings.ts';
import type { ToldBy } from './searched.ts';

/** Of a value this small before, … */
const SMALL_SHARE = 0.2;
/** … that made this much of the change. */
const LARGE_SHARE = 0.5;

type Told = Omit<Drivers, 'findings'>;
/** The first drivers and detractors, changes concentrated in a small segment, and dimensions that hide one. */
export function driverFindings(
  { of, from, change, drivers, detractors }: Told,
  searched: readonly ToldBy[],
  period: string | null,
): DriverRelated[] {
  if (change === null || from === null) return [];
  const about = { of, period };
  const found = (code: 'driver' | 'detractor', list: readonly Driver[]): DriverRelated[] =>
    list.slice(0, 3).map(({ segment, value, excess }) => ({ ...about, code, segment, values: { value, change, excess } }));
  const concentrated = drivers.flatMap(({ segment, from: before, share }): DriverRelated[] => {
    if (of.unit === 'ratio' || share === null || !from.greaterThan(0)) return [];
    const shareBefore = (before ?? change.minus(change)).div(from);
    const isSmall = !shareBefore.isNegative() && shareBefore.lessThanOrEqualTo(SMALL_SHARE) && share.greaterThanOrEqualTo(LARGE_SHARE);
    return isSmall ? [{ ...about, code: 'concentrated-change', segment, values: { shareBefore, shareOfChange: share } }] : [];
  });
  const hidden = searched.flatMap(({ by, candidates: { list, rate, mix } }): DriverRelated[] => {
    if (by.length > 1) return [];
    const sumOf = (isIn: (n: bigint) => boolean): Fraction =>
      total(list.filter(({ value }: Candidate) => isIn(value.n)).map(({ value }) => value));
    const [gained, lost] = [decimalOf(sumOf((n) => n > 0n)), decimalOf(sumOf((n) => n < 0n))];
    const against = change.isNegative() ? gained : lost.neg();
    const plain = { ...about, segment: null };
    const offsetting: DriverRelated[] =
      !against.isZero() && against.greaterThanOrEqualTo(change.abs().times(LARGE_SHARE))
        ? [{ ...plain, code: 'offsetting-segments', values: { by, gained, lost, change } }]
        : [];
    const [byRate, byMix] = [decimalOf(rate), decimalOf(mix)];
    return byRate.times(change).lessThan(0)
      ? [...offsetting, { ...plain, code: 'simpson-dimension', values: { by, change, rate: byRate, mix: byMix } }]
      : offsetting;
  });
  return [...found('driver', drivers), ...found('detractor', detractors), ...concentrated, ...hidden];
}
