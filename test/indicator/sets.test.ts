// Ready sets: what can be asked at once, of which records.
import { answeredBy, b2bPipeline, ecommerce, type Metric, query, retail, subscription } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { agree, type Kinds } from '../agree.ts';
import { shop } from './ledger.ts';

const months = { every: 'month', between: ['2025-01-01', '2025-04-01'], compare: 'previousPeriod' } as const;

/** The kinds of records that indicators read. */
const kindsOf = (metrics: readonly Metric[]): string[] => [
  ...new Set(metrics.flatMap(({ formula }) => [...JSON.stringify(formula).matchAll(/"from":"(\w+)"/g)].map((match) => match[1] as string))),
];

const sets: readonly (readonly [string, readonly Metric[], readonly string[]])[] = [
  ['ecommerce', ecommerce, ['responses', 'sales', 'spend', 'traffic']],
  ['b2bPipeline', b2bPipeline, kindsOf(b2bPipeline).sort()],
  ['subscription', subscription, kindsOf(subscription).sort()],
  ['retail', retail, ['sales']],
];

describe.each(sets)('%s', (_, set, kinds) => {
  test('reads the records that it says', () => {
    expect(kindsOf(set).sort()).toEqual(kinds);
    expect(new Set(set.map(({ id }) => id)).size).toBe(set.length);
  });

  test('is asked as a whole, by every engine, also where there are no records', async () => {
    const nothing: Kinds = Object.fromEntries(kinds.map((kind) => [kind, kind === 'sales' ? shop : []])) as never;
    await agree(set, nothing, months);
  });
});

describe('answeredBy', () => {
  test('keeps what the records at hand can answer, in order', () => {
    expect(answeredBy(ecommerce, ['sales']).map(({ id }) => id)).toEqual([
      'netSales',
      'orderCount',
      'averageOrderValue',
      'newCustomers',
      'returningCustomerRate',
      'customerRetentionRate',
      'returnRate',
      'grossMarginRate',
    ]);
    expect(answeredBy(ecommerce, ['traffic']).map(({ id }) => id)).toEqual(['visitConversionRate']);
    expect(answeredBy(retail, ['leads'])).toEqual([]);
  });

  test('is a list to select from, with types', () => {
    const [row] = query({ sales: shop }, { select: answeredBy(ecommerce, ['sales']), between: ['2025-01-01', '2025-04-01'] }).rows;
    expect(String(row?.netSales)).toBe('315');
  });
});
