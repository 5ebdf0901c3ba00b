// How an indicator of your own rolls up: only what stays right when it is added may be called additive.
import { count, countDistinct, indicator, max, minus, netSales, plus, quantile, ratio, returningCount, sale, sum, times } from 'sales-kpi';
import { describe, expect, test } from 'vitest';

describe('how an indicator of your own rolls up is read off its formula', () => {
  const define = (formula: unknown, more: object = {}): string =>
    indicator({
      id: 'mine',
      label: { en: 'Mine', fr: 'Mien' },
      unit: 'number',
      better: 'higher',
      formula: formula as ReturnType<typeof sum<never>>,
      ...more,
    }).additivity;

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
    ['distinct values', 'distinct', countDistinct(sale.channel)],
    ['customers seen before', 'distinct', returningCount(sale.customerId)],
    ['distinct values and a sum', 'derived', plus(countDistinct(sale.channel), sum(sale.quantity))],
    ['one less a ratio', 'derived', minus(1, ratio(sum(sale.cost), sum(sale.amount)))],
    ['a sum and a ratio', 'derived', plus(sum(sale.quantity), ratio(sum(sale.cost), sum(sale.amount)))],
    ['a product of two sums', 'derived', times(sum(sale.amount), count(sale.id))],
    ['a sum less a constant', 'derived', minus(sum(sale.amount), 5)],
    ['a ratio times a constant', 'derived', times(ratio(sum(sale.cost), sum(sale.amount)), 100)],
  ])('%s is %s', (_, additivity, formula) => {
    expect(define(formula)).toBe(additivity);
  });
});
