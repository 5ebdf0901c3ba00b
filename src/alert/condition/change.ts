// A change against the period before, or against what the table is compared with. Over a base of zero or below there is no percentage:
// that is said, and never fires.
import { change } from '../../plan/settle.ts';
import { fractionIn, isBeyond } from '../amount.ts';
import type { ChangeCondition } from '../conditionShape.ts';
import { decimal, shown } from '../shown.ts';
import { type Judge, noVerdict } from '../verdict.ts';
import { amountAt, difference, priorAt, type Read, valueAt, type Watch } from '../watch.ts';
import { isCleared } from './limit.ts';

/** The change of each period. */
export function changeJudge(watch: Watch, { by, against, limit: is, value: text }: ChangeCondition): Judge {
  const limit = fractionIn(text);
  const unit = watch.column.unit ?? 'number';
  // A share needs no currency.
  const read = by === 'relative' ? valueAt : amountAt;
  const baseAt = (at: number): Read => {
    if (against === 'comparison') return priorAt(watch, at);
    return at === 0 ? { value: null, reason: 'no-previous-period' } : read(watch, at - 1);
  };
  return (at) => {
    const now = read(watch, at);
    if (now.value === null) return noVerdict(now.reason);
    const base = baseAt(at);
    if (base.value === null) return noVerdict('no-previous-period', base.reason);
    const [value, before] = [now.value, base.value];
    const relative = change({ value, reason: null }, { value: before, reason: null });
    const absolute = difference(value, before);
    const judged = by === 'relative' ? relative : { value: absolute, reason: null };
    if (judged.value === null) return noVerdict(judged.reason);
    const holds = isBeyond(judged.value, is, limit);
    const own = shown(value, unit);
    return {
      holds,
      clears: !holds && isCleared(judged.value, is, watch.rule),
      value: own,
      found: () => ({
        code: 'alert-change',
        values: {
          value: own,
          base: shown(before, unit),
          basePeriod: basePeriod(watch, at, against),
          change: shown(absolute, unit),
          relative: relative.value === null ? null : decimal(relative.value),
          by,
          is,
          limit: decimal(limit),
        },
      }),
    };
  };
}

/** The name of the period that another one is compared with; of a part of one, its days. */
function basePeriod({ places, read }: Watch, at: number, against: ChangeCondition['against']): string {
  if (against === 'previousPeriod') return places[at - 1]?.period ?? '';
  const pair = read.table.pairs.find(({ period }) => period === places[at]?.period);
  return pair?.prior ?? `${pair?.start}/${pair?.end}`;
}
