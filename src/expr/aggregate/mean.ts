import { addExact, type Exact } from '../../decimal.ts';
import { divide, fractionOf, whole } from '../fraction.ts';
import type { Aggregate, Json } from './aggregate.ts';
import { loadExact, saveExact } from './sum.ts';

/** The sum of the numbers and how many there are: a mean alone could not be merged. */
interface State {
  readonly sum: Exact;
  readonly count: number;
}

/** The exact mean of the numbers. */
export const mean: Aggregate<State> = {
  init: () => ({ sum: { units: 0n, scale: 0 }, count: 0 }),
  add: (state, { number }) => (number === null ? state : { sum: addExact(state.sum, number), count: state.count + 1 }),
  merge: (a, b) => ({ sum: addExact(a.sum, b.sum), count: a.count + b.count }),
  end: ({ sum, count }) => (count === 0 ? null : divide(fractionOf(sum), whole(count))),
  save: ({ sum, count }) => [saveExact(sum), count],
  load: (json) => ({ sum: loadExact((json as readonly Json[])[0] as Json), count: Number((json as readonly Json[])[1]) }),
};
