// The indicators of the library itself: made like those of users, without the checks that only foreign formulas need.
import type { Formula } from '../expr/value.ts';
import type { Additivity, Unit } from '../plan/metric.ts';
import { type Definition, type Indicator, makeIndicator, type ValueIn } from './define.ts';

/** Our totals are built in code and carry their algebra. */
export const ownAlgebra = (): undefined => undefined;

/** Defines an indicator of ours; how it rolls up is said, so that nothing has to be worked out when it is loaded. */
export function ownIndicator<const Id extends string, D, const U extends Unit, const N extends string = never>(
  definition: Definition<Id, D, U, N> & { readonly formula: Formula<D>; readonly additivity: Additivity },
): Indicator<Id, D, ValueIn<U>, N> {
  return makeIndicator(definition, {}, ownAlgebra);
}
