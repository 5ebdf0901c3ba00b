// Puts sales down to the touches before them, by each model that has a name.
import { excerpt, KpiError } from '../../error.ts';
import { takeIn } from '../intake.ts';
import { ownOptions, parseOptions } from '../parseOptions.ts';
import { Sale } from '../sale/sale.ts';
import type { Attributed, AttributionOptions, AttributionRecords } from './attributed.ts';
import { ordersOf } from './attributeOrders.ts';
import { clockOf, pathsOf, reachedBy } from './attributeTouches.ts';
import type { Credit } from './credit.ts';
import { addCredits, type Claim, creditCount } from './creditRows.ts';
import { Touch } from './touch.ts';

/** Most rows of one call: more do not fit in memory. */
const MOST = 5_000_000;

/**
 * Puts each row of a ledger down to touches of its customer, by three models: the first touch before the order (`firstTouch`), the
 * last (`lastTouch`), and all of them alike (`linear`). Give the credits to `attributedRevenue`, and beside spends to the variants of
 * `returnOnAdSpend` and `marketingRoi`; each reads those of its own model alone.
 *
 * - Under each model the credits add up to the sales, to the last digit. `linear` shares to the minor unit of the currency (hundredths
 *   without one); what does not divide goes to the earliest touches, as in `allocate`.
 * - A row without a customer, or without a touch in time, has credits that stand alone: no touch, no channel, no campaign.
 * - Touches count up to the moment of the order, on its day and `within` days before it (30 unless given), by the days of `timeZone`
 *   (default UTC). Where order or touch is a calendar date, a touch on the day of the order is before it.
 * - That moment is the `orderDate` of the order, or the date of its first row: a return is shared as its sale was, whenever it comes.
 *   A row that does not say who bought, or when, takes it from the other rows of its order.
 * - A touch without a campaign counts too, an unpaid visit for one: leave such touches out to share among campaigns alone.
 *
 * Rows and touches are checked as `parse` does. Fields of your own are not passed on.
 *
 * @throws {KpiError} bad-argument — for no whole days, no lists, or more than 5 000 000 credits; unknown-option and what `parse` throws,
 * for a fault of the options
 * @source  first, last and linear touch: Matomo, https://matomo.org/faq/multi-channel-conversion-attribution/faq_25500
 * @see     attributedRevenue, returnOnAdSpend
 * @example
 * ```ts
 * import { attribute } from 'sales-kpi';
 *
 * const touches = ['search', 'social', 'mail'].map((campaign, i) => ({ at: `2025-01-0${i + 1}`, customerId: 'ana', campaign }));
 * const sales = [{ id: 'A', date: '2025-01-10', amount: 100, customerId: 'ana' }, { id: 'B', date: '2025-01-10', amount: 7 }];
 * const { credits, counts } = attribute({ sales, touches });
 * credits.map(({ model, campaign, amount }) => `${model} ${campaign} ${amount}`).slice(0, 5);
 * // => [ 'firstTouch search 100', 'lastTouch mail 100', 'linear search 33.34', 'linear social 33.33', 'linear mail 33.33' ]
 * credits.filter(({ saleId }) => saleId === 'B').map(({ model, campaign, amount }) => `${model} ${campaign} ${amount}`);
 * // => [ 'firstTouch null 7', 'lastTouch null 7', 'linear null 7' ]
 * counts.sales.unattributed; // => { noCustomer: 1, noTouch: 0 }
 * ```
 */
export function attribute(records: AttributionRecords, options: AttributionOptions = {}): Attributed {
  const own = ownOptions(options, [...parseOptions, 'within']);
  const within = daysOf(own.within);
  const { sales, touches } = ownOptions(records, ['sales', 'touches']);
  const { timeZone, rejectedLimit } = own;
  const ledger = takeIn(Sale, sales, own);
  const met = takeIn(Touch, touches, { timeZone, rejectedLimit });

  const claims = claimsOf(ledger.kept as unknown as Sale[], met.kept as unknown as Touch[], timeZone ?? 'UTC', within);
  const rows = claims.reduce((sum, claim) => sum + creditCount(claim), 0);
  if (rows > MOST)
    throw new KpiError('bad-argument', `${rows} credits`, `at most ${MOST} are made at a time: give fewer orders, or fewer days (within)`, [
      'sales',
    ]);
  const credits: Credit[] = [];
  for (const claim of claims) addCredits(claim, credits);

  const noCustomer = claims.filter(({ customerId }) => customerId === null).length;
  const attributed = claims.filter(({ from, to }) => from < to).length;
  const { rowsIn, refused } = ledger;
  return {
    credits,
    rejected: { sales: refused.details, touches: met.refused.details },
    counts: {
      sales: {
        rowsIn,
        attributed,
        unattributed: { noCustomer, noTouch: claims.length - attributed - noCustomer },
        rejected: refused.count,
        byCode: refused.byCode,
      },
      touches: { rowsIn: met.rowsIn, accepted: met.kept.length, rejected: met.refused.count, byCode: met.refused.byCode },
    },
  };
}

function claimsOf(sales: readonly Sale[], touches: readonly Touch[], timeZone: string, within: number): Claim[] {
  const clock = clockOf(timeZone);
  const [paths, placed] = [pathsOf(touches, clock), ordersOf(sales, clock)];
  return sales.map((sale) => {
    const { customerId, until } = placed(sale);
    const path = paths.get(customerId ?? '') ?? [];
    if (path.length === 0) return { sale, customerId, path, from: 0, to: 0 };
    return { sale, customerId, path, from: reachedBy(path, clock.daysBefore(until, within) - 1), to: reachedBy(path, until) };
  });
}

function daysOf(within = 30): number {
  if (Number.isSafeInteger(within) && within >= 0) return within;
  throw new KpiError('bad-argument', `within is ${excerpt(within)}`, 'give whole days from 0', ['within']);
}
