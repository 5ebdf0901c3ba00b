// Random ledgers, as hostile as data gets: odd keys, amounts of every size and form, dates at the edges of months.
import fc from 'fast-check';
import { readDate } from '../oracle/ledger.ts';
import type { GivenRow } from '../oracle/oracle.ts';
import { readDecimal } from '../oracle/rational.ts';

/** Keys that break naive grouping. */
export const hostileKeys: readonly unknown[] = [
  'web',
  'shop',
  '__proto__',
  'constructor',
  'toString',
  '',
  'null',
  'undefined',
  null,
  undefined,
  '\ud800',
  '\udfff x',
  'a|b',
  'é',
  'e\u0301',
  1,
  '1',
  0,
  '0',
  true,
  'true',
];

const sometimes = <T>(values: fc.Arbitrary<T>, weight = 1, missing = 1): fc.Arbitrary<T | null | undefined> =>
  fc.oneof({ weight, arbitrary: values }, { weight: missing, arbitrary: fc.constantFrom(null, undefined) });

const cents = fc.integer({ min: -99_999, max: 99_999 }).map((units) => units / 100);
const text = fc
  .tuple(fc.integer({ min: -999, max: 9999 }), fc.constantFrom('.5', '.25', '.005', '', '.000000000000000001'))
  .map(([whole, rest]) => `${whole}${rest}`);
const extreme = fc.constantFrom<unknown>(
  0,
  -0,
  '-0',
  '0.000',
  1e-18,
  '-1e-18',
  1e21,
  '123456789012345678901234567890',
  '-99999999999999999999999999999999999999',
  2 ** 53,
  '9007199254740993',
  12n,
  '1e3',
  '+7',
  '.5',
  '5.',
);
const unreadable = fc.constantFrom<unknown>(
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '',
  ' ',
  '1,5',
  '12 €',
  '1e-19',
  1e308,
  5e-324,
  '0x1F',
  {},
  [5],
  true,
);

/** Amounts of every form. */
export const amounts: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: cents },
  { weight: 4, arbitrary: fc.integer({ min: -50, max: 50 }) },
  { weight: 4, arbitrary: text },
  { weight: 2, arbitrary: extreme },
  { weight: 1, arbitrary: unreadable },
);

const positive = fc.integer({ min: 1, max: 99_999 }).map((units) => units / 100);

/** Days of 2024 and 2025, most of them at the edge of a month, a quarter or a year. */
export const days: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '2024-12-31',
    '2025-01-01',
    '2025-01-31',
    '2025-02-01',
    '2025-02-28',
    '2025-03-01',
    '2025-03-31',
    '2025-04-01',
    '2024-02-29',
    '2024-03-01',
    '2025-06-30',
    '2025-07-01',
    '2024-12-30',
    // Days of 23 and of 25 hours in Europe.
    '2024-03-31',
    '2024-10-27',
    '2025-03-30',
    '2025-10-26',
  ),
  fc.integer({ min: 0, max: 730 }).map((count) => new Date(Date.UTC(2024, 0, 1 + count)).toISOString().slice(0, 10)),
);
const times = fc.constantFrom('T00:00:00Z', 'T23:59:59.999Z', 'T12:00:00.000Z', 'T00:30:00+02:00', 'T22:30:00-05:00');
const instants = fc.tuple(days, times).map(([day, time]) => day + time);
const badDates = fc.constantFrom<unknown>('2025-02-30', '2025-13-01', 'yesterday', '', null, 45292, new Date(Number.NaN), {});

/** Calendar dates, instants of three forms, and some that cannot be read. */
export const dates: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 10, arbitrary: days },
  { weight: 5, arbitrary: instants },
  { weight: 2, arbitrary: instants.map((one) => new Date(one)) },
  { weight: 1, arbitrary: badDates },
);

const key = fc.constantFrom(...hostileKeys);
const few = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);

/** The fields of a row; `id` is given by its place. */
const row = fc.record({
  date: dates,
  amount: amounts,
  type: sometimes(few('sale', 'return'), 1, 5),
  kind: sometimes(few('product', 'gift-card', 'shipping', 'fee', 'tip', 'adjustment', 'product'), 1, 2),
  orderId: sometimes(few('A', 'B', 'C', '__proto__', '', 'r0'), 2, 1),
  status: sometimes(few('open', 'paid', 'fulfilled', 'cancelled', 'draft', 'test', 'refunded'), 1, 3),
  customerId: sometimes(few('ana', 'bob', 'eve', '__proto__', 'constructor', ''), 4, 1),
  quantity: sometimes(amounts, 2, 1),
  gross: sometimes(amounts, 1, 3),
  discount: sometimes(amounts, 1, 3),
  tax: sometimes(amounts, 1, 1),
  cost: sometimes(amounts, 1, 1),
  channel: key,
  region: fc.constantFrom('north', 'south', null),
});

/** What came by a code is as odd as the cost, and as often missing. */
const identified = (rows: readonly GivenRow[]): GivenRow[] =>
  rows.map((one, position) => ({ id: `r${position}`, ...one, codeDiscount: one['cost'] }));

/** Hostile ledgers of up to `maxLength` rows, all in one currency or in none. */
export const ledgers = (maxLength = 24): fc.Arbitrary<GivenRow[]> =>
  fc
    .tuple(fc.array(row, { maxLength }), fc.constantFrom('EUR', null))
    .map(([rows, currency]) => identified(currency === null ? rows : rows.map((one) => ({ ...one, currency }))));

/** Hostile ledgers in which every row may have a currency of its own. */
export const mixedLedgers = (maxLength = 12): fc.Arbitrary<GivenRow[]> =>
  fc
    .array(fc.tuple(row, fc.constantFrom('EUR', 'EUR', 'USD', null)), { maxLength })
    .map((rows) => identified(rows.map(([one, currency]) => ({ ...one, currency }))));

const numberFields = ['quantity', 'gross', 'discount', 'codeDiscount', 'tax', 'cost'];

/** The rows whose date and amount can be read, without the other values that cannot. */
export function readable(rows: readonly GivenRow[]): GivenRow[] {
  return rows
    .filter((one) => readDate(one['date']) !== null && readDecimal(one['amount']) !== null)
    .map((one) => ({
      ...one,
      ...Object.fromEntries(numberFields.filter((field) => readDecimal(one[field]) === null).map((field) => [field, null])),
    }));
}

/** The same rows, each of which says its tax and what came by a code: what cannot do without has an answer then. */
export function taxed(rows: readonly GivenRow[]): GivenRow[] {
  const fields = ['tax', 'codeDiscount'];
  return rows.map((one) => ({
    ...one,
    ...Object.fromEntries(fields.filter((field) => readDecimal(one[field]) === null).map((field) => [field, 0])),
  }));
}

const plainRow = fc.record({
  date: days,
  amount: fc.oneof(positive, positive.map(String)),
  customerId: few('ana', 'bob', 'eve', 'dan'),
  orderId: few('A', 'B', 'C', 'D', 'E'),
  quantity: fc.integer({ min: 1, max: 9 }),
  channel: key,
});

/** Ledgers of plain sales, each of a positive amount. */
export const plainLedgers = (maxLength = 30): fc.Arbitrary<GivenRow[]> => fc.array(plainRow, { maxLength }).map(identified);
