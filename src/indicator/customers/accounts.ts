// Customers as a CRM keeps them: by the making of their record, whether they bought or not.
import { isNull } from '../../expr/condition.ts';
import { count } from '../../expr/total.ts';
import { type CustomerData, customer } from '../../model/customer/customerFields.ts';
import type { Indicator } from '../define.ts';
import { ownIndicator } from '../ownIndicator.ts';

/**
 * Customer accounts opened in the period, whether anything was bought or not.
 *
 * Records of customers by the date they were made; those merged into another are not counted twice. Who bought for the first time:
 * `newCustomers`.
 *
 * @unit    count
 * @better  higher
 * @empty   0 over a covered period without new records
 * @alias   sign-ups, registrations · créations de comptes
 * @source  the date of creation that every CRM keeps
 * @see     newCustomers
 * @example
 * ```ts
 * import { newAccounts } from 'sales-kpi';
 * newAccounts([{ id: 'ana', createdAt: '2025-01-31' }, { id: 'bob', createdAt: '2025-01-31', mergedInto: 'ana' }]) // => 1
 * ```
 */
export const newAccounts: Indicator<'newAccounts', CustomerData, number> = /* @__PURE__ */ ownIndicator({
  id: 'newAccounts',
  label: { en: 'New accounts', fr: 'Comptes clients créés' },
  unit: 'count',
  better: 'higher',
  additivity: 'additive',
  formula: /* @__PURE__ */ (() => count(customer.id, { where: isNull(customer.mergedInto) }))(),
});
