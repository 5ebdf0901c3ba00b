// Totals of movements that several indicators share.
import { and, eq, gt, not, oneOf } from '../../expr/condition.ts';
import { countDistinct, sum, type TotalOptions } from '../../expr/total.ts';
import { type Formula, plus, ratio, type Value } from '../../expr/value.ts';
import { type MovementCause, type MrrMovementData, movement } from '../../model/subscription/mrrMovement.ts';

type Amount = Value<number, MrrMovementData>;

const total = (amounts: readonly Amount[], rows: TotalOptions<MrrMovementData> = {}): Formula<MrrMovementData> =>
  sum(
    amounts.reduce((a, b) => plus(a, b)),
    rows,
  );

/** Whether a row moved by anything else than a pause. */
export const unlessPaused: Value<boolean, MrrMovementData> = /* @__PURE__ */ (() => not(oneOf(movement.cause, ['pause'])))();

/** Amounts per month. */
export const monthly = (...amounts: readonly Amount[]): Formula<MrrMovementData> => ratio(total(amounts), 12);

/** What moved by a cause, per month. */
export const monthlyBy = (cause: MovementCause): Formula<MrrMovementData> => {
  const { expansion, contraction, churn, reactivation } = movement;
  return ratio(total([movement.new, reactivation, expansion, contraction, churn], { where: eq(movement.cause, cause) }), 12);
};

/** Amounts as a share of what was paid at the start. */
export const ofOpening = (...amounts: readonly Amount[]): Formula<MrrMovementData> => ratio(total(amounts), sum(movement.opening));

/** The same, of some rows of amounts; the share is of all that was paid. */
export const ofOpeningWhere = (rows: Value<boolean, MrrMovementData>, ...amounts: readonly Amount[]): Formula<MrrMovementData> =>
  ratio(total(amounts, { where: rows }), sum(movement.opening));

/** Customers who stopped paying, of all rows or of some. */
export const lostCustomers = (rows?: Value<boolean, MrrMovementData>): Formula<MrrMovementData> => {
  const isLost = eq(movement.movement, 'churn');
  return countDistinct(movement.customerId, { where: rows === undefined ? isLost : and(isLost, rows) });
};

/** Customers who paid at the start. */
export const openingCustomers: Formula<MrrMovementData> = /* @__PURE__ */ (() =>
  countDistinct(movement.customerId, { where: gt(movement.opening, 0) }))();
