// Finer slots into coarser ones, and more keys into fewer: the states that the same records would have given there.
import { type Customers, type History, mergeHistory } from '../expr/aggregate/customers.ts';
import type { Key } from '../expr/key.ts';
import { type AggregateNode, type FieldNode, fieldsOf, keyOf, type Node } from '../expr/node.ts';
import { merger } from './mergeStates.ts';
import { type Places, placesIn } from './nested.ts';
import { fieldsAsked, type Plan } from './plan.ts';
import { emptyState, type GroupState, isCustomerSet, isEmptyState, type State, type States } from './states.ts';

/**
 * The states of a plan of the same totals over coarser slots and fewer keys. Stocks must never end, and no total may be taken
 * of the period before, unless the slots stay the same.
 */
export function rollUpStates(fine: Plan, coarse: Plan, states: States): States {
  const places = placesIn(fine, coarse, beginningOf(states));
  const keysKept = coarse.by.map((node) => positionOf(node, fine.by));
  const present = fieldsAsked(coarse).map((field) => states.present[positionOf(field, fieldsAsked(fine))] as number);
  const groups = states.groups.flatMap((group) =>
    partsOf(coarse, { ...group, keys: keysKept.map((at) => group.keys[at] ?? null) }, places),
  );
  const histories = Object.entries(states.histories).map(([id, history]) => [id, historyIn(history, places)] as const);
  const rest = { ...states, histories: Object.fromEntries(histories), present, unread: unreadBy(coarse, states.unread) };
  return merger(coarse, { ...rest, groups }).end();
}

function positionOf(node: Node, nodes: readonly Node[]): number {
  return nodes.findIndex((one) => keyOf(one) === keyOf(node));
}

/** A group goes where its window goes; the customers of the stretch before it go where that goes. */
function partsOf({ totals }: Plan, { slot, keys, states }: GroupState, { now, before }: Places): GroupState[] {
  const part = (at: readonly number[], read: (state: State, total: AggregateNode) => State): GroupState => ({
    slot: at[slot] as number,
    keys,
    states: states.map((state, i) => read(state, totals[i] as AggregateNode)),
  });
  return [
    part(now, (state, { fn }) =>
      isCustomerSet(fn) ? { ...state, of: { now: (state.of as Customers).now, before: new Set<Key>() } } : state,
    ),
    part(before, ({ of }, { fn }) => {
      const nothing = emptyState(fn);
      return isCustomerSet(fn) ? { ...nothing, of: { now: new Map(), before: (of as Customers).before } } : nothing;
    }),
  ].filter((one) => one.slot >= 0 && !one.states.every(isEmptyState));
}

function historyIn({ first, before }: History, places: Places): History {
  const all: History = { first, before: new Map() };
  for (const [slot, customers] of before) {
    const at = places.before[slot] as number;
    if (at >= 0) mergeHistory(all, { first: new Map(), before: new Map([[at, customers]]) });
  }
  return all;
}

/** The moment of the first customer; never, where none are looked at. */
function beginningOf({ histories }: States): number {
  let beginning = Number.POSITIVE_INFINITY;
  for (const { first } of Object.values(histories)) for (const moment of first.values()) beginning = Math.min(beginning, moment);
  return beginning;
}

/** The values that could not be read of fields that are still read; a field may be read as a key and as a number too. */
function unreadBy({ totals, by, where }: Plan, unread: States['unread']): Record<string, number> {
  const fields = new Map<string, FieldNode>();
  for (const node of [...totals, ...by, ...(where ? [where] : [])]) fieldsOf(node, fields);
  const read = new Set([...fields.values()].map(({ name, type }) => `${name} ${type === 'key'}`));
  const isRead = (id: string): boolean => {
    const at = id.lastIndexOf(' ');
    return read.has(`${id.slice(0, at)} ${id.slice(at).includes('key')}`);
  };
  return Object.fromEntries(Object.entries(unread).filter(([id]) => isRead(id)));
}
