// Values of the language and their typed constructors. A `Value` is a value of each record, a `Formula` a number of each group of records;
// they are different types, so that mixing a value with a total does not compile.
import { KpiError } from '../error.ts';
import type { AggregateNode, CallNode, Constant, FieldNode, Node } from './node.ts';
import type { ScalarName } from './scalar.ts';

declare const sort: unique symbol;

/** A value of each record, such as `sale.amount`; `T` is its type, `D` the records it reads. */
export type Value<T = unknown, D = unknown> = (FieldNode | CallNode) & {
  /** Tells values from formulas in types; never set. */
  readonly [sort]?: readonly ['value', T, (data: D) => void];
};

/** A number of each group of records, such as `sum(sale.amount)`; `D` is the records it reads. */
export type Formula<D = unknown> = (AggregateNode | CallNode) & {
  /** Tells formulas from values in types; never set. */
  readonly [sort]?: readonly ['formula', (data: D) => void];
};

/** Anything that carries a formula: an indicator may stand wherever a formula may. */
export interface HasFormula<D = unknown> {
  /** The definition, as plain JSON. */
  readonly formula: Formula<D>;
}

/** A calendar date or an instant in the type of a field. */
export type DateValue = {
  /** Tells dates from other values in types; never set. */
  readonly [sort]?: 'date';
};

/** The node behind a value, a total, an indicator or a plain constant. */
export function nodeOf(part: unknown): Node {
  if (part !== null && (typeof part === 'object' || typeof part === 'function')) {
    if ('formula' in part) return part.formula as Node;
    if ('op' in part) return part as Node;
    throw new KpiError('bad-formula', 'a part of a formula', 'use sum(sale.amount)');
  }
  return { op: 'value', value: part as Constant };
}

/** A call of a scalar function. */
export function call(fn: ScalarName, ...args: readonly unknown[]): never {
  return { op: 'call', fn, args: args.map(nodeOf) } as never;
}

/** Arithmetic works on two values of each record, or on two totals of each group, never on one of each. */
interface Arithmetic {
  <D = unknown, E = unknown>(a: Value<number, D>, b: Value<number, E> | number): Value<number, D & E>;
  <D = unknown>(a: number, b: Value<number, D>): Value<number, D>;
  <D = unknown, E = unknown>(a: Formula<D> | HasFormula<D>, b: Formula<E> | HasFormula<E> | number): Formula<D & E>;
  <D = unknown>(a: number, b: Formula<D> | HasFormula<D>): Formula<D>;
}

/** Division gives a number of each group: a ratio of single records has no meaning of its own here. */
interface Division {
  <D = unknown, E = unknown>(a: Formula<D> | HasFormula<D>, b: Formula<E> | HasFormula<E> | number): Formula<D & E>;
  <D = unknown>(a: number, b: Formula<D> | HasFormula<D>): Formula<D>;
}

/**
 * a + b.
 *
 * @function
 */
export const plus: Arithmetic = (a: unknown, b: unknown) => call('plus', a, b);
/**
 * a − b.
 *
 * @function
 */
export const minus: Arithmetic = (a: unknown, b: unknown) => call('minus', a, b);
/**
 * a × b.
 *
 * @function
 */
export const times: Arithmetic = (a: unknown, b: unknown) => call('times', a, b);
/**
 * a ÷ b of each group; null with the reason `zero-denominator` where b is 0.
 *
 * @function
 */
export const ratio: Division = (a: unknown, b: unknown) => call('ratio', a, b);
/**
 * (a − b) ÷ b of each group: how much larger a is than the base b. Null over a base of 0 (`zero-base`) or below
 * (`negative-base`), where a percentage has no meaning, and never of something else: `growth(revenue, previous(revenue))`.
 *
 * @function
 */
export const growth: Division = (a: unknown, b: unknown) => call('growth', a, b);

/**
 * Milliseconds from one date to another, negative where the second is the earlier; missing where one is, and between an
 * instant and a calendar date. A calendar day counts 86 400 000.
 */
export const elapsed = <D, E>(from: Value<DateValue, D>, to: Value<DateValue, E>): Value<number, D & E> => call('elapsed', from, to);
/** Why a formula that must be above zero has no answer: what was to be reached is reached, or never will be. */
export type NotPositive = 'target-reached' | 'never-recovers';
/** The value of a formula above zero; null with this reason at zero or below. */
export const positive = <D>(formula: Formula<D> | HasFormula<D>, otherwise: NotPositive): Formula<D> =>
  call('positive', formula, otherwise);
/** The first value, or the second where the first is missing. */
export const orElse = <T, D, E = unknown>(a: Value<T, D>, b: Value<NoInfer<T>, E> | NoInfer<T>): Value<T, D & E> => call('orElse', a, b);
