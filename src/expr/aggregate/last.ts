import { fractionOf } from '../fraction.ts';
import { exactOf, type Numeric, orderOf } from '../numeric.ts';
import type { Aggregate, Json } from './aggregate.ts';
import { loadExact, saveExact } from './sum.ts';

/** The number of the latest moment so far. */
interface State {
  readonly date: number;
  readonly number: Numeric;
}

function later(a: State | null, b: State | null): State | null {
  if (a === null || b === null) return a ?? b;
  if (a.date !== b.date) return a.date > b.date ? a : b;
  return orderOf(a.number, b.number) >= 0 ? a : b;
}

/** The number of the latest date; of several on that date the largest. */
export const last: Aggregate<State | null> = {
  init: () => null,
  add: (state, { number, date }) => (number === null ? state : later(state, { date, number })),
  merge: later,
  end: (state) => state && fractionOf(exactOf(state.number)),
  save: (state) => state && [state.date, saveExact(exactOf(state.number))],
  load: (json) =>
    json === null ? null : { date: Number((json as readonly Json[])[0]), number: loadExact((json as readonly Json[])[1] as Json) },
};
