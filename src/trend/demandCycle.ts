// A cycle that no calendar names: every so many periods demand comes back. Each length is tried as seasons are, by what one constant for
// each place in the cycle adds to a straight line, and pays for how many were tried. Linear time × lengths.
import { refuseUnknown } from '../error.ts';
import type { SegmentKeys, Subject } from '../query/finding.ts';
import type { CycleRelated, DemandCycleFound, NoDemandCycleFound, UntestedDemandCycleFound } from './cycleFindings.ts';
import { guardsOf, type SeriesGuard } from './guards.ts';
import { inUnits } from './observed.ts';
import { seasonalDummies, seasonalLine } from './seasonalityTest.ts';
import { type SeriesOptions, seriesRead } from './series.ts';
import type { SeriesInput } from './seriesShape.ts';
import { type SeriesWindow, windowOf } from './seriesWindow.ts';

/** The longest cycle looked for, in periods. */
const LONGEST = 60;
/** Cycles are seen this often at least. */
const TIMES = 3;
/** So many values are needed for a cycle of two periods. */
const NEEDED = 2 * TIMES;
const LEVEL = 0.01;

/** The cycle of a series. */
export interface DemandCycle {
  /** The indicator. */
  readonly of: Subject;
  /** The segment; null for all records. */
  readonly segment: SegmentKeys | null;
  /** The periods judged. */
  readonly window: SeriesWindow;
  /** How many periods a cycle has; null where none shows, or there is no telling. */
  readonly length: number | null;
  /** The probability of as clear a cycle if there were none, times how many lengths were tried; null where none was. */
  readonly pValue: number | null;
  /** How much of what a straight line leaves is the cycle, 0 to 1; null without one. */
  readonly share: number | null;
  /** How many lengths were tried: from 2 to a third of the periods, 60 at most. */
  readonly tried: number;
  /** Why there is no telling: fewer than three times two periods; null where there is. */
  readonly reason: 'small-sample' | null;
  /** What to be careful about. */
  readonly guards: readonly SeriesGuard[];
  /** The same for readers. */
  readonly findings: readonly CycleRelated[];
}

/**
 * The length after which demand comes back, found in the data alone: a delivery every 5 weeks, a campaign every 10 days. What the
 * calendar names (weeks, years) is told by `seasonality`, with the names of its seasons.
 *
 * @param input  a column of a table (`{ table, column }`, with its `segment` where the table is split), or `{ points, grain }`
 * @throws {KpiError} as for `series`; unknown-option
 * @source F test of dummies beside a line, p < 0.01 times the number of lengths (Bonferroni)
 * @see    seasonality
 * @example
 * ```ts
 * import { demandCycle } from 'sales-kpi';
 * const points = Array.from({ length: 45 }, (_, i) => (
 *   { period: new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10), value: 100 + i + (i % 5 === 2 ? 40 : 0) + ((i * 7) % 4) }
 * ));
 * const { length, share } = demandCycle({ points, grain: 'day' });
 * [length, share?.toFixed(2)] // => [5,"1.00"]
 * ```
 */
export function demandCycle<R extends object>(input: SeriesInput<R>, options: SeriesOptions = {}): DemandCycle {
  refuseUnknown(options, ['includePartial', 'perDay']);
  const series = seriesRead(input, options);
  const { values } = inUnits(series.values);
  const known = values.filter((value) => value !== null).length;
  const tried = Math.max(0, Math.min(LONGEST, Math.floor(known / TIMES)) - 1);
  const found = Array.from({ length: tried }, (_, i) => i + 2)
    .map((length) => ({ length, pValue: seasonalDummies(values, placesIn(values.length, length))?.pValue ?? 1 }))
    .sort((a, b) => a.pValue - b.pValue || a.length - b.length)[0];
  const { of, segment, grain } = series;
  const window = windowOf(series, 0);
  const about = { of, segment, window, tried, guards: guardsOf(window, series.isMixed) };
  const said = <F extends CycleRelated>(code: F['code'], values: F['values']) => [{ code, of, segment, period: null, values } as F];
  if (found === undefined) {
    const findings = said<UntestedDemandCycleFound>('untested-demand-cycle', { n: known, needed: NEEDED, grain });
    return { ...about, length: null, pValue: null, share: null, reason: 'small-sample', findings };
  }
  const pValue = Math.min(1, found.pValue * tried);
  if (pValue >= LEVEL) {
    const findings = said<NoDemandCycleFound>('no-demand-cycle', { longest: tried + 1, grain, pValue });
    return { ...about, length: null, pValue, share: null, reason: null, findings };
  }
  const line = seasonalLine(values, placesIn(values.length, found.length));
  const share = line === null || line.all === 0 ? null : 1 - line.left / line.all;
  const findings = said<DemandCycleFound>('demand-cycle', { length: found.length, grain, share, pValue });
  return { ...about, length: found.length, pValue, share, reason: null, findings };
}

function placesIn(count: number, length: number): number[] {
  return Array.from({ length: count }, (_, at) => at % length);
}
