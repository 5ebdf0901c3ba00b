// Whether a series has seasons, which, and how strong; and the series in parts.
import { refuseUnknown } from '../error.ts';
import type { SegmentKeys, Subject } from '../query/finding.ts';
import type { NoCycleFound } from './absentFindings.ts';
import { type Course, courseOf } from './course.ts';
import type { NoSeasonalityFound, SeasonalityFound, UntestedSeasonalityFound } from './findings.ts';
import type { SeriesGuard } from './guards.ts';
import { componentsOf, type SeasonalComponent } from './seasonalComponents.ts';
import { cycleOf, type SeasonalCycle } from './seasonalCycle.ts';
import type { SeasonMode } from './seasonalParts.ts';
import { type SeriesOptions, seriesRead } from './series.ts';
import type { SeriesInput } from './seriesShape.ts';
import type { SeriesWindow } from './seriesWindow.ts';

/** Whether a series has seasons. */
export interface Seasonality {
  /** Whether any cycle shows; null where the series is too short to tell, or its periods have no cycle. */
  readonly present: boolean | null;
  /** Why it is not known; null where it is. `no-cycle`: whole years have no seasons. */
  readonly reason: 'small-sample' | 'no-cycle' | null;
  /** Whether seasons add amounts, or multiply; null unless present. */
  readonly mode: SeasonMode | null;
  /** How much of what moves beside the seasons is trend, 0 to 1; null unless present, and where too much is missing. */
  readonly trendStrength: number | null;
  /** The cycles of the calendar, the shortest first. */
  readonly cycles: readonly SeasonalCycle[];
}

/** The seasons of a series. */
export interface SeasonalityReport extends Seasonality {
  /** The indicator. */
  readonly of: Subject;
  /** The segment; null for all records. */
  readonly segment: SegmentKeys | null;
  /** The periods judged. */
  readonly window: SeriesWindow;
  /** The series in parts, period by period; none unless seasons are present. */
  readonly components: readonly SeasonalComponent[];
  /** What to be careful about. */
  readonly guards: readonly SeriesGuard[];
  /** The same for readers. */
  readonly findings: readonly (SeasonalityFound | NoSeasonalityFound | UntestedSeasonalityFound | NoCycleFound)[];
}

/**
 * Whether a series has seasons, which is the highest and which the lowest, how strong they are, and the series without them. The cycles
 * are those of the calendar: of days the week, and the year from two years on; of weeks, months, quarters and halves the year. At least
 * two cycles and three values are needed. A year of 53 weeks or 366 days does not shift the seasons.
 *
 * @param input  a column of a table (`{ table, column }`, with its `segment` where the table is split), or `{ points, grain }`
 * @throws {KpiError} as for `series`
 * @source F tests of stable seasonality and of dummies beside a line, p < 0.01; STL: Cleveland et al. (1990); strength: Wang,
 * Smith and Hyndman (2006)
 * @see    trend, stl
 * @example
 * ```ts
 * import { seasonality } from 'sales-kpi';
 * const points = Array.from({ length: 16 }, (_, i) => (
 *   { period: `${2021 + Math.floor(i / 4)}-Q${1 + (i % 4)}`, value: Number([100, 90, 80, 150][i % 4]) * (1 + i / 50) + (i % 3) }
 * ));
 * const { present, cycles } = seasonality({ points, grain: 'quarter' });
 * [present, cycles[0]?.peak?.name.en, cycles[0]?.word] // => [true,"Q4","strong"]
 * ```
 */
export function seasonality<R extends object>(input: SeriesInput<R>, options: SeriesOptions = {}): SeasonalityReport {
  refuseUnknown(options, ['includePartial', 'perDay']);
  const course = courseOf(seriesRead(input, options));
  const { series, window, guards } = course;
  const found = seasonalityIn(course);
  return {
    of: series.of,
    segment: series.segment,
    window,
    ...found,
    components: componentsOf(course),
    guards,
    findings: [...seasonFindings(course, found), ...absentFindings(course, found)],
  };
}

/** The seasons of a course. */
export function seasonalityIn({ series, seasons, unit }: Course): Seasonality {
  const { tested, present, mode } = seasons;
  const isKnown = tested.some((one) => one.present !== null);
  return {
    present: isKnown ? present.length > 0 : null,
    reason: isKnown ? null : tested.length === 0 ? 'no-cycle' : 'small-sample',
    mode,
    trendStrength: present.at(-1)?.parts?.trendStrength ?? null,
    cycles: tested.map((one) => cycleOf(series, one, unit)),
  };
}

/** The seasons for readers: one finding a cycle that shows, or that too little is known. */
export function seasonFindings(
  { series, window }: Course,
  { cycles, present }: Seasonality,
): (SeasonalityFound | UntestedSeasonalityFound)[] {
  const about = { of: series.of, segment: series.segment, period: window.range };
  const [first] = cycles;
  if (present === null && first !== undefined)
    return [{ ...about, code: 'untested-seasonality', values: { n: window.n, needed: first.needed, grain: window.grain } }];
  return cycles.flatMap(({ peak, low, mode, strength, word, pValue }): SeasonalityFound[] =>
    peak === null || low === null || mode === null || pValue === null
      ? []
      : [
          {
            ...about,
            code: 'seasonality',
            values: { peak: peak.name, peakEffect: peak.effect, low: low.name, lowEffect: low.effect, mode, strength, word, pValue },
          },
        ],
  );
}

/** That no cycle shows, or that the periods have none. */
function absentFindings({ series, window }: Course, { cycles, present, reason }: Seasonality): (NoSeasonalityFound | NoCycleFound)[] {
  const about = { of: series.of, segment: series.segment, period: window.range };
  if (reason === 'no-cycle') return [{ ...about, code: 'no-cycle', values: { n: window.n, grain: window.grain } }];
  const pValue = Math.min(...cycles.map((cycle) => cycle.pValue ?? 1));
  return present !== false ? [] : [{ ...about, code: 'no-seasonality', values: { n: window.n, pValue } }];
}
