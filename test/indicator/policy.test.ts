import fc from 'fast-check';
import {
  activeCustomers,
  averageOrderValue,
  discounts,
  grossSales,
  netSales,
  orderCount,
  query,
  returnRate,
  returns,
  revenue,
  type Sale,
  type SalesPolicy,
  totalSales,
  unitsSold,
} from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { codeOf, errorOf, text } from '../query/ask.ts';
import { answer, type Callable, ledger } from './answer.ts';

/** An order of January returned in part in February, an order of February that is not paid, a gift card, shipping. */
const shop: readonly Sale[] = ledger([
  { amount: 100, discount: 20, tax: 20, quantity: 4, date: '2025-01-10', orderId: 'A', status: 'fulfilled', customerId: 'ana' },
  { amount: 5, tax: 1, date: '2025-01-10', orderId: 'A', status: 'fulfilled', kind: 'shipping', customerId: 'ana' },
  { amount: 50, tax: 0, quantity: 1, date: '2025-01-20', orderId: 'B', status: 'paid', kind: 'gift-card', customerId: 'bob' },
  { amount: 30, tax: 6, quantity: 2, date: '2025-02-05', orderId: 'C', status: 'open', customerId: 'eve' },
  {
    amount: -25,
    discount: -5,
    tax: -5,
    quantity: -1,
    date: '2025-02-10',
    orderDate: '2025-01-10',
    orderId: 'A',
    status: 'fulfilled',
    customerId: 'ana',
  },
  { amount: 10, tax: 2, quantity: 1, date: '2025-02-20', orderId: 'D', customerId: 'ana' },
]);

const months = { every: 'month', between: ['2025-01-01', '2025-03-01'] } as const;

describe('a policy', () => {
  test.each<[string, SalesPolicy, Callable & { under(policy: SalesPolicy): Callable }, string, string]>([
    ['by default a return lowers its own month', {}, netSales, '100', '15'],
    ['a return lowers the month of its order', { refundDate: 'orderDate' }, netSales, '75', '40'],
    ['returns stand in the month of their order', { refundDate: 'orderDate' }, returns, '25', '0'],
    ['returns stand in their own month', { refundDate: 'refundDate' }, returns, '0', '25'],
    ['the return rate judges what was sold', { refundDate: 'orderDate' }, returnRate, '0.25', '0'],
    ['an order without an order date stays on its date', { refundDate: 'orderDate' }, orderCount, '1', '2'],
    ['paid orders only', { orderInclusion: 'paid' }, netSales, '100', '-25'],
    ['paid orders only: a row without a status is not known to be paid', { orderInclusion: 'paid' }, orderCount, '1', '0'],
    ['fulfilled orders only', { orderInclusion: 'fulfilled' }, grossSales, '120', '0'],
    ['placed orders, as by default', { orderInclusion: 'placed' }, orderCount, '1', '2'],
    ['customers of paid orders', { orderInclusion: 'paid' }, activeCustomers, '1', '0'],
    ['with tax', { taxBasis: 'including' }, netSales, '120', '18'],
    ['gross sales with the tax of what was paid', { taxBasis: 'including' }, grossSales, '140', '48'],
    ['a discount is the same with tax and without', { taxBasis: 'including' }, discounts, '20', '0'],
    ['returns with tax', { taxBasis: 'including' }, returns, '0', '30'],
    ['total sales include tax whatever the policy', { taxBasis: 'including' }, totalSales, '126', '18'],
    ['gift cards are sales', { giftCards: 'included' }, netSales, '150', '15'],
    ['an order of a gift card is an order', { giftCards: 'included' }, orderCount, '2', '2'],
    ['the basket with gift cards', { giftCards: 'included' }, averageOrderValue, '75', '20'],
    ['a gift card is a unit', { giftCards: 'included' }, unitsSold, '5', '2'],
    ['total sales with gift cards', { giftCards: 'included' }, totalSales, '176', '18'],
    ['paid orders with gift cards', { giftCards: 'included', orderInclusion: 'paid' }, grossSales, '170', '0'],
    [
      'all choices at once',
      { giftCards: 'included', orderInclusion: 'paid', taxBasis: 'including', refundDate: 'orderDate' },
      revenue,
      '140',
      '0',
    ],
    ['a choice that is not given is the default one', { taxBasis: undefined as never, giftCards: 'excluded' }, netSales, '100', '15'],
  ])('%s', (_, policy, metric, january, february) => {
    const chosen = metric.under(policy);
    const rows = query(shop, { select: [chosen], ...months }).rows as readonly Readonly<Record<string, unknown>>[];
    expect(rows.map((row) => text(row[metric.id]))).toEqual([january, february]);
    expect(chosen.id).toBe(metric.id);
  });

  test('with tax is unknown where a row does not say its tax', () => {
    expect(answer(netSales.under({ taxBasis: 'including' }), ledger([{ amount: 100, tax: 20 }, { amount: 50 }]))).toBe(
      'null: missing-input',
    );
    expect(answer(netSales.under({ taxBasis: 'including' }), ledger([{ amount: 100 }]))).toBe('null: missing-input');
  });

  test('holds for the variants too', () => {
    const { net } = averageOrderValue.under({ giftCards: 'included' }).variants;
    expect(answer(net, shop)).toBe('41.25');
    expect(answer(averageOrderValue.variants.net, shop)).toBe('38.33333333333333333333333333333333333333');
  });

  test('replaces the policy before, and leaves the indicator as it was', () => {
    const formula = JSON.stringify(netSales.formula);
    const twice = netSales.under({ giftCards: 'included' }).under({ taxBasis: 'including' });
    expect(text(twice(shop))).toBe('138');
    expect(JSON.stringify(netSales.formula)).toBe(formula);
    expect(text(netSales(shop))).toBe('115');
  });

  test('stands beside the default one under an id of its own', () => {
    const withTax = netSales.under({ taxBasis: 'including' }, 'salesWithTax');
    const [row] = query(shop, { select: [netSales, withTax] }).rows;
    expect([text(row?.netSales), text(row?.salesWithTax)]).toEqual(['115', '138']);
    expect(withTax.under({}).id).toBe('salesWithTax');
    expect(averageOrderValue.under({}, 'basket').variants.net.id).toBe('basketNet');
    expect(codeOf(() => query(shop, { select: [netSales, netSales.under({ taxBasis: 'including' })] }))).toBe('bad-argument');
  });

  test.each<[string, unknown]>([
    ['an unknown word', { taxBasis: 'gross' }],
    ['an unknown choice', { refunds: 'orderDate' }],
    ['a name that every object has', { constructor: 'placed' }],
    ['null', { giftCards: null }],
    ['a flag', { giftCards: true }],
    ['a number', { orderInclusion: 1 }],
  ])('refuses %s', (_, policy) => {
    expect(codeOf(() => netSales.under(policy as SalesPolicy))).toBe('bad-argument');
  });

  test('says which words there are', () => {
    const error = errorOf(() => netSales.under({ taxBasis: 'net' } as never));
    expect(error.path).toEqual(['taxBasis']);
    expect(error.message).toContain('taxBasis is "net"');
    expect(error.hint).toContain('including');
  });
});

const policies: fc.Arbitrary<SalesPolicy> = fc.record(
  {
    refundDate: fc.constantFrom('refundDate', 'orderDate'),
    orderInclusion: fc.constantFrom('placed', 'paid', 'fulfilled'),
    taxBasis: fc.constantFrom('excluding', 'including'),
    giftCards: fc.constantFrom('excluded', 'included'),
  },
  { requiredKeys: [] },
);

const day = fc.constantFrom('2025-01-05', '2025-01-31', '2025-02-01', '2025-02-28');
const cents = fc.integer({ min: -9999, max: 9999 }).map((units) => units / 100);
const rows = fc.array(
  fc.record({
    amount: cents,
    gross: fc.option(cents),
    tax: cents,
    date: day,
    orderDate: fc.option(day),
    kind: fc.option(fc.constantFrom('product', 'gift-card', 'shipping', 'tip', 'adjustment')),
    type: fc.option(fc.constantFrom('sale', 'return')),
    status: fc.option(fc.constantFrom('open', 'paid', 'fulfilled', 'refunded', 'cancelled', 'draft', 'test')),
  }),
  { maxLength: 12 },
);

describe('the ladder', () => {
  test('gross sales − discounts − returns is net sales under every policy, in every month', () => {
    fc.assert(
      fc.property(rows, policies, (given, policy) => {
        const select = [grossSales.under(policy), discounts.under(policy), returns.under(policy), netSales.under(policy)] as const;
        for (const row of query(ledger(given), { select, ...months }).rows) {
          expect(text(row.grossSales?.minus(row.discounts ?? 0).minus(row.returns ?? 0))).toBe(text(row.netSales));
        }
      }),
    );
  });
});
