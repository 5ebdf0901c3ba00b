// The seasons of a cycle for readers: by name, with what each is above or below the mean.
import type { Label } from '../plan/metric.ts';
import { fromUnits } from './observed.ts';
import type { FTest } from './seasonalityTest.ts';
import type { SeasonMode } from './seasonalParts.ts';
import { neededFor, seasonName } from './seasons.ts';
import type { CycleTested } from './seasonsFound.ts';
import type { Series } from './series.ts';
import { type StrengthWord, strengthWord } from './strength.ts';

/** A season of a cycle. */
export interface Season {
  /** Its number from 1: January, Monday. */
  readonly season: number;
  /** Its name. */
  readonly name: Label;
  /** What it is above the mean of all, below 0 where it is below: a share of it (`multiplicative`), or an amount. */
  readonly effect: number;
}

/** A cycle of the calendar, and whether it shows in a series. */
export interface SeasonalCycle {
  /** What comes round. */
  readonly of: 'week' | 'year';
  /** How many seasons it has. */
  readonly length: number;
  /** Whether they differ by more than chance; null where the series is too short to tell. */
  readonly present: boolean | null;
  /** Why it is not known; null where it is. */
  readonly reason: 'small-sample' | null;
  /** How many values are needed to tell. */
  readonly needed: number;
  /** The probability of such seasons by chance: the smaller of both tests, times the number of cycles tested. */
  readonly pValue: number | null;
  /** Whether what the moving mean leaves differs by season. */
  readonly stable: FTest | null;
  /** What one constant a season adds to a straight line. */
  readonly dummies: FTest | null;
  /** Whether effects are amounts, or shares that grow with the level; null unless present. */
  readonly mode: SeasonMode | null;
  /** How much of what moves beside the trend is season, 0 to 1; null where it is not known, or too much is missing. */
  readonly strength: number | null;
  /** The same in a word. */
  readonly word: StrengthWord | null;
  /** All seasons in order; none unless present. */
  readonly seasons: readonly Season[];
  /** The season of the highest values; null unless present. */
  readonly peak: Season | null;
  /** The season of the lowest values; null unless present. */
  readonly low: Season | null;
}

/** A tested cycle for readers. */
export function cycleOf({ grain, calendar }: Series, tested: CycleTested, unit: number): SeasonalCycle {
  const { cycle, present, pValue, stable, dummies, parts } = tested;
  const seasons = present
    ? seasonsBy(tested, unit).map((effect, i) => ({ season: i + 1, name: seasonName(cycle, grain, calendar, i), effect }))
    : [];
  const extreme = (sign: 1 | -1): Season | null =>
    seasons.reduce<Season | null>((best, season) => (best === null || sign * season.effect > sign * best.effect ? season : best), null);
  const strength = parts?.strength ?? null;
  return {
    of: cycle.of,
    length: cycle.length,
    present,
    reason: present === null ? 'small-sample' : null,
    needed: neededFor(cycle.length),
    pValue,
    stable,
    dummies,
    mode: present ? (parts?.mode ?? null) : null,
    strength,
    word: strength === null ? null : strengthWord(strength),
    seasons,
    peak: extreme(1),
    low: extreme(-1),
  };
}

/** What each season is above the mean of all. */
function seasonsBy({ parts }: CycleTested, unit: number): number[] {
  if (parts === null) return [];
  return parts.effects.map((effect) => (parts.mode === 'additive' ? fromUnits(effect, unit) : fromUnits(Math.expm1(effect), 1)) ?? 0);
}
