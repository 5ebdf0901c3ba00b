// Who bought in which period, from the groups of an engine: what cohorts are made of.
import type { Fraction } from '../../expr/fraction.ts';
import type { Key } from '../../expr/key.ts';
import type { AggregateNode } from '../../expr/node.ts';
import type { Day } from '../../period/civil.ts';
import type { GrainRule } from '../../period/grain.ts';
import { currencyOf } from '../../plan/currency.ts';
import type { Outcome, Plan } from '../../plan/plan.ts';
import { type Accounts, addAccount, noAccounts, periodsBySlot, readerOf, remembered, type Taker } from '../../query/askGroups.ts';
import type { Planned } from '../../query/finish.ts';
import { keysInOrder } from './inKeyOrder.ts';
import { type Currencies, currencies } from './money.ts';

/** A customer. */
export interface Buyer {
  /** The first day, or the start of the first period, with a purchase. */
  began: Day;
  /** What the first purchase was split by. */
  keys: readonly (Key | null)[];
  /** The periods with a purchase: each once, or several times. */
  readonly bought: number[];
  /** Periods with money, and what it came to in each. */
  readonly paidIn: number[];
  readonly paid: Outcome[];
}

/** All who bought, or have money. */
export interface Buyers {
  readonly buyers: readonly Buyer[];
  readonly currencies: Currencies;
  /** Orders without a customer. */
  readonly guestOrders: number;
  readonly accounts: Accounts;
}

/** The totals that are read; money where it is asked for. */
export interface BuyerTotals {
  readonly bought: AggregateNode;
  readonly money: AggregateNode | null;
  readonly guests: AggregateNode;
}

/** Takes customers by period in by the first question, and guests by the second. */
export function buyersTaker<A>([first]: readonly Planned[], totals: BuyerTotals, rule: GrainRule, make: (found: Buyers) => A): Taker<A> {
  const places = periodsBySlot(first as Planned).map(({ start }) => ({ start, period: rule.index(start) }));
  const buyers = new Map<Key | null, Buyer>();
  const found = currencies();
  let guestOrders = 0;
  const accounts = noAccounts();
  const buyerOf = remembered((customer: Key | null): Buyer => {
    const known = buyers.get(customer) ?? { began: 0, keys: [], bought: [], paidIn: [], paid: [] };
    buyers.set(customer, known);
    return known;
  });
  return {
    open(question: number, plan: Plan) {
      if (question === 1) {
        const guests = readerOf(plan, totals.guests);
        return (group) => {
          if (guests) guestOrders += Number((guests(group).value as Fraction).n);
        };
      }
      const bought = readerOf(plan, totals.bought);
      const money = totals.money && readerOf(plan, totals.money);
      const tell = totals.money && readerOf(plan, currencyOf(totals.money) as AggregateNode);
      return (group) => {
        const [customer = null] = group.keys;
        if (customer === null) return;
        const { start, period } = places[group.slot] as (typeof places)[number];
        const buyer = buyerOf(customer);
        if (bought && bought(group).known > 0) {
          begin(buyer, start, group.keys.length === 1 ? NO_KEYS : group.keys.slice(1));
          buyer.bought.push(period);
        }
        if (money) {
          buyer.paidIn.push(period);
          buyer.paid.push(money(group));
        }
        if (tell) found.add(tell(group));
      };
    },
    account: (question, account, isFirst) => addAccount(accounts, question, account, isFirst),
    end: () => make({ buyers: [...buyers.values()], currencies: found, guestOrders, accounts }),
  };
}

const NO_KEYS: readonly Key[] = [];

/** Of several on the first day, the first in the order of keys. */
function begin(buyer: Buyer, day: Day, keys: readonly (Key | null)[]): void {
  const isFirst = buyer.bought.length === 0 || day < buyer.began || (day === buyer.began && keysInOrder(keys, buyer.keys) < 0);
  if (!isFirst) return;
  buyer.began = day;
  buyer.keys = keys;
}
