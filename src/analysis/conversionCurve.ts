// How many leads of a segment have converted after so many days.
import type { Key } from '../expr/key.ts';
import { DAY_MS } from '../period/civil.ts';
import { kaplanMeier } from '../stat/kaplanMeier.ts';
import type { Wait } from './leadWaits.ts';

/** How many have converted after so many days. */
export interface ConversionPoint {
  /** Days since the lead was created. */
  readonly days: number;
  /** The share that has converted by then. */
  readonly share: number;
  /** The lower end of an interval about it; null where all have. */
  readonly low: number | null;
  /** The upper end; null where all have. */
  readonly high: number | null;
}

/** The leads of a segment: `leads` = `converted` + `disqualified` + `open`. */
export interface ConversionCurve<B extends string = string> {
  /** What they have in common; no field where all leads are looked at together. */
  readonly segment: { readonly [N in B]: Key | null };
  /** How many there are. */
  readonly leads: number;
  /** How many have converted. */
  readonly converted: number;
  /** How many were given up before they did, on a date that is known. */
  readonly disqualified: number;
  /** How many still wait. */
  readonly open: number;
  /** Days by which half have converted; null where half never have. */
  readonly median: number | null;
  /** Why there is no median; null when there is one. `not-reached`: fewer than half have converted so far. */
  readonly reason: 'no-data' | 'not-reached' | null;
  /** The curve: a point for each number of days after which some converted. */
  readonly curve: readonly ConversionPoint[];
}

/** The curve of leads that share these fields. */
export function curveOf<B extends string>(group: readonly Wait[], names: readonly B[], confidence: number): ConversionCurve<B> {
  const { steps, median } = kaplanMeier(
    group.map(({ time, end }) => ({ time, event: end === 'converted' })),
    confidence,
  );
  const many = (wanted: Wait['end']): number => group.filter(({ end }) => end === wanted).length;
  return {
    segment: Object.fromEntries(names.map((name, i) => [name, group[0]?.keys[i] ?? null])) as ConversionCurve<B>['segment'],
    leads: group.length,
    converted: many('converted'),
    disqualified: many('disqualified'),
    open: many('open'),
    median: median === null ? null : median / DAY_MS,
    reason: median !== null ? null : group.length === 0 ? 'no-data' : 'not-reached',
    curve: steps.map(({ time, survival, low, high }) => ({
      days: time / DAY_MS,
      share: 1 - survival,
      low: high === null ? null : 1 - high,
      high: low === null ? null : 1 - low,
    })),
  };
}
