// Random ledgers that a table can hold: one form of dates, texts as keys, exact decimals.
import fc from 'fast-check';
import { days } from '../laws/ledgers.ts';
import type { GivenRow } from '../oracle/oracle.ts';
import type { DateForm } from './warehouse.ts';

const maybe = <T>(values: fc.Arbitrary<T>, missing = 1): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 3, arbitrary: values }, { weight: missing, arbitrary: fc.constant(null) });

const numbers = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -99_999, max: 99_999 }).map((units) => String(units / 100)) },
  { weight: 1, arbitrary: fc.constantFrom('0', '-0.000000000000000001', '12345678901234.5', '-999999999999999', '0.1') },
);

/** Keys that break careless SQL and careless grouping. */
const keys = fc.constantFrom(
  'web',
  'shop',
  '__proto__',
  'A',
  'a',
  'a ',
  '',
  'null',
  "O'Hara",
  '"; DROP TABLE x; --',
  '\\',
  '$1',
  '%',
  'é',
  'e\u0301',
  'a|b',
  '1',
);

const times = fc.constantFrom('T00:00:00.000Z', 'T23:59:59.999Z', 'T12:00:00.000Z', 'T00:00:00.001Z');

/** Ledgers of up to `maxLength` rows. */
export function typedLedgers(form: DateForm, maxLength = 20): fc.Arbitrary<GivenRow[]> {
  const dates = form === 'date' ? days : fc.tuple(days, times).map(([day, time]) => day + time);
  const row = fc.record({
    date: fc.oneof({ weight: 20, arbitrary: dates }, { weight: 1, arbitrary: fc.constant(null) }),
    amount: fc.oneof({ weight: 20, arbitrary: numbers }, { weight: 1, arbitrary: fc.constant(null) }),
    type: maybe(fc.constantFrom('sale', 'return'), 6),
    kind: maybe(fc.constantFrom('product', 'gift-card', 'shipping', 'fee', 'adjustment'), 3),
    orderId: maybe(fc.constantFrom('A', 'B', 'C', '')),
    status: maybe(fc.constantFrom('open', 'paid', 'cancelled', 'refunded'), 3),
    customerId: maybe(fc.constantFrom('ana', 'bob', 'eve', '')),
    quantity: maybe(numbers),
    gross: maybe(numbers, 6),
    discount: maybe(numbers, 6),
    tax: maybe(numbers),
    cost: maybe(numbers),
    channel: maybe(keys),
    region: maybe(fc.constantFrom('north', 'south')),
    currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'EUR', 'EUR', 'USD', null),
  });
  return fc
    .tuple(fc.array(row, { maxLength }), fc.boolean())
    .map(([rows, one]) =>
      rows.map((given, i) => ({ id: `r${i}`, ...given, codeDiscount: given.cost, ...(one ? { currency: 'EUR' } : {}) })),
    );
}
