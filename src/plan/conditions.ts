// Which conditions the totals of a plan share, so that they are decided once.
import { conjuncts, keyOf, type Node } from '../expr/node.ts';
import type { Plan } from './plan.ts';

/** Conditions that all totals of a plan share. */
export function sharedConditions({ totals }: Plan): readonly Node[] {
  const [first, ...others] = totals.map((total) => conjuncts(total.where));
  const keys = others.map((list) => new Set(list.map(keyOf)));
  return (first ?? []).filter((node) => keys.every((set) => set.has(keyOf(node))));
}

/** The conditions of a total that not all totals share. */
export function ownConditions(where: Node | undefined, shared: readonly Node[]): readonly Node[] {
  const known = new Set(shared.map(keyOf));
  return conjuncts(where).filter((node) => !known.has(keyOf(node)));
}
