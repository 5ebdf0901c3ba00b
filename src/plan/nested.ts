// Which coarser slot each finer one goes into, and whether that tells all that would be known there.
import { KpiError } from '../error.ts';
import { formatDay } from '../period/civil.ts';
import type { Window } from '../period/window.ts';
import type { Plan, Slot } from './plan.ts';
import { rangesOf } from './ranges.ts';

/** For each finer slot, the position of the coarser one that takes it in; -1 where none does. */
export interface Places {
  /** By the window. */
  readonly now: readonly number[];
  /** By the stretch before. */
  readonly before: readonly number[];
}

/**
 * Finds the coarser slot of each finer one; slots that stay the same may be of any sort. Customers of the stretch before a
 * slot have to be known; there are none before `beginning`.
 */
export function placesIn(fine: Plan, coarse: Plan, beginning: number): Places {
  const positions = [...fine.slots.keys()];
  if (isSame(fine.slots, coarse.slots)) return { now: positions, before: positions };
  const inside = placeBy(fine.slots, coarse.slots, 'window', holds);
  const isOutside = fine.slots.some(({ window }, i) => !isEmpty(window) && inside[i] === -1);
  // A day that a time zone skipped belongs to the day behind it, and may so be of another month or week.
  if (isOutside || !isSame(rangesOf(fine.slots), rangesOf(coarse.slots)))
    throw new KpiError('not-additive', 'periods that are not filled by those of the parts', 'make parts for these periods', ['every']);
  for (const { previous } of coarse.slots) if (previous !== null) refuseUnfilled(previous, fine, beginning);
  return {
    now: fine.until === null ? inside : placeBy(fine.slots, coarse.slots, 'window', endsWith),
    before: placeBy(fine.slots, coarse.slots, 'previous', holds),
  };
}

function placeBy(
  fine: readonly Slot[],
  coarse: readonly Slot[],
  side: 'window' | 'previous',
  takes: (whole: Window, part: Window) => boolean,
): number[] {
  return fine.map((slot) => {
    const part = slot[side];
    if (part === null || isEmpty(part)) return -1;
    return coarse.findIndex(({ [side]: whole }) => whole !== null && takes(whole, part));
  });
}

/** Refuses a stretch before of which the finer ones leave a part open, unless that part lies before the first customer. */
function refuseUnfilled(stretch: Window, { slots }: Plan, beginning: number): void {
  if (stretch.from >= stretch.to) return;
  const nobody = { ...stretch, to: Math.min(stretch.to, beginning), toDay: stretch.fromDay };
  const parts = slots.flatMap(({ previous }) => (previous !== null && holds(stretch, previous) ? [previous] : []));
  const [known, ...others] = rangesOf([nobody, ...parts].map((window) => ({ window, previous: null })));
  if (others.length === 0 && known?.from === stretch.from && known.to === stretch.to) return;
  throw new KpiError(
    'not-additive',
    `the customers from ${formatDay(stretch.fromDay)} to ${formatDay(stretch.toDay)} are not all in the parts`,
    'let the range of the parts begin before the first record, or make parts for longer periods too',
    ['between'],
  );
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const isEmpty = ({ from, to, fromDay, toDay }: Window): boolean => from >= to && fromDay >= toDay;

const holds = (whole: Window, part: Window): boolean =>
  part.from >= whole.from && part.to <= whole.to && part.fromDay >= whole.fromDay && part.toDay <= whole.toDay;

/** A stock at the end of a slot is that at the end of its last part. */
const endsWith = (whole: Window, part: Window): boolean => part.to === whole.to;
