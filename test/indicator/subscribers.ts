// Subscription periods in the words of a salesperson.
import type { SubscriptionPeriod } from 'sales-kpi';

let made = 0;

/** What a customer pays a month, from a day to another. */
export const pays = (
  customerId: string,
  monthly: number,
  start: string,
  end: string | null = null,
  more: Partial<SubscriptionPeriod> = {},
): SubscriptionPeriod => ({
  id: `p${made++}`,
  customerId,
  start,
  end,
  annualAmount: monthly * 12,
  ...more,
});
