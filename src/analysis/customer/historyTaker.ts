// Takes the totals of days and customers in, group by group.
import type { Fraction } from '../../expr/fraction.ts';
import type { Key } from '../../expr/key.ts';
import type { AggregateNode } from '../../expr/node.ts';
import type { Day } from '../../period/civil.ts';
import { currencyOf } from '../../plan/currency.ts';
import type { Counts, Group, Outcome, RejectedRow } from '../../plan/plan.ts';
import type { Planned } from '../../query/finish.ts';
import { periodsBySlot, readerOf, type Taken, type Taker } from './askGroups.ts';
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
  readonly counts: Counts;
  readonly rejected: readonly RejectedRow[];
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
  let counts: Counts = { rowsIn: 0, used: 0, filtered: { range: 0, where: 0, kind: 0 }, rejected: {} };
  let rejected: readonly RejectedRow[] = [];
  const seenOf = ({ keys }: Group): Seen => {
    const customer = keys[0] ?? null;
    const known = seen.get(customer);
    if (known !== undefined) return known;
    const none: Seen = { first: 0, last: 0, days: 0, orders: 0, spent: noMoney(), firstSpent: null, revenue: null };
    seen.set(customer, none);
    return none;
  };
  return {
    take({ question, plan, answer, from }: Taken) {
      const [spent, orders, revenue] = [totals.spent, totals.orders, totals.revenue].map((total) => readerOf(plan, total));
      const [tellSpent, tell] = [totals.spent, totals.revenue].map((total) => readerOf(plan, currencyOf(total) as AggregateNode));
      if (question === 1 && revenue) ({ counts, rejected } = answer);
      for (const group of answer.groups) {
        if (tellSpent) found.add(tellSpent(group));
        if (tell) found.add(tell(group));
        const one = seenOf(group);
        if (question === 0 && spent) addDay(one, days[group.slot + from]?.start ?? 0, spent(group));
        if (question === 1 && orders) one.orders = Number((orders(group).value as Fraction).n);
        if (question === 1 && revenue) one.revenue = revenue(group);
      }
    },
    end: () => make({ seen, currencies: found, counts, rejected }),
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
