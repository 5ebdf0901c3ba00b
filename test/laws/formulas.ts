// Random values of records and random totals of them, told twice: to the library, and as plain arithmetic over rows.
import fc from 'fast-check';
import {
  count,
  countDistinct,
  each,
  type Formula,
  largest as largestOf,
  last,
  max,
  mean,
  min,
  minus,
  orElse,
  plus,
  quantile,
  sale,
  sum,
  times,
  type Value,
} from 'sales-kpi';
import type { Entry } from '../oracle/ledger.ts';
import type { Rational } from '../oracle/rational.ts';
import * as exact from '../oracle/rational.ts';

type Numeric = Value<number, never>;

/** A number of each record. */
export interface RandomValue {
  readonly asked: Numeric;
  readonly of: (entry: Entry) => Rational | null;
  /** The power of money in it; null for a constant, which goes with anything. */
  readonly money: number | null;
}

/** A total of a group: null for no answer. */
export interface RandomTotal {
  readonly asked: Formula<never>;
  readonly of: (rows: readonly Entry[]) => Rational | null;
  /** The value that is aggregated, where a row may lack it. */
  readonly value: RandomValue;
  /** Whether rows that lack the value are only counted out, and leave nothing unsaid. */
  readonly isCount: boolean;
}

const fields = fc.constantFrom('amount', 'quantity', 'tax', 'cost').map(
  (name): RandomValue => ({
    asked: sale[name as 'tax'] as Numeric,
    of: (entry) => exact.readDecimal(entry.row[name]),
    money: name === 'quantity' ? 0 : 1,
  }),
);
const constants = fc
  .constantFrom(0, 1, -1, 3, 0.5, -0.01, 1e6)
  .map((value): RandomValue => ({ asked: value as never, of: () => exact.readDecimal(value), money: null }));

type Both = (a: Rational, b: Rational) => Rational;
const known =
  (a: RandomValue, b: RandomValue, way: Both) =>
  (entry: Entry): Rational | null => {
    const [x, y] = [a.of(entry), b.of(entry)];
    return x && y && way(x, y);
  };

const pairs = (left: fc.Arbitrary<RandomValue>): fc.Arbitrary<RandomValue> =>
  fc.tuple(fc.constantFrom('plus', 'minus', 'times', 'orElse'), left, fc.oneof(left, constants)).map(([fn, a, b]) => {
    // Money is not added to a number: such a pair is multiplied.
    if (fn === 'times' || (a.money !== null && b.money !== null && a.money !== b.money))
      return { asked: times(a.asked, b.asked), of: known(a, b, exact.times), money: (a.money ?? 0) + (b.money ?? 0) };
    const money = a.money ?? b.money;
    if (fn === 'plus') return { asked: plus(a.asked, b.asked), of: known(a, b, exact.plus), money };
    if (fn === 'minus') return { asked: minus(a.asked, b.asked), of: known(a, b, exact.minus), money };
    return { asked: orElse(a.asked, b.asked), of: (entry) => a.of(entry) ?? b.of(entry), money };
  });

const values = fc.oneof(fields, pairs(fields), pairs(pairs(fields)));
const knownIn = (rows: readonly Entry[], { of }: RandomValue): Rational[] => rows.map(of).filter((value) => value !== null);
const least = (list: readonly Rational[]): Rational | null => [...list].sort(exact.order)[0] ?? null;
const largest = (list: readonly Rational[]): Rational | null => [...list].sort(exact.order).at(-1) ?? null;
const share = fc.constantFrom(0, 0.1, 0.25, 0.5, 0.9, 1);
const ratioOf = (q: number): Rational => exact.readDecimal(q) as Rational;

/** The sum of the known values; null when rows exist and none has the value. */
const sumOf = (rows: readonly Entry[], value: RandomValue): Rational | null => {
  const list = knownIn(rows, value);
  return rows.length > 0 && list.length === 0 ? null : exact.total(list);
};

function latest(rows: readonly Entry[], value: RandomValue): Rational | null {
  const dated = rows.filter((row) => value.of(row) !== null);
  const moment = Math.max(...dated.map((row) => row.moment));
  return largest(
    knownIn(
      dated.filter((row) => row.moment === moment),
      value,
    ),
  );
}

/** The sum of each order, of the rows that have the value. */
function orderSums(rows: readonly Entry[], value: RandomValue): Rational[] {
  const dated = rows.filter((row) => value.of(row) !== null);
  const orders = [...new Set(dated.map(({ order }) => order))];
  return orders.map((order) =>
    exact.total(
      knownIn(
        dated.filter((row) => row.order === order),
        value,
      ),
    ),
  );
}

/** The sum of the largest that are above zero; null of no values. */
function sumOfLargest(list: readonly Rational[], n = list.length): Rational | null {
  if (list.length === 0) return null;
  const falling = [...list].sort(exact.order).reverse().slice(0, n);
  return exact.total(falling.filter((one) => exact.order(one, exact.ZERO) > 0));
}

/** Totals of every kind. */
export const totals: fc.Arbitrary<RandomTotal> = fc
  .tuple(
    values,
    share,
    fc.constantFrom('sum', 'mean', 'min', 'max', 'last', 'quantile', 'each', 'largest', 'largestOrders', 'count', 'countDistinct'),
    fc.constantFrom(1, 2, 5, undefined),
  )
  .map(([value, q, fn, n]): RandomTotal => {
    const { asked } = value;
    const isCount = fn === 'count' || fn === 'countDistinct';
    const made = (formula: Formula<never>, of: RandomTotal['of']): RandomTotal => ({ asked: formula, of, value, isCount });
    switch (fn) {
      case 'sum':
        return made(sum(asked), (rows) => sumOf(rows, value));
      case 'mean':
        return made(mean(asked), (rows) =>
          knownIn(rows, value).length === 0
            ? null
            : exact.over(exact.total(knownIn(rows, value)), exact.integer(knownIn(rows, value).length)),
        );
      case 'min':
        return made(min(asked), (rows) => least(knownIn(rows, value)));
      case 'max':
        return made(max(asked), (rows) => largest(knownIn(rows, value)));
      case 'last':
        return made(last(asked), (rows) => latest(rows, value));
      case 'quantile':
        return made(quantile(asked, q), (rows) => exact.quantile(knownIn(rows, value), ratioOf(q)));
      case 'each':
        return made(quantile(each(sale.orderId as Value<unknown, never>, sum(asked)), q), (rows) =>
          exact.quantile(orderSums(rows, value), ratioOf(q)),
        );
      case 'largest':
        return made(largestOf(asked, n), (rows) => sumOfLargest(knownIn(rows, value), n));
      case 'largestOrders':
        return made(largestOf(each(sale.orderId as Value<unknown, never>, sum(asked)), n), (rows) =>
          sumOfLargest(orderSums(rows, value), n),
        );
      case 'count':
        return made(count(asked), (rows) => exact.integer(knownIn(rows, value).length));
      default:
        return made(countDistinct(asked), (rows) => exact.integer(new Set(knownIn(rows, value).map(exact.decimalText)).size));
    }
  });
