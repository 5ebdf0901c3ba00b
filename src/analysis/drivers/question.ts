// What is asked about the drivers of a change, and what is refused about it.
import { excerpt, KpiError, refuseUnknown } from '../../error.ts';
import type { Metric } from '../../plan/metric.ts';
import type { ChangeQuestion } from '../change/question.ts';

/** What is asked about the drivers of a change. */
export interface DriverQuestion<M extends Metric, R, B>
  extends Pick<
    ChangeQuestion<M, readonly [], never, R, never, never>,
    'of' | 'from' | 'to' | 'where' | 'between' | 'calendar' | 'asOf' | 'coverage'
  > {
  /** The dimensions that are searched. */
  readonly over: readonly B[];
  /** Whether single dimensions are searched, or pairs of them as well; 1 unless given. */
  readonly depth?: 1 | 2 | undefined;
  /** Fewer records than this at the larger end are too few to tell; 30 unless given. */
  readonly minimum?: number | undefined;
  /** How many drivers, and how many detractors; 10 each unless given. */
  readonly limit?: number | undefined;
  /** How many segments of each dimension are looked at, the largest changes first; 1000 unless given, at most 100 000. */
  readonly candidates?: number | undefined;
}

/** The question of any type, as it arrives. */
export type AnyDrivers = DriverQuestion<Metric, never, string>;

/** What a search is bounded by. */
export interface Limits {
  readonly minimum: number;
  readonly limit: number;
  readonly candidates: number;
}

const MOST_SETS = 100;
const MOST_CANDIDATES = 100_000;

/** The bounds of a search. */
export function limitsOf(question: AnyDrivers): Limits {
  const { of, depth = 1, minimum = 30, limit = 10, candidates = 1000 } = question;
  const known = ['of', 'from', 'to', 'over', 'depth', 'minimum', 'limit', 'candidates', 'where', 'between', 'calendar', 'asOf', 'coverage'];
  refuseUnknown(question, known);
  if (of === undefined || !('formula' in of))
    throw new KpiError('bad-argument', `of is ${excerpt(of)}`, 'give an indicator: of: revenue', ['of']);
  const ranges = {
    depth: [depth, 1, 2],
    minimum: [minimum, 0, 1e15],
    limit: [limit, 1, MOST_CANDIDATES],
    candidates: [candidates, 1, MOST_CANDIDATES],
  };
  for (const [name, [value, least, most]] of Object.entries(ranges) as [string, [number, number, number]][])
    if (!Number.isSafeInteger(value) || value < least || value > most)
      throw new KpiError('bad-argument', `${name} is ${excerpt(value)}`, `give a whole number from ${least} to ${most}`, [name]);
  return { minimum, limit, candidates };
}

/** Each dimension, and each pair of two where pairs are asked for. */
export function setsOf({ over, depth = 1 }: AnyDrivers): string[][] {
  if (!Array.isArray(over) || over.length === 0 || new Set(over).size !== over.length)
    throw new KpiError('bad-argument', `over is ${excerpt(over)}`, "name each dimension once: over: ['country', 'channel']", ['over']);
  const pairs = depth === 1 ? [] : over.flatMap((one, i) => over.slice(i + 1).map((other) => [one, other]));
  const sets = [...over.map((one) => [one]), ...pairs];
  if (sets.length > MOST_SETS)
    throw new KpiError('bad-argument', `${sets.length} combinations of dimensions`, `at most ${MOST_SETS}: name fewer`, ['over']);
  return sets;
}
