import { countDistinctApproximate } from './aggregate/countDistinctApproximate.ts';
import { type TotalOptions, total } from './makeTotal.ts';
import type { Formula, Value } from './value.ts';

/**
 * About how many different values there are, where counting them would take too much memory or too long: exact up to 1 820, and beyond with
 * a relative standard error of 0.81 %, from a state of at most 16 kB however many there are (HyperLogLog, 2¹⁴ registers).
 *
 * A count that is never exact by accident has its own name, and the table says so: a note `approximate` with the error. States merge,
 * so partials, streams and roll-ups give the same digits as all records at once; a part cannot be taken out again, and
 * databases are not asked: they count with `countDistinct`.
 *
 * @source P. Flajolet and others, HyperLogLog (2007); O. Ertl, arXiv:1702.01284 (2017), for the estimator; A. Appleby, MurmurHash3, for
 * the hash of the text of a value
 * @example
 * ```ts
 * import { approximateCountDistinct, indicator, query, sale } from 'sales-kpi';
 * const customersAbout = indicator({
 *   id: 'customersAbout', label: { en: 'Customers, about', fr: 'Clients, environ' }, unit: 'count', better: 'higher',
 *   formula: approximateCountDistinct(sale.customerId),
 * });
 * const sales = Array.from({ length: 5000 }, (_, i) => ({ id: `${i}`, date: '2025-01-31', amount: 1, customerId: `C${i % 2500}` }));
 * const { rows, notes } = query(sales, { select: [customersAbout] });
 * rows // => [ { period: 'all', customersAbout: 2485 } ]
 * notes // => [ { code: 'approximate', row: null, column: 'customersAbout', detail: 0.008125 } ]
 * ```
 */
export const approximateCountDistinct = <D>(of: Value<unknown, D>, options?: TotalOptions<D>): Formula<D> =>
  total('countDistinctApproximate', countDistinctApproximate, of, options);
