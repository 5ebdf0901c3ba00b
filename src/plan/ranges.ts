// Time that any slot covers.
import type { Window } from '../period/window.ts';
import type { Slot } from './plan.ts';

/** The windows of slots in order; those that meet are one, and those that hold no time are left out. */
export function rangesOf(slots: readonly Slot[]): Window[] {
  const merged: { -readonly [N in keyof Window]: Window[N] }[] = [];
  for (const { window } of [...slots].sort((a, b) => a.window.from - b.window.from)) {
    if (window.from >= window.to && window.fromDay >= window.toDay) continue;
    const last = merged.at(-1);
    if (last === undefined || window.from > last.to) merged.push({ ...window });
    else {
      last.to = Math.max(last.to, window.to);
      last.toDay = Math.max(last.toDay, window.toDay);
    }
  }
  return merged;
}
