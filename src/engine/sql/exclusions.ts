// Lists of excluded values, put together: the statuses that a question leaves out and those that are never a sale are one
// list. DuckDB takes twice as long to test a text again behind a first test of it.
import { type CallNode, conjuncts, keyOf, type Node } from '../../expr/node.ts';

/** Conditions that must all hold, each once, with one list of excluded values for each value tested. */
export function together(conditions: readonly Node[]): Node[] {
  const found = new Map<string, Node>();
  for (const node of conditions.flatMap(conjuncts)) {
    const list = excluded(node);
    const key = list === null ? keyOf(node) : `not in ${keyOf(list.args[0] as Node)}`;
    const known = excluded(found.get(key));
    found.set(key, list && known ? not(joined(known, list)) : node);
  }
  return [...found.values()];
}

/** The list within `not(oneOf(…))`. */
function excluded(node: Node | undefined): CallNode | null {
  const inner = node?.op === 'call' && node.fn === 'not' ? node.args[0] : undefined;
  return inner?.op === 'call' && inner.fn === 'oneOf' ? inner : null;
}

function joined(first: CallNode, { args: [, ...others] }: CallNode): CallNode {
  const args = new Map([...first.args, ...others].map((node) => [keyOf(node), node]));
  return { ...first, args: [...args.values()] };
}

function not(node: Node): Node {
  return { op: 'call', fn: 'not', args: [node] };
}
