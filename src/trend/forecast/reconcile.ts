// Forecasts of parts and of the whole made to add up, to the last digit of the numbers given: Athanasopoulos, Ahmed and Hyndman,
// Hierarchical forecasts for Australian domestic tourism, International Journal of Forecasting 25 (2009). Parts × steps.

/**
 * How parts and whole are made to add up. `bottom-up`: the whole is the sum of its parts. `proportional`: the whole is forecast by itself,
 * and the parts share it as they would have shared their own sum.
 */
export type Reconciliation = 'bottom-up' | 'proportional';

/** Means that add up. */
export interface Reconciled {
  /** How it was done: proportions of what is below 0 mean nothing, and of nothing there are none. */
  readonly by: Reconciliation;
  /** Of the whole, step by step. */
  readonly whole: readonly number[];
  /** Of each part, step by step. */
  readonly parts: readonly (readonly number[])[];
}

/** So many digits of a number are sure: those that every number written with as many keeps. */
const DIGITS = 15;
/** Digits behind the point, at most. */
const PLACES = 6;

/** The means of parts and whole, adding up. */
export function reconciled(whole: readonly number[], parts: readonly (readonly number[])[], asked: Reconciliation): Reconciled {
  const sums = whole.map((_, step) => parts.reduce((sum, part) => sum + (part[step] as number), 0));
  const isShared = asked === 'proportional' && parts.every((part) => part.every((mean) => mean >= 0)) && sums.every((sum) => sum > 0);
  const places = placesFor([whole, sums, ...parts]);
  const units = (value: number): number => Math.round(value * 10 ** places);
  const steps = whole.map((mean, step) => {
    const own = parts.map((part) => part[step] as number);
    if (!isShared) {
      const each = own.map(units);
      return { whole: each.reduce((sum, one) => sum + one, 0), parts: each };
    }
    const all = units(mean);
    const sum = sums[step] as number;
    return {
      whole: all,
      parts: sharedOut(
        all,
        own.map((value) => (value / sum) * all),
      ),
    };
  });
  const number = (count: number): number => Number(`${count}e${-places}`) + 0;
  return {
    by: isShared ? 'proportional' : 'bottom-up',
    whole: steps.map((step) => number(step.whole)),
    parts: parts.map((_, i) => steps.map((step) => number(step.parts[i] as number))),
  };
}

/** The digits behind the point that all numbers can be written with; below 0, whole tens or hundreds. */
function placesFor(lists: readonly (readonly number[])[]): number {
  const largest = lists.flat().reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // Parts of both signs may add up to more than any of them.
  const before = largest === 0 ? 1 : Math.ceil(Math.log10(largest * lists.length)) + 1;
  return Math.min(PLACES, DIGITS - before);
}

/** Whole units for each part that add up: what rounding down leaves goes to the largest remainders, the first of equals first. */
function sharedOut(all: number, shares: readonly number[]): number[] {
  const floors = shares.map(Math.floor);
  const order = [...shares.keys()].sort((a, b) => rest(shares, b) - rest(shares, a) || a - b);
  let missing = all - floors.reduce((sum, one) => sum + one, 0);
  // Rounding may have left more than one unit a part, or too few.
  for (let at = 0; missing !== 0; at = (at + 1) % order.length) {
    const part = order[at] as number;
    floors[part] = (floors[part] as number) + Math.sign(missing);
    missing -= Math.sign(missing);
  }
  return floors;
}

const rest = (shares: readonly number[], i: number): number => (shares[i] as number) - Math.floor(shares[i] as number);
