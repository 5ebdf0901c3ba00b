import { costOfGoodsSold, grossMarginRate, grossProfit, markupRate, query } from 'sales-kpi';
import { describe, expect, test } from 'vitest';
import { describeCases, ledger } from './answer.ts';

describeCases(costOfGoodsSold, [
  ['without rows', [], '0'],
  ['one row', [{ amount: 150, cost: 100 }], '100'],
  ['no row says its cost', [{ amount: 150 }], 'null: missing-input'],
  ['a cost of zero is said', [{ amount: 150, cost: 0 }], '0'],
  ['of the rows that say it', [{ amount: 150, cost: 100 }, { amount: 80 }], '100'],
  [
    'less the cost of what came back',
    [
      { amount: 150, cost: 100 },
      { amount: -75, cost: -50 },
    ],
    '50',
  ],
  [
    'goods that came back broken keep their cost',
    [
      { amount: 150, cost: 100 },
      { amount: -150, cost: 0 },
    ],
    '100',
  ],
  [
    'the cost of shipping and gift cards is left out',
    [
      { amount: 150, cost: 100 },
      { amount: 5, cost: 4, kind: 'shipping' },
      { amount: 50, cost: 1, kind: 'gift-card' },
    ],
    '100',
  ],
  [
    'two currencies',
    [
      { amount: 1, cost: 1, currency: 'EUR' },
      { amount: 1, cost: 1, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);

describeCases(grossProfit, [
  ['without rows', [], '0'],
  ['bought at 100, sold at 150', [{ amount: 150, cost: 100 }], '50'],
  ['sold below cost', [{ amount: 80, cost: 100 }], '-20'],
  ['a row without cost counts on neither side', [{ amount: 150, cost: 100 }, { amount: 80 }], '50'],
  ['no row says its cost', [{ amount: 150 }], 'null: missing-input'],
  [
    'all given back',
    [
      { amount: 150, cost: 100 },
      { amount: -150, cost: -100 },
    ],
    '0',
  ],
  ['after discount', [{ amount: 120, discount: 30, cost: 100 }], '20'],
  [
    'shipping is left out',
    [
      { amount: 150, cost: 100 },
      { amount: 5, cost: 4, kind: 'shipping' },
    ],
    '50',
  ],
  [
    'two currencies',
    [
      { amount: 1, cost: 1, currency: 'EUR' },
      { amount: 1, cost: 1, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);

describeCases(grossMarginRate, [
  ['without rows', [], 'null: zero-denominator'],
  ['bought at 100, sold at 150', [{ amount: 150, cost: 100 }], '0.3333333333333333333333333333333333333333'],
  ['bought at 120, sold at 150, and a row without cost', [{ amount: 150, cost: 120 }, { amount: 80 }], '0.2'],
  ['no row says its cost', [{ amount: 150 }], 'null: missing-input'],
  ['given away', [{ amount: 0, cost: 10 }], 'null: zero-denominator'],
  ['sold below cost', [{ amount: 80, cost: 100 }], '-0.25'],
  ['bought for nothing', [{ amount: 80, cost: 0 }], '1'],
  [
    'all given back',
    [
      { amount: 150, cost: 100 },
      { amount: -150, cost: -100 },
    ],
    'null: zero-denominator',
  ],
  [
    'of the total, not the mean of rates',
    [
      { amount: 100, cost: 50 },
      { amount: 300, cost: 250 },
    ],
    '0.25',
  ],
  [
    'two currencies',
    [
      { amount: 1, cost: 1, currency: 'EUR' },
      { amount: 1, cost: 1, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);

describeCases(markupRate, [
  ['without rows', [], 'null: zero-denominator'],
  ['bought at 100, sold at 150', [{ amount: 150, cost: 100 }], '0.5'],
  ['bought at 120, sold at 150, and a row without cost', [{ amount: 150, cost: 120 }, { amount: 80 }], '0.25'],
  ['no row says its cost', [{ amount: 150 }], 'null: missing-input'],
  ['bought for nothing', [{ amount: 150, cost: 0 }], 'null: zero-denominator'],
  ['sold below cost', [{ amount: 80, cost: 100 }], '-0.2'],
  [
    'of the total, not the mean of rates',
    [
      { amount: 100, cost: 50 },
      { amount: 180, cost: 150 },
    ],
    '0.4',
  ],
  [
    'two currencies',
    [
      { amount: 1, cost: 1, currency: 'EUR' },
      { amount: 1, cost: 1, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);

describe('a margin known in part', () => {
  test.each([costOfGoodsSold, grossProfit, grossMarginRate, markupRate])('$id tells how many rows lack their cost', (metric) => {
    const notes = (costs: readonly (number | null)[]): unknown[] =>
      query(ledger(costs.map((cost) => ({ amount: 10, cost }))), { select: [metric] }).notes.filter(
        ({ code }) => code === 'partial-coverage',
      );
    expect(notes([1, null, 2, null])).toEqual([{ code: 'partial-coverage', row: null, column: metric.id, detail: 2 }]);
    expect(notes([1, 2])).toEqual([]);
  });
});
