import { shipping, taxes, totalSales } from 'sales-kpi';
import { describeCases } from './answer.ts';

describeCases(taxes, [
  ['without rows', [], '0'],
  ['one row', [{ amount: 100, tax: 20 }], '20'],
  ['no row says its tax', [{ amount: 100 }], 'null: missing-input'],
  ['a tax of zero is a tax', [{ amount: 100, tax: 0 }], '0'],
  ['one row does not say its tax', [{ amount: 100, tax: 20 }, { amount: 50 }], 'null: missing-input'],
  [
    'a row that does not count may lack its tax',
    [
      { amount: 100, tax: 20 },
      { amount: 50, kind: 'gift-card' },
      { amount: 50, status: 'draft' },
    ],
    '20',
  ],
  [
    'given back with the goods',
    [
      { amount: 100, tax: 20 },
      { amount: -25, tax: -5 },
    ],
    '15',
  ],
  [
    'of shipping, fees and tips too',
    [
      { amount: 100, tax: 20 },
      { amount: 5, tax: 1, kind: 'shipping' },
      { amount: 2, tax: 0.4, kind: 'fee' },
      { amount: 1, tax: 0, kind: 'tip' },
    ],
    '21.4',
  ],
  [
    'of a gift card is left out',
    [
      { amount: 100, tax: 20 },
      { amount: 50, tax: 10, kind: 'gift-card' },
    ],
    '20',
  ],
  [
    'two currencies',
    [
      { amount: 1, tax: 1, currency: 'EUR' },
      { amount: 1, tax: 1, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);

describeCases(shipping, [
  ['without rows', [], '0'],
  ['goods alone', [{ amount: 100 }], '0'],
  ['one charge', [{ amount: 100 }, { amount: 4.9, kind: 'shipping' }], '4.9'],
  ['free shipping', [{ amount: 0, kind: 'shipping' }], '0'],
  [
    'given back',
    [
      { amount: 4.9, kind: 'shipping' },
      { amount: -4.9, kind: 'shipping' },
    ],
    '0',
  ],
  ['without its tax', [{ amount: 5, tax: 1, kind: 'shipping' }], '5'],
  ['after its discount', [{ amount: 3, gross: 5, kind: 'shipping' }], '3'],
  ['no fee, duty or tip', (['fee', 'duty', 'tip'] as const).map((kind) => ({ amount: 5, kind })), '0'],
  [
    'two currencies of shipping',
    [
      { amount: 1, kind: 'shipping', currency: 'EUR' },
      { amount: 1, kind: 'shipping', currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
  [
    'the currency of goods is none of its business',
    [
      { amount: 1, kind: 'shipping', currency: 'EUR' },
      { amount: 1, currency: 'USD' },
    ],
    '1',
  ],
]);

describeCases(totalSales, [
  ['without rows', [], '0'],
  ['goods and tax', [{ amount: 100, tax: 20 }], '120'],
  [
    'goods, shipping and their tax',
    [
      { amount: 100, tax: 20 },
      { amount: 5, tax: 1, kind: 'shipping' },
    ],
    '126',
  ],
  ['fees, duties and tips', (['fee', 'duty', 'tip'] as const).map((kind) => ({ amount: 5, tax: 1, kind })), '18'],
  [
    'gift cards are left out',
    [
      { amount: 100, tax: 20 },
      { amount: 50, tax: 0, kind: 'gift-card' },
    ],
    '120',
  ],
  ['no row says its tax', [{ amount: 100 }], 'null: missing-input'],
  ['one row does not say its tax', [{ amount: 100, tax: 20 }, { amount: 50 }], 'null: missing-input'],
  [
    'all given back',
    [
      { amount: 100, tax: 20 },
      { amount: -100, tax: -20 },
    ],
    '0',
  ],
  [
    'money given back without goods',
    [
      { amount: 100, tax: 20 },
      { amount: -10, tax: 0, kind: 'adjustment' },
    ],
    '110',
  ],
  [
    'two currencies',
    [
      { amount: 1, tax: 0, currency: 'EUR' },
      { amount: 1, tax: 0, currency: 'USD' },
    ],
    'null: mixed-currency',
  ],
]);
