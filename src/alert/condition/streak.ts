// Values of which each is above (below) the one before: exact, and broken by a period without a value.
import { compare } from '../../expr/fraction.ts';
import type { StreakCondition } from '../conditionShape.ts';
import { shown } from '../shown.ts';
import { type Judge, noVerdict } from '../verdict.ts';
import { amountAt, valueAt, type Watch } from '../watch.ts';

/** Whether the values rose (fell) so many times in a row. */
export function streakJudge(watch: Watch, { direction, periods }: StreakCondition): Judge {
  const unit = watch.column.unit ?? 'number';
  const moves = (at: number): boolean => {
    const [before, after] = [valueAt(watch, at - 1).value, valueAt(watch, at).value];
    if (before === null || after === null) return false;
    return direction === 'rising' ? compare(after, before) > 0 : compare(after, before) < 0;
  };
  return (at) => {
    const now = amountAt(watch, at);
    if (now.value === null) return noVerdict(now.reason);
    const first = at - periods;
    if (first < 0) return noVerdict('small-sample');
    const holds = Array.from({ length: periods }, (_, i) => at - i).every(moves);
    const value = shown(now.value, unit);
    return {
      holds,
      clears: !holds,
      value,
      found: () => {
        const from = valueAt(watch, first).value ?? { n: 0n, d: 1n };
        const values = { direction, periods, value, from: shown(from, unit), fromPeriod: watch.places[first]?.period ?? '' };
        return { code: 'alert-streak', values };
      },
    };
  };
}
