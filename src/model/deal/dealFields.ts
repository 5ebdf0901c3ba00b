// The fields of a deal in formulas, and what has become of it.
import { and, eq, isNull, not, oneOf, or } from '../../expr/condition.ts';
import type { FieldType } from '../../expr/node.ts';
import type { Value } from '../../expr/value.ts';
import { type Fields, fields } from '../field.ts';
import type { Deal } from './deal.ts';

/** Records of deals. */
export interface DealData {
  /** Deals, one row each. */
  readonly deals: Deal;
}

const dealTypes = {
  id: 'key',
  createdAt: 'date',
  outcome: 'key',
  amount: 'money',
  currency: 'key',
  probability: 'number',
  expectedCloseDate: 'date',
  closedAt: 'date',
  stage: 'key',
  pipeline: 'key',
  customerId: 'key',
  type: 'key',
  competitor: 'key',
  lostReason: 'key',
  activities: 'number',
  deleted: 'key',
  archived: 'key',
  duplicate: 'key',
  test: 'key',
  mergedInto: 'key',
  salesperson: 'key',
} as const satisfies Partial<Record<keyof Deal, FieldType>>;

/** The fields of a deal, for formulas; deals are dated by `createdAt`. */
export const deal: Fields<'deals', Deal, typeof dealTypes> = /* @__PURE__ */ fields<Deal>()('deals', dealTypes, 'createdAt');

/** What indicators of deals pick their records by. */
export interface DealStates {
  /** Deals that count at all: not deleted, archived, merged into another, duplicates or trials. */
  readonly counted: Value<boolean, DealData>;
  /** Won on a date. */
  readonly won: Value<boolean, DealData>;
  /** Won or lost on a date. */
  readonly closed: Value<boolean, DealData>;
}

/** The conditions on deals; what says neither when nor how it was closed is in none of the last two. */
export const dealStates: DealStates = /* @__PURE__ */ (() => {
  const { deleted, archived, duplicate, test, mergedInto, outcome, closedAt } = deal;
  const isSet = (flag: Value<boolean, DealData>): Value<boolean, DealData> => oneOf(flag, [true]);
  const counted = and(isNull(mergedInto), not(or(or(isSet(deleted), isSet(archived)), or(isSet(duplicate), isSet(test)))));
  const dated = and(counted, not(isNull(closedAt)));
  return { counted, won: and(dated, eq(outcome, 'won')), closed: and(dated, oneOf(outcome, ['won', 'lost'])) };
})();
