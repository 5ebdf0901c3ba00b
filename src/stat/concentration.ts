// How much of a total few have: Gini, Variabilità e mutabilità (1912), over sorted values; Herfindahl and Hirschman, by Hirschman, The
// paternity of an index, American Economic Review 54 (1964); shares of the largest. n log n.
import { countOrThrow, finiteOrThrow } from './arguments.ts';

/** How unequal parts of a total are. */
export interface Concentration {
  /** Of these parts alone: 0 where all are equal, (n − 1) ÷ n where one has all. */
  readonly gini: number;
  /** As an estimate of a population that these are a sample of: n ÷ (n − 1) times as much, up to 1. Null of one part. */
  readonly giniOfPopulation: number | null;
  /** Herfindahl and Hirschman: the sum of squared shares, from 1 ÷ n where all are equal to 1 where one has all. */
  readonly hhi: number;
  /** The same from 0 to 1. Null of one part. */
  readonly normalizedHhi: number | null;
  /** How many equal parts are as concentrated: 1 ÷ hhi. */
  readonly effectiveNumber: number;
}

/**
 * How unequal the parts of a total are, parts of 0 with them. Null of nothing, where all are 0, and where any is below 0: shares of such
 * a total say nothing.
 *
 * @throws {KpiError} bad-argument — for values that are not finite
 */
export function concentration(values: readonly number[]): Concentration | null {
  const ordered = partsOf(values);
  if (ordered === null) return null;
  const { parts, total } = ordered;
  const n = parts.length;
  const weighted = parts.reduce((sum, part, i) => sum + (n - 1 - 2 * i) * (part / total), 0);
  // Rounding must not make equal parts less than equal.
  const gini = Math.max(0, weighted / n);
  const hhi = parts.reduce((sum, part) => sum + (part / total) ** 2, 0);
  return {
    gini,
    giniOfPopulation: n === 1 ? null : Math.min(1, (gini * n) / (n - 1)),
    hhi,
    normalizedHhi: n === 1 ? null : Math.max(0, (hhi - 1 / n) / (1 - 1 / n)),
    effectiveNumber: 1 / hhi,
  };
}

/**
 * The share of the total that the `count` largest parts have. Null as for `concentration`.
 *
 * @throws {KpiError} bad-argument — for values that are not finite, or a count that is no whole number
 */
export function topShare(values: readonly number[], count: number): number | null {
  const ordered = partsOf(values);
  const largest = ordered?.parts.slice(0, countOrThrow(count, 'count'));
  return ordered && largest ? sum(largest) / ordered.total : null;
}

/** The parts, largest first, and their sum. */
function partsOf(values: readonly number[]): { readonly parts: Float64Array; readonly total: number } | null {
  const parts = Float64Array.from(finiteOrThrow(values, 'values')).sort().reverse();
  const total = sum(parts);
  return (parts.at(-1) ?? 0) < 0 || total <= 0 || !Number.isFinite(total) ? null : { parts, total };
}

const sum = (parts: Float64Array): number => parts.reduce((all, part) => all + part, 0);
