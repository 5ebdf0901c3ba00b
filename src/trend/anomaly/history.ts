// The outliers of the values before the last. Suspects are those that robust seasons, trend and median leave too far off (S-H-ESD:
// Hochenbaum, Vallis and Kejariwal (2017)); in short series these are many where there are none. So the least suspicious is put back, one
// after the other, until one is no chance beside a model without all that are left: Paul and Fung, A generalized extreme studentized
// residual multiple-outlier-detection procedure in linear regression, Technometrics 33 (1991). Suspects × values × seasons².
import type { Expectation } from './expectation.ts';
import type { Model } from './model.ts';
import type { Past } from './past.ts';
import { type Suspect, suspectsIn } from './suspects.ts';

/** An outlier, in the units of the course. */
export interface Outlier extends Suspect {
  /** What the values that are no outliers make of its place. */
  readonly expected: number;
  /** The lower end of what is no outlier; null where they leave nothing to chance. */
  readonly low: number | null;
  /** The upper end. */
  readonly high: number | null;
  /** The probability of a value as far off among so many; null where nothing is left to chance. */
  readonly pValue: number | null;
}

/** The outliers of a series, or why they are not known. */
export interface Outliers {
  readonly found: readonly Outlier[];
  readonly reason: 'small-sample' | 'too-many-gaps' | null;
}

/** Fewer values tell no outliers. */
const NEEDED = 12;
/** In such a share of series without outliers some are found all the same. */
const ALPHA = 0.05;

/** The outliers among the values before the last. */
export function outliersIn(past: Past, model: Model): Outliers {
  const { values, window } = past.course;
  if (window.n < NEEDED) return { found: [], reason: 'small-sample' };
  const suspects = suspectsIn(past, ALPHA);
  if (suspects === null) return { found: [], reason: 'too-many-gaps' };
  let left = [...suspects];
  while (left.length > 0) {
    const out = new Set(left.map(({ at }) => at));
    const kept = [...model.times.keys()].filter((i) => !out.has(model.times[i] as number));
    const count = kept.length + 1;
    const told = left.map((suspect) => {
      const { expected, plain } = model.at(suspect.at, kept);
      return { suspect, expected, plain, probability: expected?.probability(values[suspect.at] as number) ?? 0 };
    });
    const least = told.reduce((one, other) => (other.probability > one.probability ? other : one));
    if (least.probability < ALPHA / count)
      return {
        found: told.map(({ suspect, expected, plain, probability }) => outlierOf(suspect, expected, plain, probability, count)),
        reason: null,
      };
    left = left.filter((suspect) => suspect !== least.suspect);
  }
  return { found: [], reason: null };
}

function outlierOf(suspect: Suspect, expected: Expectation | null, plain: number, probability: number, count: number): Outlier {
  if (expected === null) return { ...suspect, expected: plain, low: null, high: null, pValue: null };
  return { ...suspect, expected: expected.value, ...expected.within(1 - ALPHA / count), pValue: Math.min(1, probability * count) };
}
