// The aggregates whose states are kept, stored and merged: the same as ever, but for those that count their keys.
import type { Aggregate } from './aggregate.ts';
import { aggregates } from './aggregates.ts';
import { countedEntities, countedOnly } from './counted.ts';
import type { ValueTotalName } from './name.ts';

/** Every aggregate over values by its name, with states that merge in place and know what can be taken out of them. */
export const mergeable: Readonly<Record<ValueTotalName, Aggregate>> = {
  ...aggregates,
  countDistinct: countedEntities as Aggregate<never> as Aggregate,
  only: countedOnly as Aggregate<never> as Aggregate,
};
