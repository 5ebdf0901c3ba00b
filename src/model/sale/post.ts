// Nested orders to the flat sales ledger.
import { excerpt, KpiError } from '../../error.ts';
import { takeIn } from '../intake.ts';
import { limitOf, ownOptions, type ParseOptions, parseOptions } from '../parseOptions.ts';
import { Fault } from '../read/reader.ts';
import { Order } from './order.ts';
import type { Posted, PostedSale } from './posted.ts';
import { type Exclusion, exclusionOf } from './posting/exclude.ts';
import { postOrder } from './posting/order.ts';
import { faultOf, warnings } from './posting/warning.ts';

/** How orders are posted. */
export interface PostOptions extends ParseOptions {
  /** What becomes of an order with a warning: `keep` posts it and tells (default), `reject` refuses it. */
  readonly onWarning?: 'keep' | 'reject' | undefined;
  /**
   * What the gross value of a line is of: its `unitPrice` (default), or the `compareAtPrice` that was lowered to it, where
   * there is one and it is higher. The difference is then a discount, and the net value stays the same.
   */
  readonly listPrice?: 'unitPrice' | 'compareAtPrice' | undefined;
}

/**
 * Turns nested orders into rows of the sales ledger: one for each sold line, returned line, shipping charge, fee, duty, tip
 * and adjustment, each with the dimensions of the order and of its line. The rows of an order add up to the order exactly.
 *
 * - Discounts on the order are shared among its lines in proportion to their value after line discounts, to the minor unit
 *   of the currency; taxes on the order likewise. Where prices include tax, the tax amounts are taken off, never a rate.
 * - What of a discount came by a code is on the rows as `codeDiscount`, and comes back with the goods as the discount does.
 * - A tax that nothing says is unknown; it is 0 where the taxes that are told come to all the taxes that the order states.
 * - A return is dated on the day of the refund, and takes back what the line carried: returning everything leaves exactly 0.
 *   Fees, duties and tips given back are returns of their own kinds; money that nothing explains is an `adjustment`.
 * - An order cancelled on a date is given back on that date, as far as it was not before. Test, deleted, draft and failed
 *   orders, and cancelled ones without a date, are left out and counted.
 * - Row identifiers are made of those of order and line: `1001/2`, `1001/~shipping`, `1001/~refund/R7/2`, `1001/~refund/R7/~fee`.
 * - Your own fields of order, line and refund are on the rows; where a name stands on two of them, the inner one wins.
 *   A field that the ledger names itself (such as `amount` or `cost` on an order) is never taken from them.
 *
 * Orders are checked as `parse(Order, orders)` does, so that there is no need to call it before.
 *
 * @throws KpiError for an unknown option, zone or currency, or when `orders` is not a list.
 * @example
 * ```ts
 * import { post } from 'sales-kpi';
 *
 * const { sales } = post([
 *   {
 *     id: '1001',
 *     placedAt: '2025-03-31',
 *     currency: 'EUR',
 *     channel: 'web',
 *     lines: [{ quantity: 2, unitPrice: 20 }, { quantity: 1, unitPrice: 10 }],
 *     discounts: [{ amount: 5 }],
 *     refunds: [{ id: 'R1', date: '2025-04-02', lines: [{ lineId: '1', quantity: 1 }] }],
 *   },
 * ]);
 * sales.map((sale) => [sale.id, sale.date, sale.amount]); // => [ [ '1001/1', '2025-03-31', 36 ], [ '1001/2', '2025-03-31', 9 ], [ '1001/~refund/R1/1', '2025-04-02', -18 ] ]
 * ```
 */
export function post<O extends Order>(orders: Iterable<O>, options: PostOptions = {}): Posted<O> {
  const own = ownOptions(options, [...parseOptions, 'onWarning', 'listPrice']);
  const strict = choice(own, 'onWarning', ['keep', 'reject']) === 'reject';
  const listPrice = choice(own, 'listPrice', ['unitPrice', 'compareAtPrice']);
  const excluded: Record<Exclusion, number> = { test: 0, deleted: 0, draft: 0, failed: 0, cancelledWithoutDate: 0 };
  const odd = warnings(limitOf(own.rejectedLimit));
  const sales: unknown[] = [];

  const accept = (record: object, row: number): Fault | null => {
    const order = record as Order;
    const exclusion = exclusionOf(order);
    if (exclusion !== null) {
      excluded[exclusion]++;
      return null;
    }
    const posted = postOrder(order, listPrice);
    if (posted instanceof Fault) return posted;
    const [first] = posted.remarks;
    if (strict && first) return faultOf(first);
    odd.add(row, order.id, posted.remarks);
    for (const sale of posted.rows) sales.push(sale);
    return null;
  };
  const { rowsIn, kept, refused } = takeIn(Order, orders, own, accept);
  const left = Object.values(excluded).reduce((sum, count) => sum + count, 0);
  return {
    sales: sales as PostedSale<O>[],
    rejected: refused.details,
    excluded,
    warnings: odd.details,
    counts: {
      ordersIn: rowsIn,
      posted: kept.length - left,
      excluded: left,
      rejected: refused.count,
      rows: sales.length,
      byCode: refused.byCode,
      warnings: odd.byCode,
    },
  };
}

/** The word that an option has, the first unless given. */
function choice<N extends 'onWarning' | 'listPrice', W extends string>(options: Pick<PostOptions, N>, name: N, words: readonly [W, W]): W {
  const given: unknown = options[name];
  if (given === undefined) return words[0];
  const word = words.find((one) => one === given);
  if (word !== undefined) return word;
  throw new KpiError('bad-argument', `${name} is ${excerpt(given)}`, `give '${words[0]}' or '${words[1]}'`, [name]);
}
