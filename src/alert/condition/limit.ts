// A value against a limit or a band: exact, and explicit about what happens at the limit itself.
import { compare, type Fraction } from '../../expr/fraction.ts';
import { fractionIn, isBeyond } from '../amount.ts';
import type { BandCondition, Limit, LimitCondition } from '../conditionShape.ts';
import type { AlertRule } from '../ruleShape.ts';
import { decimal, shown } from '../shown.ts';
import { type Judge, noVerdict } from '../verdict.ts';
import { amountAt, valueAt, type Watch } from '../watch.ts';

/** Above, below, at least, at most. */
export function limitJudge(watch: Watch, { is, value: text }: LimitCondition): Judge {
  const limit = fractionIn(text);
  return (at) => {
    const { value, reason } = amountAt(watch, at);
    if (value === null) return noVerdict(reason);
    const isToDate = watch.places[at]?.state === 'running';
    if (isToDate && isEverBelow0(watch, at)) return noVerdict('not-monotone');
    const own = shown(value, watch.column.unit ?? 'number');
    const holds = isBeyond(value, is, limit);
    const values = { value: own, is, limit: decimal(limit), upTo: null, isToDate };
    return { holds, clears: !holds && isCleared(value, is, watch.rule), value: own, found: () => ({ code: 'alert-limit', values }) };
  };
}

/** Whether an alert is over; at the value of `clearAt` it is. */
export function isCleared(value: Fraction, limit: Limit, { clearAt }: AlertRule): boolean {
  if (clearAt === null) return true;
  return isBeyond(value, limit === 'above' || limit === 'atLeast' ? 'atMost' : 'atLeast', fractionIn(clearAt));
}

/** What was below 0 once may bring a running total down again. */
function isEverBelow0(watch: Watch, at: number): boolean {
  return watch.places.slice(0, at + 1).some((_, i) => (valueAt(watch, i).value?.n ?? 0n) < 0n);
}

/** Between two ends, both included; or outside of them. */
export function bandJudge(watch: Watch, { is, from, to }: BandCondition): Judge {
  const [low, high] = [fractionIn(from), fractionIn(to)];
  return (at) => {
    const { value, reason } = amountAt(watch, at);
    if (value === null) return noVerdict(reason);
    const isBetween = compare(value, low) >= 0 && compare(value, high) <= 0;
    const holds = isBetween === (is === 'between');
    const own = shown(value, watch.column.unit ?? 'number');
    const values = { value: own, is, limit: decimal(low), upTo: decimal(high), isToDate: false };
    return { holds, clears: !holds, value: own, found: () => ({ code: 'alert-limit', values }) };
  };
}
