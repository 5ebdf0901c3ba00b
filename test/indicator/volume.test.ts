import { orderCount, unitsSold } from 'sales-kpi';
import { describeCases } from './answer.ts';

describeCases(orderCount, [
  ['without rows', [], '0'],
  ['a row without an order is one of its own', [{ amount: 10 }, { amount: 20 }], '2'],
  [
    'two lines of one order',
    [
      { amount: 100, orderId: 'A' },
      { amount: 5, orderId: 'A' },
    ],
    '1',
  ],
  [
    'two orders',
    [
      { amount: 100, orderId: 'A' },
      { amount: 5, orderId: 'B' },
      { amount: 5, orderId: 'A' },
    ],
    '2',
  ],
  [
    'a row of its own beside an order of the same name',
    [
      { id: 'A', amount: 10 },
      { id: 'x', amount: 10, orderId: 'A' },
    ],
    '2',
  ],
  ['an order of no value', [{ amount: 0, orderId: 'A' }], '1'],
  [
    'an order given back stays an order',
    [
      { amount: 100, orderId: 'A' },
      { amount: -100, orderId: 'A' },
    ],
    '1',
  ],
  ['a return alone is no order', [{ amount: -100, orderId: 'A' }], '0'],
  ['shipping alone is no order', [{ amount: 5, orderId: 'A', kind: 'shipping' }], '0'],
  ['an order of a gift card alone is none', [{ amount: 50, orderId: 'A', kind: 'gift-card' }], '0'],
  ['an adjustment is no order', [{ amount: 5, orderId: 'A', kind: 'adjustment' }], '0'],
  [
    'orders have no currency',
    [
      { amount: 1, orderId: 'A', currency: 'EUR' },
      { amount: 1, orderId: 'B', currency: 'USD' },
    ],
    '2',
  ],
  [
    'guests order too',
    [
      { amount: 1, orderId: 'A' },
      { amount: 1, orderId: 'B', customerId: 'ana' },
    ],
    '2',
  ],
  [
    'of one month',
    [
      { amount: 1, date: '2025-01-31' },
      { amount: 1, date: '2025-02-01' },
    ],
    '1',
    { between: ['2025-02-01', '2025-03-01'] },
  ],
]);

describeCases(unitsSold, [
  ['without rows', [], '0'],
  [
    'three and two',
    [
      { amount: 30, quantity: 3 },
      { amount: 20, quantity: 2 },
    ],
    '5',
  ],
  [
    'less one given back',
    [
      { amount: 30, quantity: 3 },
      { amount: -10, quantity: -1 },
    ],
    '2',
  ],
  [
    'half a kilo',
    [
      { amount: 3, quantity: 0.5 },
      { amount: 6, quantity: '1.25' },
    ],
    '1.75',
  ],
  ['no row says its quantity', [{ amount: 30 }], 'null: missing-input'],
  ['of the rows that say it', [{ amount: 30, quantity: 3 }, { amount: 10 }], '3'],
  ['a quantity of zero is said', [{ amount: 30, quantity: 0 }], '0'],
  [
    'more given back than sold',
    [
      { amount: 10, quantity: 1 },
      { amount: -30, quantity: -3 },
    ],
    '-2',
  ],
  [
    'shipping and gift cards are no units',
    [
      { amount: 30, quantity: 3 },
      { amount: 5, quantity: 1, kind: 'shipping' },
      { amount: 50, quantity: 1, kind: 'gift-card' },
    ],
    '3',
  ],
  [
    'units have no currency',
    [
      { amount: 1, quantity: 1, currency: 'EUR' },
      { amount: 1, quantity: 1, currency: 'USD' },
    ],
    '2',
  ],
]);

describeCases(unitsSold.variants.gross, [
  ['without rows', [], '0'],
  [
    'before returns',
    [
      { amount: 30, quantity: 3 },
      { amount: -10, quantity: -1 },
    ],
    '3',
  ],
  ['returns alone', [{ amount: -10, quantity: -1 }], '0'],
  ['no sold row says its quantity', [{ amount: 30 }, { amount: -10, quantity: -1 }], 'null: missing-input'],
]);
