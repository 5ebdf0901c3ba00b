// Conditions on each record and their typed constructors.
import { call, type DateValue, nodeOf, type Value } from './value.ts';

type Test = <T, D, E = unknown>(a: Value<T, D>, b: Value<NoInfer<T>, E> | NoInfer<T>) => Value<boolean, D & E>;

/**
 * Whether two values are equal; unknown where one is missing.
 *
 * @function
 */
export const eq: Test = (a, b) => call('eq', a, b);
/**
 * Whether two values differ; unknown where one is missing.
 *
 * @function
 */
export const ne: Test = (a, b) => call('ne', a, b);
/**
 * Whether a is below b.
 *
 * @function
 */
export const lt: Test = (a, b) => call('lt', a, b);
/**
 * Whether a is at most b.
 *
 * @function
 */
export const lte: Test = (a, b) => call('lte', a, b);
/**
 * Whether a is above b.
 *
 * @function
 */
export const gt: Test = (a, b) => call('gt', a, b);
/**
 * Whether a is at least b.
 *
 * @function
 */
export const gte: Test = (a, b) => call('gte', a, b);
/** Whether the value is among those listed; never unknown: list null to count a missing value in. */
export const oneOf = <T, D>(a: Value<T, D>, list: readonly (NoInfer<T> | null)[]): Value<boolean, D> =>
  Array.isArray(list) ? call('oneOf', a, ...list) : (nodeOf({}) as never);
/** Whether the value is missing. */
export const isNull = <D>(a: Value<unknown, D>): Value<boolean, D> => call('isNull', a);
/** Whether both conditions hold (three-valued: false wins over unknown). */
export const and = <D, E>(a: Value<boolean, D>, b: Value<boolean, E>): Value<boolean, D & E> => call('and', a, b);
/** Whether one condition holds (three-valued: true wins over unknown). */
export const or = <D, E>(a: Value<boolean, D>, b: Value<boolean, E>): Value<boolean, D & E> => call('or', a, b);
/**
 * Whether the date is known and not after the moment up to which records are known, the question's `asOf`; never unknown.
 * What became of records later is not yet known then.
 */
export const reached = <D>(date: Value<DateValue, D>): Value<boolean, D> => call('reached', date);
/** The opposite; unknown stays unknown. */
export const not = <D>(a: Value<boolean, D>): Value<boolean, D> => call('not', a);
