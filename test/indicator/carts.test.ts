// Carts that are left, and taken up again.
import fc from 'fast-check';
import { Cart, cartAbandonmentWithin, interval, type Metric, parse, query } from 'sales-kpi';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { agree } from '../agree.ts';
import { runs } from '../laws/runs.ts';
import { type AnyRow, ask, codeOf, column, errorOf } from '../query/ask.ts';

const begun = (id: string, createdAt: string, more: Partial<Cart> = {}): Cart => ({ id, createdAt, ...more });
const months = { every: 'month', between: ['2025-01-01', '2025-03-01'] } as const;
const within24 = cartAbandonmentWithin({ hours: 24 });
const checkout24 = cartAbandonmentWithin({ hours: 24, from: 'checkout' });

/** The column of an indicator, cut to eight characters, after every engine has agreed on it. */
async function figures(metric: Metric, carts: readonly Cart[], question: AnyRow = {}): Promise<string[]> {
  await agree([metric], { carts } as never, question);
  return column(ask({ carts }, { select: [metric], ...question }), metric.id).map((value) => value.slice(0, 8));
}

const reasons = (metric: Metric, carts: readonly Cart[], question: AnyRow = {}): unknown[] =>
  ask({ carts }, { select: [metric], ...question }).notes.map(({ row, code }) => [row, code]);

describe('a cart is abandoned', () => {
  test.each<[string, Partial<Cart>, string]>([
    ['when nobody orders it', {}, '1'],
    ['not when it is ordered at once', { orderedAt: '2025-01-10T10:00:00Z' }, '0'],
    ['not when it is taken up again to the last second', { orderedAt: '2025-01-11T10:00:00Z' }, '0'],
    ['when it is ordered a second late', { orderedAt: '2025-01-11T10:00:01Z' }, '1'],
    ['not when the clocks differ, and the order is dated before it', { orderedAt: '2025-01-10T09:59:00Z' }, '0'],
    ['neither when its dates are of two sorts', { orderedAt: '2025-01-10' }, 'null'],
    ['when it lacks a date of order as null', { orderedAt: null }, '1'],
  ])('%s', async (_, more, wanted) => {
    expect(await figures(within24, [begun('1', '2025-01-10T10:00:00Z', more)])).toEqual([wanted]);
  });

  test('by calendar dates, whole days at a time', async () => {
    const cases = [
      ['2025-01-10', '0'],
      ['2025-01-11', '0'],
      ['2025-01-12', '1'],
    ] as const;
    for (const [orderedAt, wanted] of cases) expect(await figures(within24, [begun('1', '2025-01-10', { orderedAt })])).toEqual([wanted]);
    expect(await figures(cartAbandonmentWithin({ hours: 23 }), [begun('1', '2025-01-10', { orderedAt: '2025-01-11' })])).toEqual(['1']);
  });

  test('one of three, when one is bought at once and one is recovered by an e-mail', async () => {
    const carts = [
      begun('1', '2025-01-10T10:00:00Z', { orderedAt: '2025-01-10T10:05:00Z', value: 50 }),
      begun('2', '2025-01-10T11:00:00Z', { orderedAt: '2025-01-11T09:00:00Z', value: 30 }),
      begun('3', '2025-01-10T12:00:00Z', { value: 20 }),
    ];
    expect(await figures(within24, carts)).toEqual(['0.333333']);
    expect(await figures(cartAbandonmentWithin({ hours: 1 }), carts)).toEqual(['0.666666']);
    expect(await figures(within24.variants.value, carts)).toEqual(['0.2']);
    expect(await figures(cartAbandonmentWithin({ hours: 1 }).variants.value, carts)).toEqual(['0.5']);
  });
});

describe('a checkout', () => {
  const at = (hour: number): string => `2025-01-31T${String(hour).padStart(2, '0')}:00:00Z`;
  const carts = [
    begun('never at the checkout', at(1)),
    begun('left there', at(2), { checkoutAt: '2025-02-01T08:00:00Z', value: 10 }),
    begun('ordered a day after the cart, an hour after the checkout', at(3), {
      checkoutAt: '2025-02-01T09:00:00Z',
      orderedAt: '2025-02-01T10:00:00Z',
      value: 30,
    }),
    begun('ordered past the checkout', at(4), { orderedAt: at(5) }),
  ];

  test('is counted from its own beginning, in its own period', async () => {
    expect(await figures(within24, carts, months)).toEqual(['0.75', 'null']);
    expect(await figures(checkout24, carts, months)).toEqual(['null', '0.5']);
    expect(await figures(checkout24.variants.value, carts, months)).toEqual(['null', '0.25']);
    expect(await figures(checkout24, carts)).toEqual(['0.5']);
  });

  test('has names of its own', () => {
    expect([checkout24.id, checkout24.variants.value.id, checkout24.label]).toEqual([
      'checkoutAbandonmentWithin24Hours',
      'checkoutAbandonmentWithin24HoursValue',
      { en: 'Checkout abandonment after 24 hours', fr: 'Abandon du paiement après 24 heures' },
    ]);
    expect(cartAbandonmentWithin({ hours: 1 }).label).toEqual({
      en: 'Cart abandonment after 1 hour',
      fr: 'Abandon de panier après 1 heure',
    });
    expect(within24.variants.value.label.fr).toBe('Valeur des paniers abandonnée après 24 heures');
  });
});

describe('the share of carts abandoned', () => {
  const carts = [
    begun('1', '2025-01-31T22:00:00Z', { orderedAt: '2025-02-01T21:00:00Z' }),
    begun('2', '2025-01-10T10:00:00Z'),
    begun('3', '2025-02-27T10:00:00Z', { orderedAt: '2025-02-27T11:00:00Z' }),
  ];

  test('is given when the last cart has had its time, and not before', async () => {
    expect(await figures(within24, carts, { ...months, asOf: '2025-01-31' })).toEqual(['null', 'null']);
    expect(await figures(within24, carts, { ...months, asOf: '2025-02-01' })).toEqual(['0.5', 'null']);
    expect(reasons(within24, carts, { ...months, asOf: '2025-02-01' })).toEqual([[1, 'immature-cohort']]);
    expect(await figures(within24, carts, { ...months, asOf: '2025-03-01' })).toEqual(['0.5', '0']);
    expect([1, 24, 25, 48, 72].map((hours) => cartAbandonmentWithin({ hours }).maturity)).toEqual([1, 1, 2, 2, 3]);
  });

  test('of no carts is none', async () => {
    expect(await figures(within24, [], months)).toEqual(['null', 'null']);
    expect(reasons(within24, [], months)).toEqual([
      [0, 'zero-denominator'],
      [1, 'zero-denominator'],
    ]);
    expect(reasons(within24.variants.value, [])).toEqual([[0, 'zero-denominator']]);
  });

  test('by value leaves out carts of unknown value, and says how many; two currencies are never added', async () => {
    const valued = [begun('1', '2025-01-10', { value: '19.90' }), begun('2', '2025-01-10', { value: '0.10', orderedAt: '2025-01-10' })];
    expect(await figures(within24.variants.value, valued)).toEqual(['0.995']);
    const table = ask([...valued, begun('3', '2025-01-10')], { select: [within24.variants.value] });
    expect([column(table, within24.variants.value.id), table.notes]).toMatchObject([['0.995'], [{ code: 'partial-coverage', detail: 1 }]]);
    expect(reasons(within24.variants.value, [begun('1', '2025-01-10')])).toContainEqual([0, 'missing-input']);
    const mixed = valued.map((cart, i) => ({ ...cart, currency: i === 0 ? 'EUR' : 'USD' }));
    expect(reasons(within24.variants.value, mixed)).toEqual([[0, 'mixed-currency']]);
    expect(await figures(within24.variants.value, mixed, { by: ['currency'] })).toEqual(['1', '0']);
  });

  test('is a proportion with an interval about it', () => {
    const many = Array.from({ length: 40 }, (_, i) => begun(`${i}`, '2025-01-10', i < 28 ? {} : { orderedAt: '2025-01-10' }));
    expect(interval(query(many, { select: [within24] }), 0, within24.id)).toMatchObject({ numerator: 28, denominator: 40, reason: null });
  });

  test('falls as the hours grow, and stays a share', () => {
    const dates = fc.integer({ min: 0, max: 200 }).map((hour) => new Date(Date.UTC(2025, 0, 10) + hour * 1_800_000));
    const some = fc.array(fc.record({ createdAt: dates, orderedAt: fc.option(dates), checkoutAt: fc.option(dates) }), { minLength: 1 });
    const hours = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(some, hours, hours, fc.constantFrom('cart' as const, 'checkout' as const), (rows, a, b, from) => {
        const all = rows.map((row, i): Cart => ({ id: `${i}`, ...row }));
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((limit) => cartAbandonmentWithin({ hours: limit, from })(all));
        if (!early || !late) return;
        expect(early.gte(late) && late.gte(0) && early.lte(1)).toBe(true);
      }),
      runs(100),
    );
  });

  test('needs whole hours and a start, and reads no other words', () => {
    for (const hours of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '24', null, undefined])
      expect(codeOf(() => cartAbandonmentWithin({ hours } as never))).toBe('bad-argument');
    for (const from of ['carts', 1, null]) expect(codeOf(() => cartAbandonmentWithin({ hours: 24, from } as never))).toBe('bad-argument');
    expect(errorOf(() => cartAbandonmentWithin({ hours: 24, form: 'cart' } as never))).toMatchObject({
      code: 'unknown-option',
      hint: 'the options are hours, from',
    });
  });

  test('is typed by its hours and start', () => {
    expectTypeOf(within24.id).toEqualTypeOf<'cartAbandonmentWithin24Hours'>();
    expectTypeOf(checkout24.variants.value.id).toEqualTypeOf<'checkoutAbandonmentWithin24HoursValue'>();
  });
});

describe('the record of a cart', () => {
  const good = { id: 'C1', createdAt: '2025-01-31T10:00:00Z' };

  test('keeps what it reads, and fields of your own', () => {
    const { rows, counts } = parse(Cart, [
      { ...good, id: 7, value: '49.90', currency: ' eur ', orderedAt: '', device: 'phone' },
      { ...good, checkoutAt: new Date(Date.UTC(2025, 0, 31, 11)), orderedAt: '2025-01-31T12:00:00Z', customerId: 12 },
      { id: 'C2', createdAt: '2025-01-31', checkoutAt: '2025-01-31', orderedAt: '2025-02-01' },
    ]);
    expect(counts).toMatchObject({ rowsIn: 3, accepted: 3, rejected: 0 });
    expect(rows[0]).toEqual({ ...good, id: '7', value: 49.9, currency: 'EUR', orderedAt: null, device: 'phone' });
    expect(rows[1]?.customerId).toBe('12');
  });

  test.each<[string, unknown, string]>([
    ['no id', { createdAt: good.createdAt }, 'id missing-required'],
    ['no date', { id: 'a' }, 'createdAt missing-required'],
    ['a date that is none', { ...good, createdAt: '31/01/2025' }, 'createdAt bad-date'],
    ['a date-time without an offset', { ...good, orderedAt: '2025-01-31T12:00' }, 'orderedAt naive-date-time'],
    ['an order of another sort of date', { ...good, orderedAt: '2025-02-01' }, 'orderedAt bad-value'],
    ['a checkout of another sort of date', { ...good, createdAt: '2025-01-31', checkoutAt: good.createdAt }, 'checkoutAt bad-value'],
    ['a value below zero', { ...good, value: -1 }, 'value negative-not-allowed'],
    ['a value that is no number', { ...good, value: '49,90' }, 'value bad-number'],
    ['a currency that is none', { ...good, currency: 'EURO' }, 'currency unknown-currency'],
    ['no object', 'cart', 'null unreadable-row'],
  ])('with %s is refused, counted and told', (_, raw, wanted) => {
    const { rejected, counts } = parse(Cart, [raw as never]);
    expect(rejected.map(({ row, field, code }) => `${row} ${field} ${code}`)).toEqual([`0 ${wanted}`]);
    expect(counts).toMatchObject({ rowsIn: 1, accepted: 0, rejected: 1 });
  });
});
