import { describe, expect, expectTypeOf, it } from 'vitest';
import { isKpiError } from '../../src/error.ts';
import { convert } from '../../src/model/money/convert.ts';
import type { Converted, ConvertedRecord, ConvertOptions } from '../../src/model/money/converted.ts';
import { Sale } from '../../src/model/sale/sale.ts';

/** USD and GBP in euros; 2025-03-29 and -30 are a weekend. */
const rates = [
  { date: '2025-03-28', from: 'USD', to: 'EUR', rate: '0.9245' },
  { date: '2025-03-31', from: 'USD', to: 'EUR', rate: '0.9246' },
  { date: '2025-04-01', from: 'USD', to: 'EUR', rate: '0.9268' },
  { date: '2025-04-02', from: 'USD', to: 'EUR', rate: '0.9270' },
  { date: '2025-03-31', from: 'GBP', to: 'EUR', rate: 1.2 },
];
const usd = (fields: Partial<Sale> = {}): Sale => ({ id: '1', date: '2025-03-31', amount: 100, currency: 'USD', ...fields });
type Options = Partial<ConvertOptions<keyof Sale>>;
const toEuro = (sale: Sale, options: Options = {}): Converted<ConvertedRecord<typeof Sale, Sale>> =>
  convert(Sale, [sale], { to: 'EUR', policy: 'eventDate', rates, ...options });

describe('a row is converted', () => {
  it('all its amounts by one rate, unrounded, the original kept', () => {
    const { rows } = toEuro(usd({ amount: '90.01', gross: 100.01, discount: 10, tax: 18, cost: null, quantity: 2 }));
    expect(rows).toEqual([
      {
        id: '1',
        date: '2025-03-31',
        amount: 83.223246,
        gross: 92.469246,
        discount: 9.246,
        tax: 16.6428,
        cost: null,
        quantity: 2,
        currency: 'EUR',
        original: { amount: 90.01, currency: 'USD' },
      },
    ]);
  });

  it('unless it is in the currency wanted: that one stays as it is and needs no rate', () => {
    const { rows, rates: used } = toEuro(usd({ currency: 'EUR' }), { rates: [] });
    expect(rows).toEqual([{ id: '1', date: '2025-03-31', amount: 100, currency: 'EUR' }]);
    expect(used).toEqual([]);
  });

  it('with the fields of the user kept and typed, and the input unchanged', () => {
    const raw = Object.freeze({ ...usd(), rep: 'Ann' as string });
    const { rows } = convert(Sale, [raw], { to: 'EUR', policy: 'eventDate', rates });
    expect(rows[0]).toMatchObject({ rep: 'Ann', amount: 92.46 });
    expect(raw.amount).toBe(100);
    expectTypeOf(rows[0]?.rep).toEqualTypeOf<string | undefined>();
    expectTypeOf(rows[0]?.currency).toEqualTypeOf<string | undefined>();
    expectTypeOf(rows).toExtend<Sale[]>();
  });

  it('to a currency of other minor units: yen of 0, dinars of 3', () => {
    const table = [
      { date: '2025-03-31', from: 'USD', to: 'JPY', rate: '149.52' },
      { date: '2025-03-31', from: 'USD', to: 'KWD', rate: '0.30845' },
    ];
    expect(toEuro(usd({ amount: '1.99' }), { to: 'JPY', rates: table }).rows[0]?.amount).toBe(297.5448);
    expect(toEuro(usd({ amount: '1.99' }), { to: 'KWD', rates: table }).rows[0]?.amount).toBe(0.6138155);
  });
});

describe('the policy says which day’s rate holds', () => {
  const returned = usd({ date: '2025-04-02', orderDate: '2025-03-31', amount: -100 });
  it.each([
    ['eventDate', returned, {}, -92.7],
    ['orderDate', returned, {}, -92.46],
    ['orderDate of a row without an order', usd({ date: '2025-04-01' }), { policy: 'orderDate' }, 92.68],
    ['monthAverage: (0.9245 + 0.9246) ÷ 2 in March', usd({ date: '2025-03-01' }), { policy: 'monthAverage' }, 92.455],
    ['monthAverage: of April so far', usd({ date: '2025-04-30' }), { policy: 'monthAverage' }, 92.69],
    ['constant', usd({ date: '2020-01-01' }), { policy: 'constant', on: '2025-04-01' }, 92.68],
  ] as [string, Sale, Options, number][])('%s', (name, sale, options, amount) => {
    const policy = name === 'orderDate' ? { policy: 'orderDate' as const } : {};
    expect(toEuro(sale, { ...policy, ...options }).rows[0]?.amount).toBe(amount);
  });

  it('the rate of the last day before holds on days without one, up to maxAge days', () => {
    expect(toEuro(usd({ date: '2025-03-30' })).rows[0]?.amount).toBe(92.45);
    expect(toEuro(usd({ date: '2025-04-09' })).rows[0]?.amount).toBe(92.7);
    expect(toEuro(usd({ date: '2025-04-10' })).rejected[0]?.code).toBe('missing-rate');
    expect(toEuro(usd({ date: '2025-04-10' }), { maxAge: 30 }).rows).toHaveLength(1);
    expect(toEuro(usd({ date: '2025-03-30' }), { maxAge: 0 }).rows).toEqual([]);
    expect(toEuro(usd({ date: '2025-03-27' })).rejected[0]?.code).toBe('missing-rate');
  });

  it('an instant belongs to the day that its zone shows', () => {
    const sale = usd({ date: '2025-03-31T23:30:00Z' });
    expect(toEuro(sale).rows[0]?.amount).toBe(92.46);
    expect(toEuro(sale, { timeZone: 'Europe/Paris' }).rows[0]?.amount).toBe(92.68);
    expect(toEuro(usd({ date: '2025-03-31' }), { timeZone: 'Pacific/Apia' }).rows[0]?.amount).toBe(92.46);
  });

  it('the rates used are told, with the rows they served', () => {
    const sales = [usd({ date: '2025-03-29' }), usd({ id: '2', date: '2025-03-30' }), usd({ id: '3' }), usd({ id: '4', currency: 'GBP' })];
    expect(convert(Sale, sales, { to: 'EUR', policy: 'eventDate', rates }).rates).toEqual([
      { from: 'USD', to: 'EUR', date: '2025-03-28', rate: 0.9245, source: 'given', rows: 2 },
      { from: 'USD', to: 'EUR', date: '2025-03-31', rate: 0.9246, source: 'given', rows: 1 },
      { from: 'GBP', to: 'EUR', date: '2025-03-31', rate: 1.2, source: 'given', rows: 1 },
    ]);
    expect(convert(Sale, sales, { to: 'EUR', policy: 'monthAverage', rates }).rates).toEqual([
      { from: 'USD', to: 'EUR', date: '2025-03', rate: 0.92455, source: 'given', rows: 3 },
      { from: 'GBP', to: 'EUR', date: '2025-03', rate: 1.2, source: 'given', rows: 1 },
    ]);
  });
});

describe('a table that states rates the other way round', () => {
  const table = [{ date: '2025-03-31', from: 'EUR', to: 'USD', rate: '1.0815' }];

  it('is used by its reciprocal, and that is told', () => {
    const { rows, rates: used } = toEuro(usd(), { rates: table });
    expect(rows[0]?.amount).toBe(92.464170134073);
    expect(used).toEqual([{ from: 'USD', to: 'EUR', date: '2025-03-31', rate: 0.92464170134073, source: 'inverse', rows: 1 }]);
  });

  it('is not used where there are direct rates', () => {
    expect(toEuro(usd(), { rates: [...table, ...rates] }).rates[0]?.source).toBe('given');
  });

  it('is never chained: pounds to dollars by way of euros are refused', () => {
    expect(toEuro(usd({ currency: 'GBP' }), { to: 'USD', rates: [...table, ...rates] }).rejected[0]?.code).toBe('missing-rate');
  });

  it('with a rate so large that nothing is left of the reciprocal has no rate', () => {
    expect(toEuro(usd(), { rates: [{ date: '2025-03-31', from: 'EUR', to: 'USD', rate: '1e20' }] }).rejected[0]?.code).toBe('missing-rate');
  });
});

describe('what is refused', () => {
  it.each([
    ['no currency', usd({ currency: null }), 'currency', 'missing-required'],
    ['no rate for the currency', usd({ currency: 'CHF' }), 'currency', 'missing-rate'],
    ['an unknown currency', usd({ currency: 'XYZ' }), 'currency', 'unknown-currency'],
    ['an amount that is none', usd({ amount: '1,5' }), 'amount', 'bad-number'],
    ['an amount of too many digits', usd({ amount: 1, tax: '0.0000000000000001' }), 'tax', 'number-out-of-range'],
    ['a date that is none', usd({ date: 'x' }), 'date', 'bad-date'],
  ])('%s', (_, sale, field, code) => {
    const { rows, rejected, counts } = toEuro(sale);
    expect(rows).toEqual([]);
    expect(rejected).toMatchObject([{ row: 0, field, code }]);
    expect(counts).toEqual({ rowsIn: 1, accepted: 0, rejected: 1, byCode: { [code]: 1 } });
  });

  it('the reason names the day', () => {
    expect(toEuro(usd({ date: '2024-02-29' })).rejected[0]?.reason).toBe(
      'no exchange rate for this currency on that day or shortly before: 2024-02-29',
    );
  });

  it('an option gives the currency of rows that name none', () => {
    expect(toEuro(usd({ currency: null }), { currency: 'USD' }).rows[0]?.amount).toBe(92.46);
  });

  const rate = { date: '2025-03-31', from: 'USD', to: 'EUR', rate: 1 };
  it.each([
    ['an unknown target', { to: 'XYZ' }, 'unknown-currency'],
    ['no target', { to: undefined }, 'unknown-currency'],
    ['no policy', { policy: undefined }, 'bad-argument'],
    ['a mistyped policy', { policy: 'eventdate' }, 'bad-argument'],
    ['a constant of no day', { policy: 'constant' }, 'bad-date'],
    ['a day that does not exist', { policy: 'constant', on: '2025-02-30' }, 'bad-date'],
    ['a negative age', { maxAge: -1 }, 'bad-argument'],
    ['an age that is no number', { maxAge: Number.NaN }, 'bad-argument'],
    ['an option that is not read', { policys: 'eventDate' }, 'unknown-option'],
    ['no rates', { rates: undefined }, 'bad-argument'],
    ['a rate of 0', { rates: [{ ...rate, rate: 0 }] }, 'bad-argument'],
    ['a negative rate', { rates: [{ ...rate, rate: -1 }] }, 'bad-argument'],
    ['a rate that is no number', { rates: [{ ...rate, rate: '1,08' }] }, 'bad-number'],
    ['a rate of an unknown currency', { rates: [{ ...rate, from: 'usd' }] }, 'unknown-currency'],
    ['a rate of no day', { rates: [{ ...rate, date: '2025-03' }] }, 'bad-date'],
    ['two rates of one day', { rates: [rate, { ...rate, rate: 2 }] }, 'bad-data'],
  ])('%s throws', (_, options, code) => {
    try {
      toEuro(usd(), options as never);
      expect.unreachable();
    } catch (error) {
      expect(isKpiError(error) && error.code).toBe(code);
    }
  });

  it('a mistyped policy is told its name, and a bad rate its place', () => {
    expect(() => toEuro(usd(), { policy: 'eventdate' as never })).toThrow('did you mean eventDate?');
    try {
      toEuro(usd(), { rates: [rate, { ...rate, rate: 'x' }] });
      expect.unreachable();
    } catch (error) {
      expect(isKpiError(error) && error.path).toEqual(['rates', 1, 'rate']);
    }
  });

  it('the same rate twice is one rate', () => {
    expect(toEuro(usd(), { rates: [rate, { ...rate, rate: '1.00' }] }).rows).toHaveLength(1);
  });
});
