// The stretches of time of a goal of Pipedrive: it has to be reached in each week, month, quarter or year of its duration.
import { Fault } from '../../model/read/reader.ts';
import { recordLimits } from '../../model/recordLimits.ts';
import { type Day, formatDay, parseDay, shiftMonths } from '../../period/civil.ts';
import type { At } from '../at.ts';
import { day, refuse } from '../readers.ts';

/** A stretch, from its first day to the day behind its last; a fault where the goal does not say it. */
export interface Slice {
  readonly start: string | Fault | null;
  readonly end: string | Fault | null;
}

const months: Readonly<Record<string, number>> = { monthly: 1, quarterly: 3, yearly: 12 };

/**
 * The stretches from the first day on, the last one cut off where the duration ends. A goal without an end has stretches that
 * begin before `until`.
 */
export function slicesOf(at: At, until: string | null): readonly Slice[] {
  const [start, last, interval] = [day(at('duration.start')), day(at('duration.end')), at('interval')];
  if (typeof start !== 'string' || last instanceof Fault) return [{ start, end: last }];
  const untold = (value: unknown, detail: string): Slice[] => [{ start, end: refuse('bad-value', value, detail) }];
  if (interval !== 'weekly' && !Object.hasOwn(months, String(interval))) return untold(interval, 'weekly, monthly, quarterly, yearly');
  if (last === null && until === null) return [{ start, end: refuse('missing-required', last, 'give until: it has no end') }];
  const first = parseDay(start) as Day;
  const end = last === null ? Number.POSITIVE_INFINITY : (parseDay(last) as Day) + 1;
  const stop = last === null ? (parseDay(until as string) as Day) : end;
  const from = (n: number): Day => (interval === 'weekly' ? first + 7 * n : shiftMonths(first, (months[String(interval)] as number) * n));
  const slices: Slice[] = [];
  for (let n = 0; from(n) < stop; n++) {
    if (n >= recordLimits.items) return untold(last, `at most ${recordLimits.items} stretches`);
    slices.push({ start: formatDay(from(n)), end: formatDay(Math.min(from(n + 1), end)) });
  }
  return first < end ? slices : untold(last, 'an end behind the start');
}
