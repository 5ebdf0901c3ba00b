import fc from 'fast-check';
import * as api from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { runs } from '../laws/runs.ts';
import { text } from '../query/ask.ts';
import { type Callable, plainAnswer } from './answer.ts';

type Own = Callable & { readonly variants: Readonly<Record<string, Callable>>; under(policy: api.SalesPolicy): Own };

const exported = Object.entries(api as Readonly<Record<string, unknown>>).filter(
  (entry): entry is [string, Own] => typeof entry[1] === 'function' && 'formula' in entry[1] && 'under' in entry[1],
);
const every: readonly Callable[] = exported.flatMap(([, own]) => [own, ...Object.values(own.variants)]);

type Meaning = readonly [id: string, en: string, fr: string, unit: api.Unit, better: api.Direction, additivity: api.Additivity];

const meanings: readonly Meaning[] = [
  ['grossSales', 'Gross sales', 'Ventes brutes', 'money', 'higher', 'additive'],
  ['discounts', 'Discounts', 'Remises accordées', 'money', 'lower', 'additive'],
  ['discountsByCode', 'Discounts by code', 'Remises par code promotionnel', 'money', 'lower', 'additive'],
  ['returns', 'Returns', 'Retours et avoirs', 'money', 'lower', 'additive'],
  ['returnsMoney', 'Money refunded', 'Montant remboursé', 'money', 'lower', 'additive'],
  ['netSales', 'Net sales', 'Chiffre d’affaires net HT', 'money', 'higher', 'additive'],
  ['revenue', 'Revenue', 'Chiffre d’affaires', 'money', 'higher', 'additive'],
  ['taxes', 'Taxes', 'Taxes collectées', 'money', 'neutral', 'additive'],
  ['shipping', 'Shipping charged', 'Frais de port facturés', 'money', 'neutral', 'additive'],
  ['totalSales', 'Total sales', 'Ventes totales TTC', 'money', 'higher', 'additive'],
  ['orderCount', 'Orders', 'Nombre de commandes', 'count', 'higher', 'distinct'],
  ['orderCountNonZero', 'Orders of some value', 'Nombre de commandes non nulles', 'count', 'higher', 'distinct'],
  ['unitsSold', 'Units sold', 'Unités vendues', 'quantity', 'higher', 'additive'],
  ['unitsSoldGross', 'Units sold before returns', 'Unités vendues avant retours', 'quantity', 'higher', 'additive'],
  ['salesGrowthRate', 'Sales growth', 'Taux de croissance du CA', 'ratio', 'higher', 'derived'],
  ['salesShare', 'Share of sales', 'Part du CA', 'ratio', 'neutral', 'ratio'],
  ['topCustomerShare', 'Revenue concentration', 'Concentration du CA', 'ratio', 'lower', 'order-stat'],
  ['discountRate', 'Discount rate', 'Taux de remise', 'ratio', 'lower', 'ratio'],
  ['discountRateByCode', 'Discount rate by code', 'Taux de remise par code promotionnel', 'ratio', 'lower', 'ratio'],
  ['discountRateOrders', 'Share of discounted orders', 'Part des commandes remisées', 'ratio', 'lower', 'ratio'],
  ['returnRate', 'Return rate', 'Taux de retour', 'ratio', 'lower', 'ratio'],
  ['returnRateUnits', 'Return rate by units', 'Taux de retour en unités', 'ratio', 'lower', 'ratio'],
  ['returnRateOrders', 'Return rate by orders', 'Taux de retour en commandes', 'ratio', 'lower', 'ratio'],
  ['averageOrderValue', 'Average order value', 'Panier moyen', 'money', 'higher', 'ratio'],
  ['averageOrderValueNet', 'Average order value after returns', 'Panier moyen net des retours', 'money', 'higher', 'ratio'],
  ['averageOrderValueTotal', 'Average order value incl. tax and shipping', 'Panier moyen TTC, port compris', 'money', 'higher', 'ratio'],
  [
    'averageOrderValueNetPaid',
    'Average order value of paid orders after returns',
    'Panier moyen net des commandes payées',
    'money',
    'higher',
    'ratio',
  ],
  ['medianOrderValue', 'Median order value', 'Panier médian', 'money', 'higher', 'order-stat'],
  ['unitsPerTransaction', 'Units per transaction', 'Articles par panier', 'number', 'higher', 'ratio'],
  ['unitsPerTransactionNet', 'Units per transaction after returns', 'Articles par panier nets des retours', 'number', 'higher', 'ratio'],
  ['averageSellingPrice', 'Average selling price', 'Prix de vente moyen', 'money', 'neutral', 'ratio'],
  [
    'averageSellingPriceBeforeDiscounts',
    'Average selling price before discounts',
    'Prix de vente moyen avant remises',
    'money',
    'neutral',
    'ratio',
  ],
  ['activeCustomers', 'Active customers', 'Clients actifs', 'count', 'higher', 'distinct'],
  ['activeCustomersContractual', 'Active customers under contract', 'Clients actifs sous contrat', 'count', 'higher', 'distinct'],
  ['newCustomers', 'New customers', 'Nouveaux clients', 'count', 'higher', 'additive'],
  ['reactivatedCustomers', 'Reactivated customers', 'Clients réactivés', 'count', 'higher', 'distinct'],
  ['purchaseFrequency', 'Purchase frequency', 'Nombre de ventes par client', 'number', 'higher', 'ratio'],
  ['salesPerCustomer', 'Sales per customer', 'CA par client', 'money', 'higher', 'ratio'],
  ['salesPerCustomerWithGuests', 'Sales per customer, guests by order', 'CA par client, invités par commande', 'money', 'higher', 'ratio'],
  ['returningCustomerRate', 'Returning customer rate', 'Taux de clients récurrents', 'ratio', 'higher', 'ratio'],
  [
    'returningCustomerRatePriorOnly',
    'Returning customer rate, earlier purchase only',
    'Taux de clients récurrents, achat antérieur seulement',
    'ratio',
    'higher',
    'ratio',
  ],
  ['repeatPurchaseRate', 'Repeat purchase rate', 'Taux de réachat', 'ratio', 'higher', 'ratio'],
  ['repeatPurchaseRateLifetime', 'Repeat purchase rate so far', 'Taux de réachat à ce jour', 'ratio', 'higher', 'ratio'],
  ['customerRetentionRate', 'Customer retention rate', 'Taux de rétention des clients', 'ratio', 'higher', 'ratio'],
  [
    'customerRetentionRateContractual',
    'Customer retention rate under contract',
    'Taux de rétention des clients sous contrat',
    'ratio',
    'higher',
    'ratio',
  ],
  ['customerChurnRate', 'Customer churn rate', 'Taux d’attrition des clients', 'ratio', 'lower', 'ratio'],
  [
    'customerChurnRateStripe',
    'Customer churn rate, joiners in the base',
    'Taux d’attrition des clients, nouveaux compris dans la base',
    'ratio',
    'lower',
    'ratio',
  ],
  [
    'customerChurnRateAverage',
    'Customer churn rate over the average base',
    'Taux d’attrition des clients sur la base moyenne',
    'ratio',
    'lower',
    'ratio',
  ],
  ['costOfGoodsSold', 'Cost of goods sold', 'Coût d’achat des ventes', 'money', 'lower', 'additive'],
  ['grossProfit', 'Gross profit', 'Marge brute', 'money', 'higher', 'additive'],
  ['grossMarginRate', 'Gross margin rate', 'Taux de marque', 'ratio', 'higher', 'ratio'],
  ['markupRate', 'Mark-up rate', 'Taux de marge', 'ratio', 'higher', 'ratio'],
  ['costCoverageRate', 'Share of sales with known cost', 'Part du CA au coût connu', 'ratio', 'higher', 'ratio'],
  ['customerLifetimeValue', 'Customer lifetime value so far', 'Valeur vie client à ce jour', 'money', 'higher', 'ratio'],
  ['customerLifetimeValueRevenue', 'Customer lifetime revenue so far', 'CA cumulé par client à ce jour', 'money', 'higher', 'ratio'],
  ['customerLifetimeValueChurnBased', 'Customer lifetime value by churn', 'Valeur vie client par l’attrition', 'money', 'higher', 'ratio'],
];

/** Plain definitions that no publication stands behind. */
const unsourced = ['reactivatedCustomers', 'purchaseFrequency', 'salesPerCustomer', 'salesPerCustomerWithGuests'];

describe('every indicator', () => {
  test('is in the table of meanings, and nothing else is', () => {
    expect(every.map(({ id }) => id).sort()).toEqual(meanings.map(([id]) => id).sort());
  });

  test.each(meanings)('%s is “%s”, « %s »', (id, en, fr, unit, better, additivity) => {
    const metric = every.find((one) => one.id === id);
    expect([metric?.label, metric?.unit, metric?.better, metric?.additivity]).toEqual([{ en, fr }, unit, better, additivity]);
    const column = api.query([], { select: [metric as Callable] }).columns.find((one) => one.id === id);
    expect([column?.label, column?.unit, column?.better, column?.additivity]).toEqual([{ en, fr }, unit, better, additivity]);
  });

  test('is called by the name of its export, and a variant by the name of both', () => {
    for (const [name, own] of exported) {
      expect([own.id, own.name]).toEqual([name, name]);
      for (const [variant, { id }] of Object.entries(own.variants))
        expect(id).toBe(name + variant.charAt(0).toUpperCase() + variant.slice(1));
    }
  });

  test('has labels of its own in each language', () => {
    for (const language of ['en', 'fr'] as const) expect(new Set(every.map(({ label }) => label[language])).size).toBe(every.length);
  });

  test('names its source where there is one', () => {
    expect(
      every
        .filter(({ source }) => source === null)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...unsourced].sort());
    expect(every.filter(({ source }) => source?.trim() === '')).toEqual([]);
  });

  test('is frozen with its formula and variants', () => {
    for (const [, own] of exported) expect([own, own.formula, own.variants].every(Object.isFrozen)).toBe(true);
  });

  test('keeps its meaning under any policy', () => {
    for (const [, own] of exported) {
      const other = own.under({ giftCards: 'included', taxBasis: 'including', orderInclusion: 'paid', refundDate: 'orderDate' });
      expect([other.id, other.label, other.unit, other.better, other.additivity]).toEqual([
        own.id,
        own.label,
        own.unit,
        own.better,
        own.additivity,
      ]);
    }
  });
});

const names = fc.option(fc.constantFrom('A', 'B', 'C', '__proto__', '', 'r1'));
const cents = fc.integer({ min: -99_999, max: 99_999 }).map((units) => units / 100);
const amounts = fc.oneof(
  cents,
  cents.map(String),
  fc.constantFrom<api.Amount>(0, -0, '-0.00', '1e-9', 1e21, '12345678901234567890.12', 7n),
);

/** Rows that can be read, of every kind, with holes. */
const ledgers = fc
  .array(
    fc.record({
      date: fc.constantFrom<api.DateInput>(
        '2025-01-05',
        '2025-01-31',
        '2025-02-01',
        '2025-02-28T23:30:00-05:00',
        1_738_368_000_000,
        new Date(1_738_368_000_000),
      ),
      amount: amounts,
      gross: fc.option(amounts, { freq: 1 }),
      discount: fc.option(amounts, { freq: 1 }),
      tax: fc.option(amounts),
      cost: fc.option(amounts),
      quantity: fc.option(amounts),
      orderId: names,
      customerId: names,
      orderDate: fc.option(fc.constantFrom<api.DateInput>('2025-01-05', '2025-02-01')),
      kind: fc.option(fc.constantFrom('product', 'gift-card', 'shipping', 'fee', 'duty', 'tip', 'adjustment')),
      type: fc.option(fc.constantFrom('sale', 'return'), { freq: 1 }),
      status: fc.option(
        fc.constantFrom('open', 'partially-paid', 'paid', 'fulfilled', 'refunded', 'cancelled', 'draft', 'failed', 'test', 'deleted'),
      ),
      currency: fc.constantFrom(null, null, null, null, 'EUR'),
    }),
    { maxLength: 14 },
  )
  .map((rows): api.Sale[] => rows.map((row, place) => ({ id: `r${place}`, ...row })));

describe('the plain call', () => {
  // Variants of customers under contract read subscriptions.
  const ofSales = every.filter(({ id }) => !id.endsWith('Contractual'));
  test.each(ofSales.map((metric) => [metric.id, metric] as const))('%s is the value of the one row of a query', (_, metric) => {
    fc.assert(
      fc.property(ledgers, (sales) => {
        expect(text(metric(sales))).toBe(plainAnswer(metric, sales));
      }),
      runs(60),
    );
  });

  test.each(exported)('%s says the same under another policy', (_, own) => {
    const other = own.under({ giftCards: 'included', taxBasis: 'including', orderInclusion: 'paid', refundDate: 'orderDate' });
    fc.assert(
      fc.property(ledgers, (sales) => {
        expect(text(other(sales))).toBe(plainAnswer(other, sales));
      }),
      { numRuns: 30 },
    );
  });
});
