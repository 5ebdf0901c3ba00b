// Totals of movements that several indicators share.
import { sum } from '../../expr/total.ts';
import { type Formula, plus, ratio, type Value } from '../../expr/value.ts';
import { type MrrMovementData, movement } from '../../model/subscription/mrrMovement.ts';

type Amount = Value<number, MrrMovementData>;

const total = (amounts: readonly Amount[]): Formula<MrrMovementData> => sum(amounts.reduce((a, b) => plus(a, b)));

/** Amounts per month. */
export const monthly = (...amounts: readonly Amount[]): Formula<MrrMovementData> => ratio(total(amounts), 12);

/** Amounts as a share of what was paid at the start. */
export const ofOpening = (...amounts: readonly Amount[]): Formula<MrrMovementData> => ratio(total(amounts), sum(movement.opening));
