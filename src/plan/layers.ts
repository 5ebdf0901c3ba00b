// Slots that overlap are folded one after another.
import type { Plan, Slot } from './plan.ts';

/** The layers of a plan; a stock may be open at the end of any slot, so that each is a layer of its own. */
export function layersOf({ slots, until }: Plan): number[][] {
  return until === null ? layers(slots) : slots.map((_, i) => [i]);
}

/** Splits slots into layers within which neither windows nor the stretches before them overlap; each layer is one pass. */
export function layers(slots: readonly Slot[]): number[][] {
  const result: number[][] = [];
  const lasts: Slot[] = [];
  for (const i of [...slots.keys()].sort((a, b) => (slots[a] as Slot).window.from - (slots[b] as Slot).window.from)) {
    const slot = slots[i] as Slot;
    const at = lasts.findIndex(
      (last) => behind(slot.window, last.window) && (!slot.previous || !last.previous || behind(slot.previous, last.previous)),
    );
    if (at < 0) {
      result.push([i]);
      lasts.push(slot);
    } else {
      (result[at] as number[]).push(i);
      lasts[at] = { window: slot.window, previous: slot.previous ?? lasts[at]?.previous ?? null };
    }
  }
  return result;
}

function behind(window: Slot['window'], last: Slot['window']): boolean {
  return window.from >= last.to && window.fromDay >= last.toDay;
}
