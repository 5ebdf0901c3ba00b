// Sums add whole units in a double while it holds them, and carry what is too large into a big integer.
import { addExact, type Exact } from '../../decimal.ts';
import { fractionOf } from '../fraction.ts';
import { readNumber } from '../input.ts';
import { exactOf } from '../numeric.ts';
import type { Aggregate } from './aggregate.ts';

/** The sum so far: `held` + `carried` units of 10^-`scale`. */
export interface Sum {
  scale: number;
  power: number;
  held: number;
  carried: bigint;
}

const EXACT = 2 ** 49;
const FULL = 2 ** 52;

/** A sum of nothing. */
export function emptySum(): Sum {
  return { scale: 0, power: 1, held: 0, carried: 0n };
}

/** The sum as an exact number. */
export function sumOf({ scale, held, carried }: Sum): Exact {
  return { units: carried + BigInt(held), scale };
}

/** Adds a number to a sum. */
export function addTo(state: Sum, number: number | Exact): Sum {
  if (typeof number === 'number') {
    const scaled = Math.round(number * state.power);
    if (scaled < EXACT && scaled > -EXACT && scaled / state.power === number) {
      const held = state.held + scaled;
      if (held < FULL && held > -FULL) {
        state.held = held;
        return state;
      }
    }
  }
  const exact = addExact(sumOf(state), exactOf(number));
  state.scale = exact.scale;
  state.power = 10 ** exact.scale;
  state.held = 0;
  state.carried = exact.units;
  return state;
}

/** A sum that begins with an exact number. */
export function sumFrom(exact: Exact): Sum {
  return { scale: exact.scale, power: 10 ** exact.scale, held: 0, carried: exact.units };
}

/** The exact sum of the numbers. */
export const sum: Aggregate<Sum> = {
  read: readNumber,
  init: emptySum,
  add: (state, { number }) => (number === null ? state : addTo(state, number)),
  merge: (a, b) => sumFrom(addExact(sumOf(a), sumOf(b))),
  end: (state) => fractionOf(sumOf(state)),
};
