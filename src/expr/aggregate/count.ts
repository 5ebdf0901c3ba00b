import { whole } from '../fraction.ts';
import { readPresence } from '../input.ts';
import type { Aggregate } from './aggregate.ts';

/** How many records have the value. */
export const count: Aggregate<number> = {
  read: readPresence,
  init: () => 0,
  add: (state, { number, key, own }) => (number === null && key === null && !own ? state : state + 1),
  merge: (a, b) => a + b,
  end: whole,
};
