// A tree of indicators: arithmetic over indicators that stand for their values at one end or the other.
import { Decimal, readExact } from '../../decimal.ts';
import { add, divide, type Fraction, fractionOf, lowest, multiply, negate } from '../../expr/fraction.ts';
import { keyOf, type Node } from '../../expr/node.ts';

/** What a tree comes to, given the value of each of its indicators by the key of its formula; null where it divides by 0. */
export function valueOfTree(tree: Node, leaves: ReadonlyMap<string, Fraction>): Fraction | null {
  const leaf = leaves.get(keyOf(tree));
  if (leaf !== undefined) return leaf;
  if (tree.op === 'value') {
    const exact = readExact(tree.value);
    return typeof exact === 'string' ? null : fractionOf(exact);
  }
  if (tree.op !== 'call') return null;
  const [a = null, b = null] = tree.args.map((arg) => valueOfTree(arg, leaves));
  if (a === null || b === null) return null;
  switch (tree.fn) {
    case 'plus':
      return lowest(add(a, b));
    case 'minus':
      return lowest(add(a, negate(b)));
    case 'times':
      return lowest(multiply(a, b));
    case 'ratio':
      return b.n === 0n ? null : lowest(divide(a, b));
    default:
      return null;
  }
}

/** The power of each indicator in a product or quotient of them: 1 or −1 for each time; null for another tree. */
export function powersOf(tree: Node, leaves: ReadonlySet<string>, sign = 1, into = new Map<string, number>()): Map<string, number> | null {
  const id = keyOf(tree);
  if (leaves.has(id)) return into.set(id, (into.get(id) ?? 0) + sign);
  if (tree.op === 'value') return into;
  if (tree.op !== 'call' || (tree.fn !== 'times' && tree.fn !== 'ratio')) return null;
  const [a, b] = tree.args as readonly [Node, Node];
  return powersOf(a, leaves, sign, into) && powersOf(b, leaves, tree.fn === 'times' ? sign : -sign, into);
}

/** ln of a fraction above 0, to the digits of our decimals. */
export function logarithm({ n, d }: Fraction): Decimal {
  return new Decimal(n.toString()).ln().minus(new Decimal(d.toString()).ln());
}
