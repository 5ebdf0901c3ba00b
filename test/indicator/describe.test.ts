// What each indicator says of itself.
import { count, eq, gt, indicator, isNull, max, minus, netSales, plus, quantile, ratio, sale, sum, times } from 'sales-kpi';
import * as api from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { everyIndicator } from '../laws/agreement.ts';

const said: readonly (readonly [id: string, en: string, fr: string, unit: string, better: string, additivity: string])[] = [
  ['grossSales', 'Gross sales', 'Ventes brutes', 'money', 'higher', 'additive'],
  ['discounts', 'Discounts', 'Remises accordées', 'money', 'lower', 'additive'],
  ['returns', 'Returns', 'Retours et avoirs', 'money', 'lower', 'additive'],
  ['netSales', 'Net sales', 'Chiffre d’affaires net HT', 'money', 'higher', 'additive'],
  ['revenue', 'Revenue', 'Chiffre d’affaires', 'money', 'higher', 'additive'],
  ['taxes', 'Taxes', 'Taxes collectées', 'money', 'neutral', 'additive'],
  ['shipping', 'Shipping charged', 'Frais de port facturés', 'money', 'neutral', 'additive'],
  ['totalSales', 'Total sales', 'Ventes totales TTC', 'money', 'higher', 'additive'],
  ['orderCount', 'Orders', 'Nombre de commandes', 'count', 'higher', 'distinct'],
  ['unitsSold', 'Units sold', 'Unités vendues', 'quantity', 'higher', 'additive'],
  ['unitsSoldGross', 'Units sold before returns', 'Unités vendues avant retours', 'quantity', 'higher', 'additive'],
  ['discountRate', 'Discount rate', 'Taux de remise', 'ratio', 'lower', 'ratio'],
  ['returnRate', 'Return rate', 'Taux de retour', 'ratio', 'lower', 'ratio'],
  ['returnRateUnits', 'Return rate by units', 'Taux de retour en unités', 'ratio', 'lower', 'ratio'],
  ['returnRateOrders', 'Return rate by orders', 'Taux de retour en commandes', 'ratio', 'lower', 'ratio'],
  ['averageOrderValue', 'Average order value', 'Panier moyen', 'money', 'higher', 'ratio'],
  ['averageOrderValueNet', 'Average order value after returns', 'Panier moyen net des retours', 'money', 'higher', 'ratio'],
  ['averageOrderValueTotal', 'Average order value incl. tax and shipping', 'Panier moyen TTC, port compris', 'money', 'higher', 'ratio'],
  ['medianOrderValue', 'Median order value', 'Panier médian', 'money', 'higher', 'order-stat'],
  ['unitsPerTransaction', 'Units per transaction', 'Articles par panier', 'number', 'higher', 'ratio'],
  ['unitsPerTransactionNet', 'Units per transaction after returns', 'Articles par panier nets des retours', 'number', 'higher', 'ratio'],
  ['averageSellingPrice', 'Average selling price', 'Prix de vente moyen', 'money', 'neutral', 'ratio'],
  ['activeCustomers', 'Active customers', 'Clients actifs', 'count', 'higher', 'distinct'],
  ['newCustomers', 'New customers', 'Nouveaux clients', 'count', 'higher', 'additive'],
  ['reactivatedCustomers', 'Reactivated customers', 'Clients réactivés', 'count', 'higher', 'distinct'],
  ['purchaseFrequency', 'Purchase frequency', 'Nombre de ventes par client', 'number', 'higher', 'ratio'],
  ['salesPerCustomer', 'Sales per customer', 'CA par client', 'money', 'higher', 'ratio'],
  ['returningCustomerRate', 'Returning customer rate', 'Taux de clients récurrents', 'ratio', 'higher', 'ratio'],
  ['returningCustomerRatePriorOnly', 'Returning customer rate, earlier purchase only', 'Taux de clients récurrents, achat antérieur seulement', 'ratio', 'higher', 'ratio'],
  ['repeatPurchaseRate', 'Repeat purchase rate', 'Taux de réachat', 'ratio', 'higher', 'ratio'],
  ['customerRetentionRate', 'Customer retention rate', 'Taux de rétention des clients', 'ratio', 'higher', 'ratio'],
  ['customerChurnRate', 'Customer churn rate', 'Taux d’attrition des clients', 'ratio', 'lower', 'ratio'],
  ['costOfGoodsSold', 'Cost of goods sold', 'Coût d’achat des ventes', 'money', 'lower', 'additive'],
  ['grossProfit', 'Gross profit', 'Marge brute', 'money', 'higher', 'additive'],
  ['grossMarginRate', 'Gross margin rate', 'Taux de marque', 'ratio', 'higher', 'ratio'],
  ['markupRate', 'Mark-up rate', 'Taux de marge', 'ratio', 'higher', 'ratio'],
];

describe('every indicator', () => {
  test.each(said)('%s is called %s and %s, in %s, %s is better, %s', (id, en, fr, unit, better, additivity) => {
    const found = everyIndicator.find((one) => one.id === id);
    expect([found?.label.en, found?.label.fr, found?.unit, found?.better, found?.additivity]).toEqual([en, fr, unit, better, additivity]);
  });

  test('is in the table above', () => {
    expect(everyIndicator.map(({ id }) => id).sort()).toEqual(said.map(([id]) => id).sort());
  });

  test('is exported under its own id, and its labels are told apart in both languages', () => {
    for (const [name, value] of Object.entries(api as Readonly<Record<string, unknown>>)) {
      if (typeof value === 'function' && 'formula' in value) expect((value as unknown as { id: string }).id).toBe(name);
    }
    for (const language of ['en', 'fr'] as const) expect(new Set(everyIndicator.map(({ label }) => label[language])).size).toBe(everyIndicator.length);
  });

  test('is frozen plain data that can be called, and its formula survives JSON', () => {
    for (const one of everyIndicator) {
      expect(Object.isFrozen(one)).toBe(true);
      expect((one as unknown as { name: string }).name).toBe(one.id);
      expect(JSON.stringify(JSON.parse(JSON.stringify(one.formula)))).toBe(JSON.stringify(one.formula));
    }
  });

  test('that was stored as JSON answers the same when it is asked', () => {
    const rows = [{ id: '1', date: '2025-01-31', amount: 30, quantity: 3, customerId: 'ana', tax: 6, cost: 10 }, { id: '2', date: '2025-02-01', amount: -10, quantity: -1, customerId: 'ana' }];
    const stored = everyIndicator.map(({ id, label, unit, better, additivity, source, formula }) => JSON.parse(JSON.stringify({ id, label, unit, better, additivity, source, formula })) as api.Metric);
    const ask = (select: readonly api.Metric[]): string => JSON.stringify(api.query(rows as never, { select, every: 'month' } as never));
    expect(ask(stored)).toBe(ask(everyIndicator));
  });
});

describe('taux de marge and taux de marque are two', () => {
  test('bought at 100 and sold at 150, the taux de marque is a third and the taux de marge a half', () => {
    const rows = [{ id: '1', date: '2025-01-31', amount: 150, cost: 100 }];
    expect([api.grossMarginRate.label.fr, String(api.grossMarginRate(rows)).slice(0, 6)]).toEqual(['Taux de marque', '0.3333']);
    expect([api.markupRate.label.fr, String(api.markupRate(rows))]).toEqual(['Taux de marge', '0.5']);
  });
});

describe('how an indicator of your own rolls up is read off its formula', () => {
  const define = (formula: unknown, more: object = {}): string => indicator({ id: 'mine', label: { en: 'Mine', fr: 'Mien' }, unit: 'number', better: 'higher', formula: formula as ReturnType<typeof sum<never>>, ...more }).additivity;

  test.each<[string, string, unknown]>([
    ['a sum', 'additive', sum(sale.amount)],
    ['a count', 'additive', count(sale.id)],
    ['a sum of sums', 'additive', plus(sum(sale.amount), sum(sale.tax))],
    ['a difference of sums', 'additive', minus(sum(sale.amount), sum(sale.cost))],
    ['a sum times a constant', 'additive', times(sum(sale.amount), 2)],
    ['an additive indicator', 'additive', times(netSales, -1)],
    ['a ratio', 'ratio', ratio(sum(sale.amount), count(sale.id))],
    ['a median', 'order-stat', quantile(sale.amount, 0.5)],
    ['a maximum', 'order-stat', max(sale.amount)],
    ['distinct values', 'distinct', api.countDistinct(sale.channel)],
    ['customers seen before', 'distinct', api.returningCount(sale.customerId)],
    ['distinct values and a sum', 'derived', plus(api.countDistinct(sale.channel), sum(sale.amount))],
    ['one less a ratio', 'derived', minus(1, ratio(sum(sale.cost), sum(sale.amount)))],
    ['a sum and a ratio', 'derived', plus(sum(sale.amount), ratio(sum(sale.cost), sum(sale.amount)))],
    ['a product of two sums', 'derived', times(sum(sale.amount), count(sale.id))],
    ['a sum less a constant', 'derived', minus(sum(sale.amount), 5)],
    ['a ratio times a constant', 'derived', times(ratio(sum(sale.cost), sum(sale.amount)), 100)],
  ])('%s is %s', (_, additivity, formula) => {
    expect(define(formula)).toBe(additivity);
  });

  test('and may be said', () => {
    expect(define(sum(sale.quantity), { additivity: 'semi-additive' })).toBe('semi-additive');
  });

  test('variants have names of their own', () => {
    const mine = indicator({
      id: 'large',
      label: { en: 'Large', fr: 'Grandes' },
      unit: 'count',
      better: 'higher',
      source: 'the house',
      formula: count(sale.id, { where: gt(sale.amount, 100) }),
      variants: { web: { label: { en: 'Large, web', fr: 'Grandes, web' }, formula: count(sale.id, { where: eq(sale.channel, 'web') }) }, unknown: { label: { en: 'Large, unknown', fr: 'Grandes, inconnu' }, formula: count(sale.id, { where: isNull(sale.channel) }), source: 'elsewhere' } },
    });
    expect([mine.variants.web.id, mine.variants.unknown.id]).toEqual(['largeWeb', 'largeUnknown']);
    expect([mine.source, mine.variants.web.source, mine.variants.unknown.source]).toEqual(['the house', 'the house', 'elsewhere']);
    expect(mine.variants.web([{ id: '1', date: '2025-01-31', amount: 1, channel: 'web' }])).toBe(1);
  });
});
