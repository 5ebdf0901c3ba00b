// Customer sets over the whole of time, where there is no period before: everyone is new, and only repeating can be told.
import { whole } from '../fraction.ts';
import { readCustomer } from '../input.ts';
import type { Key } from '../key.ts';
import type { Aggregate } from './aggregate.ts';
import { type Bought, bought } from './customers.ts';
import type { CustomerSetName } from './name.ts';

type State = Map<Key, Bought>;

/** The size of a customer set over all records. */
export function customersEver(name: CustomerSetName): Aggregate<State> {
  return {
    read: readCustomer,
    init: () => new Map(),
    add: (state, { customer, key, own, date }) => {
      if (customer === null || customer === undefined) return state;
      return state.set(customer, bought(state.get(customer), { first: date, orders: key === null ? [] : [key], own: own ? 1 : 0 }));
    },
    merge: (a, b) => {
      for (const [customer, more] of b) a.set(customer, bought(a.get(customer), more));
      return a;
    },
    end: (state) => {
      if (name === 'new') return whole(state.size);
      if (name !== 'repeating' && name !== 'returningOrRepeating') return whole(0);
      let repeating = 0;
      for (const { orders, own } of state.values()) if (orders.length + own >= 2) repeating++;
      return whole(repeating);
    },
  };
}
