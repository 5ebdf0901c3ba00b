// Whatever the touches, nothing is lost, and every row goes where a plain search through all touches sends it.
import fc from 'fast-check';
import { type AttributionModel, allocate, attribute, type Credit, Decimal, type Sale, type Touch } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { runs } from '../laws/runs.ts';

const models = ['firstTouch', 'lastTouch', 'linear'] as const;
const some = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values, { freq: 4 });

const dates = fc.constantFrom(
  '2025-03-28',
  '2025-03-29',
  '2025-03-30',
  '2025-03-31',
  '2025-03-29T22:30:00Z',
  '2025-03-30T00:00:00Z',
  '2025-03-30T21:59:59Z',
  '2025-03-30T23:00:00+02:00',
  Date.UTC(2025, 2, 31, 12),
);
const customers = fc.constantFrom('ana', 'bob', 'eve');
const amounts = fc.oneof(
  fc.integer({ min: -9999, max: 9999 }).map((cents) => cents / 100),
  fc.constantFrom('0.000000000000000001', '-123456789012345678.99', 1e21, 0),
);
const currencies = fc.constantFrom('EUR', 'JPY', 'KWD', null);

const touchesOf: fc.Arbitrary<Touch[]> = fc.array(
  fc.record({ at: dates, customerId: customers, campaign: fc.constantFrom('a', 'b', 'c', null), channel: fc.constantFrom('x', 'y', null) }),
  { maxLength: 8 },
);
const salesOf: fc.Arbitrary<Sale[]> = fc
  .array(
    fc.record({
      date: dates,
      amount: amounts,
      tax: some(amounts),
      cost: some(amounts),
      currency: currencies,
      customerId: some(customers),
      orderId: some(fc.constantFrom('o1', 'o2')),
      orderDate: some(dates),
    }),
    { maxLength: 6 },
  )
  .map((rows) => rows.map((row, i) => ({ id: `${i}`, ...row })));
const options = fc.record({ within: fc.nat({ max: 3 }), timeZone: fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York') });

const total = (rows: readonly { readonly [N in 'amount' | 'tax' | 'cost']?: unknown }[], of: 'amount' | 'tax' | 'cost'): string =>
  rows.reduce((sum, row) => sum.plus(String(row[of] ?? 0)), new Decimal(0)).toFixed();

const plain = (amount: unknown): string => new Decimal(String(amount)).toFixed();

describe('credits', () => {
  test('of each model add up to the sales, to the last digit; so do tax and cost, and each row by itself', () => {
    fc.assert(
      fc.property(salesOf, touchesOf, options, (sales, touches, more) => {
        const { credits, counts } = attribute({ sales, touches }, more);
        for (const model of models) {
          const own = credits.filter((one) => one.model === model);
          for (const of of ['amount', 'tax', 'cost'] as const) expect(total(own, of)).toBe(total(sales, of));
          for (const sale of sales) {
            const parts = own.filter(({ saleId }) => saleId === sale.id);
            expect(total(parts, 'amount')).toBe(total([sale], 'amount'));
            expect(parts.every(({ cost }) => (cost === null) === (sale.cost === null))).toBe(true);
          }
        }
        const { rowsIn, attributed, unattributed, rejected } = counts.sales;
        expect([rowsIn, rejected]).toEqual([sales.length, 0]);
        expect(attributed + unattributed.noCustomer + unattributed.noTouch).toBe(rowsIn);
        expect(new Set(credits.map(({ id }) => id)).size).toBe(credits.length);
      }),
      runs(300),
    );
  });

  test('are shared as allocate shares equal weights', () => {
    fc.assert(
      fc.property(amounts, currencies, fc.integer({ min: 1, max: 40 }), (amount, currency, length) => {
        const touches = Array.from({ length }, (_, i) => ({ at: '2025-01-01', customerId: 'ana', id: String(i).padStart(2, '0') }));
        const sales = [{ id: '1', date: '2025-01-02', amount, currency, customerId: 'ana' }];
        const credits = attribute({ sales, touches }).credits.filter(({ model }) => model === 'linear');
        const wanted = allocate(amount, Array(length).fill(1), currency ?? 'EUR');
        expect(credits.map((one) => plain(one.amount))).toEqual(wanted.map(plain));
      }),
      runs(100),
    );
  });

  test('do not depend on the order of rows and touches', () => {
    const key = (credits: readonly Credit[]): string[] => credits.map((one) => JSON.stringify(one)).sort();
    fc.assert(
      fc.property(salesOf, touchesOf, options, (sales, touches, more) => {
        const { credits } = attribute({ sales, touches }, more);
        const turned = attribute({ sales: sales.toReversed(), touches: touches.toReversed() }, more);
        expect(key(turned.credits)).toEqual(key(credits));
      }),
      runs(100),
    );
  });

  test('change neither sales nor touches', () => {
    fc.assert(
      fc.property(salesOf, touchesOf, (sales, touches) => {
        const before = JSON.stringify({ sales, touches });
        attribute({ sales, touches });
        expect(JSON.stringify({ sales, touches })).toBe(before);
      }),
      runs(30),
    );
  });

  test('go where a search through all touches sends them', () => {
    fc.assert(
      fc.property(salesOf, touchesOf, options, (sales, touches, more) => {
        const { credits } = attribute({ sales, touches }, more);
        for (const sale of sales)
          for (const model of models) {
            const own = credits.filter((one) => one.saleId === sale.id && one.model === model);
            expect(own.map(({ campaign, channel }) => `${campaign} ${channel}`)).toEqual(search(sale, sales, touches, model, more));
          }
      }),
      runs(300),
    );
  });
});

interface Options {
  readonly within: number;
  readonly timeZone: string;
}

interface Civil {
  readonly day: number;
  /** The instant; a calendar date has none. */
  readonly at: number | null;
}

const known = new Map<string, Civil>();

/** The day that clocks show. */
function read(date: Sale['date'], timeZone: string): Civil {
  const key = `${timeZone} ${String(date)}`;
  const civil = known.get(key) ?? civilOf(date, timeZone);
  known.set(key, civil);
  return civil;
}

function civilOf(date: Sale['date'], timeZone: string): Civil {
  if (typeof date === 'string' && date.length === 10) return { day: Date.parse(date) / 86_400_000, at: null };
  const instant = new Date(date);
  return { day: Date.parse(instant.toLocaleDateString('en-CA', { timeZone })) / 86_400_000, at: instant.getTime() };
}

/** Day by day, and within one day by the instant; a calendar date covers its whole day. */
function isBefore(a: Sale['date'], b: Sale['date'], timeZone: string): boolean {
  const [left, right] = [read(a, timeZone), read(b, timeZone)];
  if (left.day !== right.day) return left.day < right.day;
  return left.at === null || right.at === null || left.at <= right.at;
}

/** Of two dates of an order, the one that ends first. */
function earlier(a: Sale['date'], b: Sale['date'], timeZone: string): Sale['date'] {
  const [left, right] = [read(a, timeZone), read(b, timeZone)];
  if (left.day !== right.day) return left.day < right.day ? a : b;
  return (left.at ?? Infinity) <= (right.at ?? Infinity) ? a : b;
}

function search(sale: Sale, sales: readonly Sale[], touches: readonly Touch[], model: AttributionModel, options: Options): string[] {
  const { timeZone, within } = options;
  const rows = sale.orderId ? sales.filter(({ orderId }) => orderId === sale.orderId) : [sale];
  const said = rows.flatMap(({ orderDate }) => (orderDate ? [orderDate] : []));
  const placed = (said.length > 0 ? said : rows.map(({ date }) => date)).reduce((a, b) => earlier(a, b, timeZone));
  const customer = sale.customerId ?? rows.flatMap(({ customerId }) => customerId ?? []).sort()[0];
  const found = touches
    .filter(({ at, customerId }) => customerId === customer && isBefore(at, placed, timeZone))
    .filter(({ at }) => read(placed, timeZone).day - read(at, timeZone).day <= within)
    .sort(
      (a, b) =>
        // A calendar date is the start of its day.
        startOf(a.at, timeZone) - startOf(b.at, timeZone) ||
        compare(a.campaign ?? '', b.campaign ?? '') ||
        compare(a.channel ?? '', b.channel ?? ''),
    )
    .map(({ campaign = null, channel = null }) => `${campaign} ${channel}`);
  if (found.length === 0) return ['null null'];
  return model === 'firstTouch' ? found.slice(0, 1) : model === 'lastTouch' ? found.slice(-1) : found;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The first instant of a date, hour by hour: clocks change on whole hours here. */
function startOf(date: Sale['date'], timeZone: string): number {
  const { day, at } = read(date, timeZone);
  if (at !== null) return at;
  let instant = day * 86_400_000 - 24 * 3_600_000;
  while (read(instant, timeZone).day < day) instant += 3_600_000;
  return instant;
}
