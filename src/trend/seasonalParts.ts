// What the seasons of one cycle make of a series: by STL, on its logarithms where seasons grow with the level. Which of the two it is says
// the likelihood of what they leave: Box and Cox, An analysis of transformations, JRSS B 26 (1964). Where too much is missing, by one
// constant a season beside a straight line.
import { type Filled, filled } from './filled.ts';
import { roundingOf, type Values } from './observed.ts';
import { isAboveZero, logarithms, seasonalLine } from './seasonalityTest.ts';
import { meanOf } from './squares.ts';
import { decompose, type Parts, stlPlan } from './stl.ts';
import { everyCycle } from './stlSeason.ts';
import { strengthOf } from './strength.ts';

/** Whether seasons add amounts, or multiply. */
export type SeasonMode = 'additive' | 'multiplicative';

/** What seasons make of a series; of logarithms where the mode is multiplicative. */
export interface SeasonalParts {
  readonly mode: SeasonMode;
  /** What each season adds, by season: the mean of those is 0, and that of factors 1. */
  readonly effects: readonly number[];
  /** What the season adds at each place. */
  readonly seasonal: readonly number[];
  /** The trend at each place; null outside of the first and last value, and where too much is missing for STL. */
  readonly trend: Values;
  /** How much of what moves beside the trend is season; null where too much is missing. */
  readonly strength: number | null;
  /** How much of what moves beside the seasons is trend. */
  readonly trendStrength: number | null;
  /** Where values were filled in. */
  readonly isFilled: readonly boolean[];
}

/** So many cycles let seasons change with time. */
const CHANGING = 5;
const SEASON_WINDOW = 13;

/** The parts of a series by the places of a cycle; null where some season has no values. */
export function seasonalParts(values: Values, seasons: readonly number[], length: number, mode?: SeasonMode): SeasonalParts | null {
  const modes = (['additive', 'multiplicative'] as const).filter(
    (one) => (mode === undefined || one === mode) && (one === 'additive' || isAboveZero(values)),
  );
  const fits = modes.flatMap((one) => fitIn(one, values, seasons, length) ?? []);
  return fits.reduce<Fit | null>((best, fit) => (best === null || fit.cost < best.cost ? fit : best), null)?.parts ?? null;
}

/** The parts in one mode, and how unlikely they make the series: the same scale in both modes. */
interface Fit {
  readonly parts: SeasonalParts;
  readonly cost: number;
}

function fitIn(mode: SeasonMode, values: Values, seasons: readonly number[], length: number): Fit | null {
  const scaled = mode === 'additive' ? values : logarithms(values);
  const whole = filled(scaled, seasons);
  const known = scaled.filter((value) => value !== null);
  const costOf = (left: number): number =>
    Math.log(Math.max(left, roundingOf(known.length))) +
    (mode === 'additive' ? 0 : (2 * known.reduce((sum, value) => sum + value, 0)) / known.length);
  if (whole !== null && whole.values.length > 2 * length) return smoothed(mode, whole, seasons, length, costOf);
  const line = seasonalLine(scaled, seasons);
  if (line === null || line.effects.size < length) return null;
  const effects = centred(
    Array.from({ length }, (_, season) => line.effects.get(season) as number),
    mode,
  );
  const [trend, isFilled] = [values.map(() => null), values.map(() => false)];
  const seasonal = seasons.map((season) => effects[season] as number);
  return { parts: { mode, effects, seasonal, trend, strength: null, trendStrength: null, isFilled }, cost: costOf(line.left) };
}

function smoothed(mode: SeasonMode, whole: Filled, seasons: readonly number[], length: number, costOf: (left: number) => number): Fit {
  const { before, values, isFilled } = whole;
  const seasonWindow = values.length < CHANGING * length ? 'periodic' : SEASON_WINDOW;
  const parts = decompose(Float64Array.from(values), stlPlan(values.length, length, { seasonWindow }));
  const cycle = meanEffects(parts, seasons, before, length);
  const effects = centred(cycle, mode);
  // What is taken from the seasons belongs to the trend.
  const level = (cycle[0] as number) - (effects[0] as number);
  const inside = (at: number): boolean => at >= before && at < before + values.length;
  return {
    parts: {
      mode,
      effects,
      seasonal: seasons.map((season, at) => (inside(at) ? (parts.seasonal[at - before] as number) - level : (effects[season] as number))),
      trend: seasons.map((_, at) => (inside(at) ? (parts.trend[at - before] as number) + level : null)),
      strength: strengthOf(parts.seasonal, parts.remainder),
      trendStrength: strengthOf(parts.trend, parts.remainder),
      isFilled: seasons.map((_, at) => inside(at) && (isFilled[at - before] as boolean)),
    },
    cost: costOf(parts.remainder.reduce((sum, rest, i) => (isFilled[i] ? sum : sum + rest * rest), 0)),
  };
}

/** The mean of each season over all cycles. */
function meanEffects({ seasonal }: Parts, seasons: readonly number[], before: number, length: number): number[] {
  const effects = new Array<number>(length).fill(0);
  everyCycle(seasonal, length)
    .subarray(0, length)
    .forEach((value, i) => {
      effects[seasons[before + i] as number] = value;
    });
  return effects;
}

/** Effects about 0; factors about 1, so that a series without its seasons comes to the same over a cycle. */
function centred(effects: readonly number[], mode: SeasonMode): number[] {
  const middle = mode === 'additive' ? meanOf(effects) : Math.log(meanOf(effects.map(Math.exp)));
  return effects.map((effect) => effect - middle);
}
