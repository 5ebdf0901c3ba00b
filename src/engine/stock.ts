// Stocks: records that are open at the end of a slot.
import { DAY_MS } from '../period/civil.ts';
import { isCalendarDate } from '../period/moment.ts';
import type { Window } from '../period/window.ts';
import type { Slot } from '../plan/plan.ts';
import type { NameRows } from './kernel/kernel.ts';
import { type Mask, narrower, passes } from './mask.ts';
import type { Layout } from './place.ts';
import type { Run } from './run.ts';

/** Names the rows that pass and are open at the end of a slot by their code. */
export function stockPlacer(run: Run, mask: Mask, { window }: Slot, { coded, none }: Pick<Layout, 'coded' | 'none'>): NameRows {
  const codes = coded?.codes;
  const isOpen = openAt(run, window);
  const narrow = narrower(mask, none);
  return (from, to, into) => {
    for (let row = from; row < to; row++) into[row - from] = isOpen(row) ? (codes?.[row] ?? 0) : none;
    narrow(into, from, to);
  };
}

/** How many rows that pass are open at the end of any slot. */
export function openRows(run: Run, mask: Mask): number {
  const isPassed = passes(mask);
  const tests = run.plan.slots.map(({ window }) => openAt(run, window));
  let found = 0;
  for (let row = 0; row < run.length; row++) if (isPassed(row) && tests.some((isOpen) => isOpen(row))) found++;
  return found;
}

/** Whether a row has begun before the end of a window, and not ended. */
function openAt({ dates, ends }: Run, window: Window): (row: number) => boolean {
  if (window.from >= window.to && window.fromDay >= window.toDay) return () => false;
  const dayEnd = window.toDay * DAY_MS + 0.5;
  const isBefore = (moment: number): boolean => moment < (isCalendarDate(moment) ? dayEnd : window.to);
  return (row) => isBefore(dates.moments[row] as number) && !isBefore(ends?.moments[row] as number);
}
