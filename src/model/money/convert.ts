// Amounts of several currencies into one.
import type * as z from 'zod/mini';
import { type Exact, exactText, multiplyExact } from '../../decimal.ts';
import { formatDay } from '../../period/civil.ts';
import { takeIn } from '../intake.ts';
import type { RecordOf } from '../parse.ts';
import { currencyOf, ownOptions, parseOptions } from '../parseOptions.ts';
import { readCurrency } from '../read/amount.ts';
import { Fault } from '../read/reader.ts';
import type { ReadRecord } from '../repeated.ts';
import { exactOf } from '../sale/posting/arithmetic.ts';
import { writtenAmount } from '../written.ts';
import type { Converted, ConvertedRecord, ConvertOptions } from './converted.ts';
import { minorUnits } from './currency.ts';
import { moneyFields } from './moneyFields.ts';
import { type BookedRate, rateBook } from './rateBook.ts';
import { rateDay } from './rateDay.ts';

/**
 * Converts records into one currency by dated rates, under a policy that has a name. All amounts of money of a record, those
 * of its lists included (lines, history, competitors), are multiplied by one rate, exactly and unrounded, so that sums may
 * be rounded once, at the end; quantities, shares and scores are not. A record without a rate is refused (`missing-rate`);
 * 1 is never assumed. What the record said before is kept in `original`: its currency and its own amounts, of a row of the
 * ledger the net amount.
 *
 * - The schema knows which fields are money: any of ours with a currency, or your own with fields of `money()`. Records are
 *   checked as `parse(schema, rows)` does. Of your own fields, only those marked so are converted.
 * - The day of a record is its `date`, or the date named by `at`; the instants of records are taken to days in `timeZone`
 *   (default UTC). The rate of a day is the latest on that day or up to `maxAge` days before. Where the table states rates
 *   only the other way round (1 EUR = 1.08 USD, and dollars are to become euros), the reciprocal is used; two rates are
 *   never chained.
 * - A record that gives no amount, such as a deal of unknown value, needs no rate. Observations in units, and targets of
 *   another indicator than `wonValue` that name no currency, are no money and stay as they are.
 * - Rows that are made of records (`mrrMovements`, `dealHistory`, `targetResults`, `rivals` …) are made of the records
 *   converted. Of subscription periods at a constant rate, exchange rates are no movement.
 *
 * @param schema - `Sale`, `CampaignSpend`, `Deal`, `SubscriptionPeriod` …, or your own
 * @param rows - the records: an array or any iterable
 * @throws KpiError for a schema without a currency or money, a date or policy that it does not have, an unknown option or
 * currency, or a rate that is not one.
 * @example
 * ```ts
 * import { convert, mrr, Sale, SubscriptionPeriod } from 'sales-kpi';
 *
 * const usd = { date: '2025-03-28', from: 'USD', to: 'EUR', rate: 0.9245 };
 * const sales = [{ id: '1', date: '2025-03-30', amount: 100, currency: 'USD' }];
 * const { rows, rates } = convert(Sale, sales, { to: 'EUR', policy: 'eventDate', rates: [usd] });
 * rows; // => [ { id: '1', date: '2025-03-30', amount: 92.45, currency: 'EUR', original: { amount: 100, currency: 'USD' } } ]
 * rates; // => [ { from: 'USD', to: 'EUR', date: '2025-03-28', rate: 0.9245, source: 'given', rows: 1 } ]
 *
 * const periods = [
 *   { id: 'p1', customerId: 'ana', start: '2024-07-01', annualAmount: 1200, currency: 'USD' },
 *   { id: 'p2', customerId: 'bob', start: '2025-01-01', annualAmount: 600, currency: 'EUR' },
 * ];
 * mrr(convert(SubscriptionPeriod, periods, { to: 'EUR', policy: 'constant', on: '2025-03-28', rates: [usd] }).rows); // => 142.45
 * ```
 */
export function convert<S extends z.ZodMiniObject, R>(
  schema: S,
  rows: Iterable<R>,
  options: ConvertOptions<keyof RecordOf<S> & string>,
): Converted<ConvertedRecord<S, R>> {
  const fields = moneyFields(schema);
  const own = ownOptions(options, [...parseOptions, 'to', 'rates', 'policy', 'on', 'at', 'maxAge']);
  const { to } = own;
  minorUnits(to);
  const usual = currencyOf(own.currency);
  const dayOf = rateDay(schema, own);
  const book = rateBook(own);
  const converted: ReadRecord[] = [];

  const rateOf = (record: ReadRecord, currency: string | null): BookedRate | Fault => {
    if (currency === null) return new Fault('missing-required', record['currency'], 'currency');
    const day = dayOf(record);
    if (day instanceof Fault) return day;
    return book.find(currency, day) ?? new Fault('missing-rate', currency, 'currency', formatDay(day));
  };
  const exchanged = (record: ReadRecord, currency: string | null): ReadRecord | Fault => {
    // Looked up when the first amount asks for it: a record without amounts needs none.
    let rate = null as BookedRate | Fault | null;
    const changed = fields.change(record, (amount) => {
      rate ??= rateOf(record, currency);
      return rate instanceof Fault ? rate : product(exactOf(amount), rate.rate);
    });
    if (rate instanceof Fault) return rate;
    if (changed instanceof Fault) return changed;
    if (rate !== null) rate.rows++;
    return { ...changed, currency: to, ...(currency !== null && { original: { ...given(record, fields.names), currency } }) };
  };
  // A record that is kept is compared with later ones of its identifier, and so stays as it was read.
  const accept = (record: ReadRecord): Fault | null => {
    const currency = currencyIn(record) ?? usual;
    if (currency instanceof Fault) return currency;
    const made = !fields.isIn(record) ? record : currency === to ? { ...record, currency } : exchanged(record, currency);
    if (made instanceof Fault) return made;
    converted.push(made);
    return null;
  };
  // The usual currency is for records of money, which reading does not tell from others.
  const { rowsIn, kept, refused } = takeIn(schema, rows, { ...own, currency: undefined }, accept);
  return {
    rows: converted as unknown as ConvertedRecord<S, R>[],
    rejected: refused.details,
    counts: { rowsIn, accepted: kept.length, rejected: refused.count, byCode: refused.byCode },
    rates: book.used(),
  };
}

function currencyIn({ currency }: ReadRecord): string | Fault | null {
  if (currency === null || currency === undefined) return null;
  const code = readCurrency(currency);
  return code instanceof Fault ? code.under('currency') : code;
}

function product(amount: Exact, rate: Exact): number | string | Fault {
  const exact = multiplyExact(amount, rate);
  return writtenAmount(exact) ?? new Fault('number-out-of-range', exactText(exact));
}

/** The fields that a record gives. */
function given(record: ReadRecord, names: readonly string[]): ReadRecord {
  return Object.fromEntries(names.flatMap((name) => (record[name] === null || record[name] === undefined ? [] : [[name, record[name]]])));
}
