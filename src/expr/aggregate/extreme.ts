import { type Exact, rescale } from '../../decimal.ts';
import { fractionOf } from '../fraction.ts';
import type { Aggregate } from './aggregate.ts';
import { loadExact, saveExact } from './sum.ts';

/** Below zero, zero or above, as a is smaller than, equal to or larger than b. */
export function orderOf(a: Exact, b: Exact): number {
  const scale = Math.max(a.scale, b.scale);
  const [x, y] = [rescale(a, scale), rescale(b, scale)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function extreme(sign: 1 | -1): Aggregate<Exact | null> {
  const better = (a: Exact | null, b: Exact | null): Exact | null => (a === null ? b : b === null || orderOf(a, b) * sign >= 0 ? a : b);
  return {
    init: () => null,
    add: (state, { number }) => better(state, number),
    merge: better,
    end: (state) => state && fractionOf(state),
    save: (state) => state && saveExact(state),
    load: (json) => (json === null ? null : loadExact(json)),
  };
}

/** The smallest number. */
export const min: Aggregate<Exact | null> = /* @__PURE__ */ extreme(-1);

/** The largest number. */
export const max: Aggregate<Exact | null> = /* @__PURE__ */ extreme(1);
