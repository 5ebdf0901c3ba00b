// From what was seen of customers to a history of plain rows.
import type { Decimal } from '../../decimal.ts';
import { add, type Fraction, negate, whole } from '../../expr/fraction.ts';
import { type Day, formatDay } from '../../period/civil.ts';
import type { Outcome } from '../../plan/plan.ts';
import type { CustomerHistory, CustomerSummary, HistoryUnit } from './history.ts';
import type { Histories, Seen } from './historyTaker.ts';
import { inKeyOrder } from './inKeyOrder.ts';
import { addMoney, decimalOfSum, noMoney, perOne } from './money.ts';

/** What was watched, and how it is told. */
export interface Watched {
  readonly from: string | null;
  readonly last: Day;
  readonly unit: HistoryUnit;
}

/** The history of what was seen. */
export function historyOf({ seen, currencies, accounts }: Histories, { from, last, unit }: Watched): CustomerHistory {
  const { one: currency, mixed } = currencies;
  const all = [...seen].sort(([a], [b]) => inKeyOrder(a, b));
  const isKnown = all.every(([, { spent, revenue }]) => spent.missing + (revenue?.missing ?? 0) === 0);
  const reason = mixed ? 'mixed-currency' : isKnown ? null : 'missing-input';
  const revenueOf = (outcome: Outcome | null): Decimal | null => (reason === null ? decimalOfSum(sumOf(outcome)) : null);
  const days = unit === 'week' ? 7 : 1;
  // There are few days, and many customers.
  const texts = new Map<Day, string>();
  const text = (day: Day): string => {
    const known = texts.get(day) ?? formatDay(day);
    texts.set(day, known);
    return known;
  };
  const others = all.filter(([customer, one]) => customer !== null && one.days === 0);
  const given = noMoney();
  for (const [, { revenue }] of others) if (revenue) addMoney(given, revenue);
  return {
    customers: all.flatMap(([customer, one]): CustomerSummary[] => {
      if (customer === null || one.days === 0) return [];
      return [
        {
          customerId: customer,
          firstDate: text(one.first),
          lastDate: text(one.last),
          orders: one.orders,
          purchaseDays: one.days,
          revenue: revenueOf(one.revenue),
          frequency: one.days - 1,
          recency: (one.last - one.first) / days,
          age: (last - one.first) / days,
          meanRepeatSpend: reason === null ? repeatSpend(one) : null,
        },
      ];
    }),
    unit,
    asOf: formatDay(last),
    from,
    currency: mixed ? null : currency,
    reason,
    guests: { orders: seen.get(null)?.orders ?? 0, revenue: revenueOf(seen.get(null)?.revenue ?? null) },
    withoutPurchase: { customers: others.length, revenue: reason === null ? decimalOfSum(given) : null },
    ...accounts,
  };
}

const sumOf = (outcome: Outcome | null): Fraction => (outcome === null ? whole(0) : (outcome.value as Fraction));

function repeatSpend({ spent, firstSpent, days }: Seen): Decimal | null {
  return days < 2 ? null : perOne(add(spent, negate(sumOf(firstSpent))), days - 1);
}
