import { whole } from '../fraction.ts';
import type { Aggregate } from './aggregate.ts';

/** How many records have the value. */
export const count: Aggregate<number> = {
  init: () => 0,
  add: (state, { number, key, own }) => (number === null && key === null && !own ? state : state + 1),
  merge: (a, b) => a + b,
  end: whole,
  save: (state) => state,
  load: Number,
};
