// Quotas beside what deals brought.
import type { Amount } from '../../decimal.ts';
import { refuseUnknown } from '../../error.ts';
import { accessOf } from '../../expr/access.ts';
import type { FieldType } from '../../expr/node.ts';
import { testOfRecord } from '../../expr/recordTest.ts';
import { type Fields, fields } from '../field.ts';
import { rowsOf } from '../rowsOf.ts';
import type { Deal } from './deal.ts';
import { isQuota, type Target } from './target.ts';
import { wonAmounts, type ZoneOption } from './wonAmounts.ts';

/** A row of `targetResults`: a quota and what was won for it. */
export type TargetResult<T extends Target = Target> = T & {
  /** The value won: null when a deal won has no amount, or one in another currency than the quota. */
  readonly actual: Amount | null;
};

/** Records that `quotaReachedRate` reads. */
export interface TargetResultData {
  /** What `targetResults` makes of quotas and deals. */
  readonly targetResults: TargetResult;
}

const resultTypes = {
  id: 'key',
  start: 'date',
  value: 'money',
  actual: 'money',
  currency: 'key',
} as const satisfies Partial<Record<keyof TargetResult, FieldType>>;

/** The fields of a quota and what was won for it, for formulas; dated by `start`. */
export const targetResult: Fields<'targetResults', TargetResult, typeof resultTypes> = /* @__PURE__ */ fields<TargetResult>()(
  'targetResults',
  resultTypes,
  'start',
);

/**
 * Quotas beside what was won for them: a row for each quota, with the amount won in its period by the deals that share the
 * dimensions it names. Targets of other indicators are left out.
 *
 * @param targets - targets, as rows
 * @param deals - deals, as rows
 * @param options - `timeZone`: in which days the periods begin and end
 */
export function targetResults<T extends Target>(
  targets: readonly T[],
  deals: readonly Deal[],
  options: ZoneOption = {},
): TargetResult<T>[] {
  refuseUnknown(options, ['timeZone']);
  const wonBy = wonAmounts(deals, options.timeZone);
  const isOfDeals = testOfRecord(isQuota, { access: accessOf, fault: () => undefined });
  return rowsOf(targets, (target) => (isOfDeals(target) === 1 ? [{ ...target, actual: wonBy(target) }] : []));
}
