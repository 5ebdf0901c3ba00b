// Many tests at once: which of them would still be found if all were of nothing. q-values of Benjamini and Hochberg, Controlling the
// false discovery rate, JRSS B 57 (1995), and the adjusted p-values of Holm, A simple sequentially rejective multiple test procedure,
// Scandinavian Journal of Statistics 6 (1979). n log n.
import { probabilityOrThrow } from './arguments.ts';

type PValues = readonly (number | null)[];

/**
 * The q-value of each p-value, in the order given: of all with a q-value up to 0.1, about one in ten is chance at most. What was not
 * tested is null, and stays so.
 *
 * @throws {KpiError} bad-argument — for a p-value that is not from 0 to 1
 */
export function benjaminiHochberg(pValues: PValues): readonly (number | null)[] {
  return adjusted(pValues, (tests, rank) => tests / rank, 'least above');
}

/** The adjusted p-value of each p-value, in the order given: of all with one up to 0.05, none is chance in 19 of 20 cases. */
export function holm(pValues: PValues): readonly (number | null)[] {
  return adjusted(pValues, (tests, rank) => tests - rank + 1, 'most below');
}

/** Each p-value times the factor of its rank, in the order of size: the least of those from it upwards, or the most of those up to it. */
function adjusted(pValues: PValues, factor: (tests: number, rank: number) => number, take: 'least above' | 'most below') {
  const tested = pValues
    .flatMap((p, at) => (p === null ? [] : [{ at, p: probabilityOrThrow(p, `p-value ${at}`, [at]) }]))
    .sort((a, b) => a.p - b.p);
  const raw = tested.map(({ at, p }, i) => ({ at, value: Math.min(1, p * factor(tested.length, i + 1)) }));
  const result: (number | null)[] = pValues.map(() => null);
  let bound = take === 'least above' ? 1 : 0;
  for (const { at, value } of take === 'least above' ? raw.reverse() : raw) {
    bound = take === 'least above' ? Math.min(bound, value) : Math.max(bound, value);
    result[at] = bound;
  }
  return result;
}
