// Gaps filled in straight lines, on what a series is without its seasons: for methods that cannot do without a value. What was filled is
// marked, and never judged. Linear time.
import { observedIn, type Values } from './observed.ts';
import { seasonalLine } from './seasonalityTest.ts';

/** Up to this share of a series may be gaps. */
const MOST_GAPS = 0.1;

/** A series from its first to its last value, without gaps. */
export interface Filled {
  /** How many empty places stand before it. */
  readonly before: number;
  readonly values: readonly number[];
  /** Where values were filled in. */
  readonly isFilled: readonly boolean[];
}

/** A series without gaps; null where more than a tenth of it is gaps, or nothing is left. */
export function filled(values: Values, seasons: readonly number[]): Filled | null {
  const { times } = observedIn(values);
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return null;
  const length = last - first + 1;
  if (length - times.length > MOST_GAPS * length) return null;
  const effects = length > times.length ? seasonalLine(values, seasons)?.effects : undefined;
  const effectAt = (at: number): number => effects?.get(seasons[at] as number) ?? 0;
  let next = 0;
  const whole = Array.from({ length }, (_, i) => {
    const at = first + i;
    while ((times[next] as number) < at) next++;
    const after = times[next] as number;
    if (after === at) return values[at] as number;
    const before = times[next - 1] as number;
    const share = (at - before) / (after - before);
    const [left, right] = [(values[before] as number) - effectAt(before), (values[after] as number) - effectAt(after)];
    return left + share * (right - left) + effectAt(at);
  });
  return { before: first, values: whole, isFilled: whole.map((_, i) => values[first + i] === null) };
}
