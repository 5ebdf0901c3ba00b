// A series with seasons, taken apart period by period.
import type { Course } from './course.ts';
import { fromUnits } from './observed.ts';

/** The parts of one value: they add up to it, or multiply to it where the mode is multiplicative. */
export interface SeasonalComponent {
  /** The period. */
  readonly period: string;
  /** The value; null where there is none. */
  readonly value: number | null;
  /** The trend; null outside of the first and last value, and where too much is missing. */
  readonly trend: number | null;
  /** What the season adds, or its factor. */
  readonly seasonal: number | null;
  /** What is left, or its factor; null where there is no value or no trend. */
  readonly remainder: number | null;
  /** The value without its season; null where there is none. */
  readonly adjusted: number | null;
  /** Whether the value was filled in to find the parts of the others. */
  readonly isInterpolated: boolean;
}

/** The parts of each value; none unless seasons are present. */
export function componentsOf({ series, unit, values, seasons: { present, mode, adjusted } }: Course): SeasonalComponent[] {
  const last = present.at(-1);
  if (last === undefined) return [];
  const isFactor = mode === 'multiplicative';
  return series.periods.map(({ id }, i): SeasonalComponent => {
    const sum = present.reduce((all, { parts, slots }) => all + (parts?.seasonal[slots.at[i] as number] ?? 0), 0);
    const at = last.slots.at[i] as number;
    const found = last.parts?.trend[at] ?? null;
    const trend = found === null ? null : isFactor ? Math.exp(found) : found;
    const rest = adjusted[i] ?? null;
    const remainder = rest === null || trend === null ? null : isFactor ? rest / trend : rest - trend;
    return {
      period: id,
      value: fromUnits(values[i] ?? null, unit),
      trend: fromUnits(trend, unit),
      seasonal: isFactor ? fromUnits(Math.exp(sum), 1) : fromUnits(sum, unit),
      remainder: fromUnits(remainder, isFactor ? 1 : unit),
      adjusted: fromUnits(rest, unit),
      isInterpolated: last.parts?.isFilled[at] ?? false,
    };
  });
}
