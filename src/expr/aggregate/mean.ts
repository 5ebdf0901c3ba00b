import { divide, fractionOf, whole } from '../fraction.ts';
import { readNumber } from '../input.ts';
import type { Aggregate } from './aggregate.ts';
import { addTo, emptySum, type Sum, sum, sumOf } from './sum.ts';

/** The sum of the numbers and how many there are: a mean alone could not be merged. */
export interface Mean {
  readonly total: Sum;
  readonly count: number;
}

/** The exact mean of the numbers. */
export const mean: Aggregate<Mean> = {
  read: readNumber,
  init: () => ({ total: emptySum(), count: 0 }),
  add: (state, { number }) => (number === null ? state : { total: addTo(state.total, number), count: state.count + 1 }),
  merge: (a, b) => ({ total: sum.merge(a.total, b.total), count: a.count + b.count }),
  end: ({ total, count }) => (count === 0 ? null : divide(fractionOf(sumOf(total)), whole(count))),
};
