// Typed constructors of totals: one aggregate of one kind of record.
import { KpiError } from '../error.ts';
import type { Aggregate } from './aggregate/aggregate.ts';
import { count as countOfRecords } from './aggregate/count.ts';
import { countDistinct as countOfEntities } from './aggregate/countDistinct.ts';
import { customersEver } from './aggregate/customersEver.ts';
import type { Entities } from './aggregate/entitySums.ts';
import { max as greatest, min as smallest } from './aggregate/extreme.ts';
import { largest as largestEntities } from './aggregate/largest.ts';
import { last as latest } from './aggregate/last.ts';
import { mean as meanOfNumbers } from './aggregate/mean.ts';
import type { CustomerSetName } from './aggregate/name.ts';
import { quantile as quantileOfEntities } from './aggregate/quantile.ts';
import { sum as sumOfNumbers } from './aggregate/sum.ts';
import { type TotalOptions, total } from './makeTotal.ts';
import type { AggregateNode } from './node.ts';
import { type DateValue, type Formula, nodeOf, type Value } from './value.ts';

export type { TotalOptions } from './makeTotal.ts';

/** The exact sum of the known values; 0 over no records, null (`missing-input`) when records exist and none has the value. */
export const sum = <D>(of: Value<number, D>, options?: TotalOptions<D>): Formula<D> => total('sum', sumOfNumbers, of, options);
/** How many records have the value. */
export const count = <D>(of: Value<unknown, D>, options?: TotalOptions<D>): Formula<D> => total('count', countOfRecords, of, options);
/** How many different values there are. */
export const countDistinct = <D>(of: Value<unknown, D>, options?: TotalOptions<D>): Formula<D> =>
  total('countDistinct', countOfEntities, of, options);
/** The smallest value; null over no values. */
export const min = <D>(of: Value<number, D>, options?: TotalOptions<D>): Formula<D> => total('min', smallest, of, options);
/** The largest value; null over no values. */
export const max = <D>(of: Value<number, D>, options?: TotalOptions<D>): Formula<D> => total('max', greatest, of, options);
/** The exact mean of the known values; null over no values. */
export const mean = <D>(of: Value<number, D>, options?: TotalOptions<D>): Formula<D> => total('mean', meanOfNumbers, of, options);
/** The value of the latest date; of several on that date, the largest. Null over no values. */
export const last = <D>(of: Value<number, D>, options?: TotalOptions<D>): Formula<D> => total('last', latest, of, options);

/** A total taken of each entity first, to be ranked: `quantile(each(sale.orderId, sum(sale.amount)), 0.5)`. */
export interface EachTotal<D> {
  /** The total of one entity. */
  readonly total: Formula<D>;
  /** What tells the entities apart. */
  readonly by: Value<unknown, D>;
}

/** The sum of each entity (order, customer), to be aggregated once more. */
export const each = <D>(by: Value<unknown, D>, of: Formula<D>): EachTotal<D> => ({ by, total: of });

/** A total over what is in order: of values, or of the sums of entities. */
function ordered<D>(
  fn: 'quantile' | 'largest',
  how: Aggregate<Entities>,
  of: Value<number, D> | EachTotal<D>,
  options: TotalOptions<D> | undefined,
  parts: Pick<AggregateNode, 'q' | 'n'>,
): Formula<D> {
  if (!of || 'op' in of) return total(fn, how, of ?? {}, options, parts);
  const inner = of.total;
  if (inner.op !== 'aggregate' || inner.fn !== 'sum')
    throw new KpiError('bad-formula', `${fn} over entities of something else than a sum`, 'write each(sale.orderId, sum(sale.amount))');
  return total(
    fn,
    how,
    inner.of,
    {
      ...options,
      where: inner.where as Value<boolean, D>,
      at: inner.at as Value<DateValue, D>,
      ...(inner.until && { until: inner.until as Value<DateValue, D> }),
      ...(inner.missing && { missing: inner.missing }),
    },
    { ...parts, each: nodeOf(of.by) },
  );
}

/**
 * A quantile of the values, or of the totals of entities: type 7 (linear between order statistics), exact.
 *
 * @source Hyndman and Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996)
 */
export function quantile<D>(of: Value<number, D> | EachTotal<D>, q: number, options?: TotalOptions<D>): Formula<D> {
  if (typeof q !== 'number' || !(q >= 0 && q <= 1))
    throw new KpiError('bad-formula', `a quantile of ${String(q)}`, 'give a share from 0 to 1: 0.5 is the median');
  return ordered('quantile', quantileOfEntities, of, options, { q });
}

/**
 * The sum of the `n` largest values, or of the totals of the `n` largest entities: `largest(each(sale.customerId, sum(sale.amount)), 10)`.
 * Only what is above zero is added: an entity whose total is zero or below is not among the largest, however few there are.
 * Without `n` it is the sum of all that are above zero, which shares of the largest are taken of. Null over no values.
 *
 * @throws {KpiError} bad-formula — when `n` is no whole number from 1
 */
export function largest<D>(of: Value<number, D> | EachTotal<D>, n?: number, options?: TotalOptions<D>): Formula<D> {
  if (n !== undefined && (!Number.isSafeInteger(n) || n < 1))
    throw new KpiError('bad-formula', `the ${String(n)} largest`, 'give a whole number from 1, or none for all above zero');
  return ordered('largest', largestEntities, of, options, n === undefined ? {} : { n });
}

function customerSet<D>(
  fn: CustomerSetName,
  of: Value<unknown, D>,
  options: TotalOptions<D> | undefined,
  by?: Value<unknown, D>,
): Formula<D> {
  return total(fn, customersEver(fn), of, options, by === undefined ? {} : { each: nodeOf(by) });
}

/** Customers whose first record ever falls in the period, counted where that record falls. */
export const newCount = <D>(customer: Value<unknown, D>, options?: TotalOptions<D>): Formula<D> => customerSet('new', customer, options);
/** Customers of the period who had a record before it began. */
export const returningCount = <D>(customer: Value<unknown, D>, options?: TotalOptions<D>): Formula<D> =>
  customerSet('returning', customer, options);
/** Customers of the period who had a record before it began, or a second order in it. */
export const returningOrRepeatingCount = <D>(
  customer: Value<unknown, D>,
  order: Value<unknown, D>,
  options?: TotalOptions<D>,
): Formula<D> => customerSet('returningOrRepeating', customer, options, order);
/** Customers with two orders or more in the period. */
export const repeatingCount = <D>(customer: Value<unknown, D>, order: Value<unknown, D>, options?: TotalOptions<D>): Formula<D> =>
  customerSet('repeating', customer, options, order);
/** Customers of the previous period (of the same segment) who have a record in this one too. */
export const retainedCount = <D>(customer: Value<unknown, D>, options?: TotalOptions<D>): Formula<D> =>
  customerSet('retained', customer, options);
/** Customers of the previous period (of the same segment). */
export const previousCount = <D>(customer: Value<unknown, D>, options?: TotalOptions<D>): Formula<D> =>
  customerSet('previous', customer, options);
/** Customers of the period with a record before the previous period and none in it. */
export const reactivatedCount = <D>(customer: Value<unknown, D>, options?: TotalOptions<D>): Formula<D> =>
  customerSet('reactivated', customer, options);
