// Takes the totals of days and customers in, group by group.
import type { Fraction } from '../../expr/fraction.ts';
import type { Key } from '../../expr/key.ts';
import type { AggregateNode } from '../../expr/node.ts';
import type { Day } from '../../period/civil.ts';
import { currencyOf } from '../../plan/currency.ts';
import type { Outcome, Plan } from '../../plan/plan.ts';
import { type Accounts, addAccount, noAccounts, periodsBySlot, readerOf, remembered, type Taker } from '../../query/askGroups.ts';
import type { Planned } from '../../query/finish.ts';
import { addMoney, type Currencies, currencies, type Money, noMoney } from './money.ts';

/** What is known of a customer. */
export interface Seen {
  /** The first and the last purchase day. */
  first: Day;
  last: Day;
  /** How many purchase days; none for customers who only gave back. */
  days: number;
  orders: number;
  /** What all purchase days came to, and the first one. */
  readonly spent: Money;
  firstSpent: Outcome | null;
  /** What the whole came to. */
  revenue: Outcome | null;
}

/** All that was taken in. */
export interface Histories {
  /** By customer; null stands for no customer. */
  readonly seen: ReadonlyMap<Key | null, Seen>;
  readonly currencies: Currencies;
  readonly accounts: Accounts;
}

/** The totals that are read: of each day what was spent, of all days orders and revenue. */
export interface HistoryTotals {
  readonly spent: AggregateNode;
  readonly orders: AggregateNode;
  readonly revenue: AggregateNode;
}

/** Takes days in by the first question, and whole customers by the second. */
export function historyTaker<A>([byDay]: readonly Planned[], totals: HistoryTotals, make: (found: Histories) => A): Taker<A> {
  const days = periodsBySlot(byDay as Planned);
  const seen = new Map<Key | null, Seen>();
  const found = currencies();
  const accounts = noAccounts();
  const seenOf = remembered((customer: Key | null): Seen => {
    const known = seen.get(customer) ?? { first: 0, last: 0, days: 0, orders: 0, spent: noMoney(), firstSpent: null, revenue: null };
    seen.set(customer, known);
    return known;
  });
  return {
    open(question: number, plan: Plan) {
      const [spent, orders, revenue] = [totals.spent, totals.orders, totals.revenue].map((total) => readerOf(plan, total));
      const [tellSpent, tell] = [totals.spent, totals.revenue].map((total) => readerOf(plan, currencyOf(total) as AggregateNode));
      return (group) => {
        if (tellSpent) found.add(tellSpent(group));
        if (tell) found.add(tell(group));
        const one = seenOf(group.keys[0] ?? null);
        if (question === 0 && spent) addDay(one, days[group.slot]?.start ?? 0, spent(group));
        if (question === 1 && orders) one.orders = Number((orders(group).value as Fraction).n);
        if (question === 1 && revenue) one.revenue = revenue(group);
      };
    },
    account: (question, account, isFirst) => addAccount(accounts, question, account, isFirst),
    end: () => make({ seen, currencies: found, accounts }),
  };
}

function addDay(one: Seen, day: Day, outcome: Outcome): void {
  addMoney(one.spent, outcome);
  if (one.days === 0 || day < one.first) {
    one.first = day;
    one.firstSpent = outcome;
  }
  one.last = one.days === 0 ? day : Math.max(one.last, day);
  one.days++;
}
