// Amounts of several currencies into one.
import { type Exact, exactText, multiplyExact } from '../../decimal.ts';
import { DAY_MS, type Day, formatDay } from '../../period/civil.ts';
import { isCalendarDate, readMoment } from '../../period/moment.ts';
import { dayAt } from '../../period/zone.ts';
import type { DateInput } from '../dimension.ts';
import { takeIn } from '../intake.ts';
import { ownOptions, parseOptions } from '../parseOptions.ts';
import { Fault } from '../read/reader.ts';
import type { ReadRecord } from '../repeated.ts';
import { exactOf } from '../sale/posting/arithmetic.ts';
import { Sale } from '../sale/sale.ts';
import { writtenAmount } from '../written.ts';
import type { Converted, ConvertedSale, ConvertOptions } from './converted.ts';
import { minorUnits } from './currency.ts';
import { rateBook } from './rateBook.ts';

/**
 * Converts the rows of a ledger into one currency by dated rates, under a policy that has a name. All amounts of a row are
 * multiplied by one rate, exactly and unrounded, so that sums may be rounded once, at the end. A row without a rate is
 * refused (`missing-rate`); 1 is never assumed. The instants of rows are taken to days in `timeZone` (default UTC).
 *
 * The rate of a day is the latest on that day or up to `maxAge` days before. Where the table states rates only the other
 * way round (1 EUR = 1.08 USD, and dollars are to become euros), the reciprocal is used; two rates are never chained.
 * Amounts in your own fields are not converted. Rows are checked as `parse(Sale, sales)` does.
 *
 * @throws KpiError for an unknown option, a currency or policy that does not exist, or a rate that is not one.
 * @example
 * ```ts
 * import { convert } from 'sales-kpi';
 *
 * const { sales, rates } = convert([{ id: '1', date: '2025-03-30', amount: 100, currency: 'USD' }], {
 *   to: 'EUR',
 *   policy: 'eventDate',
 *   rates: [{ date: '2025-03-28', from: 'USD', to: 'EUR', rate: 0.9245 }],
 * });
 * sales; // => [ { id: '1', date: '2025-03-30', amount: 92.45, currency: 'EUR', original: { amount: 100, currency: 'USD' } } ]
 * rates; // => [ { from: 'USD', to: 'EUR', date: '2025-03-28', rate: 0.9245, source: 'given', rows: 1 } ]
 * ```
 */
export function convert<R extends Sale>(sales: Iterable<R>, options: ConvertOptions): Converted<R> {
  const own = ownOptions(options, [...parseOptions, 'to', 'rates', 'policy', 'on', 'maxAge']);
  const { to, policy, timeZone = 'UTC' } = own;
  minorUnits(to);
  const book = rateBook(own);

  const { rowsIn, kept, refused } = takeIn(Sale, sales, own, (record) => {
    const { currency, date, orderDate } = record as unknown as Sale;
    if (currency === null || currency === undefined) return new Fault('missing-required', currency, 'currency');
    if (currency === to) return null;
    const day = dayOf(policy === 'orderDate' ? (orderDate ?? date) : date, timeZone);
    const rate = book.rate(currency, day);
    if (rate === null) return new Fault('missing-rate', currency, 'currency', formatDay(day));
    return multiply(record, rate, currency, to);
  });
  return {
    sales: kept as unknown as ConvertedSale<R>[],
    rejected: refused.details,
    counts: { rowsIn, accepted: kept.length, rejected: refused.count, byCode: refused.byCode },
    rates: book.used(),
  };
}

function dayOf(date: DateInput, timeZone: string): Day {
  const moment = readMoment(date) as number;
  return isCalendarDate(moment) ? Math.floor(moment / DAY_MS) : dayAt(timeZone, moment);
}

/** Multiplies all amounts of a row by one rate, in place: the row is a copy already. */
function multiply(row: ReadRecord, rate: Exact, currency: string, to: string): Fault | null {
  row['original'] = { amount: row['amount'], currency };
  for (const name of ['amount', 'gross', 'discount', 'tax', 'cost']) {
    const amount = row[name];
    if (amount === null || amount === undefined) continue;
    const product = multiplyExact(exactOf(amount as number | string), rate);
    const written = writtenAmount(product);
    if (written === null) return new Fault('number-out-of-range', exactText(product), name);
    row[name] = written;
  }
  row['currency'] = to;
  return null;
}
