import { fractionOf } from '../fraction.ts';
import { readNumber } from '../input.ts';
import { exactOf, type Numeric, orderOf } from '../numeric.ts';
import type { Aggregate } from './aggregate.ts';

function extreme(sign: 1 | -1): Aggregate<Numeric | null> {
  const better = (a: Numeric | null, b: Numeric | null): Numeric | null =>
    a === null ? b : b === null || orderOf(a, b) * sign >= 0 ? a : b;
  return {
    read: readNumber,
    init: () => null,
    add: (state, { number }) => better(state, number),
    merge: better,
    end: (state) => (state === null ? null : fractionOf(exactOf(state))),
  };
}

/** The smallest number. */
export const min: Aggregate<Numeric | null> = /* @__PURE__ */ extreme(-1);

/** The largest number. */
export const max: Aggregate<Numeric | null> = /* @__PURE__ */ extreme(1);
