import { fractionOf } from '../fraction.ts';
import { readNumber } from '../input.ts';
import { exactOf, type Numeric, orderOf } from '../numeric.ts';
import type { Aggregate } from './aggregate.ts';

/** The number of the latest moment so far. */
export interface Latest {
  readonly date: number;
  readonly number: Numeric;
}

function later(a: Latest | null, b: Latest | null): Latest | null {
  if (a === null || b === null) return a ?? b;
  if (a.date !== b.date) return a.date > b.date ? a : b;
  return orderOf(a.number, b.number) >= 0 ? a : b;
}

/** The number of the latest date; of several on that date the largest. */
export const last: Aggregate<Latest | null> = {
  read: readNumber,
  init: () => null,
  add: (state, { number, date }) => (number === null ? state : later(state, { date, number })),
  merge: later,
  end: (state) => state && fractionOf(exactOf(state.number)),
};
