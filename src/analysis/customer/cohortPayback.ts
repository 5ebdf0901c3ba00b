// One cohort against what winning its customers cost.
import { Decimal } from '../../decimal.ts';
import type { Reason } from '../../plan/settle.ts';
import type { Cell } from '../../query/cell.ts';
import type { Cohort } from './cohortTable.ts';

/** What a cohort has brought up to an age, against its cost. */
export interface PaybackPoint {
  /** Months after that of the first purchase: 0 is the month itself. */
  readonly age: number;
  /** What an average customer has brought so far; null until the month is over. */
  readonly perCustomer: Decimal | null;
  /** The same as a share of the cost: paid back from 1 on. */
  readonly recovered: Decimal | null;
  /** Why there is none. */
  readonly reason: Reason | null;
}

/** The customers won in one month, and when they paid back. */
export interface CohortPayback {
  /** The month: `2025-01`. */
  readonly cohort: string;
  /** Customers who bought first in it. */
  readonly newCustomers: number;
  /** What was spent in it. */
  readonly spend: Decimal | null;
  /** The spend for each new customer; null with the reason where there is none. */
  readonly cost: Decimal | null;
  /** The first age at which customers have brought their cost; null with the reason. */
  readonly months: number | null;
  /**
   * Why there is no age: `immature-cohort` while it may still be reached, `never-recovers` within the months looked at, `no-data`
   * where no spend is recorded, `zero-denominator` without new customers, `mixed-currency`, `missing-input`.
   */
  readonly reason: Reason | null;
  /** Age by age. */
  readonly curve: readonly PaybackPoint[];
}

/** When a cohort of customers paid back what was spent in its month; null where no spend is recorded. */
export function paidBack({ cohort, size, cells }: Cohort, currency: string | null, spent: Cell | null): CohortPayback {
  const spend = spent === null || spent.value === null ? null : new Decimal(spent.value);
  const isMixed = size > 0 && spent?.currency !== currency;
  const withheld = spend === null ? (spent?.reason ?? 'no-data') : isMixed ? 'mixed-currency' : size === 0 ? 'zero-denominator' : null;
  const curve = cells.map(({ value, perCustomer, reason }, age): PaybackPoint => {
    const against = value === null || withheld !== null || spend === null || spend.isZero() ? null : new Decimal(value).div(spend);
    // Of money of all against the spend: there is no rounded share in it.
    return { age, perCustomer, recovered: against, reason: reason ?? withheld ?? (against === null ? 'zero-denominator' : null) };
  });
  const cost = spend === null || withheld !== null ? null : spend.div(size);
  const head = { cohort, newCustomers: size, spend, cost, curve };
  if (cost === null) return { ...head, months: null, reason: withheld };
  const months = cells.findIndex(({ value }) => value !== null && new Decimal(value).gte(spend as Decimal));
  if (months !== -1) return { ...head, months, reason: null };
  return { ...head, months: null, reason: cells.find(({ value }) => value === null)?.reason ?? 'never-recovers' };
}
