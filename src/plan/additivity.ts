// How an indicator rolls up, read off the shape of its formula.
import type { AggregateName } from '../expr/aggregate/name.ts';
import { type Node, totalsOf } from '../expr/node.ts';
import type { Additivity } from './metric.ts';

const additive: ReadonlySet<string> = new Set<AggregateName>(['sum', 'count', 'new']);
const ordered: ReadonlySet<string> = new Set<AggregateName>(['min', 'max', 'mean', 'quantile', 'largest', 'last']);

/** Sums and differences of additive totals, and their multiples by a constant, are additive; a division of totals is a ratio. */
export function additivityOf(formula: Node): Additivity {
  if (formula.op === 'aggregate' && (formula.shift || formula.across)) return 'derived';
  if (formula.op === 'aggregate' && formula.until && additive.has(formula.fn)) return 'semi-additive';
  if (formula.op === 'aggregate') return additive.has(formula.fn) ? 'additive' : ordered.has(formula.fn) ? 'order-stat' : 'distinct';
  if (formula.op !== 'call') return 'derived';
  const [a, b] = formula.args as readonly [Node, Node];
  if (formula.fn === 'ratio') return totalsOf(a).size > 0 && totalsOf(b).size > 0 ? 'ratio' : 'derived';
  if (formula.fn === 'plus' || formula.fn === 'minus') return both(additivityOf(a), additivityOf(b));
  if (formula.fn === 'times') return a.op === 'value' ? multiple(b) : b.op === 'value' ? multiple(a) : 'derived';
  return 'derived';
}

/** A sum of two: as additive as the less additive of them. */
function both(a: Additivity, b: Additivity): Additivity {
  if (!isSum(a) || !isSum(b)) return 'derived';
  return a === 'additive' ? b : a;
}

function multiple(node: Node): Additivity {
  const of = additivityOf(node);
  return isSum(of) ? of : 'derived';
}

function isSum(of: Additivity): boolean {
  return of === 'additive' || of === 'semi-additive';
}
