// L15: converting is one exact product a row.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/decimal.ts';
import { convert } from '../../src/model/money/convert.ts';
import { Order } from '../../src/model/sale/order.ts';
import { post } from '../../src/model/sale/post.ts';
import { Sale } from '../../src/model/sale/sale.ts';
import { total } from './books.ts';
import { anyOrder, plainOrder } from './orders.ts';

const day = '2025-01-15';
const rate = fc.integer({ min: 1, max: 99_999_999 }).map((n) => new Decimal(n).div(100_000).toString());
const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.constantFrom(0, 2, 3))
  .map(([units, scale]) => new Decimal(units.toString()).div(10 ** scale).toString());
const sales = fc
  .array(amount, { maxLength: 20 })
  .map((amounts) => amounts.map((one, at): Sale => ({ id: String(at), date: day, amount: one, currency: 'USD' })));

describe('L15 currencies', () => {
  it('converting the rows and adding is adding and converting', () => {
    fc.assert(
      fc.property(sales, rate, (rows, one) => {
        const converted = convert(Sale, rows, {
          to: 'EUR',
          policy: 'eventDate',
          rates: [{ date: day, from: 'USD', to: 'EUR', rate: one }],
        });
        expect(converted.rejected).toEqual([]);
        expect(total(converted.rows, 'amount').eq(total(rows, 'amount').times(one))).toBe(true);
      }),
    );
  });

  it('a rate of 1 changes no amount', () => {
    fc.assert(
      fc.property(sales, (rows) => {
        const converted = convert(Sale, rows, {
          to: 'EUR',
          policy: 'constant',
          on: day,
          rates: [{ date: day, from: 'USD', to: 'EUR', rate: 1 }],
        });
        for (const [at, sale] of converted.rows.entries()) {
          expect(new Decimal(sale.amount).eq(new Decimal(rows[at]?.amount ?? Number.NaN))).toBe(true);
        }
      }),
    );
  });

  it('there by a rate and back by its reciprocal is the same, to 10⁻¹³ of the larger number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.integer({ min: 1, max: 10 ** 5 }), (units, n) => {
        const rates = [{ date: day, from: 'USD', to: 'EUR', rate: n / 1000 }];
        const there = convert(Sale, [{ id: '1', date: day, amount: units, currency: 'USD' }], { to: 'EUR', policy: 'eventDate', rates });
        const back = convert(Sale, there.rows, { to: 'USD', policy: 'eventDate', rates });
        const [sale] = back.rows;
        const [middle] = there.rows;
        const allowed = new Decimal(Math.max(units, Number(middle?.amount))).times('1e-13');
        expect(new Decimal(sale?.amount ?? Number.NaN).minus(units).abs().lte(allowed)).toBe(true);
      }),
    );
  });

  it('a row without a rate is refused and never taken at 1', () => {
    fc.assert(
      fc.property(sales, (rows) => {
        const { rows: converted, counts } = convert(Sale, rows, { to: 'EUR', policy: 'eventDate', rates: [] });
        expect(converted).toEqual([]);
        expect(counts.byCode).toEqual(rows.length > 0 ? { 'missing-rate': rows.length } : {});
      }),
    );
  });

  it('under the order’s date a full refund nets to 0 in the new currency too, and gross − discount = amount holds', () => {
    fc.assert(
      fc.property(plainOrder, rate, rate, (order, first, second) => {
        const { sales: rows } = post([{ ...order, currency: 'USD', cancelledAt: '2025-02-15' }]);
        const rates = [
          { date: day, from: 'USD', to: 'EUR', rate: first },
          { date: '2025-02-15', from: 'USD', to: 'EUR', rate: second },
        ];
        const { rows: converted } = convert(Sale, rows, { to: 'EUR', policy: 'orderDate', rates });
        expect(converted).toHaveLength(rows.length);
        expect(total(converted, 'amount').isZero()).toBe(true);
        for (const row of converted)
          expect(new Decimal(row.gross ?? 0).minus(new Decimal(row.discount ?? 0)).eq(new Decimal(row.amount))).toBe(true);
      }),
    );
  });

  it('of an order with all that belongs to it, each amount is its product with the rate, and all else stays', () => {
    const ofLine = ['unitPrice', 'linePrice', 'compareAtPrice', 'discount', 'tax', 'unitCost'];
    const amounts = new Set([...ofLine, 'amount', 'charged', 'duties', 'dutiesTax', 'tips', 'tipsTax']);
    const times = (value: unknown, one: string): unknown => {
      if (Array.isArray(value)) return value.map((item) => times(item, one));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [
          name,
          typeof inner === 'number' && amounts.has(name) ? new Decimal(inner).times(one).toNumber() : times(inner, one),
        ]),
      );
    };
    fc.assert(
      fc.property(anyOrder, rate, (order, one) => {
        const dollars = { ...order, currency: 'USD' };
        const rates = [{ date: day, from: 'USD', to: 'EUR', rate: one }];
        const { rows, rejected } = convert(Order, [dollars], { to: 'EUR', policy: 'eventDate', at: 'placedAt', rates });
        expect(rejected).toEqual([]);
        const { original, ...converted } = rows[0] as NonNullable<(typeof rows)[0]>;
        expect(converted).toEqual({ ...(times(dollars, one) as object), currency: 'EUR' });
        expect(original?.currency).toBe('USD');
        expect(convert(Order, rows, { to: 'EUR', policy: 'constant', on: day, rates: [] }).rows).toEqual(rows);
      }),
    );
  });
});
