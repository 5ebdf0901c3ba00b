// From totals to values: the one place where ratios, nulls and reasons are decided, whatever engine made the totals.

import { readExact } from '../decimal.ts';
import { add, divide, type Fraction, fractionOf, multiply, negate } from '../expr/fraction.ts';
import type { AggregateNode, CallNode, ConstantNode, Node } from '../expr/node.ts';
import type { Outcome } from './plan.ts';

/** Why there is no answer. */
export type Reason =
  | 'no-data'
  | 'zero-denominator'
  | 'missing-input'
  | 'mixed-currency'
  | 'no-previous-period'
  | 'future-period'
  | 'partial-period'
  | 'immature-cohort'
  | 'not-comparable'
  | 'target-reached'
  | 'never-recovers'
  | 'zero-base'
  | 'negative-base';

/** A value, or the reason why there is none. */
export type Settled = { readonly value: Fraction; readonly reason: null } | { readonly value: null; readonly reason: Reason };

/** Gives the outcome of a total. */
export type Outcomes = (node: Node) => Outcome | Reason;

/** No answer, with its reason. */
export function none(reason: Reason): Settled {
  return { value: null, reason };
}

/** An answer. */
export function some(value: Fraction): Settled {
  return { value, reason: null };
}

/** The value of a formula, given the totals of one group. */
export function settle(node: Node, outcomeOf: Outcomes): Settled {
  switch (node.op) {
    case 'value': {
      const exact = readExact(node.value);
      return typeof exact === 'string' ? none('missing-input') : some(fractionOf(exact));
    }
    case 'aggregate':
      return settleTotal(node, outcomeOf(node));
    case 'call':
      return settleCall(node, outcomeOf);
    case 'field':
      return none('missing-input');
  }
}

/** A total that must be complete is unknown when a record lacks the value. A sum over records none of which has the value is unknown; over no records at all it is 0. */
function settleTotal({ fn, missing: lacking }: AggregateNode, outcome: Outcome | Reason): Settled {
  if (typeof outcome === 'string') return none(outcome);
  const { value, known, missing } = outcome;
  if (value === null || typeof value !== 'object') return none(missing > 0 ? 'missing-input' : 'no-data');
  return missing > 0 && (lacking === 'refuse' || (known === 0 && fn === 'sum')) ? none('missing-input') : some(value);
}

function settleCall(node: CallNode, outcomeOf: Outcomes): Settled {
  const [a, b] = node.args.map((arg) => settle(arg, outcomeOf));
  if (!a) return none('missing-input');
  if (node.fn === 'orElse') return a.value === null && b ? b : a;
  if (a.value === null) return a;
  if (node.fn === 'positive') return a.value.n > 0n ? a : none((node.args[1] as ConstantNode).value as Reason);
  if (!b || b.value === null) return b ?? none('missing-input');
  switch (node.fn) {
    case 'growth':
      return change(a, b);
    case 'plus':
      return some(add(a.value, b.value));
    case 'minus':
      return some(add(a.value, negate(b.value)));
    case 'times':
      return some(multiply(a.value, b.value));
    case 'ratio':
      return b.value.n === 0n ? none('zero-denominator') : some(divide(a.value, b.value));
    default:
      return none('missing-input');
  }
}

/** The relative change from a base: null over a base of zero or below, where a percentage has no meaning. */
export function change(value: Settled, base: Settled): Settled {
  if (value.value === null) return value;
  if (base.value === null) return base;
  if (base.value.n === 0n) return none('zero-base');
  if (base.value.n < 0n) return none('negative-base');
  return some(add(divide(value.value, base.value), { n: -1n, d: 1n }));
}
